#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/cost.hpp"
#include "sim/statistics/net_benefit.hpp"

namespace sim {

/// Whether one scenario is worth its cost, if a unit of an outcome is worth so much.
struct Verdict {
  std::size_t scenario = 0;
  std::optional<Quarter> first;       ///< its first change; none for the baseline
  std::optional<NetBenefit> benefit;  ///< none for the baseline
  double best = 0;                    ///< share of pairs in which it is the best of all, baseline included
};

/// The acceptability of all scenarios at one worth.
struct Acceptance {
  Slice slice;
  Period period;
  double worth = 0;  ///< CNY a unit
  std::vector<Verdict> verdicts;
};

/// What --worth says: nothing for "auto", else CNY a unit. Adds a problem for anything else, and for a list
/// where the outcomes are counted in more than one unit.
std::optional<std::vector<double>> chosen_worths(const std::string& text, const std::vector<Slice>& outcomes,
                                                 std::vector<Problem>& problems);

/// Five worths around what the scenarios pay a unit, from a half of the least to the double of the most, with
/// nothing before them. Scenarios whose effect is not told from zero count only where that of none is. 0 and
/// 1 where nobody pays for more or less of the outcome.
std::vector<double> usual_worths(const std::vector<const UnitCost*>& outcomes,
                                 const std::vector<const CostAccount*>& accounts);

/// In the order period, outcome, worth; the scenarios of `accounts`, then the baseline. Without `worths`
/// those of usual_worths, for each outcome its own.
std::vector<Acceptance> judge(const ComparisonPlan& plan, const std::vector<CostAccount>& accounts,
                              const std::optional<std::vector<double>>& worths);

/// One row per period, outcome, worth and scenario; money in CNY.
Table worth_table(const Study& study, const std::vector<Acceptance>& all);

/// "0.93", ">0.99", "<0.01", "-" where it is not known: chances have no more digits than pairs.
std::string chance_text(const std::optional<double>& chance);

/// For people: a block per period and outcome.
void write_worths(const Study& study, const ComparisonPlan& plan, const std::vector<Acceptance>& all,
                  const TextStyle& style, std::ostream& out);

}  // namespace sim
