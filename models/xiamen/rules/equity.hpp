#pragma once
#include "models/xiamen/rules/financing.hpp"

/// A fund's stake in a project.
namespace xiamen {

/// Equity for all that is missing, from the eligible funds in the order of what they ask. A fund examines a
/// project with its own noise and buys if its share, which makes the expected multiple equal the hurdle,
/// leaves the owner in control. Every examination uses up screening; a refused project comes again with its
/// next stage, an accepted one that then waits for a seat or people the next quarter.
void plan_equity(City& city, const FinancingTerms& terms, const ProjectTerms& project_terms,
                 const Prospect& prospect, std::size_t project, const sim::Stream& luck, Financing& plan);

/// The stake of the plan is bought: the vintages of the fund that still invest pay, the oldest first.
void buy_stake(City& city, const Financing& plan, std::size_t project, int quarter);

}  // namespace xiamen
