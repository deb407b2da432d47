// Which scores are posted, of whom and to whom, and how many meetings are on offer?
//
// The owner of the levers of signals. What is in force is written into the table; post_scores acts on the
// scores, the steps in which somebody seeks somebody on the meetings (rules/meetings). Of meetings that
// nobody used only the fraction is carried over.

#include <cmath>

#include "models/xiamen/process/process.hpp"

namespace xiamen {

void open_signals(City& city, const StepContext& context) {
  Signals& signals = city.signals;
  for (std::size_t row = 0; row < signals.size(); ++row) {
    const sim::Entry& entry = city.entry(signals.entry[row]);
    signals.open[row] = is_open(context, entry) ? 1 : 0;
    signals.form[row] = chosen<SignalForm>(read(context, entry, "form"));
    signals.reach[row] = read(context, entry, "reach");
    signals.measure[row] = chosen<Measure>(read(context, entry, "measure"));
    signals.lenders[row] = read(context, entry, "lenders");
    signals.noise[row] = read(context, entry, "noise");
    signals.counterpart[row] = chosen<Counterpart>(read(context, entry, "counterpart"));
    signals.fields[row] = read(context, entry, "fields");
    read_served(context, entry, signals.served, row);
    signals.candidates[row] = static_cast<std::int32_t>(read(context, entry, "candidates") + 0.5);
    signals.cost[row] = read(context, entry, "cost");
    signals.fiscal_share[row] = read(context, entry, "fiscal_share");
    const double a_quarter = read(context, entry, "meetings") / 4.0;
    const double unused = signals.places[row];
    signals.places[row] = signals.meets(row) ? unused - std::floor(unused) + a_quarter : 0.0;
    signals.held[row] = signals.agreed[row] = 0;
  }
}

}  // namespace xiamen
