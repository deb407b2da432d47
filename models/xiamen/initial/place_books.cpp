#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/working_capital.hpp"

namespace xiamen {

// Owners bring bank balances to their target, beside what is owed to projects; those who use working-capital
// credit hold their share of it.
void place_books(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const Accounts& account = city.accounts;
  const double target = read(context, "enterprise.cash_target");
  const double base = read(context, "enterprise.cash_base");
  const double credit = read(context, "credit.working_capital");
  const std::size_t product = working_capital_product(city);
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0) continue;
    const double yearly = 4.0 * firms.sales(row);
    if (product < city.facilities.size() && firms.borrows[row] != 0 && firms.margin[row] > 0.0) {
      const std::size_t lender = firms.house_bank[row];
      const Money lent = Money::yuan(credit * yearly) + firms.working_debt[row];  // less what it owes already
      city.books.transfer(account.loan, account.lenders, lender, account.enterprises, row, lent);
      city.books.transfer(account.loan, account.working_debt, row, account.loans_held, lender, lent);
      city.facilities.used[product] += lent;
    }
    const Money wanted = Money::yuan(target * yearly + base) + firms.owed_to_projects[row];
    city.books.transfer(account.founding, account.owners, 0, account.enterprises, row,
                        wanted - firms.cash[row]);
  }
  settle_lenders(city);
}

}  // namespace xiamen
