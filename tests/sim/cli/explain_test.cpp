#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/output/study_file.hpp"
#include "tests/sim/cli/toy_program.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The mills with the river's catalogue: three weirs, of which one is shut.
class RiverMills : public toy::MillModel {
 public:
  std::vector<sim::KindSchema> kinds() const override { return river::kinds(); }
};

std::string weir(const std::string& id, const std::string& rest) {
  return "[[entry]]\nid = \"" + id +
         "\"\nkind = \"weir\"\ngrade = \"C\"\nlabel = { en = \"Weir\", zh = \"堰\" }\n"
         "group = \"3 Dams\"\nsource = [{ document = \"almanac\", section = \"2\", printed = \"a weir\" }]\n"
         "from = \"2019Q1\"\nstones = \"100 CNY\"\n" +
         rest;
}

class Explain : public ::testing::Test {
 protected:
  Explain() {
    program_.write("data/models/toy/catalogue/river.toml",
                   weir("a", "") + weir("b", "") + weir("shut", "active = false\n"));
  }
  std::string run(std::vector<std::string> line) const {
    const std::string file = program_.path("study.h5");
    line.insert(line.begin(), "run");
    line.insert(line.end(), {"-o", file, "--until", "2022Q4", "--fresh"});
    const auto outcome = program_.with(RiverMills(), line);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return file;
  }
  nlohmann::json rows(const std::string& file, const std::string& name,
                      const std::vector<std::string>& more = {}) const {
    std::vector<std::string> line = {"explain", file, name, "--format", "json"};
    line.insert(line.end(), more.begin(), more.end());
    const auto outcome = program_.with(RiverMills(), line);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.json();
  }
  toy::Program program_;
};

TEST_F(Explain, AValueLeadsToTheScenarioLineAndToTheDocument) {
  const std::string file = run({"baseline", "dear-grain", "-n", "1"});
  std::filesystem::remove_all(program_.path("data"));
  const auto found = rows(file, "market.price");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0]["scenario"], "baseline");
  EXPECT_EQ(found[0]["value"], 2500);
  EXPECT_EQ(found[0]["from"], "2020Q4");
  EXPECT_EQ(found[0]["last"], "2022Q4");
  EXPECT_EQ(found[0]["how"], "in the data");
  EXPECT_EQ(found[0]["set_by"], "models/toy/parameters/mill.toml:18");
  EXPECT_EQ(found[0]["default_in"], "models/toy/parameters/mill.toml:18");
  EXPECT_EQ(found[0]["basis"], "assumed");
  EXPECT_EQ(found[1]["last"], "2021Q4");
  EXPECT_EQ(found[2]["scenario"], "dear-grain");
  EXPECT_EQ(found[2]["value"], 5000);
  EXPECT_EQ(found[2]["from"], "2022Q1");
  EXPECT_EQ(found[2]["how"], "scale 2");
  EXPECT_EQ(found[2]["set_by"], "scenarios/dear-grain.toml:4");
  EXPECT_EQ(found[2]["chain"], "baseline.toml <- dear-grain.toml");
  const auto printed = rows(file, "mill.number")[0];
  EXPECT_EQ(printed["printed"], "50 mills");
  EXPECT_EQ(printed["section"], "1");
  EXPECT_EQ(printed["citation"], "Almanac, 2024");
}

TEST_F(Explain, PeopleReadThePathInTheirLanguage) {
  const std::string file = run({"baseline", "dear-grain", "-n", "1"});
  const std::string text = program_.with(RiverMills(), {"explain", file, "market.price"}).out;
  EXPECT_THAT(text, HasSubstr("2500 CNY from 2020Q4  <- models/toy/parameters/mill.toml:18 (in the data)"));
  EXPECT_THAT(text, HasSubstr("5000 CNY from 2022Q1  <- scenarios/dear-grain.toml:4 (scale 2)"));
  EXPECT_THAT(text, HasSubstr("assumed: a round number"));
  EXPECT_THAT(text, HasSubstr("chain: baseline.toml <- dear-grain.toml"));
  EXPECT_THAT(text, Not(HasSubstr("/tmp")));
  EXPECT_THAT(program_.with(RiverMills(), {"explain", file, "guild.due"}).out,
              HasSubstr("likewise: dear-grain\n"));
  const std::string chinese =
      program_.with(RiverMills(), {"explain", file, "mill.number", "--lang", "zh"}).out;
  EXPECT_THAT(chinese, HasSubstr("Almanac, 2024"));
  EXPECT_THAT(chinese, HasSubstr("自 2020Q4 起"));
}

