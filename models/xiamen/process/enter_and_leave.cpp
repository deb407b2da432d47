// Who founds, who fails, who gives up?
//
// Start-ups: in each sector a Poisson number of fixed slots per quarter, which follows the national market,
// so that a policy moves none of them; founders pay in capital. Spin-offs: a result that found no partner
// within a year leaves its body with the body's inclination. Leaving: an enterprise without cash for some
// quarters in a row is insolvent; a small one gives up when a year's accounting profit is a loss larger than
// its cash stands for a year (never on taxable income). So is one that makes a loss and owes a buy-back for
// too long. What is owed and cannot be paid is lost by suppliers, lenders, funds and, by the product's terms,
// the city or a cover. Those that move away (move_enterprises) close their books here as well.

#include <algorithm>

#include "models/xiamen/initial/founding.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/buy_back.hpp"
#include "models/xiamen/rules/covers.hpp"
#include "models/xiamen/rules/ended_projects.hpp"
#include "models/xiamen/rules/gone_enterprises.hpp"
#include "models/xiamen/rules/idea.hpp"
#include "models/xiamen/rules/many.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "models/xiamen/rules/rows_of_owner.hpp"
#include "models/xiamen/rules/working_capital.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

void repay(City& city, std::size_t row, sim::BookId debt, Money amount) {
  const Accounts& account = city.accounts;
  const std::size_t lender = city.enterprises.house_bank[row];
  city.books.transfer(account.repayment, account.enterprises, row, account.lenders, lender, amount);
  city.books.transfer(account.repayment, account.loans_held, lender, debt, row, amount);
}

// What may be somebody's who leaves: project loans, covers that pay at a failure, and claims of funds.
class Ties {
 public:
  explicit Ties(const City& city)
      : loans_(
            city.loans.live, [&](std::size_t row) { return city.loans.enterprise[row]; },
            [](std::size_t) { return true; }),
        policies_(
            city.policies.live, [&](std::size_t row) { return city.policies.enterprise[row]; },
            [&](std::size_t row) {
              return city.covers.trigger[city.policies.cover[row].position()] ==
                     CoverTrigger::enterprise_failure;
            }),
        claims_(
            city.holdings.live, [&](std::size_t row) { return city.holdings.enterprise[row]; },
            [&](std::size_t row) { return city.holdings.held[row] == Holding::claim; }) {}

  std::vector<std::size_t> loans(const City& city, std::size_t enterprise) const {
    if (city.enterprises.project_debt[enterprise] == Money()) return {};
    return loans_.of(enterprise);
  }
  std::vector<std::size_t> policies(std::size_t enterprise) const { return policies_.of(enterprise); }
  std::vector<std::size_t> claims(std::size_t enterprise) const { return claims_.of(enterprise); }

 private:
  RowsOfOwner loans_, policies_, claims_;
};

// The city's part of a loss by the product's terms.
void share_loss(City& city, std::size_t lender, Money loss, std::size_t product) {
  const Money by_city = sim::portion(loss, city.facilities.public_loss_share[product]);
  city.books.transfer(city.accounts.loss_sharing, city.accounts.city_budget, 0, city.accounts.lenders, lender,
                      by_city);
  city.public_record.give(city.facilities.entry[product], other_recipient(city.lenders.key(lender)), by_city);
}

void lose_loans(City& city, const Ties& ties, std::size_t row) {
  const Accounts& account = city.accounts;
  Enterprises& firms = city.enterprises;
  const std::size_t lender = firms.house_bank[row];
  const Money working = -firms.working_debt[row];
  city.books.transfer(account.loan_loss, account.loans_held, lender, account.working_debt, row, working);
  Money loss = working;
  if (const std::size_t product = working_capital_product(city); product < city.facilities.size()) {
    city.facilities.used[product] -= working;
    share_loss(city, lender, working, product);
  }
  for (const std::size_t loan : ties.loans(city, row)) {
    const Money left = city.loans.outstanding[loan];
    const auto product = static_cast<std::size_t>(city.loans.facility[loan]);
    city.books.transfer(account.loan_loss, account.loans_held, lender, account.project_debt, row, left);
    share_loss(city, lender, left, product);
    pay_loan_claim(city, loan, lender, left);
    city.facilities.used[product] -= left;
    city.loans.outstanding[loan] = Money();
    loss += left;
  }
  city.tally.loan_losses += loss.in_yuan();
}

// Its place is free for others from the next quarter on.
void leave_space(City& city, std::size_t row) {
  std::int32_t& space = city.enterprises.space[row];
  if (space >= 0) --city.spaces.tenants[static_cast<std::size_t>(space)];
  space = -1;
}

