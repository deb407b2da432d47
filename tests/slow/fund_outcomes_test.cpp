#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "models/xiamen/city.hpp"
#include "tests/properties/city_run.hpp"

/// What funds earn, four replicates of the baseline to 2035Q4: deals of 2010Q4 to 2026Q4, whose terms have
/// mostly ended. The bands are those of priors.md 3 (V.loss, V.tail, V.exit.t); none is an input.
namespace xiamen {
namespace {

constexpr sim::Quarter last_deal(2026, 4);

struct Deal {
  double multiple = 0;  // gross, of what has ended
  double years = 0;     // from the deal to the sale or claim
  bool sold = false;
};

struct Outcome {
  std::vector<Deal> ended;
  double unfinished = 0;
  double deals = 0;
};

// The quarter in which each holding stopped to be a stake, kept from quarter to quarter.
class Watch {
 public:
  void look(sim::Quarter quarter, const City& city) {
    const Holdings& holdings = city.holdings;
    parted_.resize(holdings.size(), 0);
    sold_.resize(holdings.size(), 0);
    for (std::size_t row = 0; row < holdings.size(); ++row) {
      if (parted_[row] != 0 || holdings.held[row] == Holding::stake) continue;
      parted_[row] = quarter.ordinal();
      sold_[row] = holdings.held[row] == Holding::gone && holdings.proceeds[row] > Money() ? 1 : 0;
    }
  }
  Outcome outcome(const City& city) const {
    Outcome result;
    const Holdings& holdings = city.holdings;
    for (std::size_t row = 0; row < holdings.size(); ++row) {
      if (holdings.bought[row] > last_deal.ordinal() || holdings.counted[row] == 0) continue;
      result.deals += 1;
      if (holdings.held[row] != Holding::gone) {
        result.unfinished += 1;
        continue;
      }
      result.ended.push_back({holdings.proceeds[row].in_yuan() / holdings.cost[row].in_yuan(),
                              (parted_[row] - holdings.bought[row]) / 4.0, sold_[row] != 0});
    }
    return result;
  }

 private:
  std::vector<int> parted_;
  std::vector<std::uint8_t> sold_;
};

const std::vector<Outcome>& outcomes() {
  static const std::vector<Outcome> made = [] {
    const sim::Inputs& inputs = test::full_inputs();
    const sim::Quarter end(2035, 4);
    const sim::ScenarioInputs baseline = test::realised(test::scenario("baseline", inputs), end, inputs);
    std::vector<Outcome> results;
    for (std::uint64_t replicate = 1; replicate <= 4; ++replicate) {
      Watch watch;
      sim::SimulationOptions options;
      options.replicate = replicate;
      options.after_quarter = [&](sim::Quarter quarter, sim::World& world) {
        const City& city = dynamic_cast<const City&>(world);
        watch.look(quarter, city);
        if (quarter == end) results.push_back(watch.outcome(city));
      };
      test::run(baseline, options);
    }
    return results;
  }();
  return made;
}

double share_of_ended(const Outcome& outcome, double at_least) {
  const auto number = std::count_if(outcome.ended.begin(), outcome.ended.end(),
                                    [&](const Deal& deal) { return deal.multiple >= at_least; });
  return static_cast<double>(number) / static_cast<double>(outcome.ended.size());
}

// V.loss: 0.50 to 0.70 of financings return less than they cost.
TEST(Funds, MoreThanHalfOfTheDealsLose) {
  for (const Outcome& each : outcomes()) {
    const double loss = 1.0 - share_of_ended(each, 1.0);
    std::cout << each.deals << " deals, " << each.unfinished << " not ended; below 1: " << loss
              << ", 5 or more: " << share_of_ended(each, 5.0)
              << ", 10 or more: " << share_of_ended(each, 10.0) << '\n';
    EXPECT_GE(loss, 0.50);
    EXPECT_LE(loss, 0.70);
    EXPECT_LE(each.unfinished / each.deals, 0.05);
  }
}

// V.tail: a Pareto exponent of 1.1 to 1.6, so of the deals that return five times their cost 2^-exponent
// return ten times: 0.33 to 0.47, in the mean of the replicates.
TEST(Funds, TheTailIsHeavy) {
  double five = 0;
  double ten = 0;
  for (const Outcome& each : outcomes()) {
    five += share_of_ended(each, 5.0);
    ten += share_of_ended(each, 10.0);
  }
  EXPECT_GE(five / 4, 0.02);
  EXPECT_LE(five / 4, 0.15);
  EXPECT_GE(ten / five, 0.25);
  EXPECT_LE(ten / five, 0.55);
}

// V.exit.t: 3 to 10 years to liquidity.
TEST(Funds, SalesTakeThreeToTenYears) {
  for (const Outcome& each : outcomes()) {
    std::vector<double> years;
    for (const Deal& deal : each.ended)
      if (deal.sold) years.push_back(deal.years);
    ASSERT_GT(years.size(), 50U);
    const auto middle = years.begin() + static_cast<std::ptrdiff_t>(years.size() / 2);
    std::nth_element(years.begin(), middle, years.end());
    std::cout << years.size() << " sales, median " << *middle << " years\n";
    EXPECT_GE(*middle, 3.0);
    EXPECT_LE(*middle, 10.0);
  }
}

}  // namespace
}  // namespace xiamen
