#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/scenario.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using river::title;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ReadScenario : public ::testing::Test {
 protected:
  Scenario read(const std::string& stem) {
    warnings_.clear();
    return read_scenario(folder_.path() + "/scenarios/" + stem + ".toml", inputs_, river::start, river::last,
                         warnings_);
  }
  void write(const std::string& stem, const std::string& text) {
    folder_.write("scenarios/" + stem + ".toml", title + text);
  }
  /// Problems of a scenario whose text begins on line 2.
  std::vector<std::string> problems(const std::string& text) {
    write("s", text);
    return river::problems_of([&] { read("s"); });
  }
  std::vector<std::string> warnings() const { return river::briefs(warnings_); }

  river::TempFolder folder_;
  Inputs inputs_ = river::read_world(folder_);
  std::vector<Problem> warnings_;
};

TEST_F(ReadScenario, ReadsAllThatAFileMaySay) {
  write("toll-up", R"toml(question = { en = "Does it?", zh = "会吗？" }
cites = ["W1"]
financing = "budget_neutral"
[[change]]
target = "old_bridge.toll"
set = "5 万元"
from = "2026Q1"
until = "2028Q1"
ramp = 4
announced = "2025Q3"
[[deactivate]]
id = "old_bridge"
from = "2029Q1"
)toml");
  const Scenario scenario = read("toll-up");
  EXPECT_EQ(scenario.stem, "toll-up");
  EXPECT_EQ(scenario.title.zh, "题");
  EXPECT_EQ(scenario.question.en, "Does it?");
  EXPECT_THAT(scenario.cites, ElementsAre("W1"));
  EXPECT_EQ(scenario.financing, "budget_neutral");
  ASSERT_THAT(scenario.changes, SizeIs(1));
  const Change& change = scenario.changes[0];
  EXPECT_EQ(change.target, "old_bridge.toll");
  EXPECT_EQ(change.how, Change::How::set);
  EXPECT_EQ(change.amount, 50000);
  EXPECT_EQ(change.from, Quarter(2026, 1));
  EXPECT_EQ(change.until, Quarter(2028, 1));
  EXPECT_EQ(change.ramp, 4);
  EXPECT_EQ(change.announced, Quarter(2025, 3));
  EXPECT_EQ(change.position.line, 5);
  ASSERT_THAT(scenario.switches, SizeIs(1));
  EXPECT_FALSE(scenario.switches[0].active);
  ASSERT_THAT(scenario.texts, SizeIs(1));
  EXPECT_EQ(scenario.texts[0].first, "toll-up.toml");
  EXPECT_THAT(warnings(), IsEmpty());
}

TEST_F(ReadScenario, ALaterFileReplacesTheChangesOfItsTarget) {
  write("base",
        "financing = \"budget_neutral\"\n"
        "[[change]]\ntarget = \"old_bridge.toll\"\nset = \"1 元\"\nfrom = \"2022Q1\"\nuntil = \"2023Q1\"\n"
        "[[change]]\ntarget = \"mill.power\"\nscale = 2\nfrom = \"2022Q1\"\n"
        "[[activate]]\nid = \"night_ferry\"\nfrom = \"2022Q1\"\n");
  write("leaf",
        "extends = \"base\"\n[[change]]\ntarget = \"old_bridge.toll\"\nadd = \"2 元\"\nfrom = \"2030Q1\"\n"
        "[[deactivate]]\nid = \"night_ferry\"\nfrom = \"2032Q1\"\n");
  const Scenario scenario = read("leaf");
  ASSERT_THAT(scenario.changes, SizeIs(2));
  EXPECT_EQ(scenario.changes[0].target, "mill.power");
  EXPECT_EQ(scenario.changes[1].how, Change::How::add);
  ASSERT_THAT(scenario.switches, SizeIs(1));
  EXPECT_FALSE(scenario.switches[0].active);
  EXPECT_EQ(scenario.financing, "budget_neutral");
  ASSERT_THAT(scenario.texts, SizeIs(2));
  EXPECT_EQ(scenario.texts[0].first, "base.toml");
}

