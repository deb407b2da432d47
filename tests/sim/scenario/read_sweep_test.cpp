#include "sim/scenario/read_sweep.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using river::title;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string date = "from = \"2026Q1\"\n";

class ReadSweep : public ::testing::Test {
 protected:
  std::vector<Scenario> read(const std::string& stem) {
    warnings_.clear();
    return read_scenarios(folder_.path() + "/scenarios/" + stem + ".toml", inputs_, river::start, river::last,
                          warnings_);
  }
  void write(const std::string& stem, const std::string& text) {
    folder_.write("scenarios/" + stem + ".toml", title + text);
  }
  std::vector<Scenario> points(const std::string& text) {
    write("s", text);
    return read("s");
  }
  /// Problems of a scenario whose text begins on line 2.
  std::vector<std::string> problems(const std::string& text) {
    return river::problems_of([&] { points(text); });
  }

  river::TempFolder folder_;
  Inputs inputs_ = river::read_world(folder_);
  std::vector<Problem> warnings_;
};

TEST_F(ReadSweep, EachPointIsAScenarioOfItsOwn) {
  const std::vector<Scenario> found = points(
      "[[change]]\ntarget = \"mill.power\"\nscale = 2\nfrom = \"2022Q1\"\n"
      "[sweep]\ntarget = \"old_bridge.toll\"\nset = [\"5 元\", \"1 千元\"]\n" +
      date + "until = \"2028Q1\"\nramp = 2\n");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].stem, "s/1");
  EXPECT_EQ(found[1].stem, "s/2");
  EXPECT_EQ(file_stem(found[1].stem), "s");
  EXPECT_EQ(found[0].title.en, "T (old_bridge.toll = 5 元)");
  EXPECT_EQ(found[1].title.zh, "题（old_bridge.toll = 1 千元）");
  EXPECT_EQ(found[1].file_title.zh, "题");
  ASSERT_THAT(found[1].changes, SizeIs(2));
  EXPECT_EQ(found[1].changes[0].target, "mill.power");
  const Change& swept = found[1].changes[1];
  EXPECT_EQ(swept.target, "old_bridge.toll");
  EXPECT_EQ(swept.how, Change::How::set);
  EXPECT_EQ(swept.amount, 1000);
  EXPECT_EQ(swept.from, Quarter(2026, 1));
  EXPECT_EQ(swept.until, Quarter(2028, 1));
  EXPECT_EQ(swept.ramp, 2);
  EXPECT_EQ(swept.position.line, 8);
  EXPECT_EQ(found[0].texts, found[1].texts);
}

TEST_F(ReadSweep, APointIsTheScenarioThatSaysTheSame) {
  const std::vector<Scenario> found =
      points("[sweep]\ntarget = \"old_bridge.lanes\"\nscale = [0.5, 1, 3]\n" + date);
  ASSERT_THAT(found, SizeIs(3));
  write("plain", "[[change]]\ntarget = \"old_bridge.lanes\"\nscale = 3\n" + date);
  const Inputs& inputs = inputs_;
  const auto values = [&](const Scenario& scenario) {
    const ScenarioInputs realised = realise(scenario, inputs, river::start, river::last);
    const ParameterId id = realised.inputs.parameters.require("old_bridge.lanes");
    std::vector<double> all;
    for (Quarter quarter = river::start; quarter <= river::last; quarter = quarter + 1)
      all.push_back(realised.timeline.get(id, quarter));
    return all;
  };
  EXPECT_EQ(values(found[2]), values(read("plain").front()));
  EXPECT_FALSE(first_change(found[1], inputs_, river::start, river::last).has_value());
  EXPECT_EQ(first_change(found[0], inputs_, river::start, river::last), Quarter(2026, 1));
}

