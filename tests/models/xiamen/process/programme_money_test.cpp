#include <memory>

#include "models/xiamen/observables.hpp"
#include "models/xiamen/rules/public_money.hpp"
#include "sim/observe/entry_axes.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

/// What is observed of each programme, reckoned by hand.
namespace xiamen {
namespace {

using test::Town;

constexpr double quarter_in_days = 365.25 / 4.0;

class ProgrammeMoney : public testing::Test {
 protected:
  explicit ProgrammeMoney(
      const std::vector<test::EntryText>& entries =
          {{"call",
            "a_call",
            {{"places", 1},
             {"share", 0.5},
             {"ceiling", 1},
             {"appropriation", 0},
             {"stage_from", 0},
             {"stage_to", 4}}},
           {"grant", "b_grant", {{"base", 0}, {"appropriation", 2.5e5}, {"share", 0.1}, {"ceiling", 2e5}}}})
      : town(entries) {
    town.trajectory = sim::Trajectory(
        std::make_shared<const sim::ObservableTable>(sim::over_catalogues(observables(), {&town.inputs})),
        test::start, sim::Quarter(2030, 4));
    town.set("public.audit_lag", 1);
  }
  double seen(std::string_view name, std::string_view programme, sim::Quarter quarter, std::size_t part = 0,
              std::size_t parts = 1) const {
    const std::size_t place = *town.trajectory.position("programme", programme);
    return town.trajectory.get(observables().require(name), quarter, place * parts + part);
  }
  Town town;
  City& city = town.city;
};

// 10 % of R&D of 1, 2 and 5 million, at most 200,000: 100,000, 200,000 and 200,000 are asked for, half is
// there. Gini: 2 (50 + 200 + 300) / (3 x 250) - 4 / 3 = 2 / 15.
TEST_F(ProgrammeMoney, OfThreeRecipients) {
  Enterprises& firms = city.enterprises;
  for (const double research : {1e6, 2e6, 5e6}) {
    const std::size_t row = town.add_enterprise(1e6);
    firms.reported_1[row] = research;
    firms.ownership[row] = research > 4e6 ? 1 : 0;
    firms.district[row] = research < 1.5e6 ? 5 : 0;
    firms.workers[row] = research > 4e6 ? 30 : 1;
  }
  town.run("open_programmes", test::spring);
  EXPECT_EQ(city.public_record.sums(1).appropriated, 2.5e5);
  town.run("open_programmes", test::autumn);
  town.run("pay_grants", test::autumn);
  town.run("pay_claims", test::autumn);
  town.run("observe_city", test::autumn);
  EXPECT_EQ(seen("programme_asked", "b_grant", test::autumn), 5e5);
  EXPECT_EQ(seen("programme_granted", "b_grant", test::autumn), 2.5e5);
  EXPECT_EQ(seen("programme_paid", "b_grant", test::autumn), 0.0) << "the audit takes a quarter";
  EXPECT_TRUE(std::isnan(seen("programme_days_to_cash", "b_grant", test::autumn)));
  EXPECT_TRUE(std::isnan(seen("programme_recipients", "b_grant", test::autumn))) << "no year yet";

  town.run("open_programmes", test::winter);
  town.run("pay_claims", test::winter);
  town.run("observe_city", test::winter);
  const auto at_end = [&](std::string_view name, std::size_t part = 0, std::size_t parts = 1) {
    return seen(name, "b_grant", test::winter, part, parts);
  };
  EXPECT_EQ(at_end("programme_granted"), 0.0);
  EXPECT_EQ(at_end("programme_paid"), 2.5e5);
  EXPECT_EQ(at_end("programme_recipients"), 3.0);
  EXPECT_NEAR(at_end("programme_gini"), 2.0 / 15.0, 1e-12);
  EXPECT_EQ(at_end("programme_top_ten"), 1.0);
  EXPECT_NEAR(at_end("programme_days_to_cash"), quarter_in_days, 1e-9);
  EXPECT_EQ(at_end("programme_paid_by_ownership", 0, 3), 1.5e5);
  EXPECT_EQ(at_end("programme_paid_by_ownership", 1, 3), 1e5);
  EXPECT_EQ(at_end("programme_paid_by_district", 0, 6), 2e5);
  EXPECT_EQ(at_end("programme_paid_by_district", 5, 6), 5e4);
  EXPECT_EQ(at_end("programme_paid_by_size", 2, 4), 1e5) << "thirty persons and 4 million a year: small";
  EXPECT_EQ(at_end("programme_paid_by_size", 3, 4), 1.5e5);
  EXPECT_EQ(seen("programme_paid", "a_call", test::winter), 0.0);
  EXPECT_EQ(seen("programme_recipients", "a_call", test::winter), 0.0);
  EXPECT_TRUE(std::isnan(seen("programme_gini", "a_call", test::winter)));
}

// Half of an award of 400 was applied for two quarters ago, the rest three: (2 x 100 + 3 x 300) / 400.
TEST_F(ProgrammeMoney, DaysAreWeightedByMoney) {
  town.add_enterprise(1e6);
  city.quarter = test::winter.ordinal();
  Payers payers{0.0, 0.0, 0.0, 0, city.quarter - 2};
  pay_public(city, city.accounts.call_award, payers, 0, Money::yuan(100));
  payers.since = city.quarter - 3;
  pay_public(city, city.accounts.call_award, payers, 0, Money::yuan(300));
  town.run("observe_city", test::winter);
  EXPECT_NEAR(seen("programme_days_to_cash", "a_call", test::winter), 2.75 * quarter_in_days, 1e-9);
}

// The rows of those that are gone are given to others; whoever was granted stays one recipient.
TEST_F(ProgrammeMoney, AClaimRemembersWhoseProgrammeItIs) {
  town.add_enterprise(1e6);
  city.terms.audit_lag[0] = 1;
  city.quarter = test::spring.ordinal();
  claim_public(city, city.accounts.call_award, {0.0, 0.0, 0.0, 0, city.quarter - 2}, 0, Money::yuan(100));
  city.quarter = test::summer.ordinal();
  settle_claims(city);
  ASSERT_EQ(city.public_record.payments().size(), 1U);
  const PublicRecord::Payment& payment = city.public_record.payments()[0];
  EXPECT_EQ(payment.entry, 0);
  EXPECT_EQ(payment.waited, 3);
  const Recipient recipient = recipient_of(city.enterprises, 0);
  EXPECT_TRUE(payment.enterprise);
  EXPECT_EQ(payment.ownership, recipient.ownership);
  EXPECT_EQ(payment.district, recipient.district);
  EXPECT_EQ(payment.sector, recipient.sector);
  EXPECT_EQ(payment.workers, recipient.workers);
  EXPECT_EQ(payment.yearly_sales, recipient.yearly_sales);
}

}  // namespace
}  // namespace xiamen