TEST_F(ReadScenario, ExtendsMayNotGoInACircleOrNowhere) {
  write("a", "extends = \"b\"\n");
  write("b", "extends = \"c\"\n");
  write("c", "extends = \"b\"\n");
  EXPECT_THAT(river::problems_of([&] { read("a"); }),
              ElementsAre("c.toml:2:11: 'extends' goes in a circle: a (a.toml:2:11) -> b (b.toml:2:11) -> c "
                          "(c.toml:2:11) -> b"));
  EXPECT_THAT(problems("extends = \"s\"\n"),
              ElementsAre("s.toml:2:11: 'extends' goes in a circle: s (s.toml:2:11) -> s"));
  write("baseline", "");
  EXPECT_THAT(problems("extends = \"basline\"\n"),
              ElementsAre("s.toml:2:11: no scenario 'basline' in this folder; did you mean 'baseline'?"));
  EXPECT_THAT(problems("extends = \"../s\"\n"),
              ElementsAre("s.toml:2:11: 'extends' needs a name without folder and .toml, not '../s'"));
  EXPECT_THAT(problems("extends = 3\n"),
              ElementsAre("s.toml:2:11: 'extends' needs the name of a scenario in quotes"));
}

TEST_F(ReadScenario, WhatIfsExtendScenariosOfTheFolderAboveTheirs) {
  write("root", "[[change]]\ntarget = \"mill.power\"\nscale = 3\nfrom = \"2022Q1\"\n");
  write("baseline", "extends = \"root\"\n");
  write("documents/W1", "extends = \"baseline\"\n");
  EXPECT_EQ(read("documents/W1").stem, "W1");
  EXPECT_EQ(read("documents/W1").changes.at(0).amount, 3);
  write("documents/baseline", "");
  EXPECT_THAT(read("documents/W1").changes, IsEmpty()) << "its own folder comes first";
  write("documents/W2", "extends = \"rot\"\n");
  EXPECT_THAT(
      river::problems_of([&] { read("documents/W2"); }),
      ElementsAre("W2.toml:2:11: no scenario 'rot' in this folder nor the one above; did you mean 'root'?"));
  write("others/W1", "extends = \"root\"\n");
  EXPECT_THAT(river::problems_of([&] { read("others/W1"); }),
              ElementsAre(HasSubstr("no scenario 'root' in this folder; put both files into one folder")));
}

TEST_F(ReadScenario, UnknownTargetsAreSuggested) {
  const std::string rest = "scale = 2\nfrom = \"2026Q1\"\n";
  EXPECT_THAT(problems("[[change]]\ntarget = \"old_bridge.tol\"\n" + rest),
              ElementsAre("s.toml:3:10: unknown parameter 'old_bridge.tol'; did you mean 'old_bridge.toll' "
                          "(CNY, 0 to 1e12)?"));
  EXPECT_THAT(problems("[[change]]\ntarget = \"old_bridge\"\n" + rest),
              ElementsAre("s.toml:3:10: unknown parameter 'old_bridge'; this is a whole entry: write "
                          "old_bridge.FIELD with one of its fields active, toll, lanes, use, stone, age"));
  EXPECT_THAT(problems("[[change]]\ntarget = \"zzzzzzzzzzzz\"\n" + rest),
              ElementsAre("s.toml:3:10: unknown parameter 'zzzzzzzzzzzz'; 'list parameters' names them all"));
}

