#include <array>

#include "tests/models/xiamen/city_fixture.hpp"

/// Diffusion in discrete time (Bass 1969): once a year one that has not adopted hears with the chance
///   c(n) = 1 - exp(-(p + q n / N)),
/// n of N users at the time, and adopts what it hears of, as it pays everybody.
namespace xiamen {
namespace {

using test::Town;

constexpr double discovery = 0.1, contact = 1.2;

double chance_at(double share) {
  return 1 - std::exp(-(discovery + contact * share));
}

// Digital technology that costs next to nothing and is never out of date.
void make_adoption_easy(Town& town) {
  town.set("adoption.discovery", discovery);
  town.set("adoption.contact", contact);
  town.set("adoption.digital_cost", 1e-6);
  town.set("adoption.obsolescence", 1e-9);
  town.set("project.discount_rate", 0.1);
}

double users_in(const Town& town, std::size_t sector) {
  double users = 0;
  for (const std::size_t row : town.city.enterprises.living) {
    const bool uses = town.city.enterprises.digital_level[row] > 0;
    users += uses && town.city.enterprises.sector[row] == sector ? 1.0 : 0.0;
  }
  return users;
}

// The exact law of n after some years for N that all look in one quarter: from n users n + k come of N - n
// with the binomial chance c(n). Fourteen sectors, which do not hear of each other, in each of 150 towns.
TEST(Adoption, OfAFewFollowsTheBinomialRecursion) {
  constexpr int size = 8, years = 3, towns = 150;
  std::array<double, size + 1> law{};
  law[0] = 1.0;
  for (int year = 0; year < years; ++year) {
    std::array<double, size + 1> next{};
    for (int n = 0; n <= size; ++n) {
      const double chance = chance_at(static_cast<double>(n) / size);
      for (int more = 0; more <= size - n; ++more) {
        double ways = 1;
        for (int i = 0; i < more; ++i) ways = ways * (size - n - i) / (i + 1);
        next[static_cast<std::size_t>(n + more)] += law[static_cast<std::size_t>(n)] * ways *
                                                    std::pow(chance, more) *
                                                    std::pow(1 - chance, size - n - more);
      }
    }
    law = next;
  }
  std::array<double, size + 1> seen{};
  for (int replicate = 1; replicate <= towns; ++replicate) {
    Town town;
    town.replicate = static_cast<std::uint64_t>(replicate);
    make_adoption_easy(town);
    Enterprises& firms = town.city.enterprises;
    std::size_t chosen = 0;
    while (chosen < size * sectors) {
      const std::size_t row = town.add_enterprise(1e6);
      firms.sector[row] = static_cast<std::uint8_t>(chosen % sectors);
      firms.alive[row] = sim::mix(firms.key(row)) % 4 == 0 ? 1 : 0;  // that look in the first quarter
      chosen += firms.alive[row];
      town.give_cash(row, 1e6);
    }
    firms.forget_the_gone();
    for (int year = 0; year < years; ++year) town.run("adopt_technologies", test::spring + 4 * year);
    for (std::size_t sector = 0; sector < sectors; ++sector)
      seen[static_cast<std::size_t>(users_in(town, sector))] += 1.0;
  }
  // Chi-square on `size` degrees of freedom, five standard deviations.
  constexpr double cities = towns * static_cast<double>(sectors);
  double distance = 0;
  for (std::size_t n = 0; n <= size; ++n) {
    EXPECT_GT(cities * law[n], 5.0);
    distance += std::pow(seen[n] - cities * law[n], 2) / (cities * law[n]);
  }
  EXPECT_LT(distance, size + 5 * std::sqrt(2.0 * size));
}

// Of many, a quarter of whom look in each quarter, the share follows the recursion by quarters, and its rise
// is an S: fastest in between, not at the start. At 20,000 the share strays from it by some 1 / sqrt(20,000)
// = 0.007, and as early luck spreads by contact by some times that.
TEST(Adoption, OfManyFollowsTheCurve) {
  constexpr int enterprises = 20000, years = 8;
  Town town;
  make_adoption_easy(town);
  Enterprises& firms = town.city.enterprises;
  std::array<double, 4> look{};  // by the quarter in which they look
  for (int i = 0; i < enterprises; ++i) {
    const std::size_t row = town.add_enterprise(1e6);
    town.give_cash(row, 1e6);
    look[sim::mix(firms.key(row)) % 4] += 1.0;
  }
  std::array<double, 4> users{};
  double share = 0, last_rise = 0, surprise = 0, variance = 0;
  std::vector<double> rises;
  for (int quarter = 0; quarter < 4 * years; ++quarter) {
    const std::size_t group = static_cast<std::size_t>(quarter) % 4;
    const double before = users_in(town, 0);
    double not_yet = look[group];
    for (const std::size_t row : firms.living)
      not_yet -= firms.digital_level[row] > 0 && sim::mix(firms.key(row)) % 4 == group ? 1.0 : 0.0;
    town.run("adopt_technologies", test::spring + quarter);
    // What came of those that looked, against the law given what was.
    const double chance = chance_at(before / enterprises);
    surprise += users_in(town, 0) - before - not_yet * chance;
    variance += not_yet * chance * (1 - chance);
    users[group] += (look[group] - users[group]) * chance_at(share);
    share = (users[0] + users[1] + users[2] + users[3]) / enterprises;
    if (quarter % 4 == 3) {
      EXPECT_NEAR(users_in(town, 0) / enterprises, share, 0.03) << quarter;
      rises.push_back(share - last_rise);
      last_rise = share;
    }
  }
  EXPECT_NEAR(surprise, 0.0, 5 * std::sqrt(variance));
  EXPECT_GT(rises[1], rises[0]);
  EXPECT_LT(rises[7], rises[1]);
  EXPECT_GT(share, 0.9);
}

}  // namespace
}  // namespace xiamen
