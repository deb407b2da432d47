// What is lent for working capital, repaid and paid in interest?
//
// Enterprises that use working-capital credit hold it at a share of their sales, within the lender's view of
// their default probability (rules/credit). Project loans are repaid in equal instalments (annuity). Lenders
// settle with the money market, so their balance stays zero: capital for local loans is not scarce, risk
// appetite is.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/financing.hpp"
#include "models/xiamen/rules/working_capital.hpp"

namespace xiamen {

namespace {

void adjust_working_capital(City& city, const StepContext& context, std::size_t product) {
  Enterprises& firms = city.enterprises;
  const Accounts& account = city.accounts;
  const FinancingTerms terms = financing_terms(context);
  const double share = read(context, "credit.working_capital");
  std::vector<Money> interests(firms.size());
  std::vector<Money> loans(firms.size());
  for (const std::size_t row : firms.living) {
    if (firms.borrows[row] == 0 && firms.working_debt[row] == Money()) continue;
    const double debt = -firms.working_debt[row].in_yuan();
    const double interest = debt * city.facilities.rate[product];
    const std::size_t lender = firms.house_bank[row];
    interests[row] = Money::yuan(interest);
    firms.profit_year[row] -= interest;
    firms.interest_year[row] += interest;

    const double wanted = share * 4.0 * firms.sales(row);
    double change = wanted - debt;
    if (change > 0.0) {
      const double surplus = 4.0 * firms.sales(row) * firms.margin[row];
      const double all_debt = debt - firms.project_debt[row].in_yuan();
      change = std::min(
          change, credit_room(terms.credit, all_debt, surplus, city.facilities.public_loss_share[product],
                              city.lenders.tolerance[lender]));
      const Money left = city.facilities.limit[product] - city.facilities.used[product];
      if (city.facilities.open[product] != 0 && change > left.in_yuan() && change > 0.0)
        city.tally.refuse(city.facilities.entry[product]);
      change = city.facilities.open[product] != 0 ? std::clamp(left.in_yuan(), 0.0, change) : 0.0;
    } else {
      change = std::max(change, -0.25 * debt);
    }
    const Money lent = Money::yuan(change);
    loans[row] = -lent;
    city.facilities.used[product] += lent;
  }
  const std::span<const std::uint8_t> banks = firms.house_bank.values();
  city.books.collect(account.interest, account.enterprises, interests, account.lenders, banks);
  city.books.collect(account.loan, account.enterprises, loans, account.lenders, banks);
  for (Money& each : loans) each = -each;
  city.books.collect(account.loan, account.working_debt, loans, account.loans_held, banks);
}

void repay_project_loans(City& city) {
  Loans& loans = city.loans;
  const Accounts& account = city.accounts;
  for (const std::size_t row : loans.live) {
    const auto borrower = static_cast<std::size_t>(loans.enterprise[row]);
    const auto product = static_cast<std::size_t>(loans.facility[row]);
    const std::size_t lender = city.enterprises.house_bank[borrower];
    const Instalment due =
        next_instalment(loans.outstanding[row], city.facilities.rate[product], loans.instalments[row]);
    city.books.transfer(account.interest, account.enterprises, borrower, account.lenders, lender,
                        due.interest);
    city.books.transfer(account.repayment, account.enterprises, borrower, account.lenders, lender,
                        due.principal);
    city.books.transfer(account.repayment, account.loans_held, lender, account.project_debt, borrower,
                        due.principal);
    city.enterprises.profit_year[borrower] -= due.interest.in_yuan();
    city.enterprises.interest_year[borrower] += due.interest.in_yuan();
    city.facilities.used[product] -= due.principal;
    loans.outstanding[row] -= due.principal;
    --loans.instalments[row];
  }
  std::erase_if(loans.live, [&](std::size_t row) { return loans.outstanding[row] == Money(); });
}

}  // namespace

void service_loans(City& city, const StepContext& context) {
  const std::size_t product = working_capital_product(city);
  if (product < city.facilities.size()) adjust_working_capital(city, context, product);
  repay_project_loans(city);
  settle_lenders(city);
}

}  // namespace xiamen
