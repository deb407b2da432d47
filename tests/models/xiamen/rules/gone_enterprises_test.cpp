#include "models/xiamen/rules/gone_enterprises.hpp"

#include <gmock/gmock.h>

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;
using testing::ElementsAre;

// Of six enterprises 0 to 4 have left: 0 is named by nobody; 1 was in an alliance; a fund holds a stake in 2;
// 3 still owes money; 4 sold a stake long ago. So 0 and 4 go, and 1, 2, 3, 5 become 0 to 3.
TEST(GoneEnterprises, GoUnlessSomebodyNamesThem) {
  Town town;
  City& city = town.city;
  Enterprises& firms = city.enterprises;
  for (int each = 0; each < 6; ++each) town.add_enterprise(1e6 * (each + 1));
  ASSERT_EQ(firms.size(), 6U);
  for (std::size_t row = 0; row < 5; ++row) {
    city.books.transfer(city.accounts.dividend, city.accounts.enterprises, row, city.accounts.owners, 0,
                        firms.cash[row]);
    firms.alive[row] = 0;
  }
  firms.forget_the_gone();
  const sim::Key last = firms.key(5);
  const std::size_t alliance = city.alliances.append(1);
  const std::size_t member = city.members.append(2);
  city.alliances.lead[alliance] = 5;
  city.members.alliance[member] = AllianceId(alliance);
  city.members.enterprise[member] = 1;
  const std::size_t held = city.holdings.append(3);
  city.holdings.enterprise[held] = 2;
  city.holdings.live = {held};
  const std::size_t sold = city.holdings.append(4);
  city.holdings.enterprise[sold] = 4;
  city.books.transfer(city.accounts.write_down, city.accounts.enterprises, 3, city.accounts.suppliers, 0,
                      Money::yuan(7));
  const std::size_t project = town.add_project(5, 1e6);
  city.circle = {{10, 0}, {20, 5}, {30, 3}};
  city.rows_on_circle = 4;
  city.moving_costs.begin(KeptDraws::lifelong, 6);
  city.moving_costs.of(5, [] { return 0.25; });
  const Money cash = firms.cash[5];

  forget_gone_enterprises(city);
  ASSERT_EQ(firms.size(), 4U);
  EXPECT_THAT(firms.living, ElementsAre(3));
  EXPECT_EQ(firms.key(3), last);
  EXPECT_EQ(firms.cash[3], cash);
  EXPECT_EQ(firms.cash[2], -Money::yuan(7));
  EXPECT_EQ(city.alliances.lead[alliance], 3);
  EXPECT_EQ(city.members.enterprise[member], 0);
  EXPECT_EQ(city.holdings.enterprise[held], 1);
  EXPECT_EQ(city.holdings.enterprise[sold], -1);
  EXPECT_EQ(city.projects.owner[project].position(), 3U);
  EXPECT_THAT(city.circle, ElementsAre(testing::Pair(20, 3), testing::Pair(30, 2)));
  EXPECT_EQ(city.rows_on_circle, 3U);  // 1, 2 and 3 of the first four
  city.moving_costs.begin(KeptDraws::lifelong, 4);
  EXPECT_EQ(city.moving_costs.of(3, [] { return 0.75; }), 0.25);
  EXPECT_EQ(city.books.close_quarter(), 0) << city.books.diagnosis();
}

}  // namespace
}  // namespace xiamen
