#include "sim/cli/goal_answer.hpp"

#include <algorithm>
#include <cmath>

#include "sim/cli/cost.hpp"
#include "sim/cli/effect_text.hpp"

namespace sim {
namespace {

using Numbers = std::vector<double>;  // one per replicate

/// What the runs say of one factor.
struct Tried {
  double factor = 0;
  Numbers values;
  Numbers costs;  ///< net, CNY; none where the file tells no costs
  double mean = 0;
};

/// `a` and `b` mixed, replicate by replicate; exactly either at its end.
Numbers between(const Numbers& a, const Numbers& b, double share) {
  if (share == 0) return a;
  if (share == 1) return b;
  Numbers mixed;
  for (std::size_t at = 0; at < std::min(a.size(), b.size()); ++at)
    mixed.push_back(a[at] + share * (b[at] - a[at]));
  return mixed;
}

Tried between(const Tried& a, const Tried& b, double share) {
  return {a.factor + share * (b.factor - a.factor), between(a.values, b.values, share),
          between(a.costs, b.costs, share), a.mean + share * (b.mean - a.mean)};
}

class Answering {
 public:
  Answering(const Study& study, const StudiedGoal& asked, const Slice& slice, const Period& period,
            std::size_t baseline)
      : study_(study), baseline_(baseline), period_(period), slice_(slice) {
    answer_.asked = asked;
    answer_.slice = slice;
    answer_.period = period;
    before_ = replicates_of(study, slice, baseline, period.first(), period.last);
  }

  GoalAnswer take() {
    const Goal& goal = answer_.asked.goal;
    const double level = paired_effect(before_, before_).baseline;
    answer_.wanted = goal.relative ? level + goal.value * std::fabs(level) : goal.value;
    std::vector<Tried> all = tried();
    answer_.largest = all.back().factor;
    const auto crossing = nearest_crossing(all);
    const bool beyond =
        std::all_of(all.begin(), all.end(), [&](const Tried& each) { return each.mean > answer_.wanted; });
    if (crossing) {
      tell(*crossing, GoalAnswer::Status::reached);
    } else if (!goal.relative && level > answer_.wanted && beyond) {
      tell({1, before_, zero_costs(), level}, GoalAnswer::Status::already);
    } else {
      tell(nearest(all), GoalAnswer::Status::unreachable);
    }
    return std::move(answer_);
  }

 private:
  Numbers zero_costs() const { return tells_costs(study_) ? Numbers(before_.size(), 0.0) : Numbers(); }

  Numbers costs_of(std::size_t scenario) const {
    if (!tells_costs(study_)) return {};
    ComparisonPlan plan;
    plan.baseline = baseline_;
    plan.scenarios = {scenario};
    plan.quarters = {period_};
    return account_costs(study_, plan).front().net_costs;
  }

  Tried tried(double factor, Numbers values, Numbers costs) const {
    const double mean = paired_effect(before_, values).value;
    return {factor, std::move(values), std::move(costs), mean};
  }

  /// At factor 1 the file's scenario is the one that it extends, if it changes nothing besides.
  bool starts_at_baseline() const {
    const StudiedGoal& asked = answer_.asked;
    if (asked.own_changes) return false;
    if (!asked.extends.empty()) return asked.extends == study_.scenarios[baseline_];
    return !study_.first_changes[baseline_].has_value();
  }

  /// In the order of their factors.
  std::vector<Tried> tried() const {
    const StudiedGoal& asked = answer_.asked;
    std::vector<Tried> all;
    for (std::size_t place = 0; place < asked.points.size(); ++place) {
      const std::size_t scenario = asked.points[place];
      all.push_back(tried(asked.factors[place],
                          replicates_of(study_, slice_, scenario, period_.first(), period_.last),
                          costs_of(scenario)));
    }
    const bool has_one =
        std::any_of(all.begin(), all.end(), [](const Tried& each) { return each.factor == 1; });
    if (!has_one && starts_at_baseline()) all.push_back(tried(1, before_, zero_costs()));
    std::sort(all.begin(), all.end(), [](const Tried& a, const Tried& b) { return a.factor < b.factor; });
    return all;
  }