TEST_F(ReadScenario, AmountsFitTheTarget) {
  const auto change = [](const std::string& target, const std::string& amount) {
    return "[[change]]\ntarget = \"" + target + "\"\n" + amount + "\nfrom = \"2026Q1\"\n";
  };
  EXPECT_THAT(
      problems(change("old_bridge.toll", "set = \"4 quarters\"")),
      ElementsAre("s.toml:4:7: wrong unit 'quarters' for 'old_bridge.toll' (money: 元, 万元, 亿元 or CNY)"));
  EXPECT_THAT(
      problems(change("old_bridge.toll", "set = 4")),
      ElementsAre("s.toml:4:7: no unit after '4' for 'old_bridge.toll' (money: 元, 万元, 亿元 or CNY)"));
  EXPECT_THAT(
      problems(change("old_bridge.lanes", "add = 1.5")),
      ElementsAre("s.toml:4:7: '1.5' is not whole for 'old_bridge.lanes' (count: a whole number without "
                  "unit)"));
  EXPECT_THAT(problems(change("old_bridge.stone", "set = \"brick\"")),
              ElementsAre("s.toml:4:7: 'brick' is no choice for 'old_bridge.stone' (one of granite, slate)"));
  EXPECT_THAT(problems(change("old_bridge.stone", "scale = 2")),
              ElementsAre("s.toml:4:9: a choice can only be set"));
  EXPECT_THAT(problems(change("old_bridge.stone", "set = \"granite\"\nramp = 2")),
              ElementsAre("s.toml:5:8: a choice has no way in between; leave 'ramp' out"));
  EXPECT_THAT(problems(change("mill.power", "scale = \"2 kW\"")),
              ElementsAre("s.toml:4:9: 'scale' needs a plain number such as 2.0"));
  EXPECT_THAT(problems(change("mill.power", "scale = 2\nadd = 1")),
              ElementsAre("s.toml:5:7: a change has exactly one of set, scale, add"));
  EXPECT_THAT(problems(change("mill.power", "")),
              ElementsAre("s.toml:2:1: missing 'set', 'scale' or 'add' in [[change]]"));
  EXPECT_THAT(problems(change("mill.power", "scale = 2\nramp = 1.5")),
              ElementsAre("s.toml:5:8: 'ramp' is a whole number of quarters, 0 to 400"));
  EXPECT_THAT(
      problems(change("mill.stock", "set = 2")),
      ElementsAre("s.toml:3:10: 'mill.stock' is read once, for the initial state; use --set mill.stock=…"));
}

TEST_F(ReadScenario, EveryValueOfTheTimelineIsInRange) {
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"old_bridge.use\"\nscale = 6\nfrom = \"2026Q1\"\nramp = 4\n"),
      ElementsAre("s.toml:4:9: 1.2000000000000002 is out of range for 'old_bridge.use' (share, 0 to 1), in "
                  "2026Q4"));
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"old_bridge.lanes\"\nadd = -4\nfrom = \"2021Q1\"\n"),
      ElementsAre("s.toml:4:7: -1 is out of range for 'old_bridge.lanes' (count, 0 to 100), in 2021Q1"));
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 97\nfrom = \"2021Q1\"\n"),
      ElementsAre("s.toml:4:7: 101 is out of range for 'old_bridge.lanes' (count, 0 to 100), in 2025Q1"));
  EXPECT_THAT(problems("[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 97\nfrom = \"2021Q1\"\nuntil = "
                       "\"2025Q1\"\n"),
              IsEmpty());
  EXPECT_THAT(problems("[[change]]\ntarget = \"mill.power\"\nscale = 1e308\nfrom = \"2021Q1\"\n"),
              ElementsAre("s.toml:4:9: the value is too large, in 2021Q1"));
}

TEST_F(ReadScenario, SoftRangesAndRoundedCountsWarn) {
  write("s",
        "[[change]]\ntarget = \"mill.grain\"\nset = \"1 亿元\"\nfrom = \"2026Q1\"\n"
        "[[change]]\ntarget = \"old_bridge.lanes\"\nscale = 1.1\nfrom = \"2026Q1\"\n");
  EXPECT_THAT(read("s").changes, SizeIs(2));
  EXPECT_THAT(
      warnings(),
      ElementsAre(
          "s.toml:4:7: 1e8 is out of range for 'mill.grain' (CNY, 0 to 1e6), in 2026Q1",
          "s.toml:8:9: 'old_bridge.lanes' is a count: the scaled value is rounded to a whole number"));
}

