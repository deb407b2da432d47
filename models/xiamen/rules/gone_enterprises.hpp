#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// Drops the rows of enterprises that have left and that nothing names any more: no alliance that was, no
/// running loan, stake, policy, public claim or project, no balance. So the table grows with the city and not
/// with its history. The rest keep their order; what names a row by its number is renumbered,
/// and names nobody if the row is gone. To be called after `forget_ended_projects`.
void forget_gone_enterprises(City& city);

}  // namespace xiamen
