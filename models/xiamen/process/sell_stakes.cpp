// Which stakes do funds sell, give back or write off, and what do investors get?
//
// Each quarter, for every stake, the first of these that applies:
//   lost       its enterprise is gone, or its project was given up and the contract has no buy-back clause
//   sold       a year after the first sale of the product with chance 1 / holding period a quarter (one draw
//              for all stakes of a fund in a project), or once the enterprise has been listed for
//              `listing.lock_up`: share x worth of the project (rules/stake_value)
//   claimed    from the date of its buy-back clause on, if the project was given up or the stake is worth
//   less
//              than the enterprise could pay today: cost x (1 + interest x years), simple (rules/buy_back)
//   wound up   at the end of the vintage's term, for worth x (1 - `fund.secondary_discount`). Investors grant
//              a year more, as often as agreed, while the vintage's stakes are carried at
//              `fund.extension_consent` x cost or more
// Listing: an enterprise with last year's profit of `listing.minimum_profit` lists with `listing.hazard` a
// year. Claims are paid from half of the cash above the floor. Proceeds go to the investors of the vintage.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/buy_back.hpp"
#include "models/xiamen/rules/financing.hpp"
#include "models/xiamen/rules/investors.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "models/xiamen/rules/stake_value.hpp"

namespace xiamen {

namespace {

void list_enterprises(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  const double chance = quarterly_loss(read(context, "listing.hazard"));
  const double least = read(context, "listing.minimum_profit");
  const sim::Stream luck = context.stream("listing");
  for (const std::size_t row : firms.living) {
    if (firms.listed[row] != 0 || firms.profit_1[row] < least) continue;
    if (luck.chance(chance, firms.key(row))) firms.listed[row] = context.quarter.ordinal();
  }
}

class Exits {
 public:
  Exits(City& city, const StepContext& context)
      : city_(city),
        quarter_(context.quarter.ordinal()),
        terms_(project_terms(city, context)),
        keeps_(1.0 - quarterly_loss(read(context, "product.decay"))),
        interest_(read(context, "fund.buy_back_interest")),
        cash_floor_(read(context, "enterprise.cash_floor")),
        discount_(read(context, "fund.secondary_discount")),
        consent_(read(context, "fund.extension_consent")),
        lock_up_(static_cast<int>(read(context, "listing.lock_up") + 0.5)),
        luck_(context.stream("exit")) {}

  void run() {
    extend_terms();
    for (const std::size_t row : city_.holdings.live) {
      if (city_.holdings.held[row] == Holding::claim) {
        collect(row);
      } else {
        decide(row);
      }
    }
    std::erase_if(city_.holdings.live,
                  [&](std::size_t row) { return city_.holdings.held[row] == Holding::gone; });
  }

 private:
  void extend_terms() {
    Vintages& vintages = city_.vintages;
    std::vector<double> carried(vintages.size());
    for (const std::size_t row : city_.holdings.live) {
      const bool worthless = is_given_up(city_.projects, project_of(row));
      if (city_.holdings.held[row] == Holding::stake && !worthless)
        carried[vintage_of(row)] += city_.holdings.value[row];
    }
    for (std::size_t row = 0; row < vintages.size(); ++row) {
      const double cost = vintages.stakes[row].in_yuan();
      if (quarter_ < vintages.ends[row] || vintages.extension[row] <= 0 || cost <= 0.0) continue;
      if (carried[row] < consent_ * cost) continue;
      const std::int32_t longer = std::min(4, vintages.extension[row]);
      vintages.ends[row] = quarter_ + longer;
      vintages.extension[row] -= longer;
    }
  }

