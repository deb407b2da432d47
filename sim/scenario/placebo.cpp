#include "sim/scenario/placebo.hpp"

#include <fmt/core.h>

#include "sim/scenario/read_sweep.hpp"

namespace sim {

std::optional<Placebo> read_placebo(const TableReader& reader, const ScenarioContext& context) {
  const std::size_t errors = count_errors(reader.problems());
  const toml::table* table = reader.subtable("placebo", "{ from = \"2026Q1\", draws = 20 }");
  if (table == nullptr) return std::nullopt;
  const toml::node& node = *reader.find("placebo");
  const TableReader own(reader.file(), *table, TomlFile::position_of(node), "the placebo", reader.problems());
  own.refuse_unknown(
      {"from", "draws"},
      {{"number", "draws"}, {"count", "draws"}, {"draw", "draws"}, {"seed", "draws"}, {"start", "from"}});
  const std::optional<Quarter> from = read_date(own, "from", true, true, context);
  Placebo placebo;
  if (const toml::node* draws = own.need("draws")) {
    placebo.draws = draws->is_integer() ? draws->value<std::int64_t>().value_or(0) : 0;
    if (placebo.draws < 1 || placebo.draws > static_cast<std::int64_t>(most_points))
      own.problem(*draws, fmt::format("'draws' is a whole number from 1 to {}", most_points));
  }
  if (!from || count_errors(reader.problems()) != errors) return std::nullopt;
  placebo.from = *from;
  placebo.file = reader.file().name();
  placebo.position = TomlFile::position_of(node);
  return placebo;
}

std::vector<Scenario> placebo_points(const Scenario& scenario) {
  if (!scenario.placebo || scenario.placebo->draws == 1) return {scenario};
  std::vector<Scenario> points;
  for (std::int64_t draw = 1; draw <= scenario.placebo->draws; ++draw) {
    Scenario& point = points.emplace_back(scenario);
    point.placebo->draw = draw;
    point.stem += fmt::format("/{}", draw);
    point.title.en += fmt::format(" (draw {})", draw);
    point.title.zh += fmt::format("（第{}组）", draw);
  }
  return points;
}

std::string beside_placebo(const Scenario& scenario) {
  const bool more = scenario.freeze || scenario.goal || !scenario.changes.empty() ||
                    !scenario.added.empty() || !scenario.switches.empty();
  if (!scenario.placebo || !more) return "";
  return "a placebo changes nothing but luck; leave out the changes, or the placebo";
}

}  // namespace sim
