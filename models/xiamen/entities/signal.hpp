#pragma once
#include "models/xiamen/entities/served.hpp"
#include "models/xiamen/mechanisms/choices.hpp"
#include "sim/state/population.hpp"

namespace xiamen {

using sim::Column;
using sim::Money;

/// What others can see of an enterprise and whom it meets: scores that lenders read, and platforms,
/// road-shows and regular rounds that hold meetings. One row per catalogue entry, written by `open_signals`.
class Signals : public sim::Population {
 public:
  Signals() : Population("signal") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<std::uint8_t> open{*this, "open", "1", "1 while it posts scores or holds meetings"};
  Column<SignalForm> form{*this, "form", "1", "score, meeting"};
  Column<double> reach{*this, "reach", "1", "share of enterprises scored or taking part, for life"};
  Served served{*this};
  // score
  Column<Measure> measure{*this, "measure", "1", "what the score measures"};
  Column<double> lenders{*this, "lenders", "1", "share of lenders that see the score"};
  Column<double> noise{*this, "noise", "1", "deviation of the score seen from the books"};
  // meeting
  Column<Counterpart> counterpart{*this, "counterpart", "1", "whom those who seek meet"};
  Column<double> fields{*this, "fields", "1", "0 all, else field group + 1"};
  Column<std::int32_t> candidates{*this, "candidates", "1", "meetings of one who seeks in a quarter at most"};
  Column<double> cost{*this, "cost", "CNY", "fee and time of a meeting"};
  Column<double> fiscal_share{*this, "fiscal_share", "1", "part of it that the city pays"};
  Column<double> places{*this, "places", "1", "meetings it can still hold this quarter"};
  Column<std::int32_t> held{*this, "held", "1", "meetings held this quarter"};
  Column<std::int32_t> agreed{*this, "agreed", "1", "meetings of them that ended in an agreement"};

  bool posts(std::size_t row) const { return open[row] != 0 && form[row] == SignalForm::score; }
  bool meets(std::size_t row) const { return open[row] != 0 && form[row] == SignalForm::meeting; }
};

}  // namespace xiamen
