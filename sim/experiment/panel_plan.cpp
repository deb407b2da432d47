#include "sim/experiment/panel_plan.hpp"

#include <algorithm>

#include "sim/core/problem.hpp"
#include "sim/experiment/model.hpp"
#include "sim/experiment/simulation.hpp"

namespace sim {
namespace {

std::vector<TableView> views_of(const Model& model, const World& world, const StepContext& context) {
  if (const auto* const shows = dynamic_cast<const ShowsTables*>(&model))
    return shows->table_views(world, context);
  std::vector<TableView> views;
  for (const Population* const table : world.populations()) views.emplace_back(*table);
  return views;
}

}  // namespace

bool PanelPlan::takes(Quarter quarter, Quarter first, Quarter last) const {
  return every_quarter || quarter == first || quarter == last || quarter.number() == 4;
}

std::vector<PanelRows> PanelPlan::nothing_yet() const {
  std::vector<PanelRows> panels;
  for (const PanelTable& table : tables) panels.push_back(PanelRows::of(table));
  return panels;
}

void PanelPlan::record(const Model& model, const World& world, const StepContext& context, int quarters,
                       std::vector<PanelRows>& panels) const {
  const std::vector<TableView> views = views_of(model, world, context);
  for (std::size_t place = 0; place < tables.size(); ++place) {
    const PanelTable& wanted = tables[place];
    const auto view = std::find_if(views.begin(), views.end(), [&wanted](const TableView& each) {
      return each.table->name() == wanted.entity;
    });
    if (view == views.end()) throw RunFailed("the model has no table '" + wanted.entity + "' to record");
    sim::record(*view, wanted, quarters, panels.at(place));
  }
}

std::string PanelPlan::text() const {
  std::string text;
  for (const PanelTable& table : tables) {
    text += "panel = " + table.entity;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      text += (column == 0 ? ":" : ",") + table.columns[column].name;
    text += "\n";
  }
  return text + "panel-every = " + (every_quarter ? "quarter" : "year") + "\n";
}

std::vector<PanelTable> recordable_tables(const Model& model, const ScenarioInputs& scenario) {
  const Quarter first = model.first_quarter();
  const std::string step(initial_step);
  const ParameterView parameters(scenario.inputs.parameters, scenario.timeline.at(first), step);
  StepContext context{first, parameters, RandomSource(1, 1), nullptr};
  context.quarter = first + -model.warm_up_quarters(context);
  const std::unique_ptr<World> world = model.create(scenario.inputs, context);
  std::vector<PanelTable> tables;
  for (const TableView& view : views_of(model, *world, context)) tables.push_back(recordable(view));
  return tables;
}

}  // namespace sim
