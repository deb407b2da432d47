#include "models/xiamen/rules/partners.hpp"

#include "models/xiamen/rules/taxation.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

void join(City& city, std::size_t alliance, int enterprise) {
  const std::size_t row = city.members.append(sim::make_key("member", city.members.size()));
  city.members.alliance[row] = AllianceId(alliance);
  city.members.enterprise[row] = enterprise;
}

TEST(Members, AreTheLivingOnesOfRunningAlliances) {
  Town town;
  for (int i = 0; i < 3; ++i) town.add_enterprise();
  City& city = town.city;
  for (std::uint64_t i = 0; i < 2; ++i) city.alliances.append(sim::make_key("alliance", i));
  city.alliances.ends[0] = test::spring.ordinal() + 1;
  city.alliances.ends[1] = test::spring.ordinal();
  join(city, 0, 2);
  join(city, 0, 0);
  join(city, 0, -1);  // an institute
  join(city, 1, 1);
  city.enterprises.alive[0] = 0;
  city.enterprises.forget_the_gone();
  const auto members = members_by_alliance(city, test::spring.ordinal());
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0], std::vector<std::size_t>{2});
  EXPECT_TRUE(members[1].empty());
  EXPECT_EQ(members_ever(city)[1], std::vector<std::size_t>{1}) << "past its term";
}

TEST(MarginalTax, FollowsIncomeAndCertificate) {
  Town town;
  City& city = town.city;
  city.terms.small_limit[0] = 3e6;
  city.terms.small_rate[0] = 0.05;
  city.terms.standard_rate[0] = 0.25;
  city.terms.certified_rate[0] = 0.15;
  city.terms.general_deduction[0] = 0.75;
  city.terms.manufacturing_deduction[0] = 1.0;
  const std::size_t row = town.add_enterprise();
  const int quarter = test::spring.ordinal();
  city.enterprises.taxable_1[row] = -1.0;
  EXPECT_EQ(marginal_tax(city, row, quarter), 0.0);
  city.enterprises.taxable_1[row] = 3e6;
  EXPECT_EQ(marginal_tax(city, row, quarter), 0.05);
  city.enterprises.taxable_1[row] = 3e6 + 1;
  EXPECT_EQ(marginal_tax(city, row, quarter), 0.25);
  city.enterprises.high_tech_until[row] = quarter + 1;
  EXPECT_EQ(marginal_tax(city, row, quarter), 0.15);
  EXPECT_EQ(extra_deduction(city, row), 1.0);  // electronics: a manufacturer
  city.enterprises.sector[row] = 2;            // commerce
  EXPECT_EQ(extra_deduction(city, row), 0.75);
}

}  // namespace
}  // namespace xiamen
