#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Working capital at 2 % a quarter, wanted at 20 % of yearly sales; surplus 10 % of sales.
class Loans : public testing::Test {
 protected:
  Loans()
      : town(
            {{"loan",
              "a_credit",
              {{"purpose", 1}, {"limit", 1e9}, {"rate", std::pow(1.02, 4) - 1}, {"ticket_maximum", 1e9}}},
             {"loan", "b_loan", {{"limit", 1e9}, {"rate", std::pow(1.1, 4) - 1}, {"ticket_maximum", 1e9}}}}) {
    for (int i = 0; i < 3; ++i) town.add_enterprise(1e6);
    town.run("open_facilities", test::spring);
  }
  double debt(std::size_t row) const { return -city.enterprises.working_debt[row].in_yuan(); }
  Town town;
  City& city = town.city;
};

TEST_F(Loans, WorkingCapitalFollowsSales) {
  town.lend(0, 5e5);  // wants 800,000: room is ln(4) / 0.5 x 400,000 - 500,000 = 609,035
  town.lend(1, 1e6);  // wants 800,000 and repays
  city.enterprises.borrows[2] = 0;
  town.run("service_loans", test::spring);
  EXPECT_NEAR(debt(0), 8e5, 0.01);
  EXPECT_NEAR(town.cash(0), 5e5 + 3e5 - 1e4, 0.01);
  EXPECT_NEAR(debt(1), 8e5, 0.01);
  EXPECT_NEAR(town.cash(1), 1e6 - 2e5 - 2e4, 0.01);
  EXPECT_EQ(debt(2), 0.0);
  EXPECT_NEAR(city.enterprises.interest_year[0], 1e4, 1e-6);
  EXPECT_NEAR(city.enterprises.profit_year[1], -2e4, 1e-6);
  EXPECT_NEAR(city.facilities.used[0].in_yuan(), 1.6e6, 0.02);
  EXPECT_NEAR(city.lenders.loans[0].in_yuan(), 1.6e6, 0.02);
  EXPECT_EQ(city.lenders.cash[0], Money());
}

TEST_F(Loans, RepaysAtMostAQuarterOfTheDebt) {
  town.lend(0, 4e6);
  town.run("service_loans", test::spring);
  EXPECT_NEAR(debt(0), 3e6, 0.01);
}

TEST_F(Loans, RiskAndTheLimitBindLenders) {
  town.lend(0, 5e5);
  city.enterprises.margin[0] = 0.05;  // surplus 200,000: room 554,518 - 500,000
  town.lend(1, 5e5);
  city.facilities.limit[0] = Money::yuan(1e6 + 54517.74 + 1e5);
  city.enterprises.borrows[2] = 0;
  town.run("service_loans", test::spring);
  EXPECT_NEAR(debt(0), 554517.74, 0.01);
  EXPECT_NEAR(debt(1), 6e5, 0.01);
  EXPECT_EQ(city.facilities.used[0], city.facilities.limit[0]);
}

TEST_F(Loans, ProjectLoansAreRepaidInEqualInstalments) {
  const Money principal = Money::yuan(1000);
  city.books.transfer(city.accounts.loan, city.accounts.lenders, 0, city.accounts.enterprises, 0, principal);
  city.books.transfer(city.accounts.loan, city.accounts.project_debt, 0, city.accounts.loans_held, 0,
                      principal);
  const std::size_t row = city.loans.append(sim::make_key("loan", 0));
  city.loans.enterprise[row] = 0;
  city.loans.facility[row] = 1;
  city.loans.outstanding[row] = city.facilities.used[1] = principal;
  city.loans.instalments[row] = 2;
  city.loans.live.push_back(row);
  for (std::size_t each = 0; each < 3; ++each) city.enterprises.borrows[each] = 0;
  // 1000 x 0.1 / (1 - 1.1^-2) = 576.19: 476.19 + 100, then 523.81 + 52.38
  town.run("service_loans", test::spring);
  EXPECT_EQ(city.enterprises.cash[0], Money::yuan(423.81));
  EXPECT_EQ(city.facilities.used[1], Money::yuan(523.81));
  EXPECT_EQ(city.enterprises.project_debt[0], Money::yuan(-523.81));
  town.run("service_loans", test::summer);
  EXPECT_EQ(city.enterprises.cash[0], Money::yuan(-152.38));
  EXPECT_EQ(city.facilities.used[1], Money());
  EXPECT_TRUE(city.loans.live.empty());
  EXPECT_EQ(city.lenders.loans[0], Money());
  EXPECT_NEAR(city.enterprises.interest_year[0], 152.38, 1e-9);
}

}  // namespace
}  // namespace xiamen
