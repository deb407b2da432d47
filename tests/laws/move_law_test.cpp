#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Of Poisson(N) that look for a place a share k knows the city; it stands against three others and offers a
// tenth of yearly sales, one unit of the spread of tastes: P = 1 / (1 + 3 / e).
TEST(Moves, ComeByTheLogitLaw) {
  constexpr double candidates = 4000, known = 0.5;
  for (const bool support : {false, true}) {
    Town town({{"inflow",
                "gate",
                {{"reach", 1}, {"places", 1e5}, {"support", support ? 1e9 : 0.0}, {"support_share", 0.1}}}});
    if (!support) town.set("gate.active", 0);
    town.set("move.candidates", candidates);
    town.set("move.known", known);
    town.set("move.rivals", 3);
    town.set("sector.electronic_information.share", 1);
    town.run("move_enterprises", test::spring);
    const double hear = support ? 1.0 : known;
    const double expected = candidates * hear / (1 + 3 * std::exp(support ? -1.0 : 0.0));
    EXPECT_NEAR(town.city.tally.moved_in, expected, 5 * std::sqrt(expected));
  }
}

// Everyone thinks once in four quarters and leaves with chance 1 / (1 + e^(0.2 / 0.1)).
TEST(Moves, LeaveByTheLogitLaw) {
  constexpr int enterprises = 8000;
  Town town;
  town.set("move.inertia", 0.2);
  for (int i = 0; i < enterprises; ++i) town.add_enterprise(1e6);
  for (int quarter = 0; quarter < 4; ++quarter) town.run("move_enterprises", test::spring + quarter);
  double leaving = 0;
  for (const std::uint8_t each : town.city.enterprises.moves_away.values()) leaving += each;
  const double chance = 1 / (1 + std::exp(2.0));
  EXPECT_NEAR(leaving / enterprises, chance, 5 * std::sqrt(chance * (1 - chance) / enterprises));
}

// Who comes is the same under a larger programme, and some besides.
TEST(Moves, ShareTheirLuck) {
  std::vector<sim::Key> fewer;
  for (const double reach : {0.2, 0.6}) {
    Town town({{"inflow", "gate", {{"reach", reach}, {"places", 1e5}, {"support", 0}}}});
    town.set("move.candidates", 500);
    town.set("move.known", 0.1);
    town.set("sector.electronic_information.share", 1);
    town.run("move_enterprises", test::spring);
    const auto keys = town.city.enterprises.keys();
    for (const sim::Key key : fewer) EXPECT_NE(std::find(keys.begin(), keys.end(), key), keys.end());
    EXPECT_GT(keys.size(), fewer.size());
    fewer.assign(keys.begin(), keys.end());
  }
}

}  // namespace
}  // namespace xiamen