TEST_F(ReadScenario, DatesLieInsideTheRun) {
  const std::string head = "[[change]]\ntarget = \"mill.power\"\nscale = 2\n";
  EXPECT_THAT(
      problems(head + "from = \"2020Q4\"\n"),
      ElementsAre("s.toml:5:8: 2020Q4 is before 2021Q1, the first quarter that a scenario can change"));
  EXPECT_THAT(problems(head + "from = \"2026-01\"\n"),
              ElementsAre("s.toml:5:8: 'from' needs a quarter such as \"2026Q1\""));
  EXPECT_THAT(problems(head), ElementsAre("s.toml:2:1: missing 'from' in [[change]]"));
  EXPECT_THAT(problems(head + "from = \"2026Q1\"\nuntil = \"2026Q1\"\n"),
              ElementsAre("s.toml:6:9: 'until' (2026Q1, exclusive) is not after 'from' (2026Q1)"));
  EXPECT_THAT(problems(head + "from = \"2026Q1\"\nannounced = \"2027Q1\"\n"),
              ElementsAre("s.toml:6:13: 'announced' (2027Q1) is after 'from' (2026Q1)"));
  EXPECT_THAT(problems(head + "from = \"2036Q1\"\n"), IsEmpty());
  EXPECT_THAT(warnings(),
              ElementsAre("s.toml:5:8: never takes effect: 2036Q1 is after the end of the run (2035Q4)"));
}

TEST_F(ReadScenario, OverlappingChangesNameBothLines) {
  const auto change = [](const std::string& dates) {
    return "[[change]]\ntarget = \"mill.power\"\nscale = 2\n" + dates + "\n";
  };
  EXPECT_THAT(
      problems(change("from = \"2026Q1\"") + change("from = \"2028Q1\"")),
      ElementsAre("s.toml:6:1: line 2 and line 6 change 'mill.power' in the same quarters (from 2026Q1 on; "
                  "from 2028Q1 on); end one with 'until' where the other begins"));
  EXPECT_THAT(problems(change("from = \"2026Q1\"\nuntil = \"2028Q1\"") + change("from = \"2028Q1\"")),
              IsEmpty());
}

TEST_F(ReadScenario, HeadAndUnknownKeys) {
  EXPECT_THAT(problems("chnge = 1\n"),
              ElementsAre("s.toml:2:1: unknown key 'chnge'; did you mean 'change'?"));
  EXPECT_THAT(
      problems("financing = \"additonal\"\n"),
      ElementsAre("s.toml:2:13: unknown financing 'additonal'; did you mean 'additional'? (additional or "
                  "budget_neutral)"));
  EXPECT_THAT(problems("[change]\ntarget = \"x\"\n"),
              ElementsAre("s.toml:2:2: write [[change]] with two brackets: there may be several"));
  EXPECT_THAT(problems("cites = \"W1\"\n"),
              ElementsAre("s.toml:2:9: 'cites' needs a list of texts, such as [\"a\", \"b\"]"));
  folder_.write("scenarios/s.toml", "cites = []\n");
  EXPECT_THAT(river::problems_of([&] { read("s"); }),
              ElementsAre("s.toml:0:0: missing 'title' in the scenario"));
}

