#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// Drops the rows of projects that have ended and that no stake and no policy in force still names, so that
/// the live ones stand close together. The rest keep their order; what names a row by its number is
/// renumbered.
void forget_ended_projects(City& city);

}  // namespace xiamen
