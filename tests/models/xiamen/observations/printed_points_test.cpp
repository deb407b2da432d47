#include "models/xiamen/observations/printed_points.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xiamen {
namespace {

using ::testing::ElementsAre;

sim::Inputs inputs_with(const std::string& text) {
  sim::Inputs inputs;
  inputs.documents = {{"letter-1", "a letter", "字1号"}};
  inputs.texts.emplace("observations/printed.toml", text);
  return inputs;
}

std::string point(const std::string& observable, const std::string& document, const std::string& printed) {
  return "[[point]]\nobservable = \"" + observable + "\"\nquarter = \"2024Q4\"\nvalue = 4735\ndocument = \"" +
         document + "\"\nsection = \"1\"\nprinted = \"" + printed + "\"\n";
}

TEST(PrintedPoints, AreReadWithTheirPhrase) {
  const auto points = printed_points(inputs_with(point("high_tech_enterprises", "letter-1", "4735家")));
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].observable, "high_tech_enterprises");
  EXPECT_EQ(points[0].quarter, sim::Quarter(2024, 4));
  EXPECT_EQ(points[0].value, 4735);
  EXPECT_EQ(points[0].document, "letter-1");
  EXPECT_EQ(points[0].printed, "4735家");
  EXPECT_TRUE(printed_points({}).empty());
}

TEST(PrintedPoints, AreRefusedWhereSomethingIsWrongOrMissing) {
  std::string long_phrase;
  for (int count = 0; count < 31; ++count) long_phrase += "字";
  std::vector<std::string> found;
  try {
    printed_points(inputs_with(point("high_tech_enterprise", "letter-2", long_phrase) + "[[point]]\n"));
  } catch (const sim::InvalidInput& invalid) {
    for (const sim::Problem& problem : invalid.problems())
      found.push_back(std::to_string(problem.position.line) + ": " + problem.message);
  }
  EXPECT_THAT(
      found,
      ElementsAre("2: unknown observable 'high_tech_enterprise'; did you mean 'high_tech_enterprises'?",
                  "5: unknown document 'letter-2'; did you mean 'letter-1'?",
                  "7: 'printed' has 31 characters; at most 30 are quoted, the phrase with the figure",
                  "8: missing 'observable' in a point", "8: missing 'quarter' in a point",
                  "8: missing 'value' in a point", "8: missing 'document' in a point",
                  "8: missing 'section' in a point", "8: missing 'printed' in a point"));
}

}  // namespace
}  // namespace xiamen
