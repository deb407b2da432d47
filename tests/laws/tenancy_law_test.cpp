#include "sim/core/math.hpp"
#include "tests/laws/moments.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

constexpr int enterprises = 4000;

Town town_with_room(double places) {
  return Town({{"space",
                "hall",
                {{"count", 1},
                 {"places_each", places},
                 {"rent", 0.5},
                 {"stay", 12},
                 {"maximum_age", 0},
                 {"maximum_sales", 4e6}}}});
}

void settle_start_ups(Town& town) {
  for (int i = 0; i < enterprises; ++i) {
    const std::size_t row = town.add_enterprise(5e5);
    town.city.enterprises.birth[row] = test::spring.ordinal();
    town.city.enterprises.workers[row] = 10;
  }
}

// A stay is uniform on 1/2 to 3/2 of its mean: mean 12 and variance 12^2 / 12 quarters. Everyone who came
// graduates once and none is lost, so graduates are completed stays.
TEST(Tenancy, LastsItsMeanAndEndsInGraduation) {
  Town town = town_with_room(enterprises);
  settle_start_ups(town);
  town.run("assign_places", test::spring);
  ASSERT_EQ(town.city.spaces.tenants[0], enterprises);
  test::Moments stay;
  for (const std::int32_t until : town.city.enterprises.tenant_until.values())
    stay.add(until - test::spring.ordinal());
  EXPECT_NEAR(stay.mean(), 12.0, 5 * std::sqrt(12.0 / enterprises));
  EXPECT_NEAR(stay.variance(), 12.0, 0.6);
  double quarters_lived = enterprises;
  for (int quarter = 1; quarter <= 19; ++quarter) {
    town.run("assign_places", test::spring + quarter);
    quarters_lived += town.city.spaces.tenants[0];
  }
  EXPECT_EQ(town.city.tally.graduates, enterprises);
  EXPECT_NEAR(quarters_lived / enterprises, stay.mean(), 1e-12) << "Little's law";
}

// Rent saved is 10 x 15,000 / 10 x 1/2 x 12 = 90,000, moving costs 60,000 x exp(z / 2): P = Phi(2 ln 1.5).
TEST(Tenancy, IsAskedForByTheThresholdLaw) {
  Town town = town_with_room(enterprises);
  settle_start_ups(town);
  town.set("space.moving_cost", 6000);
  town.set("space.moving_deviation", 0.5);
  town.run("assign_places", test::spring);
  const double asked = sim::normal_cdf(2 * std::log(1.5));
  EXPECT_NEAR(town.city.spaces.tenants[0] / static_cast<double>(enterprises), asked,
              5 * std::sqrt(asked * (1 - asked) / enterprises));
}

// More places house more, and the same ones besides.
TEST(Tenancy, PlacesLimitWhoAsks) {
  std::vector<std::int32_t> fewer;
  for (const double places : {1000.0, 2000.0}) {
    Town town = town_with_room(places);
    settle_start_ups(town);
    town.run("assign_places", test::spring);
    EXPECT_EQ(town.city.spaces.tenants[0], places);
    const auto housed = town.city.enterprises.space.values();
    for (std::size_t row = 0; row < fewer.size(); ++row) ASSERT_GE(housed[row], fewer[row]);
    fewer.assign(housed.begin(), housed.end());
  }
}

}  // namespace
}  // namespace xiamen
