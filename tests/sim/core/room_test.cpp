#include "sim/core/room.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

TEST(Room, GrowsByLessTheMoreThereIs) {
  EXPECT_EQ(larger_room(0), 16U);
  EXPECT_EQ(larger_room(100), 216U);
  EXPECT_EQ(larger_room(4000), 5000U);
  EXPECT_EQ(larger_room(3'200'000), 3'400'000U);
  EXPECT_EQ(larger_room(16'000'000), 16'250'000U);
}

TEST(Room, ListThatGrowsOneByOneIsMovedSeldomAndIsHardlyLargerThanItsElements) {
  std::vector<int> appended;
  std::vector<int> resized;
  std::size_t moves = 0;
  for (std::size_t size = 1; size <= 200'000; ++size) {
    append_with_room(appended, 1);
    const std::size_t before = resized.capacity();
    resize_with_room(resized, size, 1);
    moves += resized.capacity() != before ? 1U : 0U;
    ASSERT_EQ(resized.capacity(), appended.capacity());
    ASSERT_LE(resized.capacity(), size < 2000 ? 2 * size + 16 : size + size / 4 + 1);
  }
  EXPECT_EQ(resized, appended);
  EXPECT_LT(moves, 40U);
}

TEST(Room, ResizedListTakesWhatIsAskedAndKeepsWhatItHas) {
  std::vector<int> list{7};
  resize_with_room(list, 100'000, 3);
  EXPECT_EQ(list.size(), 100'000U);
  EXPECT_EQ(list.capacity(), 100'000U);
  EXPECT_EQ(list.front(), 7);
  EXPECT_EQ(list.back(), 3);
  resize_with_room(list, 2);
  EXPECT_EQ(list, (std::vector<int>{7, 3}));
  EXPECT_EQ(list.capacity(), 100'000U);
}

}  // namespace
}  // namespace sim