// `why` counts unless it moves away.
void leave(City& city, const Ties& ties, std::size_t row, ExitReason why) {
  Enterprises& firms = city.enterprises;
  const Accounts& account = city.accounts;
  pay_failure_claims(city, row, ties.policies(row));
  // What is in the bank first serves the debts, then the owners; a hole is the suppliers' loss.
  const Money cash = firms.cash[row];
  const Money debt = -(firms.working_debt[row] + firms.project_debt[row]);
  const Money to_lender = std::clamp(cash, Money(), debt);
  const Money for_working = std::min(to_lender, -firms.working_debt[row]);
  repay(city, row, account.working_debt, for_working);
  if (const std::size_t product = working_capital_product(city); product < city.facilities.size()) {
    city.facilities.used[product] -= for_working;
  }
  Money for_projects = to_lender - for_working;
  for (const std::size_t loan : ties.loans(city, row)) {
    const Money paid = std::min(for_projects, city.loans.outstanding[loan]);
    repay(city, row, account.project_debt, paid);
    city.loans.outstanding[loan] -= paid;
    city.facilities.used[static_cast<std::size_t>(city.loans.facility[loan])] -= paid;
    for_projects -= paid;
  }
  settle_buy_backs(city, row, firms.cash[row], ties.claims(row));
  const Money rest = firms.cash[row];
  if (rest > Money()) {
    city.books.transfer(account.dividend, account.enterprises, row, account.owners, 0, rest);
  } else {
    city.books.transfer(account.write_down, account.suppliers, 0, account.enterprises, row, -rest);
  }
  lose_loans(city, ties, row);
  leave_space(city, row);
  firms.alive[row] = 0;
  firms.base_sales[row] = firms.product_sales[row] = 0.0;
  firms.owed_to_projects[row] = Money();
  firms.works[row] = 0.0;
  Tally& tally = city.tally;
  if (firms.moves_away[row] != 0) {
    tally.moved_out += 1.0;
    return;
  }
  tally.exits += 1.0;
  tally.exits_by_reason[static_cast<std::size_t>(why)] += 1.0;
  tally.exits_by_sector[firms.sector[row]] += 1.0;
}

void end_projects_of_the_gone(City& city) {
  Projects& projects = city.projects;
  for (const std::size_t row : projects.live) {
    if (!projects.owner[row].exists() || city.enterprises.alive[projects.owner[row].position()] != 0)
      continue;
    projects.progress[row] = Progress::ended;
    projects.waits_for[row] = 0;
    projects.staff[row] = 0.0;
    projects.stage_unpaid[row] = Money();
    if (projects.seat[row].exists()) {
      --city.services.taken[projects.seat[row].position()];
      Tally::count(city.tally.seats_left, projects.seat[row].position());
      projects.seat[row] = ServiceId();
    }
    city.tally.give_up(projects.stage[row]);
  }
}

void fail_and_give_up(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  const auto patience = static_cast<std::int32_t>(read(context, "exit.quarters_without_cash"));
  const auto claim_patience = static_cast<std::int32_t>(read(context, "exit.claim_patience"));
  const double small = read(context, "exit.small_sales") * read(context, "city.price_level");
  const double chance = read(context, "exit.give_up_chance");
  const sim::Stream luck = context.stream("giving up");
  const Ties ties(city);
  for (const std::size_t row : firms.living) {
    if (firms.moves_away[row] != 0) {
      leave(city, ties, row, ExitReason::choice);
      continue;
    }
    firms.quarters_short[row] = firms.cash[row] < Money() ? firms.quarters_short[row] + 1 : 0;
    const bool overdue = firms.claimed_since[row] != 0 &&
                         context.quarter.ordinal() - firms.claimed_since[row] > claim_patience;
    const bool no_cash = firms.quarters_short[row] >= patience;
    const bool insolvent = no_cash || (overdue && firms.profit_1[row] < 0.0);
    // R&D is a choice and could be stopped, so it is no reason to give up; nor does one leave work that is
    // paid for.
    const double before_research =
        firms.profit_1[row] + firms.reported_1[row] / (1.0 + firms.relabelling[row]);
    const bool weary = before_research < 0.0 && firms.owed_to_projects[row] == Money() &&
                       4.0 * firms.sales(row) < small && firms.cash[row].in_yuan() < -before_research;
    if (insolvent) {
      leave(city, ties, row, no_cash ? ExitReason::no_cash : ExitReason::overdue_claim);
    } else if (weary && luck.chance(chance, firms.key(row))) {
      leave(city, ties, row, ExitReason::choice);
    }
  }
  firms.forget_the_gone();
  forget_gone_holdings(city);
  end_projects_of_the_gone(city);
}

// How much readier inventors are to found than before any reform: the share of them for whom their part of
// the result is worth more than what founding costs their career,
//   Phi(ln(share x worth / (years x wage)) / deviation),
// over what it was. The bodies' inclination holds with the terms before; of a result that is worth nothing
// too.
class Readiness {
 public:
  Readiness(const City& city, const StepContext& context)
      : city_(city),
        now_{city.practices[Practice::inventor_share], city.practices[Practice::career_cost]},
        before_{city.practices.before_reform(Practice::inventor_share),
                city.practices.before_reform(Practice::career_cost)},
        deviation_(read(context, "practice.career_cost_deviation")),
        terms_(project_terms(city, context)) {}