TEST_F(ReadSweep, ListsMoveTogether) {
  const std::vector<Scenario> found =
      points("[[sweep]]\ntarget = \"old_bridge.lanes\"\nadd = [1, -2]\n" + date +
             "[[sweep]]\ntarget = \"mill.power\"\nscale = [2.5, 3]\n" + date);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].title.en, "T (old_bridge.lanes + 1, mill.power × 2.5)");
  EXPECT_EQ(found[1].title.zh, "题（old_bridge.lanes - 2，mill.power × 3）");
  ASSERT_THAT(found[1].changes, SizeIs(2));
  EXPECT_EQ(found[1].changes[0].amount, -2);
  EXPECT_EQ(found[1].changes[1].amount, 3);
}

TEST_F(ReadSweep, ReplacesWhatTheChainSaysAboutItsTarget) {
  write("base",
        "[[change]]\ntarget = \"old_bridge.toll\"\nset = \"1 元\"\nfrom = \"2022Q1\"\n"
        "[[deactivate]]\nid = \"old_bridge\"\nfrom = \"2022Q1\"\n");
  const std::vector<Scenario> tolls =
      points("extends = \"base\"\n[sweep]\ntarget = \"old_bridge.toll\"\nscale = [2, 3]\n" + date);
  ASSERT_THAT(tolls[0].changes, SizeIs(1));
  EXPECT_EQ(tolls[0].changes[0].amount, 2);
  EXPECT_THAT(tolls[0].switches, SizeIs(1));
  const std::vector<Scenario> open =
      points("extends = \"base\"\n[sweep]\ntarget = \"old_bridge.active\"\nset = [true, false]\n" + date);
  EXPECT_THAT(open[0].switches, IsEmpty());
  EXPECT_EQ(open[1].title.en, "T (old_bridge.active = false)");
}

TEST_F(ReadSweep, TellsEveryMistakeAtItsPlace) {
  const auto sweep = [](const std::string& target, const std::string& rest) {
    return "[sweep]\ntarget = \"" + target + "\"\n" + rest + "\n" + date;
  };
  EXPECT_THAT(problems(sweep("old_bridge.tol", "scale = [1, 2]")),
              ElementsAre("s.toml:3:10: unknown parameter 'old_bridge.tol'; did you mean 'old_bridge.toll' "
                          "(CNY, 0 to 1e12)?"));
  EXPECT_THAT(problems(sweep("old_bridge.toll", "scale = []")),
              ElementsAre("s.toml:4:9: 'scale' is an empty list; a sweep has a value for each point"));
  EXPECT_THAT(
      problems(sweep("old_bridge.toll", "scale = 2")),
      ElementsAre("s.toml:4:9: 'scale' of a sweep is a list, one value for each point; a single value "
                  "makes a [[change]]"));
  EXPECT_THAT(problems(sweep("old_bridge.toll", "scale = [1]\nset = [\"1 元\"]")),
              ElementsAre("s.toml:4:9: a sweep has exactly one of set, scale, add"));
  EXPECT_THAT(problems(sweep("old_bridge.toll", "")),
              ElementsAre("s.toml:2:1: missing 'set', 'scale' or 'add' in [sweep]: a list of values"));
  EXPECT_THAT(problems("[sweep]\nscale = [2]\n"), ElementsAre("s.toml:2:1: missing 'target' in [sweep]",
                                                              "s.toml:2:1: missing 'from' in [sweep]"));
  EXPECT_THAT(problems(sweep("old_bridge.stone", "add = [1, 2, 3]")),
              ElementsAre("s.toml:4:7: a choice can only be set"));
  EXPECT_THAT(
      problems(sweep("old_bridge.lanes", "set = [1, 101, 1.5, [2], 4]\nfactor = 2")),
      ElementsAre("s.toml:4:11: 101 is out of range for 'old_bridge.lanes' (count, 0 to 100), in 2026Q1",
                  HasSubstr("s.toml:4:16: '1.5' is not whole"), HasSubstr("s.toml:4:21: no single value"),
                  "s.toml:5:1: unknown key 'factor'; did you mean 'scale'?"));
  EXPECT_THAT(problems(sweep("old_bridge.lanes", "scale = [1, 2, 1.0]")),
              ElementsAre("s.toml:4:16: point 3 is the same as point 1 (old_bridge.lanes × 1)"));
  EXPECT_THAT(
      problems("sweep = 3\n"),
      ElementsAre("s.toml:2:1: 'sweep' is a table: [sweep] with 'target', 'from' and a list of values"));
  std::string many = "scale = [0";
  for (int i = 1; i <= 64; ++i) many += ", " + std::to_string(i);
  EXPECT_THAT(problems(sweep("mill.power", many + "]")),
              ElementsAre("s.toml:4:9: 65 points; a sweep has at most 64"));
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"mill.power\"\nscale = [2, 3]\n" + date),
      ElementsAre("s.toml:4:9: 'scale' needs a plain number such as 2.0; several values make a [sweep]"));
}

