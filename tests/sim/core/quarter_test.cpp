#include "sim/core/quarter.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

TEST(Quarter, ReadsAndWrites) {
  const auto quarter = Quarter::parse("2026Q1");
  ASSERT_TRUE(quarter);
  EXPECT_EQ(quarter->year(), 2026);
  EXPECT_EQ(quarter->number(), 1);
  EXPECT_EQ(quarter->text(), "2026Q1");
}

TEST(Quarter, RefusesEverythingElse) {
  for (const char* text : {"", "2026", "2026Q0", "2026Q5", "2026q1", "26Q1", "2026Q1 ", " 2026Q1", "2026-1",
                           "1899Q4", "3000Q1", "-026Q1", "20a6Q1", "2026Q11"}) {
    EXPECT_FALSE(Quarter::parse(text)) << text;
  }
}

TEST(Quarter, CountsOverTheYear) {
  EXPECT_EQ((Quarter(2025, 4) + 1).text(), "2026Q1");
  EXPECT_EQ((Quarter(2026, 1) + -1).text(), "2025Q4");
  EXPECT_EQ(Quarter(2035, 4) - Quarter(2020, 4), 60);
  EXPECT_LT(Quarter(2025, 4), Quarter(2026, 1));
}

TEST(Quarter, DaysOfTheGregorianCalendar) {
  EXPECT_EQ(Quarter(2021, 1).days_since_2021(), 0);
  EXPECT_EQ(Quarter(2021, 2).days_since_2021(), 90);
  EXPECT_EQ(Quarter(2020, 4).days_since_2021(), -92);
  EXPECT_EQ(Quarter(2024, 2).days_since_2021(), 3 * 365 + 91);  // 2024 is a leap year
  EXPECT_EQ(Quarter(2035, 4).days_since_2021(), 14 * 365 + 3 + 273);
}

TEST(Quarter, TextReadsBack) {
  for (Quarter quarter(1900, 1); quarter <= Quarter(2999, 4); quarter = quarter + 1) {
    ASSERT_EQ(Quarter::parse(quarter.text()), quarter);
  }
}

}  // namespace
}  // namespace sim
