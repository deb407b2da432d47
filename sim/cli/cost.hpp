#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/comparison.hpp"
#include "sim/statistics/ratio.hpp"

namespace sim {

/// One line of the account: what a scenario pays, forgoes, gets back or holds more than the baseline.
struct CostLine {
  std::string id;  ///< "cash_outlay", ...; part of the contract
  Label label;
  std::vector<const Study::Variable*> parts;  ///< the observables marked so; none: not told by the file
  PairedEffect effect;

  bool known() const { return effect.pairs > 0; }
};

/// What was gained for it, and at what net cost each.
struct UnitCost {
  Slice slice;
  PairedEffect effect;                    ///< a flow summed over the window, a stock at its end
  std::optional<RatioOfMeans> each = {};  ///< CNY a unit; nothing where the effect's interval holds 0
  std::vector<double> gains = {};         ///< of each replicate
};

/// The cost of one scenario from its first change to the end of a period, undiscounted, against the baseline,
/// paired by replicate.
struct CostAccount {
  std::size_t scenario = 0;
  Period period;
  std::optional<Quarter> first;   ///< none: neither scenario differs from the inputs in the study
  std::array<CostLine, 5> lines;  ///< outlay, forgone, recovery, held, net
  std::vector<UnitCost> units;    ///< one per slice of the plan
  std::vector<double> net_costs;  ///< of each replicate, CNY

  const CostLine& net() const { return lines.back(); }
};

/// Whether the study marks an observable as a cost.
bool tells_costs(const Study& study);

/// In the order period, scenario. Throws InvalidInput if the study marks no observable as a cost.
std::vector<CostAccount> account_costs(const Study& study, const ComparisonPlan& plan);

/// One row per line of an account, then one per outcome; money in CNY.
Table cost_table(const Study& study, const std::vector<CostAccount>& accounts);

/// For people: an account a block.
void write_costs(const Study& study, const ComparisonPlan& plan, const std::vector<CostAccount>& accounts,
                 const TextStyle& style, std::ostream& out);

}  // namespace sim
