#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "sim/core/problem.hpp"
#include "sim/core/quarter.hpp"
#include "sim/parameter/unit.hpp"
#include "tests/sim/parameter/case_name.hpp"

namespace sim {
namespace {

using ::testing::HasSubstr;

struct Written {
  const char* text;
  ValueType type;
  double value;
};

void PrintTo(const Written& written, std::ostream* out) {
  *out << printable(written.text) << " as " << name_of(written.type);
}

std::string written_name(const ::testing::TestParamInfo<Written>& info) {
  return river::case_name(info.index, std::string(name_of(info.param.type)) + " " + info.param.text);
}

class ReadQuantity : public ::testing::TestWithParam<Written> {};

TEST_P(ReadQuantity, GivesBaseUnits) {
  const QuantityReading reading = read_quantity(GetParam().text, GetParam().type);
  EXPECT_EQ(reading.error, "");
  EXPECT_EQ(reading.value, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    Units, ReadQuantity,
    ::testing::Values(
        Written{"50 亿元", ValueType::money, 5e9}, Written{"19.17亿元", ValueType::money, 1917000000.0},
        Written{"3000 万元", ValueType::money, 3e7}, Written{"2.5e8 CNY", ValueType::money, 2.5e8},
        Written{"1 千元", ValueType::money, 1e3}, Written{"2百万元", ValueType::money, 2e6},
        Written{"2 千万元", ValueType::money, 2e7}, Written{"7 元", ValueType::money, 7},
        Written{"7 yuan", ValueType::money, 7}, Written{"7 RMB", ValueType::money, 7},
        Written{"-1.5e1 万元", ValueType::money, -150000}, Written{"５０　亿元", ValueType::money, 5e9},
        Written{"12 %", ValueType::share, 0.12}, Written{"12％", ValueType::probability, 0.12},
        Written{"0.2", ValueType::share, 0.2}, Written{"3 %/year", ValueType::rate, 0.03},
        Written{"0.03", ValueType::rate, 0.03}, Written{"3 %/年", ValueType::rate, 0.03},
        Written{"4 quarters", ValueType::duration, 4}, Written{"1 quarter", ValueType::duration, 1},
        Written{"1.5 years", ValueType::duration, 6}, Written{"6 months", ValueType::duration, 2},
        Written{"5 months", ValueType::duration, 5.0 / 3}, Written{"2 年", ValueType::duration, 8},
        Written{"3 个季度", ValueType::duration, 3}, Written{"+68", ValueType::count, 68},
        Written{"6e1", ValueType::count, 60}, Written{"2026Q1", ValueType::date, 2026 * 4.0},
        Written{"２０２６Ｑ１", ValueType::date, 2026 * 4.0}, Written{"true", ValueType::boolean, 1},
        Written{"否", ValueType::boolean, 0}, Written{"-2.5", ValueType::number, -2.5}),
    written_name);

TEST(ReadQuantityOfNumbers, TakesTheirOwnUnit) {
  EXPECT_EQ(read_quantity("120000 CNY/year", ValueType::number, "CNY/year").value, 120000);
  EXPECT_EQ(read_quantity("12 万元/年", ValueType::number, "CNY/year").value, 120000);
  EXPECT_EQ(read_quantity("12 万元/月", ValueType::number, "CNY/year").error,
            "wrong unit '万元/月' (number: CNY/year or no unit)");
  EXPECT_EQ(read_quantity("12 m", ValueType::number).error, "wrong unit 'm' (number: no unit)");
}

struct Refused {
  const char* text;
  ValueType type;
  const char* error;
};

void PrintTo(const Refused& refused, std::ostream* out) {
  *out << printable(refused.text) << " as " << name_of(refused.type);
}

std::string refused_name(const ::testing::TestParamInfo<Refused>& info) {
  return river::case_name(info.index, std::string(name_of(info.param.type)) + " " + info.param.error);
}

class RefuseQuantity : public ::testing::TestWithParam<Refused> {};

TEST_P(RefuseQuantity, SaysWhatIsAllowed) {
  EXPECT_EQ(read_quantity(GetParam().text, GetParam().type).error, GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, RefuseQuantity,
    ::testing::Values(
        Refused{"4 quarters", ValueType::money, "wrong unit 'quarters' (money: 元, 万元, 亿元 or CNY)"},
        Refused{"4", ValueType::money, "no unit after '4' (money: 元, 万元, 亿元 or CNY)"},
        Refused{"4", ValueType::duration, "no unit after '4' (duration: quarters, months or years)"},
        Refused{"4 CNY", ValueType::duration, "wrong unit 'CNY' (duration: quarters, months or years)"},
        Refused{"2.5", ValueType::count, "'2.5' is not whole (count: a whole number without unit)"},
        Refused{"3 %", ValueType::count, "wrong unit '%' (count: a whole number without unit)"},
        Refused{"3 %", ValueType::rate, "wrong unit '%' (rate: %/year, or no unit for a share a year)"},
        Refused{"3 %/year", ValueType::share, "wrong unit '%/year' (share: % or no unit)"},
        Refused{"2026Q5", ValueType::date, "'2026Q5' is no quarter (date: a quarter such as 2026Q1)"},
        Refused{"yes", ValueType::boolean, "'yes' is neither true nor false (boolean: true or false)"},
        Refused{"nan", ValueType::number, "'nan' is no number (number: no unit)"},
        Refused{"inf %", ValueType::share, "'inf %' is no number (share: % or no unit)"},
        Refused{"0x10", ValueType::count, "wrong unit 'x10' (count: a whole number without unit)"},
        Refused{"1e999 CNY", ValueType::money,
                "number beyond all limits '1e999' (money: 元, 万元, 亿元 or CNY)"},
        Refused{"1e99999999999 CNY", ValueType::money,
                "number beyond all limits '1e99999999999' (money: 元, 万元, 亿元 or CNY)"},
        Refused{"", ValueType::share, "no value (share: % or no unit)"}),
    refused_name);

TEST(ReadQuantityLimits, RefusesVeryLongText) {
  const std::string digits(400, '9');
  EXPECT_THAT(read_quantity(digits, ValueType::count).error, HasSubstr("more than 64 characters"));
}

TEST(WriteQuantity, WritesAsPeopleDo) {
  EXPECT_EQ(write_quantity(5e9, ValueType::money, "CNY", "zh"), "50 亿元");
  EXPECT_EQ(write_quantity(5e9, ValueType::money, "CNY"), "5e9 CNY");
  EXPECT_EQ(write_quantity(30000, ValueType::money, "CNY", "zh"), "3 万元");
  EXPECT_EQ(write_quantity(12, ValueType::money, "CNY", "zh"), "12 元");
  EXPECT_EQ(write_quantity(0.12, ValueType::share, "1"), "12 %");
  EXPECT_EQ(write_quantity(0.07, ValueType::rate, "1/year"), "7 %/year");
  EXPECT_EQ(write_quantity(1, ValueType::duration, "quarters"), "1 quarter");
  EXPECT_EQ(write_quantity(8, ValueType::duration, "quarters", "zh"), "8 个季度");
  EXPECT_EQ(write_quantity(Quarter(2026, 1).ordinal(), ValueType::date, "quarter"), "2026Q1");
  EXPECT_EQ(write_quantity(10000000, ValueType::count, "1"), "10000000");
  EXPECT_EQ(write_quantity(1.5, ValueType::number, "kW"), "1.5 kW");
  EXPECT_EQ(write_quantity(1.5, ValueType::number, "kW", "zh"), "1.5 kW");
  EXPECT_EQ(write_quantity(3e5, ValueType::number, "CNY/year"), "300000 CNY/year");
  EXPECT_EQ(write_quantity(3e5, ValueType::number, "CNY/year", "zh"), "30 万元/年");
  EXPECT_EQ(write_quantity(0.45, ValueType::number, "1/year", "zh"), "0.45 /年");
  EXPECT_EQ(write_quantity(0, ValueType::money, "CNY", "zh"), "0 元");
}

TEST(QuantityRoundTrip, ReadsBackTheSameBits) {
  std::mt19937_64 bits(7);
  const ValueType types[] = {ValueType::money, ValueType::share,    ValueType::probability,
                             ValueType::rate,  ValueType::duration, ValueType::number};
  for (int i = 0; i < 3000; ++i) {
    const double mantissa = static_cast<double>(bits() >> 11) * 0x1p-53 - 0.5;
    const double value = std::ldexp(mantissa, static_cast<int>(bits() % 90) - 40);
    for (const char* unit : {"CNY/year", "CNY/USD", "1/year", "1/quarter", "1/CNY", "quarter", "m2"}) {
      for (const char* language : {"en", "zh"}) {
        const std::string text = write_quantity(value, ValueType::number, unit, language);
        const QuantityReading reading = read_quantity(text, ValueType::number, unit);
        ASSERT_EQ(reading.error, "") << text;
        ASSERT_EQ(reading.value, value) << text;
      }
    }
    for (const ValueType type : types) {
      for (const char* language : {"en", "zh"}) {
        const std::string text = write_quantity(value, type, "1", language);
        const QuantityReading reading = read_quantity(text, type);
        ASSERT_EQ(reading.error, "") << text;
        ASSERT_EQ(reading.value, value) << text;
      }
    }
    const double whole = std::floor(value);
    ASSERT_EQ(read_quantity(write_quantity(whole, ValueType::count, "1"), ValueType::count).value, whole);
  }
  for (const char* language : {"en", "zh"}) {
    for (const double truth : {0.0, 1.0}) {
      EXPECT_EQ(
          read_quantity(write_quantity(truth, ValueType::boolean, "", language), ValueType::boolean).value,
          truth);
    }
  }
  for (int ordinal = Quarter(2018, 1).ordinal(); ordinal < Quarter(2040, 1).ordinal(); ++ordinal) {
    EXPECT_EQ(read_quantity(write_quantity(ordinal, ValueType::date, ""), ValueType::date).value, ordinal);
  }
}

TEST(ValueTypes, AreReadByName) {
  for (int i = 0; i <= static_cast<int>(ValueType::number); ++i) {
    const auto type = static_cast<ValueType>(i);
    ValueType read = ValueType::number;
    EXPECT_TRUE(parse_value_type(name_of(type), read));
    EXPECT_EQ(read, type);
  }
  ValueType untouched = ValueType::date;
  EXPECT_FALSE(parse_value_type("weight", untouched));
  EXPECT_EQ(untouched, ValueType::date);
}

}  // namespace
}  // namespace sim
