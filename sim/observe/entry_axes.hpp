#pragma once
#include <vector>

#include "sim/observe/observable.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// The same observables, with every axis over entries filled in: all entries of its kinds in any of the
/// catalogues, ascending by id, each labelled as in the first catalogue that has it. Scenarios that add an
/// entry so share one axis with those that do not; their cells stay NaN where they lack it.
ObservableTable over_catalogues(ObservableTable table, const std::vector<const Inputs*>& catalogues);

}  // namespace sim
