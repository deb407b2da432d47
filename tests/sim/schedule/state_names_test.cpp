#include "sim/schedule/state_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(StateNames, AreWrittenByTable) {
  EXPECT_THAT(state_names({"mill: grain, purse", "guild: *", "sale"}),
              ElementsAre("mill.grain", "mill.purse", "guild.*", "sale"));
  EXPECT_THAT(state_names({}), IsEmpty());
}

TEST(StateNames, AreShownByTable) {
  EXPECT_THAT(by_table(state_names({"mill: grain", "sale", "mill: purse", "sale: price"}), "(rows)"),
              ElementsAre("mill: grain, purse", "sale: (rows), price"));
}

TEST(StateNames, AStarDeclaresEveryColumnButNoRows) {
  EXPECT_TRUE(declares("mill.*", "mill.grain"));
  EXPECT_TRUE(declares("mill.grain", "mill.grain"));
  EXPECT_TRUE(declares("mill", "mill"));
  EXPECT_FALSE(declares("mill.*", "mill"));
  EXPECT_FALSE(declares("mill", "mill.grain"));
  EXPECT_FALSE(declares("mill.grain", "mill.purse"));
  EXPECT_FALSE(declares("mill.*", "millet.grain"));
}

// A new row brings every column along; who only asks which rows there are does not see a column.
TEST(StateNames, AReaderSeesItsColumnsAndTheirRows) {
  EXPECT_TRUE(reaches("mill.grain", "mill.grain"));
  EXPECT_TRUE(reaches("mill.*", "mill.grain"));
  EXPECT_TRUE(reaches("mill.grain", "mill.*"));
  EXPECT_TRUE(reaches("mill", "mill.grain"));
  EXPECT_FALSE(reaches("mill.grain", "mill"));
  EXPECT_FALSE(reaches("mill.grain", "mill.purse"));
  EXPECT_FALSE(reaches("mill", "guild.chest"));
  EXPECT_THAT(
      reached(state_names({"mill: grain", "sale"}), state_names({"mill: purse, grain", "sale: price"})),
      ElementsAre("mill.grain", "sale.price"));
}

}  // namespace
}  // namespace sim
