// Which stakes do funds sell or write off, and what do investors get?
//
// A stake in a project that ended without a product is written off. Once the product has sold for a year the
// stake is sold with a constant chance a quarter (mean holding period) for share x remaining value of the
// product at today's prices and market, paid by buyers outside. Proceeds go to the fund's investors by their
// shares; what they are owed at cost falls by the cost of the stake.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/investors.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

void sell_stakes(City& city, const StepContext& context) {
  Holdings& holdings = city.holdings;
  const Projects& projects = city.projects;
  const Accounts& account = city.accounts;
  const int quarter = context.quarter.ordinal();
  const double price = read(context, "city.price_level");
  const double decay = quarterly_loss(read(context, "product.decay"));
  const sim::Stream luck = context.stream("exit");
  for (const std::size_t row : holdings.live) {
    const auto fund = static_cast<std::size_t>(holdings.fund[row]);
    const auto project = static_cast<std::size_t>(holdings.project[row]);
    const bool gone = city.enterprises.alive[static_cast<std::size_t>(holdings.enterprise[row])] == 0;
    const bool ended = projects.progress[project] == Progress::ended;
    const int sold_for = projects.launched[project] == 0 ? -1 : quarter - projects.launched[project];
    if (gone || (ended && sold_for < 0)) {
      city.books.transfer(account.write_down, account.stakes_held, fund, account.stakes_sold, 0,
                          holdings.cost[row]);
      release_capital(city, fund, holdings.cost[row]);
      holdings.held[row] = 0;
    } else if (sold_for >= 4 && luck.chance(city.funds.exit_chance[fund], holdings.key(row))) {
      const double left = sim::pow(1.0 - decay, static_cast<double>(sold_for));
      const double worth =
          projects.value[project] * price * city.markets.closure[projects.sector[project]] * left;
      const Money proceeds = Money::yuan(holdings.share[row] * worth);
      city.books.transfer(account.stake_sale, account.stake_buyers, 0, account.funds, fund, proceeds);
      city.books.transfer(account.stake_sale, account.stakes_held, fund, account.stakes_sold, 0,
                          holdings.cost[row]);
      pay_out(city, fund, proceeds);
      release_capital(city, fund, holdings.cost[row]);
      holdings.held[row] = 0;
      city.tally.fund_exits += 1.0;
    }
  }
  std::erase_if(holdings.live, [&](std::size_t row) { return holdings.held[row] == 0; });
}

}  // namespace xiamen
