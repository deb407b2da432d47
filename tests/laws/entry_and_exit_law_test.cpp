#include "tests/laws/moments.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Everyone has a loss that its cash does not cover for a year, so each gives up with the same chance m a
// quarter, and L start-ups come. After t quarters, with s = (1 - m)^t, of N0 at the start
//   E N = N0 s + (L / m) (1 - s),    Var N = N0 s (1 - s) + (L / m) (1 - s).
TEST(EntryAndExit, FollowTheBirthAndDeathLaw) {
  constexpr double chance = 0.1, starts = 5.0;
  constexpr int enterprises = 40, quarters = 12, replicates = 600;
  test::Moments count;
  for (int replicate = 1; replicate <= replicates; ++replicate) {
    Town town;
    town.replicate = static_cast<std::uint64_t>(replicate);
    town.set("exit.give_up_chance", chance);
    town.set("entry.per_quarter", starts);
    town.set("sector.electronic_information.share", 0.5);
    town.set("sector.biomedicine.share", 0.5);
    for (int i = 0; i < enterprises; ++i) town.add_enterprise(1e6);
    Enterprises& firms = town.city.enterprises;
    for (int quarter = 0; quarter < quarters; ++quarter) {
      for (std::size_t row = 0; row < firms.size(); ++row) firms.profit_1[row] = -1e12;
      town.run("enter_and_leave", test::spring + quarter);
    }
    double alive = 0;
    for (const std::uint8_t each : firms.alive.values()) alive += each;
    count.add(alive);
  }
  const double survival = std::pow(1 - chance, quarters);
  const double mean = enterprises * survival + starts / chance * (1 - survival);
  const double variance = enterprises * survival * (1 - survival) + starts / chance * (1 - survival);
  EXPECT_NEAR(count.mean(), mean, 5 * std::sqrt(variance / replicates));
  EXPECT_NEAR(count.variance() / variance, 1.0, 5 * std::sqrt(2.0 / replicates));
}

}  // namespace
}  // namespace xiamen
