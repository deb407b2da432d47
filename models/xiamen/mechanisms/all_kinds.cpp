#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

std::vector<sim::KindSchema> all_kinds() {
  return {research_body_kind(), service_kind(), space_kind(),    alliance_kind(), fund_kind(),
          loan_kind(),          cover_kind(),   grant_kind(),    call_kind(),     tax_kind(),
          status_kind(),        talent_kind(),  adoption_kind(), inflow_kind(),   demand_kind(),
          signal_kind(),        reform_kind(),  package_kind(),  target_kind()};
}

}  // namespace xiamen