TEST_F(ReadSweep, LinesOfOneFileDoNotContradictEachOther) {
  const std::string sweep = "[[sweep]]\ntarget = \"mill.power\"\nscale = [2, 3]\n" + date;
  EXPECT_THAT(
      problems("[[change]]\ntarget = \"mill.power\"\nscale = 2\nfrom = \"2022Q1\"\nuntil = \"2023Q1\"\n" +
               sweep),
      ElementsAre("s.toml:8:10: line 2 changes 'mill.power' already; a file either changes a target or "
                  "varies it"));
  EXPECT_THAT(problems(sweep + sweep),
              ElementsAre("s.toml:8:9: the list in line 4 sweeps 'mill.power' already; keep one of the two"));
  EXPECT_THAT(
      problems(sweep + "[[sweep]]\ntarget = \"old_bridge.lanes\"\nset = [1, 2, 3]\n" + date),
      ElementsAre("s.toml:8:7: 3 values here, 2 in line 4: the lists of [[sweep]] move together and are "
                  "equally long"));
  EXPECT_THAT(problems("[[activate]]\nid = \"night_ferry\"\nfrom = \"2026Q1\"\n"
                       "[sweep]\ntarget = \"night_ferry.active\"\nset = [true, false]\n" +
                       date),
              ElementsAre("s.toml:7:8: line 2 switches 'night_ferry.active' already; keep one of the two"));
}

TEST_F(ReadSweep, CannotBeExtended) {
  write("wide", "[sweep]\ntarget = \"mill.power\"\nscale = [2, 3]\n" + date);
  EXPECT_THAT(
      problems("extends = \"wide\"\nnonsense = 1\n"),
      ElementsAre("s.toml:2:11: 'wide' has a sweep and stands for several scenarios; none of them can be "
                  "extended: extend a file without sweep",
                  HasSubstr("s.toml:3:1: unknown key")));
}

TEST_F(ReadSweep, EveryPointKeepsTheOrderOfFields) {
  inputs_ =
      river::read_world(folder_, "", river::dam_head + "lowest = \"2 quarters\"\nhighest = \"4 quarters\"\n");
  EXPECT_THAT(
      problems("[sweep]\ntarget = \"dam.lowest\"\nset = [\"3 quarters\", \"5 quarters\", \"6 quarters\"]\n" +
               date),
      ElementsAre(HasSubstr("s.toml:4:22: 'dam.lowest' (5 quarters) is beyond 'dam.highest'"),
                  HasSubstr("s.toml:4:36: 'dam.lowest' (6 quarters) is beyond 'dam.highest'")));
}

TEST_F(ReadSweep, OneScenarioIsAskedForWhereThereAreSeveral) {
  points("[sweep]\ntarget = \"mill.power\"\nscale = [2, 3]\n" + date);
  EXPECT_THROW(
      read_scenario(folder_.path() + "/scenarios/s.toml", inputs_, river::start, river::last, warnings_),
      InvalidInput);
}

}  // namespace
}  // namespace sim
