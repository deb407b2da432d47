#include <numeric>

#include "tests/laws/moments.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// n enterprises give up with chance p0 in one world and p1 in the other. With the same luck in both worlds
// only those between p0 and p1 differ: the difference has mean n (p1 - p0) and variance n d (1 - d), d = p1 -
// p0; with luck of their own it has variance n (p1 (1 - p1) + p0 (1 - p0)). For 0.30 and 0.33 the ratio
// is 14.81.
class GivingUp : public testing::Test {
 protected:
  static constexpr int enterprises = 200, replicates = 1500;
  GivingUp() {
    for (int i = 0; i < enterprises; ++i) town.add_enterprise(1e6);
    for (double& profit : town.city.enterprises.profit_1.values()) profit = -1e12;
  }
  double gone(double chance, int replicate) {
    town.set("exit.give_up_chance", chance);
    town.replicate = static_cast<std::uint64_t>(replicate);
    Enterprises& firms = town.city.enterprises;
    for (std::uint8_t& alive : firms.alive.values()) alive = 1;
    firms.living.resize(firms.size());
    std::iota(firms.living.begin(), firms.living.end(), std::size_t{0});
    for (double& sales : firms.base_sales.values()) sales = 1e6;
    town.run("enter_and_leave", test::spring);
    double count = enterprises;
    for (const std::uint8_t alive : firms.alive.values()) count -= alive;
    return count;
  }
  Town town;
};

TEST_F(GivingUp, CommonLuckShowsTheEffectFifteenTimesAsSharply) {
  constexpr double p0 = 0.30, p1 = 0.33, d = p1 - p0;
  test::Moments paired, unpaired;
  for (int replicate = 1; replicate <= replicates; ++replicate) {
    const double before = gone(p0, replicate);
    const double after = gone(p1, replicate);
    EXPECT_GE(after, before) << "nobody is saved by a higher chance";
    paired.add(after - before);
    unpaired.add(after - gone(p0, replicate + replicates));
  }
  const double narrow = enterprises * d * (1 - d);
  const double wide = enterprises * (p1 * (1 - p1) + p0 * (1 - p0));
  ASSERT_NEAR(wide / narrow, 14.81, 0.01);
  EXPECT_NEAR(paired.mean(), enterprises * d, 5 * std::sqrt(narrow / replicates));
  EXPECT_NEAR(unpaired.mean(), enterprises * d, 5 * std::sqrt(wide / replicates));
  // each variance is known to sqrt(2 / replicates), the ratio to sqrt(4 / replicates)
  EXPECT_NEAR(unpaired.variance() / paired.variance() / (wide / narrow), 1.0,
              5 * std::sqrt(4.0 / replicates));
}

}  // namespace
}  // namespace xiamen
