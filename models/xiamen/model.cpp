#include "models/xiamen/model.hpp"

#include "models/xiamen/city.hpp"
#include "models/xiamen/glossary.hpp"
#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "models/xiamen/observables.hpp"
#include "models/xiamen/observations/printed_points.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/step_order.hpp"

namespace xiamen {

std::vector<sim::StepInfo> CityModel::steps() const {
  std::vector<sim::StepInfo> infos;
  for (const CityStep& step : step_order()) infos.push_back(step.info);
  return infos;
}

std::vector<sim::KindSchema> CityModel::kinds() const {
  return all_kinds();
}

const std::vector<sim::Label>& CityModel::glossary() const {
  return xiamen::glossary();
}

const sim::ObservableTable& CityModel::observables() const {
  return xiamen::observables();
}

std::vector<sim::Point> CityModel::points(const sim::Inputs& inputs) const {
  return printed_points(inputs);
}

std::unique_ptr<sim::World> CityModel::create(const sim::Inputs& inputs,
                                              const sim::StepContext& context) const {
  return initial_city(inputs, context);
}

int CityModel::warm_up_quarters(const sim::StepContext& context) const {
  return static_cast<int>(read(context, "initial.warm_up") + 0.5);
}

}  // namespace xiamen
