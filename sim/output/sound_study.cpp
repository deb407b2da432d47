#include "sim/output/sound_study.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace sim {
namespace {

/// The product, or nothing sensible where it does not fit: no list is that long.
std::size_t product(std::size_t a, std::size_t b) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  return b != 0 && a > most / b ? most : a * b;
}

/// Of the years that `Quarter::parse` reads, so that differences fit.
bool in_calendar(Quarter quarter) {
  return quarter >= Quarter(1900, 1) && quarter <= Quarter(2999, 4);
}

bool dates_are_sound(const Study& study) {
  return in_calendar(study.first) && in_calendar(study.last) &&
         std::all_of(study.first_changes.begin(), study.first_changes.end(),
                     [](const std::optional<Quarter>& change) { return !change || in_calendar(*change); }) &&
         std::all_of(study.points.begin(), study.points.end(),
                     [](const Point& point) { return in_calendar(point.quarter); });
}

/// Of a variable, its values aside.
std::string shape_fault(const Study& study, const Study::Variable& variable) {
  std::size_t cells = 1;
  for (const std::string& name : variable.observable.axes) {
    const auto axis = std::find_if(study.axes.begin(), study.axes.end(),
                                   [&name](const Axis& candidate) { return candidate.name == name; });
    if (axis == study.axes.end()) return "needs the axis '" + name + "'";
    cells = product(cells, axis->ids.size());
  }
  return variable.cells == cells ? "" : "has other cells than its axes";
}

bool design_is_sound(const StudyDesign& design, std::size_t scenarios) {
  const std::size_t cells = product(scenarios, design.factors.size());
  return cells > 0 && design.values.size() == cells && design.coordinates.size() == cells;
}

}  // namespace

std::string outline_fault(const Study& study) {
  const std::size_t scenarios = study.scenarios.size();
  if (scenarios == 0 || study.replicates.empty() || study.last < study.first)
    return "a study needs a scenario, a replicate and a quarter";
  if (!dates_are_sound(study)) return "a study needs quarters of the years 1900 to 2999";
  if (study.scenario_titles.size() != scenarios) return "a study needs one title per scenario";
  if (study.first_changes.size() != scenarios) return "a study needs one first change, or none, per scenario";
  if (study.design && !design_is_sound(*study.design, scenarios))
    return "a design needs a value for each scenario and factor";
  for (const Axis& axis : study.axes) {
    if (axis.labels.size() != axis.ids.size()) return "the axis '" + axis.name + "' needs one label per id";
  }
  for (const Study::Variable& variable : study.variables) {
    if (const std::string fault = shape_fault(study, variable); !fault.empty())
      return "'" + variable.observable.name + "' " + fault;
  }
  return "";
}

std::string study_fault(const Study& study) {
  if (std::string fault = outline_fault(study); !fault.empty()) return fault;
  const std::size_t runs = product(study.scenarios.size(), study.replicates.size());
  if (study.state_digests.size() != runs) return "a study needs one state digest per run";
  if (study.design && study.design->failures.size() != runs)
    return "a design needs for each run whether it failed";
  for (const Study::Variable& variable : study.variables) {
    if (variable.values.size() != product(product(runs, study.quarters()), variable.cells))
      return "'" + variable.observable.name + "' needs one value for each run, quarter and cell";
  }
  return "";
}

}  // namespace sim
