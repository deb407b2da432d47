#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "sim/cli/study_export.hpp"
#include "sim/statistics/quantile.hpp"
#include "tests/sim/cli/toy_program.hpp"
#include "tests/sim/output/made_study.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find("\r\n", begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end == std::string::npos ? text.size() : end + 2;
  }
  return lines;
}

std::vector<std::string> long_csv(const sim::Study& study, const std::string& request) {
  std::vector<sim::Problem> problems;
  std::ostringstream out;
  sim::write_long_csv(study, sim::slices(study, request, problems), out);
  EXPECT_TRUE(problems.empty());
  return lines_of(out.str());
}

std::vector<std::string> iamc(const sim::Study& study, const std::string& request) {
  std::vector<sim::Problem> problems;
  std::ostringstream out;
  sim::write_iamc(study, sim::slices(study, request, problems), {"m 1", "r"}, out);
  EXPECT_TRUE(problems.empty());
  return lines_of(out.str());
}

/// One scenario, two replicates, nine quarters; takings of 1, 2, 3 ... in the first replicate and twice that
/// in the second.
sim::Study counted() {
  sim::Study study = made::study(1, 2);
  std::vector<double>& values = study.variables[1].values;
  for (std::size_t quarter = 0; quarter < 9; ++quarter) {
    values[quarter] = quarter == 0 ? std::nan("") : static_cast<double>(quarter);
    values[9 + quarter] = 2 * values[quarter];
  }
  study.variables[1].observable.denominator.clear();
  return study;
}

TEST(LongCsv, EveryValueHasALine) {
  const auto lines = long_csv(counted(), "takings");
  ASSERT_EQ(lines.size(), 1U + 2 * 9);
  EXPECT_EQ(lines[0], "scenario,replicate,quarter,observable,unit,value");
  EXPECT_EQ(lines[1], "baseline,1,2020Q4,takings,CNY,") << "NaN is empty";
  EXPECT_EQ(lines[2], "baseline,1,2021Q1,takings,CNY,1");
  EXPECT_EQ(lines[18], "baseline,2,2022Q4,takings,CNY,16");
}

TEST(LongCsv, AxesAreColumnsAndSumsSaySo) {
  const sim::Study study = made::study(1, 1);
  const auto cells = long_csv(study, "grain_by_soil_and_crop");
  EXPECT_EQ(cells.size(), 1U + 6 * 9);
  EXPECT_EQ(cells[0], "scenario,replicate,quarter,observable,unit,soil,crop,value");
  EXPECT_THAT(cells[10], StartsWith("baseline,1,2020Q4,grain_by_soil_and_crop,t,sand,oats,"));
  const auto sums = long_csv(study, "grain_by_soil_and_crop[crop=sum]");
  ASSERT_EQ(sums.size(), 1U + 2 * 9);
  double sum = 0;
  for (std::size_t crop = 0; crop < 3; ++crop) sum += study.value(study.variables[2], 0, 0, 0, 3 + crop);
  EXPECT_EQ(sums[10], "baseline,1,2020Q4,grain_by_soil_and_crop,t,loam,sum," + sim::shortest(sum));
}

TEST(LongCsv, TextsAreQuotedAndRunNoFormula) {
  sim::Study study = counted();
  study.scenarios[0] = "=1+1";
  study.variables[1].observable.unit = "CNY, \"real\"";
  EXPECT_EQ(long_csv(study, "takings")[2], "'=1+1,1,2021Q1,takings,\"CNY, \"\"real\"\"\",1");
}

TEST(Iamc, FlowsAreSummedOverTheYearAndStocksStandAtItsEnd) {
  const auto flows = iamc(counted(), "takings");
  EXPECT_THAT(flows, ElementsAre("Model,Scenario,Region,Variable,Unit,2020,2021,2022",
                                 "m 1,baseline,r,takings|Mean,CNY/yr,,15,39",  // 10 and 20; 26 and 52
                                 "m 1,baseline,r,takings|5th Percentile,CNY/yr,,10.5,27.3",
                                 "m 1,baseline,r,takings|Median,CNY/yr,,15,39",
                                 "m 1,baseline,r,takings|95th Percentile,CNY/yr,,19.5,50.7"));
  const sim::Study study = made::study(1, 1);
  const double last = study.value(study.variables[0], 0, 0, 8);
  EXPECT_THAT(iamc(study, "mills")[1], ::testing::EndsWith("," + sim::shortest(last)));
  EXPECT_THAT(iamc(study, "mills")[1], StartsWith("m 1,baseline,r,mills|Mean,1,"));
}

