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

// Those whom any of them names, in the order of the files.
void fill_with_actors(Axis& axis, const std::vector<const Inputs*>& catalogues) {
  axis.ids.clear();
  axis.labels.clear();
  for (const Inputs* inputs : catalogues) {
    for (const Actor& actor : inputs->actors.rows) {
      const bool wanted =
          std::find(axis.actor_kinds.begin(), axis.actor_kinds.end(), actor.kind) != axis.actor_kinds.end();
      if (!wanted || std::find(axis.ids.begin(), axis.ids.end(), actor.id) != axis.ids.end()) continue;
      axis.ids.push_back(actor.id);
      axis.labels.push_back(actor.label);
    }
  }
}

}  // namespace

ObservableTable over_catalogues(ObservableTable table, const std::vector<const Inputs*>& catalogues) {
  for (Axis& axis : table.edit_axes()) {
    if (!axis.entry_kinds.empty()) fill(axis, catalogues);
    if (!axis.actor_kinds.empty()) fill_with_actors(axis, catalogues);
  }
  return table;
}

}  // namespace sim
