#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/parameter/value.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;

Parameter days() {
  Parameter parameter;
  parameter.key = "market.days";
  parameter.type = ValueType::set;
  parameter.choices = {"spring", "summer", "autumn"};
  parameter.minimum = 1;
  parameter.maximum = 7;
  return parameter;
}

TEST(Set, IsBitsOfItsChoices) {
  EXPECT_EQ(read_value("spring", days()).value, 1.0);
  EXPECT_EQ(read_value("autumn, spring", days()).value, 5.0) << "in any order";
  EXPECT_EQ(read_value(" summer , summer ", days()).value, 2.0);
  EXPECT_EQ(read_value("all", days()).value, 7.0);
  EXPECT_EQ(read_value("spring, summer, autumn", days()).value, 7.0);
}

TEST(Set, IsWrittenAsItIsRead) {
  EXPECT_EQ(write_value(5.0, days()), "spring, autumn");
  EXPECT_EQ(write_value(7.0, days()), "all");
  for (double bits = 1; bits <= 7; ++bits)
    EXPECT_EQ(read_value(write_value(bits, days()), days()).value, bits) << bits;
}

TEST(Set, RefusesOtherWordsAndNone) {
  EXPECT_EQ(read_value("spring, winter", days()).error,
            "'winter' is no choice for 'market.days' (all, or some of spring, summer, autumn)");
  EXPECT_NE(read_value("", days()).error, "");
  EXPECT_NE(read_value("spring,", days()).error, "");
}

// In a parameter file as a list or a text; it takes no straight line and no range.
std::vector<std::string> with_value(const std::string& rest) {
  const river::TempFolder folder;
  const std::string text =
      "[market.days]\ntype = \"set\"\nchoices = [\"spring\", \"summer\"]\nrole = \"structural\"\n"
      "label = { en = \"days\", zh = \"日\" }\nmeaning = { en = \"days\", zh = \"日\" }\n"
      "source = [{ assumed = \"a tale\" }]\n";
  return river::problems_of([&] {
    const Inputs inputs = river::read_world(folder, text + rest);
    const Parameter& days = inputs.parameters[inputs.parameters.require("market.days")];
    EXPECT_EQ(days.value, 2.0);
    EXPECT_EQ(days.at(Quarter(2026, 1)), 3.0);
  });
}

TEST(Set, StandsInFilesAsAListOrAText) {
  const std::string later = "path = [{ from = \"2025Q1\", value = \"all\" }]\n";
  EXPECT_THAT(with_value("value = [\"summer\"]\n" + later), ElementsAre());
  EXPECT_THAT(with_value("value = \"summer\"\n" + later), ElementsAre());
  EXPECT_EQ(with_value("value = [3]\n").size(), 1U);
  EXPECT_EQ(with_value("value = []\n").size(), 1U);
  EXPECT_EQ(with_value("value = \"all\"\nrange = { min = 1 }\n").size(), 1U);
}

}  // namespace
}  // namespace sim