  /// Where a line from point to point meets the value; of several places the one that changes the levers
  /// least.
  std::optional<Tried> nearest_crossing(const std::vector<Tried>& all) const {
    const auto distance = [](const Tried& each) { return std::max(each.factor, 1 / each.factor); };
    std::optional<Tried> found;
    const auto take = [&](Tried each) {
      if (!found || distance(each) < distance(*found)) found = std::move(each);
    };
    for (std::size_t place = 0; place < all.size(); ++place) {
      const Tried& here = all[place];
      if (here.mean == answer_.wanted) take(here);
      if (place + 1 == all.size()) continue;
      const Tried& next = all[place + 1];
      if ((here.mean < answer_.wanted) == (next.mean < answer_.wanted)) continue;
      if (here.mean == answer_.wanted || next.mean == answer_.wanted) continue;
      if (std::isnan(here.mean) || std::isnan(next.mean)) continue;
      take(between(here, next, (answer_.wanted - here.mean) / (next.mean - here.mean)));
    }
    return found;
  }

  Tried nearest(const std::vector<Tried>& all) const {
    const auto distance = [&](const Tried& each) {
      return std::isnan(each.mean) ? std::numeric_limits<double>::infinity()
                                   : std::fabs(each.mean - answer_.wanted);
    };
    return *std::min_element(all.begin(), all.end(),
                             [&](const Tried& a, const Tried& b) { return distance(a) < distance(b); });
  }

  void tell(const Tried& at, GoalAnswer::Status status) {
    answer_.status = status;
    answer_.factor = at.factor;
    answer_.effect = paired_effect(before_, at.values);
    if (!at.costs.empty()) answer_.cost = paired_effect(Numbers(at.costs.size(), 0.0), at.costs);
  }

  const Study& study_;
  std::size_t baseline_;
  Period period_;
  Slice slice_;
  Numbers before_;
  GoalAnswer answer_;
};

}  // namespace

std::string_view name_of(GoalAnswer::Status status) {
  switch (status) {
    case GoalAnswer::Status::reached:
      return "reached";
    case GoalAnswer::Status::already:
      return "already";
    case GoalAnswer::Status::unreachable:
      break;
  }
  return "unreachable";
}

GoalAnswer answer_goal(const Study& study, const StudiedGoal& asked, const Slice& slice, const Period& period,
                       std::size_t baseline) {
  return Answering(study, asked, slice, period, baseline).take();
}

Table goal_table(const Study& study, const std::vector<GoalAnswer>& answers) {
  std::vector<TableColumn> columns;
  for (const char* key : {"scenario", "observable", "unit", "quarter", "asked", "wanted", "over", "status",
                          "factor", "largest_factor", "baseline", "value", "effect", "low", "high",
                          "net_cost", "net_cost_low", "net_cost_high", "pairs"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (const GoalAnswer& answer : answers) {
    const bool known = answer.effect.pairs > 0;
    std::string levers;
    for (const std::string& key : answer.asked.goal.over) levers += (levers.empty() ? "" : ", ") + key;
    const PairedEffect cost = answer.cost.value_or(PairedEffect());
    table.add({{answer.asked.scenario},
               {slice_name(study, answer.slice)},
               {answer.slice.variable->observable.unit},
               {answer.period.text()},
               {answer.asked.goal.text},
               {answer.wanted},
               {levers},
               {std::string(name_of(answer.status))},
               {answer.factor},
               {answer.largest},
               number_or_nothing(known, answer.effect.baseline),
               number_or_nothing(known, answer.effect.value),
               number_or_nothing(known, answer.effect.effect),
               number_or_nothing(answer.effect.low),
               number_or_nothing(answer.effect.high),
               number_or_nothing(cost.pairs > 0, cost.effect),
               number_or_nothing(cost.low),
               number_or_nothing(cost.high),
               {static_cast<std::int64_t>(answer.effect.pairs)}});
  }
  return table;
}

}  // namespace sim
