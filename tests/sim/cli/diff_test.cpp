#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/cli/scenario_difference.hpp"
#include "tests/sim/cli/toy_program.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Diff, ShowsEachParameterWithItsQuartersAndValues) {
  const toy::Program program;
  const auto outcome = program({"diff", "dear-grain", "low-dues"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "parameter     label             what     from    until  dear-grain  low-dues\n"
            "market.price  the market.price  changed  2022Q1         5000 CNY    2500 CNY\n"
            "guild.due     the guild.due     changed  2023Q1         5 %         2 %\n");
}

TEST(Diff, GivesProgramsValuesPathsAndBothLanguages) {
  const toy::Program program;
  program.write_scenario("ramp", "Ramp",
                         "[[change]]\ntarget = \"market.price\"\nadd = \"1200 CNY\"\nfrom = \"2022Q1\"\n"
                         "until = \"2024Q1\"\nramp = 4\n");
  const auto outcome = program({"diff", "baseline", "ramp", "--format", "json"});
  EXPECT_EQ(outcome.code, 1);
  ASSERT_EQ(outcome.json().size(), 1U);
  const auto row = outcome.json()[0];
  EXPECT_EQ(row["target"], "market.price");
  EXPECT_EQ(row["label_zh"], "market.price量");
  EXPECT_EQ(row["unit"], "CNY");
  EXPECT_EQ(row["what"], "changed");
  EXPECT_EQ(row["from"], "2022Q1");
  EXPECT_EQ(row["until"], "2024Q1");
  EXPECT_EQ(row["a"], "baseline");
  EXPECT_EQ(row["b"], "ramp");
  EXPECT_EQ(row["a_start"], 2500.0);
  EXPECT_EQ(row["b_start"], 2800.0);
  EXPECT_EQ(row["b_end"], 3700.0);
  EXPECT_EQ(row["a_path"], "2022Q1: 2500 CNY");
  EXPECT_EQ(row["b_path"], "2022Q1: 2800 CNY; 2022Q2: 3100 CNY; 2022Q3: 3400 CNY; 2022Q4: 3700 CNY");
  EXPECT_THAT(program({"diff", "baseline", "ramp", "--format", "csv"}).out, HasSubstr("market.price,"));
  EXPECT_THAT(program({"diff", "baseline", "ramp", "--lang", "zh"}).out,
              HasSubstr("2500 元   2800 元 (2022Q1) … 3700 元 (2022Q4)\n"));
}

TEST(Diff, SaysSoWhereTheEffectIsTheSame) {
  const toy::Program program;
  // Said in another way, begun after the end, and of size zero.
  program.write_scenario("same", "Same",
                         "[[change]]\ntarget = \"market.price\"\nset = \"5000 CNY\"\nfrom = \"2022Q1\"\n"
                         "[[change]]\ntarget = \"guild.due\"\nscale = 1.0\nfrom = \"2022Q1\"\n");
  program.write_scenario("late", "Late",
                         "extends = \"dear-grain\"\n[[change]]\ntarget = \"guild.due\"\nset = \"9 %\"\n"
                         "from = \"2025Q1\"\n");
  EXPECT_EQ(program({"diff", "dear-grain", "same"}).code, 0);
  const auto late = program({"diff", "dear-grain", "late"});
  EXPECT_EQ(late.code, 0);
  EXPECT_EQ(late.out,
            "no difference: dear-grain and late give every parameter the same values until 2024Q4\n");
  EXPECT_THAT(late.err, HasSubstr("never takes effect"));
  EXPECT_EQ(program({"diff", "dear-grain", "late", "--until", "2025Q4"}).code, 1);
  EXPECT_EQ(program({"diff", "dear-grain", "same", "--format", "json"}).out, "[]\n");
  EXPECT_EQ(program({"diff", "baseline", "baseline"}).code, 0);
  EXPECT_EQ(program({"diff", "dear-grain", "baseline", "--set", "market.price=0 CNY"}).code, 0);
}

TEST(Diff, TakesTwoFilesOfOneName) {
  const toy::Program program;
  program.write("other/dear-grain.toml", program.read("data/scenarios/baseline.toml"));
  const auto outcome = program({"diff", "dear-grain", program.path("other/dear-grain.toml")});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr(program.path("other/dear-grain.toml") + "\n"));
}

