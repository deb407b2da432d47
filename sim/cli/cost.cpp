#include "sim/cli/cost.hpp"

#include <algorithm>

#include "sim/cli/effect_text.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

using Cost = Observable::Cost;
using Numbers = std::vector<double>;  // one per replicate

struct LineInfo {
  Cost cost;  // none: the net of the others
  const char* id;
  Label label;
  double sign;
};

const std::array<LineInfo, 5>& line_infos() {
  static const std::array<LineInfo, 5> infos = {
      {{Cost::outlay, "cash_outlay", {"cash outlay", "现金支出"}, 1.0},
       {Cost::forgone, "revenue_forgone", {"revenue forgone", "少收收入"}, 1.0},
       {Cost::recovery, "expected_recoveries", {"expected recoveries", "预期回收"}, -1.0},
       {Cost::held, "value_held", {"value held", "持有价值"}, -1.0},
       {Cost::none, "net_cost", {"net cost", "净成本"}, 1.0}}};
  return infos;
}

std::vector<const Study::Variable*> marked(const Study& study, Cost cost) {
  std::vector<const Study::Variable*> found;
  for (const Study::Variable& variable : study.variables) {
    if (cost != Cost::none && variable.observable.cost == cost) found.push_back(&variable);
  }
  return found;
}

Slice whole(const Study& study, const Study::Variable& variable) {
  const std::vector<Wish> wishes(variable.observable.axes.size(), Wish(std::string(sum_over_axis)));
  return slices_where(study, variable, wishes).front();
}

void add(Numbers& sum, const Numbers& more, double sign) {
  sum.resize(more.size(), 0.0);
  for (std::size_t at = 0; at < more.size(); ++at) sum[at] += sign * more[at];
}

/// Before the first change of either the two scenarios are one.
std::optional<Quarter> earlier(const std::optional<Quarter>& one, const std::optional<Quarter>& other) {
  if (!one || !other) return one ? one : other;
  return std::min(*one, *other);
}

class Accounting {
 public:
  Accounting(const Study& study, const ComparisonPlan& plan, std::size_t scenario, const Period& period)
      : study_(study), baseline_(plan.baseline) {
    account_.scenario = scenario;
    account_.period = period;
    account_.first = earlier(study.first_changes.at(scenario), study.first_changes.at(baseline_));
    begin_ = account_.first.value_or(period.last + 1);
  }

  CostAccount take(const std::vector<Slice>& outcomes) {
    for (std::size_t at = 0; at < account_.lines.size(); ++at)
      fill_line(account_.lines[at], line_infos()[at]);
    for (const Slice& slice : outcomes) {
      const Numbers before = of(slice, baseline_);
      const Numbers after = of(slice, account_.scenario);
      Numbers gain = after;
      add(gain, before, -1.0);
      account_.units.push_back({slice, paired_effect(before, after), ratio_of_means(net_, gain), gain});
    }
    account_.net_costs = net_;
    return std::move(account_);
  }

 private:
  Numbers of(const Slice& slice, std::size_t scenario) const {
    return replicates_of(study_, slice, scenario, begin_, account_.period.last);
  }

  void fill_line(CostLine& line, const LineInfo& info) {
    line.id = info.id;
    line.label = info.label;
    line.parts = marked(study_, info.cost);
    Numbers before;
    Numbers after;
    for (const Study::Variable* part : line.parts) {
      add(before, of(whole(study_, *part), baseline_), 1.0);
      add(after, of(whole(study_, *part), account_.scenario), 1.0);
    }
    if (info.cost == Cost::none) {
      before.assign(net_.size(), 0.0);
      after = net_;
    } else if (!line.parts.empty()) {
      add(net_, after, info.sign);
      add(net_, before, -info.sign);
    }
    line.effect = paired_effect(before, after);
  }

  const Study& study_;
  std::size_t baseline_;
  Quarter begin_;
  Numbers net_;
  CostAccount account_;
};

}  // namespace

bool tells_costs(const Study& study) {
  return std::any_of(study.variables.begin(), study.variables.end(),
                     [](const Study::Variable& variable) { return variable.observable.cost != Cost::none; });
}

std::vector<CostAccount> account_costs(const Study& study, const ComparisonPlan& plan) {
  if (!tells_costs(study)) throw InvalidInput("--cost: the file marks no observable as a cost");
  std::vector<CostAccount> accounts;
  for (const Period& period : plan.quarters) {
    for (const std::size_t scenario : plan.scenarios)
      accounts.push_back(Accounting(study, plan, scenario, period).take(plan.slices));
  }
  return accounts;
}

Table cost_table(const Study& study, const std::vector<CostAccount>& accounts) {
  std::vector<TableColumn> columns;
  for (const char* key :
       {"item", "unit", "scenario", "first_change", "quarter", "baseline", "value", "effect", "low", "high",
        "pairs", "net_cost_each", "net_cost_each_low", "net_cost_each_high"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (const CostAccount& account : accounts) {
    const auto row = [&](const std::string& item, const std::string& unit, const PairedEffect& effect,
                         bool levels, const std::optional<RatioOfMeans>& each) {
      const bool known = effect.pairs > 0;
      table.add({{item},
                 {unit},
                 {study.scenarios[account.scenario]},
                 account.first ? Cell{account.first->text()} : Cell{},
                 {account.period.text()},
                 number_or_nothing(known && levels, effect.baseline),
                 number_or_nothing(known && levels, effect.value),
                 number_or_nothing(known, effect.effect),
                 number_or_nothing(effect.low),
                 number_or_nothing(effect.high),
                 {static_cast<std::int64_t>(effect.pairs)},
                 number_or_nothing(each.has_value(), each ? each->ratio : 0),
                 number_or_nothing(each.has_value(), each ? each->low : 0),
                 number_or_nothing(each.has_value(), each ? each->high : 0)});
    };
    for (const CostLine& line : account.lines)
      row(line.id, "CNY", line.effect, &line != &account.net(), std::nullopt);
    for (const UnitCost& unit : account.units)
      row(slice_name(study, unit.slice), unit.slice.variable->observable.unit, unit.effect, true, unit.each);
  }
  return table;
}

}  // namespace sim
