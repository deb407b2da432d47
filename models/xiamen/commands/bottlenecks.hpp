#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/comparison.hpp"
#include "sim/cli/table.hpp"
#include "sim/output/study_file.hpp"

/// Where projects wait and for what, and which limits ever turned anybody away: read from a study file.
namespace xiamen {

/// Projects that wait in one stage for one cause; `stage` or `cause` none: all of them.
struct Waiting {
  std::size_t scenario = 0;
  sim::Period period;
  std::optional<std::size_t> stage;
  std::optional<std::size_t> cause;
  double projects = 0;            ///< mean over replicates
  double share_of_waiting = 0;    ///< of all that wait in the stage; NaN where none does
  double share_of_live = 0;       ///< of all projects in the stage; NaN where there is none
  sim::PairedEffect effect = {};  ///< against the baseline; of the baseline itself no pairs
};

/// What one limit did in one scenario.
struct LimitRecord {
  std::size_t scenario = 0;
  std::size_t limit = 0;                   ///< position on the axis
  std::size_t quarters = 0;                ///< of all replicates, in which the scenario has the entry
  double share_of_quarters = 0;            ///< in which it turned anybody away
  double refused = 0;                      ///< projects or enterprises a quarter
  std::optional<sim::Quarter> first = {};  ///< quarters in which it did so in any replicate
  std::optional<sim::Quarter> last = {};

  bool binds() const { return share_of_quarters > 0.0; }
};

/// In the order period, scenario, stage, cause; the sums last. Throws InvalidInput if the file does not hold
/// the waiting projects.
std::vector<Waiting> waiting_projects(const sim::Study& study, std::size_t baseline,
                                      const std::vector<sim::Period>& periods);

/// All flows of the study, from its second quarter on. In the order limit, scenario; throws InvalidInput if
/// the file does not hold them.
std::vector<LimitRecord> limits(const sim::Study& study);

sim::Table waiting_table(const sim::Study& study, const std::vector<Waiting>& rows);
sim::Table limit_table(const sim::Study& study, const std::vector<LimitRecord>& rows);

/// For people: a block per period and scenario, a row per cause, a column per stage.
void write_waiting(const sim::Study& study, std::size_t baseline, const std::vector<Waiting>& rows,
                   const sim::TextStyle& style, std::ostream& out);

/// For people: the limits that ever bind, most often first, and the names of those that never do in the
/// baseline.
void write_limits(const sim::Study& study, std::size_t baseline, const std::vector<LimitRecord>& rows,
                  const sim::TextStyle& style, std::ostream& out);

}  // namespace xiamen
