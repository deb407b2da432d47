#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "sim/scenario/read_change.hpp"

namespace sim {
namespace {

void read_switch_tables(const TomlFile& file, const ScenarioContext& context, bool active,
                        std::vector<Switch>& switches, std::vector<Problem>& problems) {
  const char* name = active ? "activate" : "deactivate";
  for (const toml::table* table : tables_of(file, name, problems)) {
    if (problems.size() > enough_problems) break;
    const Position where = TomlFile::position_of(*table);
    const TableReader reader(file, *table, where, fmt::format("[[{}]]", name), problems);
    reader.refuse_unknown({"id", "from"});
    const std::string id = reader.text("id", true);
    const auto from = read_date(reader, "from", true, true, context);
    if (id.empty()) continue;
    if (context.inputs.entry(id) == nullptr) {
      if (!in_doubt(id, context)) {
        reader.problem(*reader.find("id"), fmt::format("unknown entry '{}'{}", printable(id),
                                                       suggestion(id, context.inputs.entry_ids())));
      }
    } else if (from) {
      switches.push_back({id, active, *from, file.name(), where});
      for (const std::string& member : context.inputs.entry(id)->members)
        switches.push_back({member, active, *from, file.name(), where});
    }
  }
}

}  // namespace

std::vector<Switch> read_switches(const TomlFile& file, const ScenarioContext& context,
                                  std::vector<Problem>& problems) {
  std::vector<Switch> switches;
  read_switch_tables(file, context, true, switches, problems);
  read_switch_tables(file, context, false, switches, problems);
  std::sort(switches.begin(), switches.end(), [](const Switch& a, const Switch& b) {
    return std::tie(a.id, a.from, a.position) < std::tie(b.id, b.from, b.position);
  });
  for (std::size_t i = 1; i < switches.size(); ++i) {
    const Switch& before = switches[i - 1];
    const Switch& after = switches[i];
    if (before.id != after.id || before.from != after.from) continue;
    problems.push_back(file.problem(
        after.position, fmt::format("line {} and line {} both switch '{}' in {}", before.position.line,
                                    after.position.line, after.id, after.from.text())));
  }
  return switches;
}

}  // namespace sim
