#include <gtest/gtest.h>

#include <set>
#include <string>

#include "models/xiamen/model.hpp"
#include "models/xiamen/observables.hpp"
#include "sim/core/parallel.hpp"
#include "sim/parameter/scaling.hpp"
#include "tests/properties/city_run.hpp"

/// A city larger or smaller than the data (docs/decisions/0023-a-larger-city.md).
namespace xiamen {
namespace {

constexpr sim::Quarter last(2021, 4);

sim::Inputs with_short_past() {
  sim::Inputs inputs = test::full_inputs();
  sim::apply_setting("initial.warm_up=4 quarters", inputs);
  return inputs;
}

sim::RunResult run(const sim::Inputs& inputs, int threads = 1) {
  const sim::ScenarioInputs city = test::realised(test::scenario("baseline", inputs), last, inputs);
  const sim::parallel::ThreadLimit limit(threads);
  return test::run(city);
}

sim::RunResult run(const std::string& scale, int threads = 1) {
  sim::Inputs inputs = with_short_past();
  sim::apply_setting("city.scale=" + scale, inputs);
  return run(inputs, threads);
}

double at_the_end(const sim::RunResult& result, const char* name) {
  return result.trajectory.get(observables().require(name), last);
}

class OfAScale : public testing::TestWithParam<const char*> {};

TEST_P(OfAScale, HasTheSameBitsOnAnyNumberOfThreads) {
  const sim::RunResult one = run(GetParam(), 1);
  for (const int threads : {2, 3, 8}) {
    const sim::RunResult other = run(GetParam(), threads);
    EXPECT_EQ(one.digest, other.digest) << threads;
    EXPECT_EQ(test::difference(one, other, last), "") << threads;
  }
}

TEST_P(OfAScale, HasSoManyEnterprises) {
  const double scale = std::stod(GetParam());
  // 11,000 at the end of 2020, and 2 % more a year later; 110 of them may be a few more or less.
  EXPECT_NEAR(at_the_end(run(GetParam()), "enterprises") / (11000.0 * scale), 1.02, 0.12);
}

// 110, 1,100 and 33,000 enterprises: the smallest has sectors without any, the largest eight parts to share
// out.
INSTANTIATE_TEST_SUITE_P(Scales, OfAScale, testing::Values("0.01", "0.1", "3"),
                         [](const testing::TestParamInfo<const char*>& scale) {
                           std::string name = scale.param;
                           for (char& letter : name) letter = letter == '.' ? '_' : letter;
                           return name;
                         });

TEST(Scale, OfOneIsTheCityOfTheData) {
  EXPECT_EQ(run("1").digest, run(with_short_past()).digest);
}

// What counts or sums up over the city is either in the list or has a reason here not to be.
TEST(Scale, KnowsOfEveryLeverWhetherItGrows) {
  const std::set<std::string> of_one_each = {"adoption.ceiling",
                                             "adoption.sales_maximum",
                                             "adoption.sales_minimum",
                                             "alliance.enterprises_each",
                                             "alliance.institutes_each",
                                             "alliance.lead_minimum_sales",
                                             "alliance.subsidy_per_project",
                                             "call.application_cost",
                                             "call.ceiling",
                                             "call.jury_noise",
                                             "call.rounds",
                                             "call.sales_maximum",
                                             "call.sales_minimum",
                                             "cover.ceiling",
                                             "demand.order",
                                             "fund.hurdle",
                                             "fund.screenings",
                                             "fund.ticket_maximum",
                                             "fund.ticket_minimum",
                                             "grant.ceiling",
                                             "inflow.support",
                                             "loan.mark",
                                             "loan.ticket_maximum",
                                             "reform.after",
                                             "reform.second_after",
                                             "research_body.budget_each",
                                             "research_body.spin_off_inclination",
                                             "service.price",
                                             "service.seats_each",
                                             "signal.candidates",
                                             "signal.cost",
                                             "signal.noise",
                                             "space.introductions",
                                             "space.maximum_sales",
                                             "space.neighbours",
                                             "space.places_each",
                                             "space.rent",
                                             "space.running_cost",
                                             "status.award",
                                             "status.campaign",
                                             "talent.support",
                                             "target.value",
                                             "tax.small_limit"};
  const sim::Inputs& inputs = test::full_inputs();
  std::set<std::string> grows;
  for (const auto& each : sim::read_scaling(inputs).extensive) grows.insert(inputs.parameters[each.id].key);
  for (const sim::KindSchema& kind : inputs.kinds) {
    const auto entries = inputs.of_kind(kind.kind);
    if (entries.empty()) continue;
    for (const sim::FieldSchema& field : kind.fields) {
      const bool amount = field.type == sim::ValueType::money || field.type == sim::ValueType::count ||
                          field.type == sim::ValueType::number;
      if (!amount) continue;
      const std::string name = kind.kind + "." + field.name;
      const bool listed = grows.contains(entries.front()->id + "." + field.name);
      EXPECT_NE(listed, of_one_each.contains(name)) << name << ": scale.toml or the list of this test?";
    }
  }
}

}  // namespace
}  // namespace xiamen
