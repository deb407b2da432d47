#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// The toy, whose takings are in proportion to the price: k times the price reach k times the takings.
class Goal : public ::testing::Test {
 protected:
  void write(const std::string& stem, const std::string& value, const std::string& rest = "") const {
    program_.write_scenario(stem, "Aim",
                            "extends = \"baseline\"\n" + rest +
                                "[goal]\nobservable = \"takings\"\nat = \"2024Q4\"\nvalue = " + value +
                                "\nover = [\"market.price\"]\nfrom = \"2022Q1\"\n");
  }
  std::string run(const std::vector<std::string>& scenarios) const {
    std::vector<std::string> line = {"run"};
    line.insert(line.end(), scenarios.begin(), scenarios.end());
    const std::string file = program_.path("goal.h5");
    line.insert(line.end(), {"-n", "4", "-o", file, "--fresh"});
    EXPECT_EQ(program_(line).code, 0);
    return file;
  }
  nlohmann::json answers(const std::string& file, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> line = {"goal", file, "--format", "json"};
    line.insert(line.end(), more.begin(), more.end());
    return program_(line).json();
  }
  toy::Program program_;
};

TEST_F(Goal, IsReachedBetweenTwoPoints) {
  write("aim", "\"+150 %\"");
  const std::string file = run({"baseline", "aim"});
  const auto row = answers(file)[0];
  EXPECT_EQ(row["scenario"], "aim");
  EXPECT_EQ(row["status"], "reached");
  EXPECT_EQ(row["asked"], "+150 %");
  EXPECT_NEAR(row["factor"].get<double>(), 2.5, 1e-6);
  EXPECT_EQ(row["largest_factor"], 8);
  EXPECT_EQ(row["pairs"], 4);
  const double base = row["baseline"];
  EXPECT_NEAR(row["wanted"].get<double>(), 2.5 * base, 1e-9 * base);
  EXPECT_NEAR(row["value"].get<double>(), 2.5 * base, 1e-9 * base);
  EXPECT_NEAR(row["effect"].get<double>(), 1.5 * base, 1e-9 * base);
  EXPECT_LT(row["low"], row["effect"]);
  // A quarter of the way from twice to four times the price.
  const auto costs = program_({"compare", file, "--cost", "--at", "2024Q4", "--format", "json"}).json();
  const auto net = [&](const std::string& scenario) {
    for (const auto& line : costs) {
      if (line["scenario"] == scenario && line["item"] == "net_cost") return line["effect"].get<double>();
    }
    return -1.0;
  };
  EXPECT_GT(net("aim/2"), 0);
  EXPECT_NEAR(row["net_cost"].get<double>(), net("aim/2") + 0.25 * (net("aim/3") - net("aim/2")),
              1e-5 * net("aim/3"));
  EXPECT_LT(row["net_cost_low"], row["net_cost"]);
}

TEST_F(Goal, TheBaselineCountsAsFactorOneWhereTheFileChangesNothingElse) {
  write("aim", "\"+25 %\"");
  EXPECT_NEAR(answers(run({"baseline", "aim"}))[0]["factor"].get<double>(), 1.25, 1e-6);
  write("aim", "\"+25 %\"", "[[change]]\ntarget = \"guild.due\"\nset = \"1 %\"\nfrom = \"2022Q1\"\n");
  const auto row = answers(run({"baseline", "aim"}))[0];
  EXPECT_EQ(row["status"], "unreachable");
  EXPECT_EQ(row["factor"], 1.5) << "the nearest that was run";
}

TEST_F(Goal, IsUnreachableWhereNoPointComesSoFar) {
  write("aim", "1e12");
  const std::string file = run({"baseline", "aim"});
  const auto row = answers(file)[0];
  EXPECT_EQ(row["status"], "unreachable");
  EXPECT_EQ(row["factor"], 8);
  EXPECT_NEAR(row["value"].get<double>(), 8 * row["baseline"].get<double>(), 1);
  const auto english = program_({"goal", file});
  EXPECT_THAT(english.out, StartsWith("aim: takings at 1,000 bn CNY in 2024Q4, by market.price\n"
                                      "  unreachable within ×8; the nearest is "));
  EXPECT_THAT(english.out, HasSubstr(" at ×8\n"));
  EXPECT_THAT(english.out, HasSubstr("\n  net cost  +"));
  const auto chinese = program_({"goal", file, "--lang", "zh"});
  EXPECT_THAT(chinese.out, HasSubstr("\n  在×8以内无法达到；最接近的是×8时的"));
}

TEST_F(Goal, AnAbsoluteValueMayBeReachedAlready) {
  write("aim", "\"1 万元\"");
  const std::string file = run({"baseline", "aim"});
  EXPECT_EQ(answers(file)[0]["status"], "already");
  EXPECT_EQ(answers(file)[0]["effect"], 0);
  EXPECT_THAT(program_({"goal", file}).out, HasSubstr("reached without it: baseline is at "));
}

TEST_F(Goal, OtherQuartersAndBaselinesCanBeAskedFor) {
  write("aim", "\"+150 %\"");
  write("more", "\"+50 %\"");
  const std::string file = run({"baseline", "dear-grain", "aim", "more"});
  const auto rows = answers(file, {"--at", "2023Q4,2023"});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[1]["quarter"], "2023");
  EXPECT_EQ(rows[2]["scenario"], "more");
  for (std::size_t row = 0; row < 4; ++row)
    EXPECT_NEAR(rows[row]["factor"].get<double>(), row < 2 ? 2.5 : 1.5, 1e-6);
  // Twice the price is the level to start from; factor 1 is not.
  const auto against = answers(file, {"--against", "dear-grain"});
  EXPECT_NEAR(against[0]["factor"].get<double>(), 5, 1e-6);
  EXPECT_NEAR(against[1]["factor"].get<double>(), 3, 1e-6);
}

TEST_F(Goal, SaysWhatIsMissing) {
  const std::string plain = run({"baseline", "dear-grain"});
  const auto none = program_({"goal", plain});
  EXPECT_EQ(none.code, 2);
  EXPECT_EQ(none.err, "error: the file answers no goal: none of its scenarios has a [goal]\n");
  program_.write_scenario("soil", "Soil",
                          "[goal]\nobservable = \"grain_by_soil\"\nat = \"2030Q4\"\nvalue = 1\nover = "
                          "[\"market.price\"]\nfrom = \"2022Q1\"\nscales = [2]\n");
  const std::string file = run({"baseline", "soil"});
  const auto outcome = program_({"goal", file, "--against", "nobody"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("the file has no scenario 'nobody'"));
  EXPECT_THAT(outcome.err, HasSubstr("'grain_by_soil', which is 2 numbers; name one: NAME[axis=label]"));
  EXPECT_THAT(outcome.err, HasSubstr("is for 2030Q4, the file goes from 2020Q4 to 2024Q4; name another"));
}

TEST_F(Goal, CheckAndDescribeTellIt) {
  write("aim", "\"+150 %\"");
  EXPECT_THAT(program_({"check", "aim"}).out, HasSubstr("\n  goal: takings +150 %, 2024Q4 (market.price)\n"));
  EXPECT_EQ(program_({"describe", "aim", "--format", "json"}).json()[0]["goal"],
            "takings +150 %, 2024Q4 (market.price)");
}

}  // namespace
