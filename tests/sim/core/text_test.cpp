#include "sim/core/text.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "sim/core/hash.hpp"

namespace sim {
namespace {

TEST(ParseInteger, WholeTextOnly) {
  EXPECT_EQ(parse_integer("42"), 42);
  EXPECT_EQ(parse_integer("-8"), -8);
  EXPECT_EQ(parse_integer("+8"), 8);
  EXPECT_EQ(parse_integer("9223372036854775807"), 9223372036854775807LL);
  for (const char* text : {"", "+", "-", "+-1", "--1", "++1", "1.0", "1e3", "0x10", " 1", "1 ", "1,000",
                           "9223372036854775808", "٣"}) {
    EXPECT_FALSE(parse_integer(text)) << text;
  }
}

TEST(ParseNumber, WholeTextOnly) {
  EXPECT_EQ(parse_number("0.25"), 0.25);
  EXPECT_EQ(parse_number("-2.5e8"), -2.5e8);
  EXPECT_EQ(parse_number("+5e9"), 5e9);
  EXPECT_EQ(parse_number(".5"), 0.5);
  for (const char* text : {"", "nan", "inf", "-inf", "infinity", "0x1p3", "1e999", "1,5", "1 ", " 1", "1e",
                           "e5", "+-1", "1.2.3"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(Trim, BlanksAtBothEnds) {
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(DisplayWidth, WideAndCombining) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("50 亿元"), 7U);
  EXPECT_EQ(display_width("（）"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("\xff"), 1U);
  EXPECT_EQ(display_width("−1.5"), 4U);
}

TEST(Shortest, AsPeopleWriteIt) {
  EXPECT_EQ(shortest(0.25), "0.25");
  EXPECT_EQ(shortest(5e9), "5e9");
  EXPECT_EQ(shortest(-1.5e-7), "-1.5e-7");
  EXPECT_EQ(shortest(1e100), "1e100");
  EXPECT_EQ(shortest(20), "20");
  EXPECT_EQ(shortest(0.0), "0");
  EXPECT_EQ(shortest(std::nan("")), "nan");
}

TEST(Shortest, ReadsBackToTheSameBits) {
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    const auto value = std::bit_cast<double>(mix(i));
    if (!std::isfinite(value)) continue;
    const auto back = parse_number(shortest(value));
    ASSERT_TRUE(back) << shortest(value);
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*back), std::bit_cast<std::uint64_t>(value));
  }
}

TEST(Grouped, Thousands) {
  EXPECT_EQ(grouped(7012, 0), "7,012");
  EXPECT_EQ(grouped(999, 0), "999");
  EXPECT_EQ(grouped(-1234567.891, 2), "-1,234,567.89");
  EXPECT_EQ(grouped(-123, 1), "-123.0");
  EXPECT_EQ(grouped(-0.001, 1), "0.0");
  EXPECT_EQ(grouped(1e300, 0).size(), 301U + 100U);
  EXPECT_EQ(grouped(0.5, -3), "0");
}

TEST(ValidUtf8, RefusesWhatIsNoCharacter) {
  EXPECT_TRUE(valid_utf8(""));
  EXPECT_TRUE(valid_utf8("厦门 città \U0001F600"));
  for (const char* text : {"\x80", "\xc0\xaf", "\xe4\xba", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                           "\xf8\x88\x80\x80", "\xe0\x80\xaf", "a\xff"}) {
    EXPECT_FALSE(valid_utf8(text));
  }
}

}  // namespace
}  // namespace sim
