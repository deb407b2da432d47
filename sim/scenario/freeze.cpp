#include "sim/scenario/freeze.hpp"

#include <fmt/core.h>

namespace sim {

void freeze_inputs(Inputs& inputs, Quarter quarter) {
  for (std::size_t row = 0; row < inputs.parameters.size(); ++row) {
    inputs.parameters.edit(ParameterId(row)).frozen = quarter;
  }
  for (Entry& entry : inputs.catalogue) {
    if (entry.until && *entry.until > quarter) entry.until.reset();
  }
}

std::vector<std::string> moved_after(const Inputs& inputs, Quarter quarter, Quarter last) {
  std::vector<std::string> keys;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    if (parameter.path.empty()) continue;
    const double held = parameter.at(quarter);
    for (Quarter later = quarter + 1; later <= last; later = later + 1) {
      if (parameter.at(later) == held) continue;
      keys.push_back(parameter.key);
      break;
    }
  }
  return keys;
}

std::optional<Freeze> read_freeze(const TableReader& reader, Quarter start, Quarter last) {
  const auto quarter = reader.quarter("freeze", false);
  if (!quarter) return std::nullopt;
  const toml::node& node = *reader.find("freeze");
  if (*quarter < start) {
    reader.problem(node,
                   fmt::format("{} is before {}, the first quarter of a run", quarter->text(), start.text()));
    return std::nullopt;
  }
  if (*quarter >= last) {
    reader.problems().push_back(reader.file().problem(
        node,
        fmt::format("never takes effect: the run ends in {}, and 'freeze' holds from the quarter after {} on",
                    last.text(), quarter->text()),
        Problem::Severity::warning));
  }
  return Freeze{*quarter, reader.file().name(), TomlFile::position_of(node)};
}

}  // namespace sim
