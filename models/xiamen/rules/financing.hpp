#pragma once
#include <algorithm>
#include <vector>

#include "models/xiamen/city.hpp"
#include "models/xiamen/rules/credit.hpp"
#include "models/xiamen/rules/project_value.hpp"

/// One table of contracts and one pecking order: programme money and partners, grants, own cash, loans,
/// equity.
namespace xiamen {

using sim::StepContext;

/// Who pays how much of a stage, and why the rest could not be paid.
struct Financing {
  struct Loan {
    std::size_t facility;
    Money amount;
    CoverId cover;       ///< that bears part of a loss, or none
    double covered = 0;  ///< that part
  };
  Money award;                                        ///< first payment of a call
  Money subsidy;                                      ///< programme money of its alliance
  Money partners;                                     ///< the members' share
  std::vector<double> partner_weights;                ///< what each member can spare, CNY
  std::vector<std::pair<std::size_t, Money>> grants;  ///< paid at once if no audit is waited for
  std::vector<std::pair<std::size_t, Money>> asked;   ///< what would be granted had their money lasted
  Money own;
  std::vector<Loan> loans;
  std::size_t fund = 0;
  Money equity;
  double equity_share = 0;  ///< of the project's proceeds
  double expected = 0;      ///< proceeds of the whole project that its owner expects
  bool buy_back = false;    ///< the contract has a buy-back clause
  int meeting = -1;         ///< row of the signal at whose meeting the fund saw the project, or -1
  Money missing;
  bool at_limit = false;  ///< a source it is eligible for is exhausted or not screening
};

struct FinancingTerms {
  CreditTerms credit;
  double cash_floor = 0;      ///< of yearly sales, kept in the bank
  double largest_deal = 0;    ///< of a fund's size
  double investor_noise = 0;  ///< log-deviation of an investor's own estimate
};

FinancingTerms financing_terms(const StepContext& context);

/// What can be taken of `wanted` where there are `at_most` CNY, none if that is negative.
inline Money take(Money wanted, double at_most) {
  return std::min(wanted, Money::yuan(std::max(0.0, at_most)));
}

/// Cash an enterprise may spend on new projects.
double spare_cash(const Enterprises& firms, std::size_t row, double cash_floor);

/// Plans the financing of a stage that costs `cost` without changing anything but the funds' screening
/// capacity and the meetings with investors, which an examined project uses up whether or not it is bought,
/// the note of who refused it, and the tally of the limits it met.
Financing plan_financing(City& city, const FinancingTerms& terms, const ProjectTerms& project_terms,
                         const Prospect& prospect, std::size_t project, Money cost,
                         const std::vector<std::size_t>& partners, const sim::Stream& luck);

/// Signs it: money moves to the owner, loans and holdings are written into their tables.
void sign(City& city, const Financing& plan, std::size_t project, const std::vector<std::size_t>& partners,
          int quarter);

}  // namespace xiamen
