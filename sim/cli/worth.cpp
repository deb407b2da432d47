#include "sim/cli/worth.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/arguments.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/parameter/unit.hpp"

namespace sim {
namespace {

constexpr double most_worth = 1e15;  // CNY a unit: beyond the money of any economy
constexpr int grid_points = 5;

/// What follows the number: "2e6 CNY" -> "CNY".
std::string_view unit_in(std::string_view text) {
  const std::size_t end = text.find_first_of(" \t");
  if (end != std::string_view::npos) return trim(text.substr(end));
  const auto letter = std::find_if(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80U || byte == 'C' || byte == 'R' || byte == 'y';
  });
  return text.substr(static_cast<std::size_t>(letter - text.begin()));
}

std::optional<double> read_worth(const std::string& text, std::string_view unit) {
  std::string whole = text;
  if (unit_in(text).empty()) whole += " " + std::string(unit.empty() ? "CNY" : unit);
  const QuantityReading reading = read_quantity(whole, ValueType::money);
  if (!reading.error.empty() || std::fabs(reading.value) > most_worth) return std::nullopt;
  return reading.value;
}

/// Two digits are as fine as a worth is known.
double rounded(double value) {
  return parse_number(fmt::format("{:.1e}", value)).value_or(value);
}

std::vector<std::vector<double>> benefits_at(const std::vector<const CostAccount*>& accounts,
                                             std::size_t outcome, double worth) {
  std::vector<std::vector<double>> benefits;
  for (const CostAccount* account : accounts)
    benefits.push_back(net_benefits(account->units[outcome].gains, account->net_costs, worth));
  return benefits;
}

Acceptance judge_at(const ComparisonPlan& plan, const std::vector<const CostAccount*>& accounts,
                    std::size_t outcome, double worth) {
  const auto benefits = benefits_at(accounts, outcome, worth);
  const BestShares best = best_shares(benefits);
  Acceptance one{accounts.front()->units[outcome].slice, accounts.front()->period, worth, {}};
  for (std::size_t at = 0; at < accounts.size(); ++at)
    one.verdicts.push_back(
        {accounts[at]->scenario, accounts[at]->first, net_benefit(benefits[at]), best.shares[at]});
  one.verdicts.push_back({plan.baseline, std::nullopt, std::nullopt, best.none});
  return one;
}

}  // namespace

std::optional<std::vector<double>> chosen_worths(const std::string& text, const std::vector<Slice>& outcomes,
                                                 std::vector<Problem>& problems) {
  if (text == "auto") return std::nullopt;
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    items.emplace_back(trim(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
  const std::string unit(unit_in(items.back()));
  std::vector<double> worths;
  for (const std::string& item : items) {
    const std::optional<double> worth = read_worth(item, unit);
    if (worth) {
      worths.push_back(*worth);
    } else {
      problems.push_back(
          usage_problem("--worth '" + printable(item, 60) +
                        "' is not auto, nor money a unit from -1e15 to 1e15 CNY such as '1e6,2e6 CNY' or "
                        "'50 万元'"));
    }
  }
  for (const Slice& slice : outcomes) {
    const std::string& one = outcomes.front().variable->observable.unit;
    const std::string& other = slice.variable->observable.unit;
    if (one == other) continue;
    problems.push_back(usage_problem("--worth: the outcomes are counted in different units ('" + one +
                                     "', '" + other +
                                     "'), so that one worth does not fit them; name one with --observable, "
                                     "or write --worth auto"));
    break;
  }
  std::sort(worths.begin(), worths.end());
  worths.erase(std::unique(worths.begin(), worths.end()), worths.end());
  return worths;
}

std::vector<double> usual_worths(const std::vector<const UnitCost*>& outcomes,
                                 const std::vector<const CostAccount*>& accounts) {
  std::vector<double> prices;
  for (const bool surely : {true, false}) {
    for (std::size_t at = 0; at < accounts.size(); ++at) {
      const double each = std::fabs(accounts[at]->net().effect.effect / outcomes[at]->effect.effect);
      const bool told = outcomes[at]->each.has_value() || !surely;
      if (told && std::isfinite(each) && each > 0.0) prices.push_back(each);
    }
    if (!prices.empty()) break;
  }
  if (prices.empty()) return {0.0, 1.0};
  const auto [least, most] = std::minmax_element(prices.begin(), prices.end());
  const double low = *least / 2.0;
  const double high = *most * 2.0;
  std::vector<double> worths = {0.0};
  for (int point = 0; point < grid_points; ++point) {
    const double worth = rounded(low * std::pow(high / low, point / (grid_points - 1.0)));
    if (worth > worths.back()) worths.push_back(worth);
  }
  return worths;
}

std::vector<Acceptance> judge(const ComparisonPlan& plan, const std::vector<CostAccount>& accounts,
                              const std::optional<std::vector<double>>& worths) {
  std::vector<Acceptance> all;
  for (const Period& period : plan.quarters) {
    std::vector<const CostAccount*> at_once;
    for (const CostAccount& account : accounts) {
      if (account.period == period) at_once.push_back(&account);
    }
    for (std::size_t outcome = 0; outcome < plan.slices.size(); ++outcome) {
      std::vector<const UnitCost*> units;
      for (const CostAccount* account : at_once) units.push_back(&account->units[outcome]);
      for (const double worth : worths ? *worths : usual_worths(units, at_once))
        all.push_back(judge_at(plan, at_once, outcome, worth));
    }
  }
  return all;
}

Table worth_table(const Study& study, const std::vector<Acceptance>& all) {
  std::vector<TableColumn> columns;
  for (const char* key :
       {"observable", "unit", "quarter", "worth", "scenario", "first_change", "net_benefit", "low", "high",
        "pairs", "share_above_zero", "one_future_above_zero", "mean_above_zero", "share_best"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (const Acceptance& one : all) {
    for (const Verdict& verdict : one.verdicts) {
      const bool known = verdict.benefit && verdict.benefit->effect.pairs > 0;
      const NetBenefit benefit = verdict.benefit.value_or(NetBenefit{});
      table.add({{slice_name(study, one.slice)},
                 {one.slice.variable->observable.unit},
                 {one.period.text()},
                 {one.worth},
                 {study.scenarios[verdict.scenario]},
                 verdict.first ? Cell{verdict.first->text()} : Cell{},
                 number_or_nothing(known, benefit.effect.effect),
                 number_or_nothing(benefit.effect.low),
                 number_or_nothing(benefit.effect.high),
                 verdict.benefit ? Cell{static_cast<std::int64_t>(benefit.effect.pairs)} : Cell{},
                 number_or_nothing(known, benefit.effect.share_above_zero),
                 number_or_nothing(benefit.one_future),
                 number_or_nothing(benefit.in_the_mean),
                 number_or_nothing(!std::isnan(verdict.best), verdict.best)});
    }
  }
  return table;
}

}  // namespace sim