TEST_F(ReadScenario, AFreezeIsAQuarterOfTheRun) {
  write("s", "freeze = \"2024Q4\"\n");
  const Scenario scenario = read("s");
  ASSERT_TRUE(scenario.freeze.has_value());
  EXPECT_EQ(scenario.freeze->quarter, Quarter(2024, 4));
  EXPECT_EQ(scenario.freeze->position.line, 2);
  EXPECT_THAT(warnings(), IsEmpty());
  write("s", "freeze = \"2020Q4\"\n");
  EXPECT_EQ(read("s").freeze->quarter, river::start);

  EXPECT_THAT(problems("freeze = \"2024Q5\"\n"),
              ElementsAre("s.toml:2:10: 'freeze' needs a quarter such as \"2026Q1\""));
  EXPECT_THAT(problems("freeze = 2024\n"),
              ElementsAre("s.toml:2:10: 'freeze' needs a quarter such as \"2026Q1\""));
  EXPECT_THAT(problems("freeze = \"2020Q3\"\n"),
              ElementsAre("s.toml:2:10: 2020Q3 is before 2020Q4, the first quarter of a run"));
  EXPECT_THAT(problems("freeze = \"2024Q4\"\n[[change]]\ntarget = \"old_bridge.lanes\"\nset = 3\n"
                       "from = \"2026Q1\"\nfreeze = \"2024Q4\"\n"),
              ElementsAre(HasSubstr("s.toml:7:1: unknown key 'freeze'")));
}

TEST_F(ReadScenario, AFreezeAtTheEndNeverTakesEffect) {
  for (const char* quarter : {"2035Q4", "2040Q1"}) {
    write("s", std::string("freeze = \"") + quarter + "\"\n");
    read("s");
    EXPECT_THAT(warnings(),
                ElementsAre(HasSubstr("s.toml:2:10: never takes effect: the run ends in 2035Q4")));
  }
}

TEST_F(ReadScenario, AFreezeHoldsDownTheChainAndALaterOneReplacesIt) {
  write("base", "freeze = \"2021Q4\"\n");
  write("leaf", "extends = \"base\"\n");
  EXPECT_EQ(read("leaf").freeze->quarter, Quarter(2021, 4));
  write("leaf", "extends = \"base\"\nfreeze = \"2024Q4\"\n");
  EXPECT_EQ(read("leaf").freeze->quarter, Quarter(2024, 4));
  EXPECT_EQ(read("leaf").freeze->file, folder_.path() + "/scenarios/leaf.toml");
}

// 60 lanes fit beside 3, not beside the 50 that the data date for 2026.
TEST_F(ReadScenario, ChangesAreCheckedAgainstFrozenValues) {
  inputs_.parameters.edit(inputs_.parameters.require("old_bridge.lanes")).path = {{Quarter(2026, 1), 50}};
  const std::string change = "[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 60\nfrom = \"2027Q1\"\n";
  write("root", change);
  EXPECT_THAT(problems("extends = \"root\"\n"), ElementsAre(HasSubstr("root.toml:4:7: 110 is out of range")));
  write("s", "extends = \"root\"\nfreeze = \"2024Q4\"\n");
  EXPECT_EQ(read("s").changes.size(), 1U);
}

TEST_F(ReadScenario, SwitchesAreChecked) {
  EXPECT_THAT(problems("[[activate]]\nid = \"night_fery\"\nfrom = \"2026Q1\"\n"),
              ElementsAre("s.toml:3:6: unknown entry 'night_fery'; did you mean 'night_ferry'?"));
  EXPECT_THAT(problems("[[activate]]\nid = \"night_ferry\"\nfrom = \"2026Q1\"\n"
                       "[[deactivate]]\nid = \"night_ferry\"\nfrom = \"2026Q1\"\n"),
              ElementsAre("s.toml:5:1: line 2 and line 5 both switch 'night_ferry' in 2026Q1"));
  EXPECT_THAT(problems("[[activate]]\nid = \"night_ferry\"\nfrom = \"2026Q1\"\n"
                       "[[change]]\ntarget = \"night_ferry.active\"\nset = true\nfrom = \"2027Q1\"\n"),
              ElementsAre("s.toml:5:1: line 2 switches 'night_ferry.active' already; keep one of the two"));
}

