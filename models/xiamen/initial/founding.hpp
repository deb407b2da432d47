#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// A new enterprise with size, margin, inclination and founders' capital drawn from its key; returns its row.
std::size_t found_enterprise(City& city, const sim::StepContext& context, sim::Key key, std::size_t sector);

/// Character that an enterprise keeps for life: ownership, district, margin, inclination to search, house
/// bank. The district is one of the set `settles`.
void draw_character(City& city, const sim::StepContext& context, std::size_t row,
                    std::int32_t settles = all_districts);

/// Whether an enterprise of these yearly sales (prices of the first quarter) does R&D, by size class.
bool draws_research(const sim::StepContext& context, sim::Key key, double real_sales);

}  // namespace xiamen
