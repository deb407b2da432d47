// How much capital do funds raise and call, from whom?
//
// A fund wants size x local share at work. What it raises at one time is a vintage: its investors' shares,
// investment period, term and carry are fixed then. A fund that opens raises its size; one marked staggered,
// which stands for many funds, as vintages of all ages (a quarter raised in each year before, with only what
// such a one would still have uncalled). An enlargement is a further vintage of the difference times the
// share that is new money; a reduction takes back in proportion what is not yet called. Each quarter a
// vintage calls commitment / investment period unless a year's calls lie idle, and owes its managers fee / 4
// x commitment (after its investment period: x stakes at cost). When the period ends what was not called
// lapses, idle cash goes back to the investors, and a renewed fund raises a vintage of the same size. An
// umbrella's own capital is its size less the funds marked as inside. Uncalled commitments and idle cash are
// the dry powder: money alone creates no project.

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

int quarters(const StepContext& context, const sim::Entry& entry, std::string_view field) {
  return static_cast<int>(read(context, entry, field) + 0.5);
}

double public_part(const Funds& funds, std::size_t fund) {
  return funds.fiscal_share[fund] + funds.state_share[fund];
}

// Quarters by which terms of a fund with public money are longer than agreed.
int patience(const City& city, std::size_t fund) {
  if (public_part(city.funds, fund) <= 0.0) return 0;
  return static_cast<int>(city.practices[Practice::fund_extension] + 0.5);
}

// Hurdles are as with the blame before any reform; `part` of the fund's money is public.
double less_blame(const Practices& practices, double part) {
  return (1.0 + practices[Practice::public_blame] * part) /
         (1.0 + practices.before_reform(Practice::public_blame) * part);
}

void post_mandate(City& city, const StepContext& context, std::size_t row, const sim::Entry& entry) {
  Funds& funds = city.funds;
  funds.stages[row] = stage_bits(read(context, entry, "stage_from"), read(context, entry, "stage_to"));
  read_served(context, entry, funds.served, row);
  funds.fiscal_share[row] = read(context, entry, "fiscal_share");
  funds.state_share[row] = std::min(read(context, entry, "state_share"), 1.0 - funds.fiscal_share[row]);
  funds.ticket_minimum[row] = read(context, entry, "ticket_minimum");
  funds.ticket_maximum[row] = read(context, entry, "ticket_maximum");
  funds.hurdle[row] = read(context, entry, "hurdle") * less_blame(city.practices, public_part(funds, row));
  funds.exit_chance[row] = 1.0 / read(context, entry, "holding_period");
  funds.buy_back[row] = read(context, entry, "buy_back");
  funds.buy_back_after[row] = quarters(context, entry, "buy_back_after") + patience(city, row);
  const double team = read(context, entry, "screenings") * funds.commitment[row].in_yuan() / 1e9;
  funds.screenings[row] = funds.open[row] != 0 ? static_cast<std::int32_t>(std::ceil(team)) : 0;
}

// Raised `age` quarters ago, and called as evenly as any since.
void raise_vintage(City& city, const StepContext& context, std::size_t fund, Money amount, int age = 0) {
  if (amount <= Money()) return;
  Vintages& vintages = city.vintages;
  const sim::Entry& entry = city.entry(city.funds.entry[fund]);
  const int longer = patience(city, fund);
  const int period = quarters(context, entry, "call_period") + longer;
  const std::size_t row = vintages.append(sim::child_key("vintage", city.funds.key(fund), vintages.size()));
  vintages.fund[row] = static_cast<std::int32_t>(fund);
  vintages.raised[row] = context.quarter.ordinal() - age;
  vintages.invests_until[row] = vintages.raised[row] + period;
  vintages.ends[row] = vintages.raised[row] + std::max(period, quarters(context, entry, "life") + longer);
  vintages.extension[row] = quarters(context, entry, "extension");
  vintages.fiscal_share[row] = city.funds.fiscal_share[fund];
  vintages.state_share[row] = city.funds.state_share[fund];
  vintages.carry[row] = read(context, "fund.carry");
  vintages.commitment[row] = amount;
  vintages.uncalled[row] = sim::portion(amount, 1.0 - static_cast<double>(age) / period);
}

