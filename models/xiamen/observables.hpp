#pragma once
#include "sim/observe/observable.hpp"

namespace xiamen {

/// Everything a run reports, with unit, role and labels, in the order of the interface.
const sim::ObservableTable& observables();

/// The public instruments of `fiscal_spending`, in the order of its axis.
inline constexpr std::size_t fiscal_instruments = 15;

}  // namespace xiamen
