#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// One performer in electronics that absorbs everything and always agrees, with 200,000 in the bank, and three
// results: one worth a lot, one worthless, one of a field without performers. The pilot chain costs 15
// million with a chance of 1/8, so 200 million pay.
class Results : public testing::Test {
 protected:
  Results() : town({{"research_body", "institute", {{"count", 2}, {"budget_each", 0}}}}) {
    town.set("knowledge.half", 0);
    taker = town.add_enterprise(1e6);
    town.city.enterprises.knowledge[taker] = 1.0;
    town.give_cash(taker, 2e5);
    town.city.bodies.count[0] = 2;
    town.city.bodies.contact[0] = 1.0;
    good = town.add_result(0, 200e6, test::spring);
    bad = town.add_result(0, 1e6, test::spring);
    other = town.add_result(0, 200e6, test::spring);
    town.city.projects.sector[other] = 4;  // biomedicine
  }
  bool taken(std::size_t row) const { return town.city.projects.owner[row].exists(); }
  Town town;
  std::size_t taker = 0, good = 0, bad = 0, other = 0;
};

TEST_F(Results, FindWhoGainsByThem) {
  town.run("match_results", test::spring);
  EXPECT_TRUE(taken(good));
  EXPECT_FALSE(taken(bad));
  EXPECT_FALSE(taken(other));
  EXPECT_EQ(town.city.projects.waits_for[good], 0);
  EXPECT_EQ(town.city.projects.waits_for[bad], bit(Cause::partner));
}

TEST_F(Results, PayALicenceOutOfAQuarterOfTheCash) {
  town.run("match_results", test::spring);
  EXPECT_EQ(town.cash(taker), 1.5e5);  // a quarter of 200,000 is less than the 100,000 asked
  EXPECT_EQ(town.city.bodies.cash[0], Money::yuan(5e4));
  EXPECT_EQ(town.city.tally.contracts, 1.0);
  EXPECT_EQ(town.city.tally.contract_value, 5e4);
  EXPECT_EQ(town.city.enterprises.profit_year[taker], -5e4);
}

TEST_F(Results, NeedContactAndKnowledge) {
  town.city.bodies.contact[0] = 0.0;
  town.run("match_results", test::spring);
  EXPECT_FALSE(taken(good));
  town.city.bodies.contact[0] = 1.0;
  town.city.enterprises.knowledge[taker] = 0.0;
  town.run("match_results", test::summer);
  EXPECT_FALSE(taken(good));
  town.city.enterprises.knowledge[taker] = 1.0;
  town.run("match_results", test::autumn);
  EXPECT_TRUE(taken(good));
}

TEST_F(Results, AreShownToATenantTheyComeBy) {
  town.city.bodies.contact[0] = 0.0;
  town.run("match_results", test::spring);
  ASSERT_FALSE(taken(good));
  town.city.spaces.append(sim::make_key("space", 0));
  town.city.spaces.contact[0] = 1.0;
  town.run("match_results", test::summer);
  ASSERT_FALSE(taken(good)) << "nobody is a tenant";
  for (std::int32_t& space : town.city.enterprises.space.values()) space = 0;
  town.run("match_results", test::autumn);
  EXPECT_TRUE(taken(good));
}

TEST_F(Results, MeetTheLeadOfAnAllianceWithTheirBody) {
  town.city.bodies.contact[0] = 0.0;
  town.city.bodies.count[0] = 1;
  town.city.alliances.append(sim::make_key("alliance", 0));
  town.city.alliances.lead[0] = static_cast<std::int32_t>(taker);
  town.city.alliances.ends[0] = test::spring.ordinal() + 4;
  town.city.members.append(sim::make_key("member", 0));
  town.city.members.alliance[0] = AllianceId(0);
  town.city.members.enterprise[0] = -1;
  town.city.members.body[0] = BodyId(0);
  town.run("match_results", test::spring);
  EXPECT_TRUE(taken(good));
}

// 4000 results, contact 1/2, agreement 1/2, absorption 1/2: an eighth are taken in the first quarter; five
// standard errors are 5 sqrt(7 / 64 / 4000) = 0.026.
TEST_F(Results, MeetingAgreeingAndAbsorbingMultiply) {
  town.city.bodies.contact[0] = 0.5;
  town.set("partner.cold_agreement", 0.5);
  town.set("knowledge.half", 1.0);
  town.set("result.licence_median", 0);
  for (int i = 0; i < 4000; ++i) town.add_result(0, 200e6, test::spring);
  town.run("match_results", test::spring);
  EXPECT_NEAR(town.city.tally.contracts / 4001, 0.125, 0.026);
}

}  // namespace
}  // namespace xiamen
