#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

TEST(OpenFacilities, PostsTheTerms) {
  // 1.1^4 - 1 = 46.41 % a year is 10 % a quarter; pilot to incremental are bits 2, 3 and 4
  Town town({{"loan",
              "a_loan",
              {{"limit", 500},
               {"rate", 0.4641},
               {"maximum_share", 0.8},
               {"ticket_maximum", 90},
               {"term", 8},
               {"stage_from", 2},
               {"stage_to", 4},
               {"public_loss_share", 0.5},
               {"requirement", 3}}},
             {"loan", "b_loan", {{"limit", 1}, {"rate", 0}, {"ticket_maximum", 1}, {"stage_to", 2}}},
             {"loan", "c_loan", {{"limit", 1}, {"rate", 0}, {"ticket_maximum", 1}, {"purpose", 1}}}});
  town.set("b_loan.active", 0);
  town.run("open_facilities", test::spring);
  const Facilities& facilities = town.city.facilities;
  EXPECT_EQ(facilities.open[0], 1);
  EXPECT_EQ(facilities.limit[0], Money::yuan(500));
  EXPECT_NEAR(facilities.rate[0], 0.1, 1e-15);
  EXPECT_EQ(facilities.maximum_share[0], 0.8);
  EXPECT_EQ(facilities.ticket_maximum[0], 90.0);
  EXPECT_EQ(facilities.term[0], 8);
  EXPECT_EQ(facilities.stages[0], 0b11100);
  EXPECT_EQ(facilities.public_loss_share[0], 0.5);
  EXPECT_EQ(facilities.requirement[0], Requirement::certified);
  EXPECT_EQ(facilities.open[1], 0);
  EXPECT_EQ(facilities.stages[1], 0b00100);
  EXPECT_EQ(facilities.working_capital[1], 0);
  EXPECT_EQ(facilities.working_capital[2], 1);
}

TEST(OpenFacilities, ALowerLimitCallsNoLoanBack) {
  Town town({{"loan", "a_loan", {{"limit", 500}, {"rate", 0}, {"ticket_maximum", 90}, {"purpose", 1}}}});
  const std::size_t row = town.add_enterprise();
  town.lend(row, 400);
  town.set("a_loan.limit", 100);
  town.run("open_facilities", test::spring);
  EXPECT_EQ(town.city.facilities.used[0], Money::yuan(400));
  EXPECT_EQ(town.city.enterprises.working_debt[row], Money::yuan(-400));
}

}  // namespace
}  // namespace xiamen
