#include "sim/cli/worth.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <sstream>

#include "tests/sim/cli/account_fixture.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The account of the fixture: net costs 0, 4, 8; mills 4, 5, 6 more; flour -2, 0, 2 more.
class Worth : public toy::Account {
 protected:
  std::vector<sim::Acceptance> judged(std::vector<double> worths) const {
    return sim::judge(plan(), sim::account_costs(study, plan()), worths);
  }
  std::string shown(const std::string& language = "en") const {
    std::ostringstream out;
    sim::TextStyle style;
    style.language = language;
    sim::write_worths(study, plan(), judged({1.0}), style, out);
    return out.str();
  }
};

// A mill worth 1: 4 - 0, 5 - 4, 6 - 8. Flour worth 2: -4 - 0, 0 - 4, 4 - 8.
TEST_F(Worth, ByHand) {
  const auto all = judged({1.0, 2.0});
  ASSERT_EQ(all.size(), 4U);
  const sim::Acceptance& mills = all[0];
  ASSERT_EQ(mills.verdicts.size(), 2U);
  EXPECT_EQ(mills.verdicts[0].benefit->effect.effect, 1.0);
  EXPECT_DOUBLE_EQ(mills.verdicts[0].benefit->effect.share_above_zero, 2.0 / 3);
  EXPECT_DOUBLE_EQ(mills.verdicts[0].best, 2.0 / 3);
  EXPECT_FALSE(mills.verdicts[1].benefit);
  EXPECT_DOUBLE_EQ(mills.verdicts[1].best, 1.0 / 3);
  EXPECT_EQ(all[1].verdicts[0].benefit->effect.effect, 6.0);
  EXPECT_EQ(all[3].worth, 2.0);
  EXPECT_EQ(all[3].verdicts[0].benefit->effect.effect, -4.0);
  EXPECT_EQ(all[3].verdicts[0].best, 0.0);
}

// Mills cost 4 / 5 each: 0, a half of it, its double, and three between; flour is not more on average.
TEST_F(Worth, LooksAroundWhatAUnitCosts) {
  const auto all = sim::judge(plan(), sim::account_costs(study, plan()), std::nullopt);
  std::vector<double> mills, flour;
  for (const auto& one : all)
    (one.slice.variable->observable.name == "mills" ? mills : flour).push_back(one.worth);
  ASSERT_EQ(mills.size(), 6U);
  EXPECT_NEAR(mills[1], 0.4, 1e-12);
  EXPECT_NEAR(mills[3], 0.8, 1e-12);
  EXPECT_NEAR(mills[5], 1.6, 1e-12);
  EXPECT_THAT(flour, ElementsAre(0.0, 1.0));
}

// Without a cost every gain is worth it, and one that saves money is worth it even for nothing.
TEST_F(Worth, OfNoCostAndOfSavings) {
  auto accounts = sim::account_costs(study, plan());
  accounts[0].net_costs = {0.0, 0.0, 0.0};
  auto all = sim::judge(plan(), accounts, std::vector<double>{0.0, 5.0});
  EXPECT_EQ(all[0].verdicts[0].benefit->effect.share_above_zero, 0.0);
  EXPECT_FALSE(all[0].verdicts[0].benefit->in_the_mean);
  EXPECT_DOUBLE_EQ(all[0].verdicts[0].best, 0.5);
  EXPECT_EQ(all[1].verdicts[0].best, 1.0);
  accounts[0].net_costs = {-3.0, -4.0, -5.0};
  all = sim::judge(plan(), accounts, std::vector<double>{0.0});
  EXPECT_EQ(all[0].verdicts[0].best, 1.0);
}

TEST_F(Worth, ReadsAmounts) {
  std::vector<sim::Problem> problems;
  const std::vector<sim::Slice> mills = {plan().slices[0]};
  EXPECT_FALSE(sim::chosen_worths("auto", mills, problems));
  EXPECT_THAT(*sim::chosen_worths("2e6, 1e6 CNY", mills, problems), ElementsAre(1e6, 2e6));
  EXPECT_THAT(*sim::chosen_worths("50,100万元", mills, problems), ElementsAre(5e5, 1e6));
  EXPECT_THAT(*sim::chosen_worths("-3,0", mills, problems), ElementsAre(-3.0, 0.0));
  EXPECT_TRUE(problems.empty());
  for (const char* bad : {"", "much", "1,,2", "1e16", "nan", "3 %", "--3"}) {
    problems.clear();
    sim::chosen_worths(bad, mills, problems);
    EXPECT_EQ(problems.size(), 1U) << bad;
  }
  problems.clear();
  sim::chosen_worths("1", plan().slices, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].message, HasSubstr("different units ('1', 't')"));
}

TEST_F(Worth, TellsPeopleInTheirLanguage) {
  EXPECT_THAT(
      shown(),
      HasSubstr("mills: worth its cost up to 2030Q3 against baseline, if each unit is worth so much"));
  EXPECT_THAT(shown(), HasSubstr("+1.00 [-6.45, +8.45] 2/3        0.60         0.69"));
  EXPECT_THAT(shown("zh"), HasSubstr("若每单位值这么多"));
}

// Two scenarios and what they are better than; the same rows for programs.
TEST(WorthCommand, RanksTheScenarios) {
  const toy::Program program;
  const std::string file = program.path("study.h5");
  ASSERT_EQ(program({"run", "baseline", "dear-grain", "low-dues", "-n", "3", "-o", file}).code, 0);
  const auto rows = program({"compare", file, "--cost", "--at", "2024Q4", "--observable", "takings",
                             "--worth", "0,0.5", "--format", "json"})
                        .json();
  ASSERT_EQ(rows.size(), 6U);
  // Twice the price: takings rise by far more than the dues of 5 % on what the mills hold, then cost more.
  EXPECT_EQ(rows[0]["worth"], 0.0);
  EXPECT_LT(rows[0]["net_benefit"], 0.0);
  EXPECT_EQ(rows[1]["share_best"], 1.0) << "lower dues save outlay in this account";
  EXPECT_EQ(rows[2]["scenario"], "baseline");
  EXPECT_TRUE(rows[2]["net_benefit"].is_null());
  double sum = 0;
  for (const std::size_t row : {3U, 4U, 5U}) sum += rows[row]["share_best"].get<double>();
  EXPECT_DOUBLE_EQ(sum, 1.0);
  const auto text = program({"compare", file, "--cost", "--worth", "auto", "--at", "2024Q4"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("best of all"));
  EXPECT_EQ(program({"compare", file, "--worth", "auto"}).code, 2);
  EXPECT_EQ(program({"compare", file, "--cost", "--worth", "lots"}).code, 2);
}

}  // namespace
