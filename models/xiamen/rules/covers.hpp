#pragma once
#include "models/xiamen/city.hpp"
#include "models/xiamen/rules/cover_choice.hpp"

/// Contracts of cover: who may buy, at what price, who pays the claim.
namespace xiamen {

using sim::StepContext;

struct CoverTerms {
  double effort = 0;             ///< papers and appraisal of a first contract, CNY
  double ruin_years = 0;         ///< years of surplus that owners lose with the enterprise
  double fortune_deviation = 0;  ///< of a year's result, share of sales
  double buyer_default = 0;      ///< chance a year that a buyer does not pay
  double buyer_exposure = 0;     ///< sold on credit to the largest buyers, share of yearly sales
  double founder_liability = 0;  ///< part of unpaid debts that founders stand for
};
CoverTerms cover_terms(const StepContext& context);

/// A contract on offer, and what it is worth to the buyer.
struct CoverOffer {
  CoverId cover;  ///< none: nothing that pays
  Money sum;
  int quarters = 0;
  double gain = 0;
  double part = 1;  ///< of what is at risk, where the sum is cut to the ceiling
};

/// Premium of the whole term, at least one year: sum x premium x years.
Money premium_of(const Covers& covers, std::size_t cover, Money sum, int quarters);

/// What stands between an enterprise and insolvency: free cash and a year's surplus.
Solvency solvency_of(const City& city, const CoverTerms& terms, std::size_t enterprise);

/// Whether a cover is for an enterprise of its sector and district.
bool is_for(const City& city, std::size_t cover, std::size_t enterprise);

/// Whether an enterprise ever bought a cover.
bool is_client(const City& city, std::size_t cover, std::size_t enterprise);

/// Enterprises that know of a cover: a fixed order of who hears first, so that one who knows never forgets.
sim::Stream hearing(const StepContext& context);
bool knows(const City& city, const sim::Stream& hearing, std::size_t cover, std::size_t enterprise);

/// The best of the covers of a stage that the owner knows of and may buy, at its own belief that the stage
/// fails; none if none pays.
CoverOffer best_project_cover(const City& city, const CoverTerms& terms, const sim::Stream& hearing,
                              std::size_t enterprise, Stage stage, double cost, int quarters, double failure);

/// Signs a policy: own part and the city's part of the premium go to the reserve. False, and nothing
/// happens, if the buyer has not the cash.
bool sell_cover(City& city, const CoverOffer& offer, std::size_t enterprise, std::int32_t project,
                Stage stage);

/// Pays the premium of a term out of the buyer's cash and the city's subsidy.
void pay_premium(City& city, std::size_t cover, std::size_t enterprise, Money premium);

/// Pays a claim to the enterprise as far as the reserve lasts; returns what was paid.
Money pay_claim(City& city, std::size_t cover, std::size_t enterprise, Money claim);

/// The cover that a new loan of a product to an enterprise gets: the cheapest that has room and is not void.
struct LoanCover {
  CoverId cover;    ///< none: the lender bears the loss
  double part = 0;  ///< of a loss, at most what the product's own terms leave
  double room = 0;  ///< largest loan it still covers, CNY
};
LoanCover loan_cover(const City& city, std::size_t facility, std::size_t enterprise);

/// Pays a lender the covered part of a loss, as far as the reserve lasts.
void pay_loan_claim(City& city, std::size_t loan, std::size_t lender, Money loss);

/// Pays for an enterprise that fails what its creditors would lose, by its policies, which are among
/// `policies`.
void pay_failure_claims(City& city, std::size_t enterprise, const std::vector<std::size_t>& policies);

/// Adds up the sums insured of every cover: policies and the covered part of loans.
void count_sums_in_force(City& city);

}  // namespace xiamen