void raise_staggered(City& city, const StepContext& context, std::size_t fund, Money amount) {
  const int period = quarters(context, city.entry(city.funds.entry[fund]), "call_period");
  const std::vector<double> equal(static_cast<std::size_t>((period + 3) / 4), 1.0);
  const std::vector<Money> parts = sim::apportion(amount, equal);
  for (std::size_t i = 0; i < parts.size(); ++i)
    raise_vintage(city, context, fund, parts[i], 4 * static_cast<int>(i));
}

void end_investing(City& city, std::size_t vintage, int quarter) {
  Vintages& vintages = city.vintages;
  vintages.invests_until[vintage] = std::min(vintages.invests_until[vintage], quarter);
  vintages.uncalled[vintage] = Money();
  const Money idle = vintages.cash[vintage];
  if (idle <= Money()) return;
  pay_out(city, vintage, idle);
  release_capital(city, vintage, idle);
}

void take_back(Vintages& vintages, std::size_t vintage, double share) {
  const Money less = sim::portion(vintages.commitment[vintage], share);
  vintages.commitment[vintage] -= less;
  vintages.uncalled[vintage] = std::max(Money(), vintages.uncalled[vintage] - less);
}

// Vintages that end their investment period now, and what becomes of the others when the fund shrinks.
void review_vintages(City& city, const StepContext& context, std::size_t fund, Money before) {
  Vintages& vintages = city.vintages;
  const int quarter = context.quarter.ordinal();
  const bool open = city.funds.open[fund] != 0;
  const bool renewed = read(context, city.entry(city.funds.entry[fund]), "evergreen") != 0.0;
  const Money size = city.funds.commitment[fund];
  const double cut = open && size < before ? 1.0 - size.in_yuan() / before.in_yuan() : 0.0;
  const std::size_t known = vintages.size();
  for (std::size_t row = 0; row < known; ++row) {
    if (vintages.fund[row] != static_cast<std::int32_t>(fund)) continue;
    const bool in_period = vintages.invests_until[row] >= quarter;
    if (!in_period) continue;
    if (cut > 0.0) take_back(vintages, row, cut);
    const bool due = vintages.invests_until[row] == quarter;
    if (!open || due) end_investing(city, row, quarter);
    if (open && due && renewed) raise_vintage(city, context, fund, vintages.commitment[row]);
  }
}

void call_and_charge(City& city, const StepContext& context) {
  Vintages& vintages = city.vintages;
  const int quarter = context.quarter.ordinal();
  const double fee = read(context, "fund.fee") / 4.0;
  const double preferred = read(context, "fund.preferred_return") / 4.0;
  for (Money& free : city.funds.free.values()) free = Money();
  for (std::size_t row = 0; row < vintages.size(); ++row) {
    const bool invests = vintages.invests(row, quarter);
    if (invests) {
      const int period = vintages.invests_until[row] - vintages.raised[row];
      const Money part = sim::portion(vintages.commitment[row], 1.0 / period);
      if (vintages.cash[row] < part + part + part + part) {
        const Money call = std::min(part, vintages.uncalled[row]);
        pay_in(city, row, call);
        vintages.uncalled[row] -= call;
      }
    }
    if (quarter < vintages.ends[row])
      vintages.fees_due[row] += sim::portion(invests ? vintages.commitment[row] : vintages.stakes[row], fee);
    if (invests) {
      pay_fee(city, row, std::min(vintages.fees_due[row], vintages.cash[row]));
      city.funds.free[static_cast<std::size_t>(vintages.fund[row])] += vintages.cash[row];
    }
    const Money unreturned = vintages.called[row] - vintages.distributed[row];
    vintages.preferred[row] += sim::portion(std::max(Money(), unreturned), preferred);
  }
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

    const bool opens = open && funds.open[row] == 0;
    const Money before = funds.commitment[row];
    funds.commitment[row] = size;
    funds.open[row] = open ? 1 : 0;
    post_mandate(city, context, row, entry);
    review_vintages(city, context, row, before);
    if (opens && read(context, entry, "staggered") != 0.0) {
      raise_staggered(city, context, row, size);
    } else if (opens) {
      raise_vintage(city, context, row, size);
    } else if (open && size > before) {
      const double new_share = read(context, entry, "net_new_share");
      raise_vintage(city, context, row, sim::portion(size - before, new_share));
    }
  }
  call_and_charge(city, context);
}

}  // namespace xiamen
