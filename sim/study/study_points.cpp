#include "sim/study/study_points.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/value.hpp"
#include "sim/scenario/check_orders.hpp"

namespace sim {
namespace {

/// With more factors than this the title of a point names none.
constexpr std::size_t most_named = 3;

std::string point_name(const std::vector<StudyFactor>& factors, std::span<const double> values,
                       std::size_t number, const std::string& language) {
  if (factors.size() > most_named)
    return language == "zh" ? fmt::format("第{}点", number) : fmt::format("point {}", number);
  std::string text;
  for (std::size_t place = 0; place < factors.size(); ++place) {
    const Parameter& parameter = factors[place].parameter;
    text += (place == 0         ? ""
             : language == "zh" ? "，"
                                : ", ") +
            parameter.key + " = " + write_value(factors[place].shown(values[place]), parameter, language);
  }
  return text;
}

void apply_value(const StudyFactor& factor, double value, const std::string& file, Scenario& scenario) {
  const std::string& key = factor.parameter.key;
  std::erase_if(scenario.changes, [&](const Change& change) { return change.target == key; });
  std::erase_if(scenario.switches, [&](const Switch& each) { return each.id + ".active" == key; });
  Change change;
  change.target = key;
  change.amount = value;
  change.from = factor.from;
  change.file = file;
  change.position = factor.position;
  scenario.changes.push_back(std::move(change));
}

}  // namespace

Design design_of(const StudyHead& head, const std::vector<StudyFactor>& factors) {
  const std::size_t count = factors.size();
  if (head.kind != DesignKind::grid && head.points > most_design_points / points_together(head.kind, count))
    throw InvalidInput(fmt::format("the study has more than {} points; take fewer", most_design_points));
  switch (head.kind) {
    case DesignKind::lhs:
      return latin_hypercube(head.points, count, head.design_seed);
    case DesignKind::sobol:
      return sobol_sequence(head.points, count, head.design_seed);
    case DesignKind::morris:
      return morris_trajectories(head.points, count, head.levels, head.design_seed);
    case DesignKind::sobol_indices:
      return saltelli_layout(head.points, count, head.design_seed);
    case DesignKind::grid:
      break;
  }
  std::vector<std::size_t> levels;
  for (const StudyFactor& factor : factors) levels.push_back(factor.parts);
  return full_grid(levels, most_design_points);
}

std::size_t points_together(DesignKind kind, std::size_t factors) {
  if (kind == DesignKind::morris) return factors + 1;
  return kind == DesignKind::sobol_indices ? factors + 2 : 1;
}

std::vector<Scenario> scenarios_of(const StudyHead& head, const std::vector<StudyFactor>& factors,
                                   const Design& design, const Scenario& base, const std::string& file) {
  std::vector<Scenario> points;
  for (std::size_t row = 0; row < design.points(); ++row) {
    points.push_back(base);
    Scenario& point = points.back();
    std::vector<double> values;
    for (std::size_t place = 0; place < factors.size(); ++place) {
      values.push_back(factors[place].value(design.at(row, place)));
      apply_value(factors[place], values.back(), file, point);
    }
    point.stem = fmt::format("{}/{}", head.stem, row + 1);
    point.file_title = head.title;
    point.title = {fmt::format("{} ({})", head.title.en, point_name(factors, values, row + 1, "en")),
                   fmt::format("{}（{}）", head.title.zh, point_name(factors, values, row + 1, "zh"))};
  }
  return points;
}

std::vector<Problem> check_points(const std::vector<Scenario>& points, const Inputs& inputs, Quarter start,
                                  Quarter last) {
  ScenarioDoubts doubts;
  const ScenarioContext context{inputs, start, last, doubts};
  std::vector<Problem> problems;
  for (const Scenario& point : points) {
    for (Problem& problem : check_orders(point, inputs, context)) {
      const bool told = std::any_of(problems.begin(), problems.end(),
                                    [&](const Problem& other) { return other.position == problem.position; });
      if (told) continue;
      problem.message = fmt::format("in {}: {}", point.stem, problem.message);
      problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace sim
