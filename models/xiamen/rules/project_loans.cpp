#include "models/xiamen/rules/project_loans.hpp"

#include <algorithm>

#include "models/xiamen/rules/covers.hpp"
#include "models/xiamen/rules/requirement.hpp"
#include "sim/core/room.hpp"

namespace xiamen {

namespace {

struct Product {
  std::size_t row;
  LoanCover cover;
  double price;  // rate and fee, a quarter
};

// What a borrower pays for the cover of 1 CNY lent.
double fee_of(const City& city, const LoanCover& cover) {
  if (!cover.cover.exists()) return 0.0;
  const std::size_t row = cover.cover.position();
  return city.covers.premium[row] * (1.0 - city.covers.premium_subsidy[row]) * cover.part / 4.0;
}

// The borrower pays the fee of the term; the covered part counts against the capacity from now on.
void cover_loan(City& city, std::size_t loan, CoverId cover, double covered) {
  const std::size_t row = cover.position();
  const Money sum = sim::portion(city.loans.outstanding[loan], covered);
  city.loans.cover[loan] = cover;
  city.loans.covered[loan] = covered;
  city.covers.in_force[row] += sum;
  pay_premium(city, row, static_cast<std::size_t>(city.loans.enterprise[loan]),
              premium_of(city.covers, row, sum, city.loans.instalments[loan]));
}

}  // namespace

void plan_loans(City& city, const FinancingTerms& terms, std::size_t enterprise, Stage stage, Money cost,
                Financing& plan) {
  const Enterprises& firms = city.enterprises;
  const double surplus = 4.0 * firms.sales(enterprise) * firms.margin[enterprise];
  double debt =
      -(firms.working_debt[enterprise] + firms.project_debt[enterprise] + firms.buy_back_debt[enterprise])
           .in_yuan();
  std::vector<Product> products;
  for (std::size_t row = 0; row < city.facilities.size(); ++row) {
    if (city.facilities.open[row] == 0 || city.facilities.working_capital[row] != 0) continue;
    if (city.facilities.limit[row] <= Money()) continue;  // of no size: no instrument at all
    if (!serves_stage(city.facilities.stages[row], stage) ||
        !serves_one(city.facilities, row, firms.sector[enterprise], firms.district[enterprise])) {
      continue;
    }
    if (!meets(city, enterprise, city.facilities.requirement[row], city.quarter, city.facilities.mark[row]))
      continue;
    products.push_back({row, loan_cover(city, row, enterprise), 0.0});
    Product& product = products.back();
    product.price = city.facilities.rate[row] + fee_of(city, product.cover);
  }
  std::stable_sort(products.begin(), products.end(),
                   [](const Product& a, const Product& b) { return a.price < b.price; });
  for (const Product& product : products) {
    const std::size_t row = product.row;
    if (plan.missing <= Money()) return;
    const bool guaranteed = city.facilities.requirement[row] == Requirement::guarantee;
    if (guaranteed && !product.cover.cover.exists()) continue;
    const double tolerance = city.lenders.tolerance[firms.house_bank[enterprise]];
    const double most =
        std::min(city.facilities.ticket_maximum[row], city.facilities.maximum_share[row] * cost.in_yuan());
    const auto wish_with = [&](double part) {
      const double borne = city.facilities.public_loss_share[row] + part;
      return take(plan.missing, std::min(credit_room(terms.credit, debt, surplus, borne, tolerance), most));
    };
    LoanCover cover = product.cover;
    Money wish = wish_with(cover.part);
    // A loan that needs no guarantee goes without one that is too small for it.
    if (!guaranteed && cover.cover.exists() && wish > Money::yuan(cover.room)) {
      cover = {};
      wish = wish_with(0.0);
    }
    if (wish <= Money()) continue;
    Money left = city.facilities.limit[row] - city.facilities.used[row];
    if (cover.cover.exists()) left = std::min(left, Money::yuan(cover.room));
    const Money amount = std::max(Money(), std::min(wish, left));
    if (amount < wish) {
      plan.at_limit = true;
      city.tally.refuse(city.facilities.entry[row]);
    }
    if (amount <= Money()) continue;
    plan.loans.push_back({row, amount, cover.cover, cover.part});
    plan.missing -= amount;
    debt += amount.in_yuan();
  }
}

void take_loans(City& city, const Financing& plan, std::size_t project) {
  const Accounts& account = city.accounts;
  const Projects& projects = city.projects;
  const std::size_t owner = projects.owner[project].position();
  for (const auto& [facility, amount, cover, covered] : plan.loans) {
    const std::size_t lender = city.enterprises.house_bank[owner];
    city.books.transfer(account.loan, account.lenders, lender, account.enterprises, owner, amount);
    city.books.transfer(account.loan, account.project_debt, owner, account.loans_held, lender, amount);
    city.facilities.used[facility] += amount;
    const std::size_t row = city.loans.append(sim::child_key(
        "loan", projects.key(project),
        sim::combine(city.facilities.key(facility), static_cast<std::uint64_t>(projects.stage[project]))));
    city.loans.enterprise[row] = static_cast<std::int32_t>(owner);
    city.loans.facility[row] = static_cast<std::int32_t>(facility);
    city.loans.outstanding[row] = amount;
    city.loans.instalments[row] = city.facilities.term[facility];
    sim::append_with_room(city.loans.live, row);
    if (cover.exists()) cover_loan(city, row, cover, covered);
  }
}

}  // namespace xiamen
