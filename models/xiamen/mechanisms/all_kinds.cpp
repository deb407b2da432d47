#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

std::vector<sim::KindSchema> all_kinds() {
  return {research_body_kind(), service_kind(), alliance_kind(), fund_kind(),   loan_kind(),
          grant_kind(),         tax_kind(),     status_kind(),   talent_kind(), demand_kind(),
          call_kind(),          adoption_kind()};
}

}  // namespace xiamen
