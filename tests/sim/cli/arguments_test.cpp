#include "sim/cli/arguments.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::vector<OptionSpec>& specs() {
  static const std::vector<OptionSpec> options = {
      {"replicates", 'n', "N", ""}, {"replicate", 0, "K", ""}, {"seed", 0, "S", ""},
      {"until", 0, "QUARTER", ""},  {"format", 0, "FORM", ""}, {"set", 0, "KEY=VALUE", "", "", true},
      {"fresh", 0, "", ""}};
  return options;
}

Arguments parse(const std::vector<std::string>& tokens) {
  return Arguments::parse(specs(), tokens);
}

std::string refusal(const std::vector<std::string>& tokens) {
  try {
    parse(tokens);
  } catch (const InvalidInput& error) {
    return error.problems().size() == 1 ? error.problems().front().message : "several problems";
  }
  return "accepted";
}

TEST(Arguments, ReadsOptionsInEveryForm) {
  const Arguments arguments =
      parse({"a.toml", "-n20", "--seed=7", "--set", "x=1", "b.toml", "--set=y=2 a", "--fresh"});
  EXPECT_THAT(arguments.positional(), ElementsAre("a.toml", "b.toml"));
  EXPECT_EQ(arguments.text("replicates"), "20");
  EXPECT_EQ(arguments.text("seed"), "7");
  EXPECT_THAT(arguments.texts("set"), ElementsAre("x=1", "y=2 a"));
  EXPECT_TRUE(arguments.has("fresh"));
  EXPECT_FALSE(arguments.has("until"));
  EXPECT_EQ(arguments.text("until"), std::nullopt);
}

TEST(Arguments, TakesEverythingAfterTwoDashesAsAnArgument) {
  EXPECT_THAT(parse({"--fresh", "--", "--seed", "-n"}).positional(), ElementsAre("--seed", "-n"));
}

TEST(Arguments, PassesNegativeNumbersOnToBeJudged) {
  EXPECT_EQ(parse({"--seed", "-1"}).text("seed"), "-1");
}

TEST(Arguments, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(refusal({"--sed", "1"}), "unknown option '--sed'; did you mean '--seed'?");
  EXPECT_EQ(refusal({"--repl", "1"}),
            "unknown option '--repl'; options are never abbreviated: write --replicates");
  EXPECT_EQ(refusal({"--see=5"}), "unknown option '--see'; options are never abbreviated: write --seed");
  EXPECT_THAT(refusal({"-x"}), HasSubstr("unknown option '-x'"));
  EXPECT_THAT(refusal({"--replicates2", "3"}), HasSubstr("unknown option '--replicates2'"));
  EXPECT_THAT(refusal({"-seed", "3"}), HasSubstr("unknown option '-s"));
}

TEST(Arguments, RefusesMissingValues) {
  EXPECT_EQ(refusal({"--seed"}), "option '--seed' needs a value: S");
  EXPECT_EQ(refusal({"--seed", "--fresh"}), "option '--seed' needs a value: S");
  EXPECT_EQ(refusal({"-n", "-n", "3"}), "option '-n' needs a value: N");
  EXPECT_THAT(refusal({"--seed="}), HasSubstr("needs a value"));
}

TEST(Arguments, RefusesAFlagWithAValueAndAnOptionGivenTwice) {
  EXPECT_EQ(refusal({"--fresh=yes"}), "option '--fresh' takes no value");
  EXPECT_EQ(refusal({"--seed", "1", "--seed", "1"}), "option '--seed' is given twice");
  EXPECT_EQ(refusal({"-n1", "--replicates", "1"}), "option '--replicates' is given twice");
  EXPECT_EQ(refusal({"--fresh", "--fresh"}), "option '--fresh' is given twice");
}

TEST(Arguments, ReadsWholeNumbersOnlyAndWithinTheirRange) {
  for (const char* typed :
       {"-1", "0", "11", "1.0", "1e1", "0x1", " 3", "3 ", "nan", "", "9223372036854775808", "３"}) {
    std::vector<Problem> problems;
    const Arguments arguments = parse({std::string("--set=") + "x", "-n", *typed == '\0' ? "''" : typed});
    arguments.integer("replicates", 5, 1, 10, problems);
    EXPECT_EQ(problems.size(), 1U) << typed;
  }
  std::vector<Problem> problems;
  EXPECT_EQ(parse({"-n", "10"}).integer("replicates", 5, 1, 10, problems), 10);
  EXPECT_EQ(parse({}).integer("replicates", 5, 1, 10, problems), 5);
  EXPECT_THAT(problems, IsEmpty());
}

TEST(Arguments, SaysWhatANumberMayBe) {
  std::vector<Problem> problems;
  parse({"--seed", "-1"}).integer("seed", 1, 0, 100, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().message, "--seed '-1' is not a whole number from 0 to 100");
}

TEST(Arguments, ReadsQuartersWithinTheirRange) {
  const Quarter low(2021, 1);
  const Quarter high(2050, 4);
  for (const char* typed : {"2035Q5", "2020Q4", "2051Q1", "2035", "2035q", "2035-12"}) {
    std::vector<Problem> problems;
    parse({"--until", typed}).quarter("until", Quarter(2035, 4), low, high, problems);
    ASSERT_EQ(problems.size(), 1U) << typed;
    EXPECT_THAT(problems.front().message, HasSubstr("from 2021Q1 to 2050Q4, written like 2035Q4"));
  }
  std::vector<Problem> problems;
  EXPECT_EQ(parse({"--until", "2030Q2"}).quarter("until", high, low, high, problems), Quarter(2030, 2));
  EXPECT_THAT(problems, IsEmpty());
}

TEST(Arguments, OffersTheNearestChoice) {
  std::vector<Problem> problems;
  EXPECT_EQ(parse({"--format", "jsn"}).choice("format", {"table", "csv", "json"}, problems), "table");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().message, "--format 'jsn' is none of table, csv, json; did you mean 'json'?");
}

TEST(Arguments, FindsTheCommandBehindCommonOptions) {
  const std::vector<OptionSpec> common = {{"lang", 0, "en|zh", ""}, {"quiet", 0, "", ""}};
  const CommandLine line = split_command(common, {"--lang", "zh", "--quiet", "list", "steps", "--lang=en"});
  EXPECT_EQ(line.command, "list");
  EXPECT_THAT(line.others, ElementsAre("--lang", "zh", "--quiet", "steps", "--lang=en"));
  EXPECT_EQ(split_command(common, {"--lang=zh", "run"}).command, "run");
  EXPECT_EQ(split_command(common, {"--quiet"}).command, "");
  EXPECT_THROW(split_command(common, {"--seed", "1", "run"}), InvalidInput);
}

}  // namespace
}  // namespace sim
