#include "models/xiamen/city.hpp"

#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/step_order.hpp"

namespace xiamen {

void City::run_step(std::size_t step, const sim::StepContext& context) {
  quarter = context.quarter.ordinal();
  step_order()[step].run(*this, context);
}

void City::begin_record(const sim::StepContext& context) {
  quarter = context.quarter.ordinal();
  if (read(context, "initial.warm_up") > 0.0) meet_stocks(*this, context);
  observe_city(*this, context);
}

std::unique_ptr<sim::World> City::copy(const sim::Inputs& data) const {
  auto city = std::make_unique<City>(data);
  static_cast<CityState&>(*city) = *this;
  return city;
}

std::vector<const sim::Population*> City::populations() const {
  return {&enterprises, &projects, &bodies,  &services,   &alliances, &members,  &funds,
          &vintages,    &holdings, &lenders, &facilities, &loans,     &covers,   &policies,
          &governments, &payables, &grants,  &calls,      &adoptions, &demands,  &spaces,
          &landings,    &signals,  &labour,  &markets,    &terms,     &practices};
}

}  // namespace xiamen
