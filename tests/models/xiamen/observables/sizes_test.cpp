#include "models/xiamen/rules/public_money.hpp"
#include "models/xiamen/rules/public_record.hpp"
#include "models/xiamen/rules/status_law.hpp"
#include "tests/models/xiamen/observables/seen_town.hpp"

namespace xiamen {
namespace {

using test::SeenTown;

// A large manufacturer, a medium one and two micro ones.
class Sizes : public testing::Test {
 protected:
  Sizes() {
    for (const double sales : {150e6, 10e6, 1e6, 1e6}) town.add_enterprise(sales);
    firms.workers[0] = 2000;
    firms.workers[1] = 400;
    for (std::size_t row = 0; row < 4; ++row)
      firms.research_quarter[row] = 1e5 * static_cast<double>(row + 1);
  }
  SeenTown town;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Sizes, DivideEnterprisesSalesAndResearch) {
  town.look();
  EXPECT_EQ(town.seen("enterprises_by_size", 0), 1.0);
  EXPECT_EQ(town.seen("enterprises_by_size", 1), 1.0);
  EXPECT_EQ(town.seen("enterprises_by_size", 3), 2.0);
  EXPECT_EQ(town.seen("sales_by_size", 0), 150e6);
  EXPECT_NEAR(town.seen("rd_expenditure_by_size", 3), 7e5, 1e-6);
  EXPECT_EQ(town.seen("knowledge_stock"), 0.0);
  // shares of 162 million, all of one sector
  const double squares = 150.0 * 150.0 + 10.0 * 10.0 + 1.0 + 1.0;
  EXPECT_NEAR(town.seen("sales_concentration", 0), squares / (162.0 * 162.0), 1e-12);
  EXPECT_TRUE(std::isnan(town.seen("sales_concentration", 1))) << "nobody sells there";
}

// 6, 1 and 2 million (inequality_test has the coefficient); the fourth gets nothing.
TEST_F(Sizes, SupportIsSeenForAYear) {
  City& city = town.city;
  pay_public(city, city.accounts.research_subsidy, {}, 0, Money::yuan(4e6));
  pay_public(city, city.accounts.stage_grant, {0.5, 0.5, 0.0, -1, -1}, 0, Money::yuan(2e6));
  Sponsors award;
  award.add(-1, 1e6);
  pay_award(city, 1, award);
  pay_public(city, city.accounts.call_award, {}, 2, Money::yuan(2e6));
  town.look();
  EXPECT_EQ(town.seen("enterprise_support"), 9e6);
  EXPECT_EQ(town.seen("supported_enterprises"), 3.0);
  EXPECT_EQ(town.seen("supported_enterprises_by_size", 0), 1.0);
  EXPECT_EQ(town.seen("supported_enterprises_by_size", 3), 1.0);
  EXPECT_NEAR(town.seen("support_gini"), 20.0 / 54.0, 1e-12);
  for (int quarter = 1; quarter <= 4; ++quarter) {
    city.memory.begin_quarter();
    town.look(test::spring + quarter);
  }
  EXPECT_EQ(town.seen("enterprise_support", 0, test::summer), 0.0);
  EXPECT_EQ(town.seen("supported_enterprises", 0, test::winter), 3.0);
  EXPECT_EQ(town.seen("supported_enterprises", 0, test::spring + 4), 0.0);
  EXPECT_TRUE(std::isnan(town.seen("support_gini", 0, test::spring + 4)));
}

TEST_F(Sizes, WhoLeavesHasAReason) {
  town.city.enterprises.quarters_short[0] = 2;
  town.give_cash(0, -100);   // a third quarter without cash
  firms.profit_1[2] = -1e6;  // more than its cash stands
  firms.moves_away[3] = 1;
  town.run("enter_and_leave", test::spring);
  town.look();
  EXPECT_EQ(town.seen("exits"), 2.0);
  EXPECT_EQ(town.seen("exits_by_reason", 0), 1.0);
  EXPECT_EQ(town.seen("exits_by_reason", 1), 0.0);
  EXPECT_EQ(town.seen("exits_by_reason", 2), 1.0);
  EXPECT_EQ(town.seen("exits_by_sector", 0), 2.0);
  EXPECT_EQ(town.seen("moved_out"), 1.0);
}

}  // namespace
}  // namespace xiamen
