#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/xiamen/city.hpp"
#include "models/xiamen/observables.hpp"
#include "sim/core/problem.hpp"
#include "tests/properties/city_run.hpp"

namespace xiamen {
namespace {

using testing::HasSubstr;

constexpr sim::Quarter short_end(2022, 4);

sim::RunResult run_with(const sim::QuarterHook& hook, sim::Quarter last = short_end) {
  sim::SimulationOptions options;
  options.after_quarter = hook;
  return test::run(test::realised(test::scenario("baseline"), last), options);
}

TEST(Books, CloseInEveryQuarter) {
  const sim::RunResult& result = test::baseline_run();
  ASSERT_EQ(result.ledger_imbalance.size(), static_cast<std::size_t>(test::run_end - test::run_start) + 1);
  for (const std::int64_t fen : result.ledger_imbalance) EXPECT_EQ(fen, 0);
  const auto id = observables().require("ledger_imbalance");
  for (sim::Quarter quarter = test::run_start; quarter <= test::run_end; quarter = quarter + 1) {
    EXPECT_EQ(result.trajectory.get(id, quarter), 0.0) << quarter.text();
  }
}

struct Wrong {
  const char* name;
  const char* book;
  void (*write)(City&);
};

void PrintTo(const Wrong& wrong, std::ostream* out) {
  *out << wrong.name;
}

class WrongEntry : public testing::TestWithParam<Wrong> {};

TEST_P(WrongEntry, IsCaughtInTheNextCloseAndNamed) {
  const auto plant = [](sim::Quarter quarter, sim::World& world) {
    if (quarter == sim::Quarter(2021, 2)) GetParam().write(dynamic_cast<City&>(world));
  };
  try {
    run_with(plant);
    FAIL() << "the books closed";
  } catch (const sim::RunFailed& failure) {
    EXPECT_THAT(failure.what(), HasSubstr("2021Q3"));
    EXPECT_THAT(failure.what(), HasSubstr(GetParam().book));
  }
}

INSTANTIATE_TEST_SUITE_P(
    OneFen, WrongEntry,
    testing::Values(
        Wrong{"cash", "enterprises", [](City& city) { city.enterprises.cash[3] += Money::fen(1); }},
        Wrong{"debt", "working-capital debt",
              [](City& city) { city.enterprises.working_debt[5] -= Money::fen(1); }},
        Wrong{"lenders", "lenders", [](City& city) { city.lenders.cash[0] += Money::fen(1); }},
        Wrong{"stakes", "stakes held by funds", [](City& city) { city.vintages.stakes[0] += Money::fen(1); }},
        Wrong{"capital", "fund capital owed", [](City& city) { city.vintages.capital[0] -= Money::fen(1); }},
        Wrong{"claims", "buy-backs claimed by funds",
              [](City& city) { city.vintages.claims[0] += Money::fen(1); }},
        Wrong{"cancelling", "enterprises",
              [](City& city) {
                city.enterprises.cash[3] += Money::fen(1);
                city.enterprises.cash[4] -= Money::fen(1);
              }}),
    [](const testing::TestParamInfo<Wrong>& wrong) { return std::string(wrong.param.name); });

// One enterprise after another drops dead, whatever it owes and is owed.
TEST(Books, CloseWhoeverDies) {
  std::size_t killed = 0;
  const auto kill = [&killed](sim::Quarter quarter, sim::World& world) {
    auto& city = dynamic_cast<City&>(world);
    const sim::Stream luck = sim::RandomSource(11, 1).stream("death", quarter);
    for (std::uint64_t each = 0; each < 20; ++each) {
      const auto count = static_cast<std::uint32_t>(city.enterprises.size());
      const std::size_t row = luck.below(count, sim::make_key("victim", each));
      killed += city.enterprises.alive[row];
      city.enterprises.alive[row] = 0;
    }
    city.enterprises.forget_the_gone();
  };
  const sim::RunResult result = run_with(kill);
  EXPECT_GT(killed, 50U);
  for (const std::int64_t fen : result.ledger_imbalance) EXPECT_EQ(fen, 0);
}

}  // namespace
}  // namespace xiamen