  void decide(std::size_t row) {
    Holdings& holdings = city_.holdings;
    const std::size_t project = project_of(row);
    const std::size_t firm = firm_of(row);
    const int launched = city_.projects.launched[project];
    const bool given_up = is_given_up(city_.projects, project);
    if (given_up) holdings.value[row] = 0.0;
    if (city_.enterprises.alive[firm] == 0 || (given_up && holdings.claim_from[row] == 0)) {
      write_off(row);
      return;
    }
    const bool mature = launched != 0 && quarter_ - launched >= 4;
    const int listed = city_.enterprises.listed[firm];
    const bool marketable = listed != 0 && quarter_ - listed >= lock_up_ && !given_up;
    if (marketable || (mature && finds_buyer(row, project))) {
      sell(row, worth(row));
      return;
    }
    const bool may_claim = holdings.claim_from[row] != 0 && quarter_ >= holdings.claim_from[row];
    const bool ends = quarter_ >= city_.vintages.ends[vintage_of(row)];
    if (!may_claim && !ends) return;
    const double value = worth(row);
    const Money claim = buy_back_amount(holdings.cost[row], interest_, quarter_ - holdings.bought[row]);
    const double payable =
        std::min(claim.in_yuan(), std::max(0.0, spare_cash(city_.enterprises, firm, cash_floor_)));
    if (may_claim && (given_up || value < payable)) {
      claim_buy_back(city_, row, claim, quarter_);
      city_.tally.buy_backs += holdings.counted[row];
    } else if (ends && given_up) {
      write_off(row);
    } else if (ends) {
      sell(row, value * (1.0 - discount_));
    }
  }

  bool finds_buyer(std::size_t row, std::size_t project) const {
    const auto fund = static_cast<std::size_t>(city_.vintages.fund[vintage_of(row)]);
    return luck_.chance(city_.funds.exit_chance[fund], city_.projects.key(project), 0, city_.funds.key(fund));
  }

  double worth(std::size_t row) const {
    return city_.holdings.share[row] * project_worth(city_, terms_, project_of(row), keeps_, quarter_);
  }

  void sell(std::size_t row, double price) {
    const std::size_t vintage = vintage_of(row);
    const Money proceeds = Money::yuan(price);
    city_.books.transfer(city_.accounts.stake_sale, city_.accounts.stake_buyers, 0, city_.accounts.funds,
                         vintage, proceeds);
    pay_out(city_, vintage, proceeds);
    city_.holdings.proceeds[row] = proceeds;
    part_with(row, city_.accounts.stake_sale);
    city_.tally.fund_exits += city_.holdings.counted[row];
  }

  void write_off(std::size_t row) {
    part_with(row, city_.accounts.write_down);
    city_.tally.write_offs += city_.holdings.counted[row];
  }

  void part_with(std::size_t row, sim::FlowId why) {
    const Money cost = city_.holdings.cost[row];
    city_.books.transfer(why, city_.accounts.stakes_held, vintage_of(row), city_.accounts.stakes_sold, 0,
                         cost);
    release_capital(city_, vintage_of(row), cost);
    city_.holdings.held[row] = Holding::gone;
  }

  void collect(std::size_t row) {
    const std::size_t firm = firm_of(row);
    if (city_.enterprises.alive[firm] == 0) {
      lose_buy_back(city_, row);
      return;
    }
    const double able = 0.5 * std::max(0.0, spare_cash(city_.enterprises, firm, cash_floor_));
    pay_buy_back(city_, row, std::min(city_.holdings.claim[row], Money::yuan(able)));
  }

  std::size_t vintage_of(std::size_t row) const {
    return static_cast<std::size_t>(city_.holdings.vintage[row]);
  }
  std::size_t project_of(std::size_t row) const {
    return static_cast<std::size_t>(city_.holdings.project[row]);
  }
  std::size_t firm_of(std::size_t row) const {
    return static_cast<std::size_t>(city_.holdings.enterprise[row]);
  }

  City& city_;
  int quarter_;
  ProjectTerms terms_;
  double keeps_;
  double interest_;
  double cash_floor_;
  double discount_;
  double consent_;
  int lock_up_;
  sim::Stream luck_;
};

}  // namespace

void sell_stakes(City& city, const StepContext& context) {
  list_enterprises(city, context);
  Exits(city, context).run();
}

}  // namespace xiamen