TEST_F(Explain, SettingsSwitchesAndNewEntriesAreOriginsToo) {
  program_.write_scenario("opened", "Opened",
                          "[[activate]]\nid = \"shut\"\nfrom = \"2021Q3\"\n"
                          "[[deactivate]]\nid = \"shut\"\nfrom = \"2022Q2\"\n");
  program_.write_scenario(
      "built", "Built", "[[add]]\nid = \"new_weir\"\nlike = \"a\"\nfrom = \"2022Q1\"\nstones = \"7 CNY\"\n");
  const std::string file = run({"opened", "built", "-n", "1", "--set", "guild.due=1 %"});
  const auto due = rows(file, "guild.due")[0];
  EXPECT_EQ(due["how"], "--set");
  EXPECT_EQ(due["set_by"], "settings");
  EXPECT_EQ(due["value"], 0.01);
  const auto open = rows(file, "shut.active");
  ASSERT_EQ(open.size(), 4U);
  EXPECT_EQ(open[0]["how"], "in the data");
  EXPECT_EQ(open[1]["how"], "activate");
  EXPECT_EQ(open[1]["value"], true);
  EXPECT_EQ(open[1]["from"], "2021Q3");
  EXPECT_EQ(open[1]["set_by"], "scenarios/opened.toml:3");
  EXPECT_EQ(open[2]["how"], "deactivate");
  EXPECT_EQ(open[2]["set_by"], "scenarios/opened.toml:6");
  EXPECT_EQ(open[3]["scenario"], "built");
  const auto added = rows(file, "new_weir.stones");
  ASSERT_EQ(added.size(), 2U) << "none in the other scenario; before it opens and after";
  EXPECT_EQ(added[1]["scenario"], "built");
  EXPECT_EQ(added[1]["how"], "add");
  EXPECT_EQ(added[1]["set_by"], "scenarios/built.toml:3");
}

TEST_F(Explain, FinancingAndFreezeAreOriginsToo) {
  program_.write_scenario("neutral", "Neutral",
                          "financing = \"budget_neutral\"\n[[change]]\ntarget = \"a.stones\"\nscale = 1.5\n"
                          "from = \"2022Q1\"\n");
  program_.write(
      "data/models/toy/parameters/grain.toml",
      "[mill.rain]\ntype = \"count\"\nlabel = { en = \"rain\", zh = \"雨\" }\nvalue = 3\n"
      "range = { min = 0, max = 9 }\nrole = \"structural\"\nmeaning = { en = \"rain\", zh = \"雨\" }\n"
      "source = [{ assumed = \"felt\" }]\npath = [{ from = \"2022Q1\", value = 5 }]\n");
  program_.write_scenario("frozen", "Frozen", "freeze = \"2021Q4\"\n");
  const std::string file = run({"neutral", "frozen", "-n", "1"});
  const auto cut = rows(file, "b.stones");
  ASSERT_EQ(cut.size(), 3U);
  EXPECT_EQ(cut[1]["how"], "financing");
  EXPECT_EQ(cut[1]["value"], 50);
  EXPECT_EQ(cut[1]["set_by"], "scenarios/neutral.toml:3");
  const auto rain = rows(file, "mill.rain");
  ASSERT_EQ(rain.size(), 4U);
  EXPECT_EQ(rain[1]["value"], 5);
  EXPECT_EQ(rain[1]["how"], "in the data");
  EXPECT_EQ(rain[3]["value"], 3);
  EXPECT_EQ(rain[3]["from"], "2022Q1");
  EXPECT_EQ(rain[3]["how"], "freeze 2021Q4");
  EXPECT_EQ(rain[3]["set_by"], "scenarios/frozen.toml:3");
}