TEST_F(ReadScenario, AddedEntriesAreChecked) {
  EXPECT_THAT(problems("[[add]]\nid = \"old_bridge\"\nlike = \"old_bridg\"\nfrom = \"2027Q1\"\n"),
              ElementsAre("s.toml:3:6: entry 'old_bridge' exists already",
                          "s.toml:4:8: unknown entry 'old_bridg'; did you mean 'old_bridge'?"));
  EXPECT_THAT(problems("[[add]]\nid = \"b\"\nkind = \"brige\"\nfrom = \"2027Q1\"\n"),
              ElementsAre("s.toml:4:8: unknown kind 'brige'; did you mean 'bridge'?"));
  EXPECT_THAT(
      problems("[[add]]\nid = \"b\"\nkind = \"ferry\"\nlike = \"old_bridge\"\nfrom = \"2027Q1\"\n"),
      ElementsAre("s.toml:4:8: 'old_bridge' is of kind 'bridge', so the new entry cannot be a 'ferry'"));
  EXPECT_THAT(
      problems("[[add]]\nid = \"b\"\nkind = \"bridge\"\nfrom = \"2027Q1\"\ntoll = \"5 元\"\nlane = 3\n"),
      ElementsAre("s.toml:2:1: missing 'lanes' in [[add]] (or give 'like')",
                  "s.toml:7:1: unknown key 'lane'; did you mean 'lanes'?"));
  EXPECT_THAT(problems("[[add]]\nid = \"b\"\nlike = \"old_bridge\"\nfrom = \"2027Q1\"\nlanes = 101\n"),
              ElementsAre("s.toml:6:9: 101 is out of range for 'b.lanes' (count, 0 to 100)"));
}

TEST_F(ReadScenario, CitesAndAnswersWhatIsKnown) {
  write("s", "cites = [\"W999\"]\n");
  EXPECT_THAT(read("s").cites, ElementsAre("W999"));  // no list, no check
  for (const char* id : {"W001", "W002", "W003", "W004"}) {
    inputs_.whatifs.rows.emplace_back();
    inputs_.whatifs.rows.back().id = id;
  }
  inputs_.whatifs.noun = "what-if";
  inputs_.known_problems.rows.emplace_back();
  inputs_.known_problems.rows.back().id = "P1";
  inputs_.known_problems.noun = "problem";
  const std::string added = "[[add]]\nid = \"ford\"\nlike = \"old_bridge\"\nfrom = \"2027Q1\"\n";
  EXPECT_THAT(problems("cites = [\"W001\", \"W999\"]\n" + added + "problems = [\"P1\", \"P8\"]\n"),
              ElementsAre("s.toml:2:18: unknown what-if 'W999'; W001 to W004 are known",
                          "s.toml:7:19: unknown problem 'P8'; known: P1"));
  write("s", added + "problems = [\"P1\"]\n");
  EXPECT_THAT(*read("s").added.at(0).problems, ElementsAre("P1"));
}

TEST_F(ReadScenario, TargetsOfAnotherKindSayWhatTheyAre) {
  const std::string rest = "scale = 2\nfrom = \"2026Q1\"\n";
  inputs_.outcomes = {"carts", "carts_by_soil"};
  for (const char* target : {"carts", "carts_by_soil[clay]"}) {
    EXPECT_THAT(
        problems("[[change]]\ntarget = \"" + std::string(target) + "\"\n" + rest),
        ElementsAre(HasSubstr("'; it is an outcome that the model computes and nobody can set; 'list levers' "
                              "names what can be changed")));
  }
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"old_bridge.duration\"\n" + rest),
      ElementsAre("s.toml:3:10: unknown parameter 'old_bridge.duration'; 'old_bridge' has active, toll, "
                  "lanes, use, stone, age"));
  EXPECT_THAT(problems("[[change]]\ntarget = \"old_bridge.toll_each\"\n" + rest),
              ElementsAre(HasSubstr("did you mean 'old_bridge.toll' (CNY, 0 to 1e12)?")));
  EXPECT_THAT(problems("[[change]]\ntarget = \"bridge.toll\"\n" + rest),
              ElementsAre(HasSubstr("did you mean 'old_bridge.toll' (CNY, 0 to 1e12)?")));
  EXPECT_THAT(problems("[[add]]\nid = \"b\"\nlike = \"old\"\nfrom = \"2026Q1\"\n"),
              ElementsAre("s.toml:4:8: unknown entry 'old'; did you mean 'old_bridge'?"));
}

