// Which covers are on offer, on which terms, backed by what, and who has heard of them?
//
// The owner of the levers of covers. The endowment is paid in by the city and private capital when a cover
// opens, and topped up when it grows. Enterprises hear of an open cover from its campaign and from clients:
// the hazard told grows by -ln(1 - campaign - word of mouth x clients / enterprises) / 4 a quarter, and
// 1 - exp(-told) of the enterprises know. Policies whose term is over end.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

void pay_in(City& city, const StepContext& context, std::size_t row, const sim::Entry& entry) {
  const Money missing = Money::yuan(read(context, entry, "fund")) - city.covers.paid_in[row];
  if (missing <= Money()) return;
  const Accounts& account = city.accounts;
  const Money by_city = sim::portion(missing, read(context, entry, "fiscal_share"));
  city.books.transfer(account.cover_fund, account.city_budget, 0, account.covers, row, by_city);
  city.public_record.give(city.covers.entry[row], other_recipient(city.covers.key(row)), by_city);
  city.books.transfer(account.cover_capital, account.private_investors, 0, account.covers, row,
                      missing - by_city);
  city.covers.paid_in[row] += missing;
}

}  // namespace

void open_covers(City& city, const StepContext& context) {
  Covers& covers = city.covers;
  const double word_of_mouth = read(context, "cover.word_of_mouth");
  const double alive = std::max(1.0, static_cast<double>(city.enterprises.living.size()));
  for (std::size_t row = 0; row < covers.size(); ++row) {
    const sim::Entry& entry = city.entry(covers.entry[row]);
    covers.open[row] = is_open(context, entry) ? 1 : 0;
    covers.trigger[row] = chosen<CoverTrigger>(read(context, entry, "trigger"));
    covers.loans[row] = static_cast<std::uint8_t>(read(context, entry, "loans"));
    covers.requirement[row] = chosen<Requirement>(read(context, entry, "requirement"));
    covers.stages[row] = stage_bits(read(context, entry, "stage_from"), read(context, entry, "stage_to"));
    read_served(context, entry, covers.served, row);
    covers.share[row] = read(context, entry, "share");
    covers.ceiling[row] = read(context, entry, "ceiling");
    covers.capacity[row] = Money::yuan(read(context, entry, "capacity"));
    covers.premium[row] = read(context, entry, "premium");
    covers.premium_subsidy[row] = read(context, entry, "premium_subsidy");
    if (covers.open[row] == 0) continue;
    pay_in(city, context, row, entry);
    const double heard = read(context, entry, "campaign") + word_of_mouth * covers.clients[row] / alive;
    covers.told[row] -= 0.25 * sim::log(1.0 - std::min(0.99, heard));
    covers.known[row] = 1.0 - sim::exp(-covers.told[row]);
  }
  std::erase_if(city.policies.live, [&](std::size_t row) {
    return city.policies.ends[row] <= city.quarter && city.policies.project[row] < 0;
  });
}

}  // namespace xiamen
