#pragma once
#include "sim/experiment/model.hpp"
#include "sim/experiment/panel_plan.hpp"

namespace xiamen {

/// The city as the engine sees it.
class CityModel : public sim::Model, public sim::ShowsTables {
 public:
  std::string name() const override { return "xiamen"; }
  std::string version() const override { return "0.1.0"; }
  sim::Quarter first_quarter() const override { return sim::Quarter(2020, 4); }
  sim::Quarter default_last_quarter() const override { return sim::Quarter(2035, 4); }
  std::vector<sim::StepInfo> steps() const override;
  std::vector<sim::KindSchema> kinds() const override;
  const std::vector<sim::Label>& glossary() const override;
  const sim::ObservableTable& observables() const override;
  std::vector<sim::Point> points(const sim::Inputs& inputs) const override;
  int warm_up_quarters(const sim::StepContext& context) const override;
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override;
  std::vector<sim::TableView> table_views(const sim::World& world,
                                          const sim::StepContext& context) const override;
};

}  // namespace xiamen
