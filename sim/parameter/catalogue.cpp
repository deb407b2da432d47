#include "sim/parameter/catalogue.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace sim {

ParameterId Entry::field(std::string_view name) const {
  const auto found = fields.find(name);
  if (found == fields.end()) {
    throw RunFailed(fmt::format("catalogue entry '{}' of kind '{}' has no field '{}'", id, kind, name));
  }
  return found->second;
}

std::vector<const Entry*> Inputs::of_kind(std::string_view kind) const {
  std::vector<const Entry*> found;
  for (const Entry& row : catalogue) {
    if (row.kind == kind) found.push_back(&row);
  }
  return found;
}

const Entry* Inputs::entry(std::string_view id) const {
  const auto found =
      std::find_if(catalogue.begin(), catalogue.end(), [&](const Entry& row) { return row.id == id; });
  return found == catalogue.end() ? nullptr : &*found;
}

const KindSchema* Inputs::kind(std::string_view name) const {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const KindSchema& row) { return row.kind == name; });
  return found == kinds.end() ? nullptr : &*found;
}

std::vector<std::string> Inputs::entry_ids() const {
  std::vector<std::string> ids;
  for (const Entry& row : catalogue) ids.push_back(row.id);
  return ids;
}

const Document* Inputs::document(std::string_view id) const {
  const auto found =
      std::find_if(documents.begin(), documents.end(), [&](const Document& row) { return row.id == id; });
  return found == documents.end() ? nullptr : &*found;
}

}  // namespace sim
