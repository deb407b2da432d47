// What does the quarter look like from outside?
//
// Reads everything, changes nothing: the only step that writes the trajectory. In the initial state it
// records stocks alone, in the warm-up nothing. What is measured, and how, stands by subject in observables/.

#include "models/xiamen/observables/subject.hpp"
#include "models/xiamen/process/process.hpp"

namespace xiamen {

void observe_city(City& city, const StepContext& context) {
  if (!context.recorded()) return;
  const Recorder record{city, context, context.quarter.ordinal()};
  observe_enterprises(record);
  observe_ladder(record);
  observe_breakdowns(record);
  observe_city_totals(record);
  observe_projects(record);
  observe_results(record);
  observe_contracts(record);
  observe_services(record);
  observe_sizes(record);
  observe_alliances(record);
  observe_networks(record);
  observe_funds(record);
  observe_spaces(record);
  observe_finance(record);
  observe_covers(record);
  observe_signals(record);
  observe_public_money(record);
  observe_programmes(record);
  observe_programme_money(record);
  observe_limits(record);
  observe_named(record);
}

}  // namespace xiamen
