// How much capital do funds raise and call, from whom?
//
// A vintage commits size x local share. Each quarter the fund calls commitment / investment period from its
// investors by their shares, unless a year's calls lie idle. An enlarged size adds the difference times the
// share that is new money; a smaller one takes back what is not yet called. When the investment period ends
// what was not called lapses, and a renewed fund raises the next vintage. An umbrella's own capital is its
// size less the funds marked as inside. Uncalled commitments and idle cash are the dry powder: money alone
// creates no project.

#include <algorithm>
#include <cmath>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/investors.hpp"

namespace xiamen {

namespace {

double inside_umbrella(const City& city, const StepContext& context) {
  double sum = 0;
  for (const sim::Entry* entry : city.inputs.of_kind("fund")) {
    if (is_open(context, *entry) && read(context, *entry, "inside_umbrella") != 0.0) {
      sum += read(context, *entry, "size");
    }
  }
  return sum;
}

void post_mandate(City& city, const StepContext& context, std::size_t row, const sim::Entry& entry) {
  Funds& funds = city.funds;
  funds.stages[row] = stage_bits(read(context, entry, "stage_from"), read(context, entry, "stage_to"));
  funds.fiscal_share[row] = read(context, entry, "fiscal_share");
  funds.state_share[row] = std::min(read(context, entry, "state_share"), 1.0 - funds.fiscal_share[row]);
  funds.ticket_minimum[row] = read(context, entry, "ticket_minimum");
  funds.ticket_maximum[row] = read(context, entry, "ticket_maximum");
  funds.hurdle[row] = read(context, entry, "hurdle");
  funds.exit_chance[row] = 1.0 / read(context, entry, "holding_period");
  const double team = read(context, entry, "screenings") * funds.commitment[row].in_yuan() / 1e9;
  funds.screenings[row] = funds.open[row] != 0 ? static_cast<std::int32_t>(std::ceil(team)) : 0;
}

void call_capital(City& city, std::size_t row, Money amount) {
  pay_in(city, row, amount);
  city.funds.uncalled[row] -= amount;
}

}  // namespace

void raise_funds(City& city, const StepContext& context) {
  Funds& funds = city.funds;
  const double inside = inside_umbrella(city, context);
  for (std::size_t row = 0; row < funds.size(); ++row) {
    const sim::Entry& entry = city.entry(funds.entry[row]);
    const bool open = is_open(context, entry);
    double whole = read(context, entry, "size");
    if (read(context, entry, "umbrella") != 0.0) whole = std::max(0.0, whole - inside);
    const Money size = open ? Money::yuan(whole * read(context, entry, "local_share")) : Money();
    const auto period = static_cast<std::int32_t>(read(context, entry, "call_period") + 0.5);

    const bool opens = open && funds.open[row] == 0;
    const Money before = funds.commitment[row];
    if (opens) {
      funds.uncalled[row] += size;
      funds.vintage_age[row] = 0;
    } else if (open && size > before) {
      funds.uncalled[row] += sim::portion(size - before, read(context, entry, "net_new_share"));
    } else if (size < before) {
      funds.uncalled[row] = open ? std::max(Money(), funds.uncalled[row] - (before - size)) : Money();
    }
    funds.commitment[row] = size;
    funds.open[row] = open ? 1 : 0;
    post_mandate(city, context, row, entry);
    if (!open) continue;

    if (funds.vintage_age[row] >= period) {
      funds.uncalled[row] = read(context, entry, "evergreen") != 0.0 ? size : Money();
      funds.vintage_age[row] = 0;
    }
    const Money a_quarter = sim::portion(size, 1.0 / period);
    const Money idle_limit = a_quarter + a_quarter + a_quarter + a_quarter;
    if (funds.cash[row] < idle_limit) call_capital(city, row, std::min(a_quarter, funds.uncalled[row]));
    ++funds.vintage_age[row];
  }
}

}  // namespace xiamen
