#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kinds = "[[kind]]\nid = \"miller\"\nlabel = { en = \"miller\", zh = \"磨坊主\" }\n";
const std::string source = "source = { document = \"river-plan\", section = \"2\", printed = \"3 lanes\" }\n";

std::string actor(const std::string& id, const std::string& rest) {
  return "[[actor]]\nid = \"" + id +
         "\"\nkind = \"miller\"\nlabel = { en = \"Old Tom\", zh = \"老汤姆\" }\n"
         "tie = { en = \"mills\", zh = \"磨面\" }\n" +
         source + rest;
}

std::vector<std::string> problems_of_actors(const std::string& text) {
  const river::TempFolder folder;
  folder.write("actors.toml", text);
  return river::problems_of([&] { river::read_world(folder); });
}

TEST(ReadActors, ReadsWhoStandsForWhom) {
  const river::TempFolder folder;
  folder.write("actors.toml",
               kinds + actor("tom", "start.place = { value = \"3\", source = { assumed = \"a tale\" } }\n") +
                   actor("keeper", "entry = \"old_bridge\"\nordinal = 2\n"));
  const Inputs inputs = river::read_world(folder);
  ASSERT_THAT(inputs.actors.rows, SizeIs(2));
  const Actor& tom = inputs.actors.rows[0];
  EXPECT_EQ(tom.attribute("place"), "3");
  EXPECT_EQ(tom.attribute("rank"), "");
  EXPECT_EQ(tom.ordinal, -1);
  EXPECT_EQ(inputs.actors.rows[1].entry, "old_bridge");
  EXPECT_EQ(inputs.actors.rows[1].ordinal, 2);
  EXPECT_NE(tom.key(), inputs.actors.rows[1].key());
  EXPECT_EQ(inputs.actors.find("老汤姆"), &tom);
  EXPECT_EQ(inputs.actors.find("keeper"), &inputs.actors.rows[1]);
  EXPECT_EQ(inputs.actors.find("nobody"), nullptr);
  EXPECT_TRUE(inputs.texts.contains("actors.toml")) << "a run may rest on it";
}

TEST(ReadActors, RefusesWhatNamesNothing) {
  EXPECT_THAT(problems_of_actors(kinds + actor("tom", "entry = \"old_brige\"\n")),
              Contains(HasSubstr("unknown system 'old_brige'; did you mean 'old_bridge'?")));
  EXPECT_THAT(problems_of_actors(actor("tom", "")), Contains(HasSubstr("unknown kind 'miller'")));
  EXPECT_THAT(problems_of_actors(kinds + actor("tom", "") + actor("tom", "")),
              Contains(HasSubstr("'tom' is defined already")));
  EXPECT_THAT(problems_of_actors(kinds + actor("tom", "ordinal = 1\n")),
              Contains(HasSubstr("which is missing")));
  EXPECT_THAT(problems_of_actors(kinds + actor("tom", "start.place = { value = \"3\" }\n")),
              Contains(HasSubstr("missing 'source'")));
}

}  // namespace
}  // namespace sim
