#pragma once
#include <string>
#include <vector>

#include "sim/analysis/surrogate.hpp"
#include "sim/scenario/read_change.hpp"

namespace sim {

/// A lever of a mix and how far it may be turned.
struct BudgetLever {
  std::string target;
  Change::How how = Change::How::scale;
  double low = 0;   ///< a factor, or in the base unit of the parameter
  double high = 0;  ///< above `low`
  double unchanged =
      0;              ///< between the two: 1 for a factor, 0 for an amount to add, else the baseline's value
  std::string grade;  ///< of the evidence; empty for a parameter of no catalogue entry
};

/// What BUDGET.toml asks: which mix of levers gains most of the objective for the money?
struct Budget {
  Label title;
  std::string base = "baseline";  ///< stem of the scenario that mixes extend
  double amount = 0;              ///< CNY: net public cost beyond `base` up to `at`, undiscounted
  std::string objective;          ///< an observable or a part of one
  Quarter from;                   ///< the levers are turned
  Quarter at;                     ///< the end: a stock as it is then, a flow summed from the first change on
  int ramp = 0;
  long long replicates = 10;
  long long fresh = 10;  ///< further replicates that check the best mixes; 0: none
  long long seed = 1;
  long long evaluations = 60;
  bool allow_grade_c = false;
  std::vector<BudgetLever> levers;

  Place start() const;  ///< all levers unchanged
};

/// All but the levers. Adds a problem for each fault; what is then missing is empty.
Budget read_budget(const TomlFile& file, Quarter first, Quarter horizon, std::vector<Problem>& problems);

/// The `[[lever]]` tables. `base` is the scenario that mixes extend, `context.inputs` what it was read
/// against.
void read_levers(const TomlFile& file, const ScenarioContext& context, const Scenario& base, Budget& budget,
                 std::vector<Problem>& problems);

/// What the lever is turned to at a part of the way between its ends: in six digits, whole for counts.
double lever_amount(const BudgetLever& lever, double part, const Inputs& inputs);

/// "× 2.13", "+ 5e8 CNY", "5e9 CNY"; "-" where it is unchanged.
std::string lever_text(const BudgetLever& lever, double part, const Inputs& inputs);

/// The mix as a scenario file that extends the base; unchanged levers are left out.
std::string mix_text(const Budget& budget, const Place& place, const Inputs& inputs, const Label& title);

/// The scenario that such a text stands for, under the name `stem`. Throws InvalidInput where it is not
/// sound.
Scenario mix_scenario(const std::string& text, const std::string& stem, const Scenario& base,
                      const Inputs& inputs, Quarter first, Quarter last);

}  // namespace sim
