#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Constant R&D I a quarter and quarterly depreciation d: K_t = (1 - d)^t K_0 + I (1 - (1 - d)^t) / d.
TEST(KnowledgeStock, FollowsItsClosedForm) {
  constexpr double stock = 3e6, research = 1e5, d = 0.1;
  Town town;
  town.set("knowledge.depreciation", 1 - std::pow(1 - d, 4));
  const std::size_t row = town.add_enterprise(1e6);
  town.city.enterprises.knowledge[row] = stock;
  town.city.enterprises.research_quarter[row] = research;
  for (int t = 1; t <= 60; ++t) {
    town.run("learn_from_contacts", test::spring + t);
    const double kept = std::pow(1 - d, t);
    const double expected = kept * stock + research * (1 - kept) / d;
    ASSERT_NEAR(town.city.enterprises.knowledge[row] / expected, 1.0, 1e-12) << t;
  }
}

// What is borrowed is part of what is known, and with the same contacts every quarter it settles at B / d.
TEST(KnowledgeStock, BorrowedKnowledgeSettles) {
  constexpr double d = 0.1;
  Town town;
  town.set("knowledge.depreciation", 1 - std::pow(1 - d, 4));
  town.set("knowledge.spillover", 0.1);
  town.set("knowledge.chance_contacts", 2);
  town.set("knowledge.half", 0);  // absorbs all
  const std::size_t row = town.add_enterprise(1e6);
  town.city.enterprises.knowledge[row] = 1.0;
  town.city.enterprises.research_quarter[row] = 1e5;
  for (int t = 1; t <= 400; ++t) town.run("learn_from_contacts", test::spring + t);
  EXPECT_NEAR(town.city.enterprises.borrowed[row], 0.1 * 2 * 1e5 / d, 1.0);
  EXPECT_NEAR(town.city.enterprises.knowledge[row], (0.1 * 2 * 1e5 + 1e5) / d, 10.0);
}

}  // namespace
}  // namespace xiamen
