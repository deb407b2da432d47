#pragma once
#include <vector>

#include "sim/parameter/catalogue.hpp"

/// The kinds of the catalogue. Each file of this folder declares one kind: what its entries may say, in which
/// unit and range, and which step alone reads it. What a kind does stands in the steps of process/.
namespace xiamen {

sim::KindSchema research_body_kind();
sim::KindSchema service_kind();
sim::KindSchema alliance_kind();
sim::KindSchema fund_kind();
sim::KindSchema loan_kind();
sim::KindSchema cover_kind();
sim::KindSchema grant_kind();
sim::KindSchema tax_kind();
sim::KindSchema status_kind();
sim::KindSchema talent_kind();
sim::KindSchema demand_kind();
sim::KindSchema space_kind();
sim::KindSchema inflow_kind();
sim::KindSchema call_kind();
sim::KindSchema adoption_kind();
sim::KindSchema signal_kind();
sim::KindSchema reform_kind();
sim::KindSchema package_kind();
sim::KindSchema target_kind();

std::vector<sim::KindSchema> all_kinds();

}  // namespace xiamen
