#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string lanes_source =
    "source = { document = \"river-plan\", section = \"2\", printed = \"3 lanes\" }";

std::string conflict(const std::string& id, const std::string& values, const std::string& rest = "") {
  return "[[conflict]]\nid = \"" + id +
         "\"\nclass = \"wording\"\nwhat = { en = \"lanes\", zh = \"车道\" }\n" + "values = " + values +
         "\nreading = { en = \"three\", zh = \"三\" }\n" + rest;
}

std::vector<std::string> problems_of_conflicts(const std::string& text) {
  const river::TempFolder folder;
  folder.write("conflicts.toml", text);
  return river::problems_of([&] { river::read_world(folder); });
}

TEST(ReadConflicts, ReadsValuesWithTheirSourcesAndTheKeysThatTurnThem) {
  const river::TempFolder folder;
  folder.write(
      "conflicts.toml",
      conflict("C1",
               "[{ value = \"3\", " + lanes_source +
                   " }, { value = { en = \"four\", zh = \"四\" }, source = { literature = \"M 1900\" } }]",
               "keys = [\"old_bridge.lanes\", \"old_bridge.active\"]\n") +
          conflict("C2", "[{ value = \"3\", " + lanes_source + " }]"));
  const Inputs inputs = river::read_world(folder);
  ASSERT_THAT(inputs.conflicts, SizeIs(2));
  const Conflict& first = inputs.conflicts.front();
  EXPECT_EQ(first.id, "C1");
  EXPECT_EQ(first.category, "wording");
  EXPECT_EQ(first.reading.zh, "三");
  ASSERT_THAT(first.values, SizeIs(2));
  EXPECT_EQ(first.values[0].value.zh, "3");
  EXPECT_EQ(first.values[0].sources.front().printed, "3 lanes");
  EXPECT_EQ(first.values[1].value.zh, "四");
  EXPECT_EQ(first.values[1].sources.front().basis, Source::Basis::literature);
  EXPECT_THAT(first.keys, ElementsAre("old_bridge.lanes", "old_bridge.active"));
  EXPECT_THAT(inputs.conflicts[1].keys, SizeIs(0));
  EXPECT_THAT(inputs.texts, SizeIs(3));  // a study does not record them
}

TEST(ReadConflicts, RefusesWhatIsWrongAllInOnePass) {
  EXPECT_THAT(
      problems_of_conflicts(
          "[[conflict]]\nid = \"C 1\"\nclass = \"wordin\"\nwhat = \"lanes\"\nvalues = [{ valu = \"3\" }, 4]\n"
          "keys = [\"old_bridge.lane\"]\n"),
      ElementsAre(
          "conflicts.toml:1:1: missing 'reading' in a conflict",
          "conflicts.toml:2:6: 'C 1' is no id: letters, digits, - and _, a letter first",
          "conflicts.toml:3:9: unknown class 'wordin'; did you mean 'wording'? (disagreement, subject, "
          "time, wording, slip, outside)",
          "conflicts.toml:4:8: 'what' needs a table such as { en = \"…\", zh = \"…\" }",
          "conflicts.toml:5:11: missing 'source' in a value of a conflict",
          "conflicts.toml:5:13: unknown key 'valu'; did you mean 'value'?",
          "conflicts.toml:5:27: 'values' holds tables such as { value = \"3\", source = { … } }",
          "conflicts.toml:6:9: unknown parameter 'old_bridge.lane'; did you mean 'old_bridge.lanes'?"));
  EXPECT_THAT(problems_of_conflicts(conflict("C1", "[]")),
              ElementsAre(HasSubstr("5:10: 'values' needs a list such as")));
  const std::string sound = conflict("C1", "[{ value = \"3\", " + lanes_source + " }]");
  EXPECT_THAT(problems_of_conflicts(sound + sound),
              ElementsAre("conflicts.toml:8:6: conflict 'C1' is defined already, in line 2"));
}

TEST(ReadConflicts, AKeyOfABrokenFileIsNotCalledUnknown) {
  const river::TempFolder folder;
  folder.write("parameters/zebra.toml", "[zebra.stripes]\ntype = \"cuont\"\n");
  folder.write("conflicts.toml",
               conflict("C1", "[{ value = \"3\", " + lanes_source + " }]", "keys = [\"zebra.stripes\"]\n"));
  EXPECT_THAT(river::problems_of([&] { river::read_world(folder); }),
              ElementsAre(HasSubstr("zebra.toml:2:8: unknown type 'cuont'")));
}

}  // namespace
}  // namespace sim
