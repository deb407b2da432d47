#pragma once
#include "models/xiamen/rules/financing.hpp"

/// Loans for a stage: who lends, how much, with whose cover.
namespace xiamen {

/// Adds loans to the plan for what is missing of a stage that costs `cost`: the cheapest money first, each
/// within the lender's view of the borrower, its ticket and what is left of its limit.
void plan_loans(City& city, const FinancingTerms& terms, std::size_t enterprise, Stage stage, Money cost,
                Financing& plan);

/// The loans of the plan are paid out to the owner of the project and written into the table.
void take_loans(City& city, const Financing& plan, std::size_t project);

}  // namespace xiamen