TEST(Diff, TellsFinancing) {
  const toy::Program program;
  program.write_scenario("neutral", "Neutral", "financing = \"budget_neutral\"\n");
  const auto row = program({"diff", "baseline", "neutral", "--format", "json"}).json()[0];
  EXPECT_EQ(row["target"], "financing");
  EXPECT_EQ(row["a_start"], "additional");
  EXPECT_EQ(row["b_start"], "budget_neutral");
  EXPECT_TRUE(row["from"].is_null());
}

TEST(Diff, NeedsTwoScenariosAndSaysWhatIsWrongWithBoth) {
  const toy::Program program;
  EXPECT_EQ(program({"diff", "baseline"}).err,
            "error: missing argument: a second scenario to compare with\n");
  EXPECT_EQ(program({"diff", "a", "b", "c"}).err, "error: unexpected argument 'c'\n");
  const auto outcome = program({"diff", "dear-grian", "low-due"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'dear-grain'"));
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'low-dues'"));
}

class Differences : public ::testing::Test {
 protected:
  sim::ScenarioInputs realised(const std::string& text) {
    const std::string path = folder_.write("s.toml", "title = { en = \"T\", zh = \"题\" }\n" + text);
    std::vector<sim::Problem> warnings;
    return sim::realise(sim::read_scenario(path, inputs_, river::start, river::last, warnings), inputs_,
                        river::start, river::last);
  }
  /// "target what from until a -> b" of each difference.
  std::vector<std::string> between(const std::string& a, const std::string& b) {
    std::vector<std::string> lines;
    for (const auto& each : sim::scenario_differences(realised(a), realised(b), sim::Words())) {
      lines.push_back(each.target + " | " + each.what.en + " | " + each.from->text() + " | " +
                      (each.until ? each.until->text() : "") + " | " + each.a.shown + " -> " + each.b.shown);
    }
    return lines;
  }

  river::TempFolder folder_;
  sim::Inputs inputs_ = river::read_world(folder_);
};

TEST_F(Differences, ASwitchTellsWhenItIsOpen) {
  EXPECT_THAT(between("",
                      "[[activate]]\nid = \"night_ferry\"\nfrom = \"2026Q1\"\n"
                      "[[deactivate]]\nid = \"night_ferry\"\nfrom = \"2028Q1\"\n"),
              ElementsAre("night_ferry.active | switched | 2026Q1 | 2028Q1 | no -> yes"));
}

TEST_F(Differences, ANewEntryTellsItsFieldsWhileItIsOpen) {
  const std::string added =
      "[[add]]\nid = \"b\"\nlike = \"old_bridge\"\nfrom = \"2027Q1\"\nuntil = \"2029Q1\"\ntoll = \"3 元\"\n";
  const auto lines = between("", added);
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[0], "b.active | only in the second | 2027Q1 | 2029Q1 | not there -> yes");
  EXPECT_EQ(lines[1], "b.toll | only in the second | 2027Q1 | 2029Q1 | not there -> 3 CNY");
  EXPECT_EQ(between(added, "")[1], "b.toll | only in the first | 2027Q1 | 2029Q1 | 3 CNY -> not there");
  EXPECT_THAT(between(added, added), ElementsAre());
}

TEST_F(Differences, ANewEntryThatNeverOpensMakesNone) {
  const std::string added = "[[add]]\nid = \"b\"\nlike = \"old_bridge\"\nfrom = \"2027Q1\"\n";
  EXPECT_THAT(between("", added + "[[deactivate]]\nid = \"b\"\nfrom = \"2027Q1\"\n"), ElementsAre());
  EXPECT_THAT(between("", "[[add]]\nid = \"b\"\nlike = \"old_bridge\"\nfrom = \"2036Q1\"\n"), ElementsAre());
}

TEST_F(Differences, AFreezeTellsWhatItHoldsBack) {
  EXPECT_THAT(between("", "freeze = \"2024Q4\"\n"),
              ElementsAre("old_bridge.active | switched | 2031Q1 |  | no -> yes",
                          "old_bridge.lanes | changed | 2025Q1 |  | 4 -> 3"));
  EXPECT_THAT(between("freeze = \"2024Q4\"\n", "freeze = \"2023Q1\"\n"), ElementsAre());
}

}  // namespace
