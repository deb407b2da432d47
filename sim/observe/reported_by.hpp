#pragma once
#include <memory>

#include "sim/observe/observable.hpp"

namespace sim {

/// The same series as `table` reports them: the same observables with axes that may hold fewer positions.
/// Throws RunFailed for a position that `series` lacks.
Trajectory reported_by(const Trajectory& series, const std::shared_ptr<const ObservableTable>& table);

/// The observables of `table` with these names, in its order, and the axes that they need. Throws RunFailed
/// for a name that it lacks.
ObservableTable only_named(const ObservableTable& table, const std::vector<std::string>& names);

}  // namespace sim
