// Which public money that was granted is paid now?
//
// Money that an instrument granted waits for its audit, `public.audit_lag` quarters, as a claim that no
// enterprise can spend; then the levels of government pay their shares. What share of the appropriations is
// paid in a year follows: claims wait, projects are dropped, enterprises leave.

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/public_money.hpp"

namespace xiamen {

void pay_claims(City& city, const StepContext&) {
  settle_claims(city);
}

}  // namespace xiamen
