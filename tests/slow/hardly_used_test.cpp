#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "models/xiamen/city.hpp"
#include "tests/properties/city_run.hpp"

/// The insurances that the documents show to be hardly used (xm-2025-103: 5, 1 and 3 clients by July 2025)
/// are hardly used because few know of them and because they do not pay most of those who do. No number says
/// how many buy.
namespace xiamen {
namespace {

constexpr sim::Quarter counted(2025, 2);
constexpr std::array<const char*, 3> insurances = {"innovation_insurance", "rd_insurance", "trade_insurance"};

struct Outcome {
  double clients = 0;      ///< who ever bought, added up over the three
  double know = 0;         ///< enterprises that know of the innovation insurance
  double enterprises = 0;  ///< all
};

// The whole city with these fields of the three insurances.
Outcome with(const std::vector<std::pair<const char*, double>>& fields) {
  sim::Scenario scenario = test::scenario("baseline", test::full_inputs());
  for (const char* insurance : insurances) {
    for (const auto& [field, value] : fields) {
      sim::Change change;
      change.target = std::string(insurance) + "." + field;
      change.how = sim::Change::How::set;
      change.amount = value;
      change.from = test::run_start;
      scenario.changes.push_back(change);
    }
  }
  Outcome outcome;
  sim::SimulationOptions options;
  options.after_quarter = [&outcome](sim::Quarter quarter, sim::World& world) {
    if (quarter != counted) return;
    const City& city = dynamic_cast<const City&>(world);
    outcome.enterprises = static_cast<double>(city.enterprises.living.size());
    for (std::size_t row = 0; row < city.covers.size(); ++row) {
      const std::string& id = city.entry(city.covers.entry[row]).id;
      if (std::find(insurances.begin(), insurances.end(), id) == insurances.end()) continue;
      outcome.clients += city.covers.clients[row];
      if (id == insurances.front()) outcome.know = city.covers.known[row] * outcome.enterprises;
    }
  };
  test::run(test::realised(scenario, counted, test::full_inputs()), options);
  return outcome;
}

// Printed: 9 clients. Either cause alone keeps clients to some hundreds of 13,000 enterprises; without both
// they are thousands. The bands are wide: 12, 288, 138 and 3737 when this was written.
TEST(HardlyUsed, BecauseFewKnowAndFewGain) {
  const Outcome baseline = with({});
  EXPECT_GE(baseline.clients, 1.0);
  EXPECT_LE(baseline.clients, 40.0);
  EXPECT_LT(baseline.know, 0.1 * baseline.enterprises);
  // Everybody knows: most do not gain.
  const Outcome known = with({{"campaign", 1.0}});
  EXPECT_GE(known.know, 0.98 * known.enterprises);
  EXPECT_GE(known.clients, 100.0);
  EXPECT_LE(known.clients, 1000.0);
  // It costs nothing but the effort: most do not know.
  const Outcome free = with({{"premium_subsidy", 1.0}});
  EXPECT_LT(free.know, 0.1 * free.enterprises);
  EXPECT_GE(free.clients, 40.0);
  EXPECT_LE(free.clients, 400.0);
  const Outcome both = with({{"campaign", 1.0}, {"premium_subsidy", 1.0}});
  EXPECT_GE(both.clients, 1500.0);
  EXPECT_GT(both.clients, 5.0 * (known.clients + free.clients));
}

TEST(HardlyUsed, ByNobodyOfThoseWhoNeverHear) {
  const Outcome untold = with({{"campaign", 0.0}, {"premium_subsidy", 1.0}});
  EXPECT_EQ(untold.know, 0.0);
  EXPECT_EQ(untold.clients, 0.0);
}

// All that a cover and the behaviour around it can be given: prices, sums, events, who is told and what is at
// stake. None of it is a rate at which enterprises buy; a new number is to be looked at here.
TEST(HardlyUsed, ByNoRate) {
  const sim::Inputs& inputs = test::full_inputs();
  std::set<std::string> fields;
  for (const auto& [name, field] : inputs.entry("innovation_insurance")->fields) fields.insert(name);
  EXPECT_THAT(fields,
              testing::UnorderedElementsAre("trigger", "loans", "requirement", "stage_from", "stage_to",
                                            "share", "ceiling", "capacity", "premium", "premium_subsidy",
                                            "fund", "fiscal_share", "campaign", "sectors", "districts"));
  std::set<std::string> behaviour;
  for (const sim::Parameter& parameter : inputs.parameters.rows()) {
    if (parameter.key.starts_with("cover.")) behaviour.insert(parameter.key.substr(6));
    // A parameter of all insurances would be named after them.
    const bool of_all = parameter.entry.empty() && parameter.key.find("insur") != std::string::npos;
    EXPECT_FALSE(of_all) << parameter.key;
  }
  EXPECT_THAT(behaviour,
              testing::UnorderedElementsAre("effort", "ruin_years", "word_of_mouth", "buyer_default",
                                            "buyer_exposure", "founder_liability"));
}

}  // namespace
}  // namespace xiamen