TEST_F(ReadScenario, WordsOfOthersForKeysAreUnderstood) {
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"mill.power\"\nvalue = 2\nfrom = \"2026Q1\"\nto = \"2027Q1\"\n"),
      ElementsAre("s.toml:4:1: unknown key 'value'; did you mean 'set'?",
                  "s.toml:6:1: unknown key 'to'; did you mean 'until'?"))
      << "and no word of a missing 'set'";
}

TEST_F(ReadScenario, FilesOfOtherCommandsAreKnown) {
  EXPECT_THAT(problems("design = \"lhs\"\n[[factor]]\nparameter = \"mill.power\"\n"),
              ElementsAre("s.toml:3:1: a file with factors is a study, not a scenario: give it to 'study'"));
  EXPECT_THAT(
      problems("budget = 1\n[[lever]]\ntarget = \"mill.power\"\n"),
      ElementsAre("s.toml:3:1: a file with levers is a budget, not a scenario: give it to 'optimise'"));
}

TEST_F(ReadScenario, NoProblemOfAChangeHidesAnother) {
  EXPECT_THAT(problems("[[change]]\ntarget = \"old_bridge.lanes\"\nset = -1\nfrom = \"2026Q5\"\nramp = -4\n"),
              ElementsAre("s.toml:4:7: -1 is out of range for 'old_bridge.lanes' (count, 0 to 100)",
                          HasSubstr("s.toml:5:8: 'from' needs a quarter"), HasSubstr("s.toml:6:8: 'ramp'")));
  EXPECT_THAT(problems("[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 97\nfrom = \"2026Q5\"\n"),
              ElementsAre(HasSubstr("s.toml:5:8: 'from' needs a quarter")))
      << "in the quarters before the fourth lane it would be right";
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"nobody.size\"\nscale = \"two\"\nfrom = \"2026Q1\"\nramp = -4\n"),
      ElementsAre(HasSubstr("unknown parameter"), HasSubstr("'scale' needs a plain number"),
                  HasSubstr("'ramp'")));
  EXPECT_THAT(problems("[[change]]\ntarget = \"mill.stock\"\nset = 50\nfrom = \"2026Q1\"\n"),
              ElementsAre(HasSubstr("read once"), HasSubstr("50 is out of range")));
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"old_bridge.lanes\"\nset = 5\nfrom = \"2026Q1\"\nuntil = \"2025Q1\"\n"
               "[[change]]\ntarget = \"old_bridge.lanes\"\nset = 6\nfrom = \"2027Q1\"\n"),
      ElementsAre(HasSubstr("not after 'from'")))
      << "no overlap of quarters that are not known";
}

TEST_F(ReadScenario, WhatFollowsFromAProblemIsNotTold) {
  EXPECT_THAT(problems("[[add]]\nid = \"new\"\nlike = \"old_bridge\"\nlanes = 101\nfrom = \"2026Q1\"\n"
                       "[[change]]\ntarget = \"new.toll\"\nscale = 2\nfrom = \"2027Q1\"\n"
                       "[[deactivate]]\nid = \"new\"\nfrom = \"2028Q1\"\n"
                       "[[add]]\nid = \"newer\"\nlike = \"new\"\nfrom = \"2026Q1\"\n"),
              ElementsAre(HasSubstr("101 is out of range")));
  EXPECT_THAT(problems("[[add]]\nid = \"b\"\nkind = \"bridge\"\nlike = \"old_bridg\"\nfrom = \"2026Q1\"\n"),
              ElementsAre(HasSubstr("unknown entry 'old_bridg'")))
      << "its fields are not missing: the entry it is like has them";
}

