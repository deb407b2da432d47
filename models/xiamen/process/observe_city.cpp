// What does the quarter look like from outside?
//
// Reads everything, changes nothing: the only step that writes the trajectory. In the initial state it
// records stocks alone, in the warm-up nothing. What is measured, and how, stands by subject in observables/.

#include <array>

#include "models/xiamen/observables/subject.hpp"
#include "models/xiamen/process/process.hpp"
#include "sim/core/parallel.hpp"

namespace xiamen {

namespace {

using Observe = void (*)(const Recorder&);

// Each writes observables of its own and reads none of another's, so they may look at the city together.
constexpr std::array<Observe, 19> subjects = {
    observe_enterprises, observe_ladder,          observe_breakdowns, observe_projects, observe_contracts,
    observe_services,    observe_sizes,           observe_alliances,  observe_networks, observe_funds,
    observe_spaces,      observe_finance,         observe_covers,     observe_signals,  observe_public_money,
    observe_programmes,  observe_programme_money, observe_limits,     observe_named};

}  // namespace

void observe_city(City& city, const StepContext& context) {
  if (!context.recorded()) return;
  const Recorder record{city, context, context.quarter.ordinal()};
  sim::parallel::for_rows(
      subjects.size(), [&](std::size_t each) { subjects[each](record); }, 1);
  observe_city_totals(record);
  observe_results(record);
}

}  // namespace xiamen
