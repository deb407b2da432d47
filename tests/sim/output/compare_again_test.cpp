#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "sim/cli/comparison.hpp"
#include "sim/statistics/student.hpp"
#include "tests/sim/output/made_study.hpp"
#include "tests/sim/output/process.hpp"

namespace {

using made::Outcome;
using made::start;
using testing::HasSubstr;

class CompareAgain : public testing::Test {
 protected:
  void SetUp() override {
    if (start("/usr/bin/python3 -c 'import h5py'").status != 0) GTEST_SKIP() << "no h5py";
  }
  Outcome again(const std::string& arguments) const {
    return start("/usr/bin/python3 -B " INNOSIM_SOURCE_DIR "/analysis/compare.py " + file + " " + arguments);
  }
  made::Folder folder;
  std::string file = folder / "study.h5";
};

// A NaN, an infinite spread of sizes, negative zeros and numbers that are written with an exponent.
TEST_F(CompareAgain, AgreesToTheLastDigit) {
  sim::Study study = made::study(3, 7);
  std::vector<double>& grain = study.variables[2].values;
  for (std::size_t place = 0; place < grain.size(); ++place) {
    if (place % 6 == 1) grain[place] *= 1e-9;
    if (place % 6 == 2) grain[place] *= 1e14;
    if (place % 6 == 3) grain[place] = -0.0;
    if (place % 6 == 4 && place % 5 == 0) grain[place] = std::nan("");
    if (place % 6 == 5) grain[place] = -std::exp(0.1 * static_cast<double>(place % 41));
  }
  sim::write_study(study, file);
  sim::ComparisonPlan plan = {0, {1, 2}, {}, {}};
  plan.quarters = {sim::Quarter(2021, 1), sim::Period::of_year(2022), sim::Quarter(2022, 4)};
  std::string arguments = "--at 2021Q1,2022,2022Q4";
  for (const sim::Study::Variable& variable : study.variables) {
    for (sim::Slice& slice : sim::every_slice(study, variable)) plan.slices.push_back(std::move(slice));
    arguments += " --observable '" + variable.observable.name + "'";
  }
  for (sim::Slice& slice : sim::slices_where(study, study.variables[2], {"sum", std::nullopt}))
    plan.slices.push_back(std::move(slice));
  arguments += " --observable 'grain_by_soil_and_crop[soil=sum]'";
  std::ostringstream expected;
  sim::write_csv(sim::comparison_table(study, sim::compare(study, plan)), expected);
  const Outcome outcome = again(arguments);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.output, expected.str());
  EXPECT_EQ(std::count(outcome.output.begin(), outcome.output.end(), '\n'), 1 + 3 * 2 * (3 + 6 + 3));
}

TEST_F(CompareAgain, SaysWhatIsWrong) {
  sim::write_study(made::study(), file);
  for (const auto& [arguments, message] : std::vector<std::pair<std::string, std::string>>{
           {"--against baselin", "did you mean 'baseline'?"},
           {"--at 2031Q4", "--at '2031Q4' is not a quarter from 2020Q4 to 2022Q4"},
           {"--at 2020", "nor a whole year of it"},
           {"--observable mils", "did you mean 'mills'?"}}) {
    const Outcome outcome = again(arguments);
    EXPECT_EQ(outcome.status, 2) << arguments;
    EXPECT_THAT(outcome.output, HasSubstr(message));
  }
  sim::write_study(made::study(1, 2), file);
  EXPECT_THAT(again("").output, HasSubstr("nothing to compare it with"));
}

// Two ways to a quantile, the incomplete beta function and the finite series, round to the same ten decimals.
TEST_F(CompareAgain, HasTheSameQuantiles) {
  std::ostringstream table;
  table.precision(17);
  for (std::size_t degrees = 1; degrees <= 400; ++degrees)
    table << "(" << degrees << "," << sim::student_quantile(0.975, degrees) << ","
          << sim::student_quantile(0.95, degrees) << "),";
  made::put(folder / "table.py", "table = [" + table.str() + "]\n");
  const Outcome outcome = start("cd " INNOSIM_SOURCE_DIR "/analysis && PYTHONPATH=" + folder.path() +
                                " /usr/bin/python3 -B -c 'import student, table\n"
                                "for degrees, high, low in table.table:\n"
                                "    assert student.quantile(0.975, degrees) == high, degrees\n"
                                "    assert student.quantile(0.95, degrees) == low, degrees\n'");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

}  // namespace
