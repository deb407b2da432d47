#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>

#include "sim/parameter/scaling.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;

const std::string size_parameter =
    "\n[river.size]\ntype = \"number\"\nlabel = { en = \"size\", zh = \"规模\" }\nunit = \"1\"\nvalue = 1\n"
    "range = { min = 0.1, max = 1000 }\nrole = \"structural\"\nmeaning = { en = \"rivers\", zh = \"河\" }\n"
    "source = [{ assumed = \"one river\" }]\n";

const std::string rules =
    "[scale]\nsize = \"river.size\"\nextensive = [\"mill.grain\", \"mill.wheels\", \"bridge.lanes\"]\n"
    "divisible = [\"mill.stock\", \"weir.stones\"]\n";

class Scale : public ::testing::Test {
 protected:
  Inputs read(const std::string& text) const {
    river::write_world(folder_, size_parameter, "");
    folder_.write("scale.toml", text);
    return read_inputs(folder_.path(), river::kinds(), river::start);
  }
  ScenarioInputs of_size(const std::string& size, const std::string& scenario = "") const {
    Inputs inputs = read(rules);
    apply_setting("river.size=" + size, inputs);
    const std::string path = folder_.write("s.toml", "title = { en = \"T\", zh = \"题\" }\n" + scenario);
    std::vector<Problem> warnings;
    return realise(read_scenario(path, inputs, river::start, river::last, warnings), inputs, river::start,
                   river::last);
  }
  std::vector<std::string> faults(const std::string& text) const {
    return river::problems_of([&] { read(text); });
  }
  static double value(const ScenarioInputs& run, const std::string& key, Quarter quarter = river::start) {
    return run.timeline.get(run.inputs.parameters.require(key), quarter);
  }

  river::TempFolder folder_;
};

TEST_F(Scale, MultipliesWhatIsExtensiveAndNothingElse) {
  const ScenarioInputs run = of_size("2.5");
  EXPECT_EQ(value(run, "mill.grain"), 5e4);
  EXPECT_EQ(value(run, "mill.grain", Quarter(2023, 1)), 2e5);  // the path too
  EXPECT_EQ(value(run, "mill.wheels"), 8);                     // 7.5: counted in whole ones
  EXPECT_EQ(value(run, "mill.stock"), 12.5);                   // half a sack counts
  EXPECT_EQ(value(run, "old_bridge.lanes"), 8);
  EXPECT_EQ(value(run, "old_bridge.lanes", Quarter(2025, 1)), 10);
  EXPECT_EQ(value(run, "old_bridge.toll"), 10);
  EXPECT_EQ(value(run, "mill.power"), 12.5);
  EXPECT_EQ(value(run, "river.size"), 2.5);
}

TEST_F(Scale, AScenarioSpeaksOfTheSizeOfTheData) {
  const ScenarioInputs run = of_size(
      "100",
      "[[change]]\ntarget = \"mill.grain\"\nset = \"3 万元\"\nfrom = \"2026Q1\"\n"
      "[[add]]\nid = \"new_bridge\"\nkind = \"bridge\"\nfrom = \"2026Q1\"\ntoll = \"1 元\"\nlanes = 2\n");
  EXPECT_EQ(value(run, "mill.grain", Quarter(2026, 1)), 3e6);
  EXPECT_EQ(value(run, "new_bridge.lanes", Quarter(2026, 1)), 200);
  EXPECT_EQ(value(run, "new_bridge.toll", Quarter(2026, 1)), 1);
}

TEST_F(Scale, FindsTheFirstChangeWhereItIs) {
  Inputs inputs = read(rules);
  apply_setting("river.size=7", inputs);
  Scenario scenario;
  scenario.stem = "same";
  EXPECT_EQ(first_change(scenario, inputs, river::start, river::last), std::nullopt);
}

TEST_F(Scale, OfOneIsTheDataBitForBit) {
  const ScenarioInputs one = of_size("1");
  Inputs inputs = read(rules);
  const ParameterTimeline plain(inputs.parameters, river::start, river::last);
  for (Quarter quarter = river::start; quarter <= river::last; quarter = quarter + 1) {
    const auto scaled = one.timeline.at(quarter);
    for (std::size_t row = 0; row < scaled.size(); ++row)
      EXPECT_EQ(std::bit_cast<std::uint64_t>(scaled[row]),
                std::bit_cast<std::uint64_t>(plain.at(quarter)[row]));
  }
}

TEST_F(Scale, TellsEveryFaultOfItsFile) {
  EXPECT_THAT(
      faults(
          "[scale]\nsize = \"mill.power\"\nextensive = [\"mill.grian\", \"bridge.use\", 3, \"mill.stock\"]\n"
          "divisible = [\"mill.stock\"]\nwhole = []\n"),
      ElementsAre(
          "scale.toml:2:8: 'mill.power' cannot be the size: it must be a number above 0 that is 1 in the "
          "data, "
          "without a path",
          "scale.toml:3:14: 'mill.grian' is no parameter and no field of a kind; did you mean 'mill.grain'?",
          "scale.toml:3:28: 'bridge.use' is a share, which no size multiplies (money, count or number)",
          "scale.toml:3:42: 'extensive' holds names of parameters, or of a kind's field",
          "scale.toml:4:14: 'mill.stock' stands here twice", "scale.toml:5:1: unknown key 'whole'"));
  EXPECT_THAT(faults("other = 1\n"),
              ElementsAre("scale.toml:1:1: unknown key 'other'", "scale.toml:1:1: missing table [scale]"));
}

TEST_F(Scale, IsOfADataFolderThatSaysNothing) {
  const river::TempFolder folder;
  EXPECT_FALSE(read_scaling(river::read_world(folder)).size.exists());
}

}  // namespace
}  // namespace sim
