#pragma once
#include "sim/scenario/read_change.hpp"

namespace sim {

/// One of the scenarios that a file stands for: what it changes beyond the fixed lines of the file.
struct SweepPoint {
  std::vector<Change> changes;
  Label name;  ///< what its title has beyond that of the file: "old_bridge.toll × 0.5"
};

/// Points of one file at most.
inline constexpr std::size_t most_points = 64;

/// "sweep" or "goal", by which the file stands for points instead of one scenario; empty without.
std::string points_key(const TomlFile& file);

/// How many scenarios the file stands for, as far as its form tells; nothing is checked.
std::size_t count_points(const TomlFile& file);

/// The points of `[sweep]`, or of `[[sweep]]` tables that move together. `fixed` are the changes of the same
/// file. None without a sweep, or with a problem.
std::vector<SweepPoint> read_sweep(const TomlFile& file, const ScenarioContext& context,
                                   const std::vector<Change>& fixed, std::vector<Problem>& problems);

/// Tells that the file changes `target`, which stands at `node`, already.
void refuse_fixed(const TableReader& reader, const toml::node& node, const std::string& target,
                  const std::vector<Change>& fixed);

}  // namespace sim