  double of(std::size_t project) const {
    if (now_.share == before_.share && now_.years == before_.years) return 1.0;
    const double worth = worth_of_result(city_, terms_, project);
    if (worth <= 0.0) return 1.0;
    const auto group = static_cast<std::size_t>(sector_info[city_.projects.sector[project]].field);
    const double careers = worth / city_.labour.wage[group];
    return willing(now_, careers) / willing(before_, careers);
  }

 private:
  struct Terms {
    double share, years;
  };
  // `careers`: what the result is worth, in years of the wage.
  double willing(const Terms& terms, double careers) const {
    return sim::normal_cdf(sim::log(terms.share * careers / terms.years) / deviation_);
  }

  const City& city_;
  Terms now_, before_;
  double deviation_;
  ProjectTerms terms_;
};

void spin_off(City& city, const StepContext& context) {
  Projects& projects = city.projects;
  const Readiness readiness(city, context);
  const sim::Stream luck = context.stream("spin-off");
  const sim::Stream character = context.luck.lifelong("agreement");
  const int quarter = context.quarter.ordinal();
  const int shelf_life = static_cast<int>(read(context, "result.shelf_life"));
  const std::size_t live = projects.live.size();
  for (std::size_t i = 0; i < live; ++i) {
    const std::size_t row = projects.live[i];
    if (projects.owner[row].exists() || projects.progress[row] == Progress::ended) continue;
    const std::size_t body = projects.origin[row].position();
    const int age = quarter - projects.since[row];
    const double chance = std::min(1.0, city.bodies.spin_off_inclination[body] * readiness.of(row));
    if (age > 4 && luck.chance(chance, projects.key(row))) {
      const sim::Key key = sim::child_key("spin-off", projects.key(row), 0);
      const std::size_t firm = found_enterprise(city, context, key, projects.sector[row]);
      remember_uptake(city, character, row, firm);
      projects.owner[row] = EnterpriseId(firm);
      projects.waits_for[row] = 0;
      projects.since[row] = quarter;
      city.tally.spin_offs += 1.0;
      city.tally.entries += 1.0;
      city.tally.entries_by_sector[projects.sector[row]] += 1.0;
    } else if (age > shelf_life) {
      projects.progress[row] = Progress::ended;
      city.tally.results_out_of_date += 1.0;
    }
  }
}

// A larger market has more founders, and one that grows faster still more:
//   start-ups of a sector ~ Poisson(per quarter x share x real size of the national market x
//                                   (1 + response x (its real growth - that of the warm-up))).
// In the warm-up the number of enterprises stands for the size, so that the city grows in shape.
void start_up(City& city, const StepContext& context) {
  const double entry = read(context, "entry.per_quarter");
  const double response = read(context, "entry.growth_response");
  const double usual = quarterly_growth(read(context, "initial.growth"));
  const double warm_up_size =
      static_cast<double>(city.enterprises.living.size()) / read(context, "initial.enterprises");
  const sim::Stream number = context.stream("start-ups");
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const std::string key = "sector." + std::string(sector_info[sector].id) + ".share";
    const sim::Key place = sim::make_key("sector", sector);
    const double size = context.recorded() ? city.markets.real[sector] : warm_up_size;
    const double drawn = 1.0 + response * 4.0 * (city.markets.real_growth[sector] - usual);
    const int founded =
        poisson_of_many(number, entry * read(context, key) * size * std::max(0.0, drawn), place);
    for (int slot = 0; slot < founded; ++slot) {
      const sim::Key season =
          sim::child_key("quarter", place, static_cast<std::uint64_t>(context.quarter.ordinal()));
      found_enterprise(city, context, sim::child_key("start-up", season, static_cast<std::uint64_t>(slot)),
                       sector);
      city.tally.entries += 1.0;
      city.tally.entries_by_sector[sector] += 1.0;
    }
  }
}

// An eighth of a table that is not small: moving the rest costs less than what the rows that have ended take.
bool many_ended(const Projects& projects) {
  constexpr std::size_t few = 1000;
  const std::size_t ended = projects.size() - projects.live.size();
  return ended > std::max(few, projects.size() / 8);
}

}  // namespace

void enter_and_leave(City& city, const StepContext& context) {
  fail_and_give_up(city, context);
  spin_off(city, context);
  start_up(city, context);
  std::erase_if(city.projects.live,
                [&](std::size_t row) { return city.projects.progress[row] == Progress::ended; });
  const bool year_end = context.quarter.number() == 4;
  if (year_end || many_ended(city.projects)) forget_ended_projects(city);
  if (year_end) forget_gone_enterprises(city);
}

}  // namespace xiamen
