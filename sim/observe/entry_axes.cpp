#include "sim/observe/entry_axes.hpp"

#include <algorithm>
#include <map>

namespace sim {
namespace {

void fill(Axis& axis, const std::vector<const Inputs*>& catalogues) {
  std::map<std::string, Label> positions;
  for (const Inputs* inputs : catalogues) {
    for (const Entry& entry : inputs->catalogue) {
      const bool wanted =
          std::find(axis.entry_kinds.begin(), axis.entry_kinds.end(), entry.kind) != axis.entry_kinds.end();
      if (wanted) positions.emplace(entry.id, entry.label);
    }
  }
  axis.ids.clear();
  axis.labels.clear();
  for (const auto& [id, label] : positions) {
    axis.ids.push_back(id);
    axis.labels.push_back(label);
  }
}

}  // namespace

ObservableTable over_catalogues(ObservableTable table, const std::vector<const Inputs*>& catalogues) {
  for (Axis& axis : table.edit_axes()) {
    if (!axis.entry_kinds.empty()) fill(axis, catalogues);
  }
  return table;
}

}  // namespace sim
