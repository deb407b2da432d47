#pragma once
#include <optional>

#include "sim/analysis/mix_runs.hpp"
#include "sim/analysis/search.hpp"
#include "sim/cli/table.hpp"
#include "sim/statistics/net_benefit.hpp"

namespace sim {

/// A mix among the best.
struct RankedMix {
  std::size_t mix = 0;  ///< place in `tried`
  std::string text;     ///< as a scenario file
  MixOutcome searched;  ///< with the replicates that the search looked at
  MixOutcome fresh;     ///< with further ones, which had no part in choosing it; empty without
  /// What the winner gains more than it, with the fresh replicates where there are some.
  NetBenefit winner_more = {};

  const MixOutcome& checked() const { return fresh.gains.empty() ? searched : fresh; }
};

/// The answer to a budget.
struct Optimum {
  Budget budget;
  std::vector<Tried> tried;
  std::vector<MixOutcome> outcomes;  ///< of each tried mix
  std::vector<RankedMix> ranked;  ///< the winner, then runners-up that differ from all before; may be empty
  std::size_t runs = 0;
  double seconds = 0;
  Observable objective;
  Label objective_title;
};

/// The best mixes within the budget that gain something, at most `most`; each differs from those before it in
/// some lever by a tenth of its range or more, so that they are choices, not copies.
std::vector<std::size_t> distinct_best(const std::vector<Tried>& tried, double budget, std::size_t most);

/// Searches, then checks the best mixes with fresh replicates; goes on from what is kept. Throws InvalidInput
/// and what runs throw.
Optimum find_optimum(const Session& session, const Loaded& loaded, const Budget& budget, KeptMixes& kept);

/// One row per mix tried, in order.
Table mix_table(const Optimum& optimum, const Inputs& inputs);

/// For people: the best mix, how sure it is, runners-up and the frontier.
void write_optimum(const Optimum& optimum, const Inputs& inputs, const TextStyle& style, std::ostream& out);

}  // namespace sim