TEST(Iamc, AFlowThatIsAShareIsTheMeanOfItsQuarters) {
  sim::Study study = counted();
  study.variables[1].observable.denominator = "all mills";
  EXPECT_EQ(iamc(study, "takings")[1], "m 1,baseline,r,takings|Mean,CNY,,3.75,9.75");
}

TEST(Iamc, AYearThatIsCutShortHasNoColumn) {
  sim::Study study = made::study(1, 1, {2022, 3});
  EXPECT_EQ(iamc(study, "mills")[0], "Model,Scenario,Region,Variable,Unit,2020,2021");
  EXPECT_EQ(iamc(study, "grain_by_soil_and_crop[soil=loam,crop=sum]")[1].substr(0, 45),
            "m 1,baseline,r,grain_by_soil_and_crop|loam|Me");
}

class Export : public ::testing::Test {
 protected:
  Export() : file_(program_.path("study.h5")) {
    EXPECT_EQ(program_({"run", "baseline", "dear-grain", "-n", "2", "--until", "2022Q4", "-o", file_}).code,
              0);
  }
  toy::Program program_;
  std::string file_;
};

TEST_F(Export, WritesAFileThatIsWholeAndReportsIt) {
  const std::string out = program_.path("all.csv");
  const auto shown = program_({"export", file_, "--csv"});
  EXPECT_EQ(shown.code, 0);
  // mills, grain, two soils, takings, dues, imbalance; two scenarios, two replicates, nine quarters.
  EXPECT_EQ(lines_of(shown.out).size(), 1U + 7 * 2 * 2 * 9);
  const auto written = program_({"export", file_, "--csv", "-o", out, "--format", "json"});
  EXPECT_EQ(written.code, 0);
  EXPECT_EQ(written.json()[0]["file"], out);
  EXPECT_EQ(program_.read("all.csv"), shown.out);
  EXPECT_EQ(written.json()[0]["bytes"], shown.out.size());
  const auto yearly = program_({"export", file_, "--iamc", "--observable", "takings", "--region", "Valley"});
  EXPECT_THAT(yearly.out, HasSubstr("\r\ninnosim toy 1,dear-grain,Valley,takings|Median,CNY/yr,,"));
}

TEST_F(Export, NothingThatIsThereIsLost) {
  const std::string out = program_.path("all.csv");
  EXPECT_EQ(program_({"export", file_, "--csv", "-o", file_, "--fresh"}).code, 4);
  EXPECT_EQ(sim::read_study(file_).scenarios.size(), 2U);
  program_.write("all.csv", "mine");
  const auto refused = program_({"export", file_, "--csv", "-o", out});
  EXPECT_EQ(refused.code, 4);
  EXPECT_THAT(refused.err, HasSubstr("--fresh"));
  EXPECT_EQ(program_.read("all.csv"), "mine");
  EXPECT_EQ(program_({"export", file_, "--csv", "-o", out, "--fresh"}).code, 0);
  EXPECT_THAT(program_.read("all.csv"), StartsWith("scenario,"));
  EXPECT_EQ(program_({"export", file_, "--csv", "-o", program_.path("none/all.csv")}).code, 4);
  EXPECT_EQ(program_({"export", file_, "--csv", "-o", program_.path("data"), "--fresh"}).code, 4);
}

TEST_F(Export, WrongUseIsRefused) {
  for (const std::vector<std::string>& line :
       std::vector<std::vector<std::string>>{{"export", file_},
                                             {"export", file_, "--csv", "--iamc"},
                                             {"export", file_, "--csv", "--region", "x"},
                                             {"export", file_, "--csv", "--format", "json"},
                                             {"export", file_, "--csv", "--observable", "takngs"},
                                             {"export", program_.path("none.h5"), "--csv"}}) {
    const auto outcome = program_(line);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
  }
}

}  // namespace