TEST_F(ReadScenario, AFileIsCheckedThoughTheOneItExtendsIsNotThere) {
  EXPECT_THAT(problems("extends = \"nowhere\"\n"
                       "[[change]]\ntarget = \"old_bridge.lanes\"\nset = -1\nfrom = \"2026Q1\"\n"
                       "[[change]]\ntarget = \"of_the_other_file.size\"\nset = -1\nfrom = \"2026Q1\"\n"),
              ElementsAre(HasSubstr("s.toml:2:11: no scenario 'nowhere'"), HasSubstr("-1 is out of range")));
  folder_.write("scenarios/broken.toml", "title == 1\n");
  EXPECT_THAT(problems("extends = \"broken\"\nnonsense = 1\n"),
              ElementsAre(HasSubstr("broken.toml:1:"), HasSubstr("unknown key 'nonsense'")));
}

TEST_F(ReadScenario, FieldsStayInTheOrderOfTheirKind) {
  inputs_ =
      river::read_world(folder_, "", river::dam_head + "lowest = \"2 quarters\"\nhighest = \"4 quarters\"\n");
  const auto change = [](const std::string& field, int value, const std::string& dates) {
    return "[[change]]\ntarget = \"dam." + field + "\"\nset = \"" + std::to_string(value) + " quarters\"\n" +
           dates + "\n";
  };
  const std::string rule = "low water is below high water, in ";
  EXPECT_THAT(problems(change("lowest", 6, "from = \"2026Q1\"\nramp = 4")),
              ElementsAre("s.toml:2:1: 'dam.lowest' (5 quarters) is beyond 'dam.highest' (4 quarters): " +
                          rule + "2026Q3"));
  EXPECT_THAT(problems(change("lowest", 6, "from = \"2026Q1\"") + change("highest", 7, "from = \"2026Q1\"")),
              IsEmpty());
  EXPECT_THAT(problems(change("lowest", 6, "from = \"2026Q1\"") +
                       change("highest", 7, "from = \"2026Q1\"\nuntil = \"2028Q1\"")),
              ElementsAre(HasSubstr("s.toml:2:1: 'dam.lowest' (6 quarters)")));
  EXPECT_THAT(
      problems("[[add]]\nid = \"weir\"\nlike = \"dam\"\nfrom = \"2026Q1\"\nhighest = \"1 quarter\"\n"),
      ElementsAre(
          HasSubstr("s.toml:2:1: 'weir.lowest' (2 quarters) is beyond 'weir.highest' (1 quarter): ")));
  EXPECT_THAT(problems(change("lowest", 6, "from = \"2026Q1\"") + change("highest", 7, "from = \"2026Q9\"")),
              ElementsAre(HasSubstr("'from' needs a quarter")))
      << "the faulty change may mend it";
  write("low", change("lowest", 6, "from = \"2026Q1\""));
  EXPECT_THAT(problems("extends = \"low\"\n" + change("lowest", 3, "from = \"2026Q1\"")), IsEmpty());
}

TEST_F(ReadScenario, SettingsKeepTheOrderOfFields) {
  inputs_ =
      river::read_world(folder_, "", river::dam_head + "lowest = \"2 quarters\"\nhighest = \"4 quarters\"\n");
  apply_setting("dam.lowest=6 quarters", inputs_);
  EXPECT_THAT(
      river::briefs(check_settings(inputs_)),
      ElementsAre(":0:0: --set: 'dam.lowest' (6 quarters) is beyond 'dam.highest' (4 quarters): low water is "
                  "below high water"));
  apply_setting("dam.highest=6 quarters", inputs_);
  EXPECT_THAT(check_settings(inputs_), IsEmpty());
}

TEST_F(ReadScenario, ReportsAtMostTwentyProblems) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "[[change]]\ntarget = \"x\"\nscale = 1\nfrom = \"2026Q1\"\n";
  const std::vector<std::string> found = problems(text);
  ASSERT_THAT(found, SizeIs(20));
  EXPECT_THAT(found.back(), HasSubstr("and 11 more problems in this file"));
}

}  // namespace
}  // namespace sim
