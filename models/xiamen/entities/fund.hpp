#pragma once
#include "models/xiamen/entities/served.hpp"
#include "sim/state/population.hpp"

/// Equity money: funds with their mandates, the vintages of capital they raised, and what these hold.
namespace xiamen {

using sim::Column;
using sim::Money;

/// Who pays into funds: public budgets, state-owned investors, private ones.
inline constexpr std::size_t investor_kinds = 3;

/// One row per catalogue entry: the mandate, and what it may spend.
class Funds : public sim::Population {
 public:
  Funds() : Population("fund") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<std::uint8_t> open{*this, "open", "1", "1 while it may invest"};
  Column<Money> commitment{*this, "commitment", "CNY", "its size, as far as it is invested in the city"};
  Column<double> fiscal_share{*this, "fiscal_share", "1", "share of its next vintage from public budgets"};
  Column<double> state_share{*this, "state_share", "1", "share from state-owned investors"};
  Column<double> ticket_minimum{*this, "ticket_minimum", "CNY", "smallest deal"};
  Column<double> ticket_maximum{*this, "ticket_maximum", "CNY", "largest deal"};
  Column<std::uint8_t> stages{*this, "stages", "1", "bits of the stages of its mandate"};
  Served served{*this};
  Column<double> hurdle{*this, "hurdle", "1", "expected multiple it asks for"};
  Column<std::int32_t> screenings{*this, "screenings", "1", "projects it can still examine this quarter"};
  Column<double> exit_chance{*this, "exit_chance", "1", "chance a quarter to sell a mature stake"};
  Column<double> buy_back{*this, "buy_back", "1", "share of its deals with a buy-back clause"};
  Column<std::int32_t> buy_back_after{*this, "buy_back_after", "quarter",
                                      "quarters from a deal to the date of its clause"};
  Column<Money> free{*this, "free", "CNY", "cash of those of its vintages that still invest"};
};

/// Capital raised at one time by one fund; who paid it and what was agreed never changes.
class Vintages : public sim::Population {
 public:
  Vintages() : Population("vintage") {}
  Column<std::int32_t> fund{*this, "fund", "1", "row of the fund"};
  Column<std::int32_t> raised{*this, "raised", "quarter", "quarter in which it was raised (ordinal)"};
  Column<std::int32_t> invests_until{*this, "invests_until", "quarter",
                                     "first quarter after its investment period (ordinal)"};
  Column<std::int32_t> ends{*this, "ends", "quarter", "first quarter after its term (ordinal)"};
  Column<std::int32_t> extension{*this, "extension", "quarter", "longer term its investors may still grant"};
  Column<double> fiscal_share{*this, "fiscal_share", "1", "share of its capital from public budgets"};
  Column<double> state_share{*this, "state_share", "1", "share from state-owned investors"};
  Column<double> carry{*this, "carry", "1", "managers' share of what exceeds the preferred return"};
  Column<Money> commitment{*this, "commitment", "CNY", "capital committed to it"};
  Column<Money> uncalled{*this, "uncalled", "CNY", "committed and not yet called"};
  Column<Money> called{*this, "called", "CNY", "paid in by its investors so far"};
  Column<Money> distributed{*this, "distributed", "CNY", "paid back to them so far"};
  Column<Money> preferred{*this, "preferred", "CNY", "preferred return accrued so far"};
  Column<Money> fees_due{*this, "fees_due", "CNY", "management fees not yet paid"};
  Column<Money> cash{*this, "cash", "CNY", "called and not yet invested"};
  Column<Money> capital{*this, "capital", "CNY", "owed to its investors at cost (negative)"};
  Column<Money> stakes{*this, "stakes", "CNY", "stakes held, at cost"};
  Column<Money> claims{*this, "claims", "CNY", "buy-backs claimed from enterprises and not yet paid"};

  bool invests(std::size_t row, int quarter) const { return invests_until[row] > quarter; }
};

/// What became of a stake.
enum class Holding : std::uint8_t { gone, stake, claim };

/// Stakes of vintages in projects.
class Holdings : public sim::Population {
 public:
  Holdings() : Population("holding") {}
  Column<std::int32_t> vintage{*this, "vintage", "1", "row of the vintage"};
  Column<std::int32_t> project{*this, "project", "1",
                               "row of the project, or -1 where it has ended and the stake is gone"};
  Column<std::int32_t> enterprise{*this, "enterprise", "1", "row of the enterprise"};
  Column<std::uint8_t> counted{*this, "counted", "1",
                               "1 for the first part of a deal, 0 for what other vintages paid of it", 1};
  Column<Money> cost{*this, "cost", "CNY", "amount paid"};
  Column<double> share{*this, "share", "1", "share of the project's proceeds, less with every later round"};
  Column<double> value{*this, "value", "CNY",
                       "share of the proceeds expected when the project last raised equity"};
  Column<std::int32_t> bought{*this, "bought", "quarter", "quarter of the deal (ordinal)"};
  Column<std::int32_t> claim_from{*this, "claim_from", "quarter",
                                  "quarter from which a buy-back may be claimed (ordinal), 0 never"};
  Column<Money> claim{*this, "claim", "CNY", "buy-back claimed and not yet paid"};
  Column<Money> proceeds{*this, "proceeds", "CNY", "received for it so far"};
  Column<Holding> held{*this, "held", "1", "0 sold, paid or written off, 1 a stake, 2 a buy-back claim",
                       Holding::stake};
  /// Rows not gone, in the order of deals: an index over the table.
  std::vector<std::size_t> live;
};

}  // namespace xiamen