TEST_F(Explain, AnObservableTellsItsPointsAndItsValues) {
  const std::string file = run({"baseline", "-n", "3"});
  const auto found = rows(file, "mills", {"--at", "2021Q4,2022"});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0]["what"], "point");
  EXPECT_EQ(found[0]["printed"], "320座磨坊");
  EXPECT_EQ(found[0]["document"], "almanac-2024");
  EXPECT_EQ(found[1]["what"], "value");
  EXPECT_EQ(found[1]["value"], 50);
  EXPECT_EQ(found[1]["low"], 50);
  EXPECT_EQ(found[1]["replicates"], 3);
  EXPECT_EQ(found[2]["quarter"], "2022");
  // By hand: the mean of three takings and its Student t interval.
  const sim::Study study = sim::read_study(file);
  const sim::Study::Variable& takings = *study.find("takings");
  std::vector<double> values;
  for (std::size_t replicate = 0; replicate < 3; ++replicate)
    values.push_back(study.value(takings, 0, replicate, 4));
  const double mean = (values[0] + values[1] + values[2]) / 3;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double half = 4.302652729911275 * std::sqrt(squares / 2 / 3);
  const auto row = rows(file, "takings", {"--at", "2021Q4"})[0];
  EXPECT_NEAR(row["value"].get<double>(), mean, 1e-9 * mean);
  EXPECT_NEAR(row["low"].get<double>(), mean - half, 1e-8 * mean);
  EXPECT_NEAR(row["high"].get<double>(), mean + half, 1e-8 * mean);
  EXPECT_EQ(rows(file, "grain_by_soil").size(), 2U);
  EXPECT_EQ(rows(file, "grain_by_soil[soil=sum]").size(), 1U);
  const std::string text = program_.with(RiverMills(), {"explain", file, "takings"}).out;
  EXPECT_THAT(text, HasSubstr("paid by the market"));
  EXPECT_THAT(text, HasSubstr("outcome"));
}

TEST_F(Explain, AScenarioTellsItsChangesWithTheirLines) {
  program_.write_scenario("tolls", "Tolls",
                          "extends = \"baseline\"\ncites = [\"W7\"]\n[sweep]\ntarget = \"guild.due\"\n"
                          "set = [\"1 %\", \"2 %\"]\nfrom = \"2021Q1\"\n");
  const std::string file = run({"baseline", "tolls", "-n", "1"});
  const auto found = rows(file, "tolls");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1]["name"], "tolls/2");
  EXPECT_EQ(found[1]["cites"], "W7");
  EXPECT_EQ(found[1]["question_en"], "What then?");
  EXPECT_EQ(found[1]["target"], "guild.due");
  EXPECT_EQ(found[1]["after"], 0.02);
  EXPECT_THAT(found[1]["set_by"].get<std::string>(), HasSubstr("scenarios/tolls.toml:"));
  EXPECT_EQ(rows(file, "tolls/1").size(), 1U);
  EXPECT_EQ(rows(file, "baseline")[0]["target"], nullptr);
}

TEST_F(Explain, AnUnknownNameIsAnsweredWithTheNearest) {
  const std::string file = run({"baseline", "-n", "1"});
  const auto error = [&](const std::string& name) {
    const auto outcome = program_.with(RiverMills(), {"explain", file, name});
    EXPECT_EQ(outcome.code, 2);
    return outcome.err;
  };
  EXPECT_THAT(error("market.prise"), HasSubstr("did you mean 'market.price'?"));
  EXPECT_THAT(error("takngs"), HasSubstr("did you mean 'takings'?"));
  EXPECT_THAT(error("baselin"), HasSubstr("did you mean 'baseline'?"));
  EXPECT_THAT(error("shut"), HasSubstr("name one of them: shut."));
  EXPECT_THAT(error("grain_by_soil[soil=chalk]"), HasSubstr("no label 'chalk'"));
  EXPECT_EQ(program_.with(RiverMills(), {"explain", file}).code, 2);
  EXPECT_EQ(program_.with(RiverMills(), {"explain", file, "takings", "--at", "1999Q1"}).code, 2);
}

}  // namespace
