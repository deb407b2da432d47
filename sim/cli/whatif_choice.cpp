#include "sim/cli/whatif_choice.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/reference_text.hpp"

namespace sim {
namespace {

constexpr const char* every = "all";

std::vector<std::string> names_in(const std::vector<std::string>& requests) {
  std::vector<std::string> names;
  for (const std::string& request : requests) {
    for (std::size_t begin = 0; begin <= request.size();) {
      const std::size_t end = std::min(request.find(',', begin), request.size());
      names.emplace_back(trim(std::string_view(request).substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  return names;
}

bool has_file(const Session& session, const std::string& id) {
  std::error_code ignored;
  return std::filesystem::exists(whatif_path(session, id), ignored);
}

/// The ids that one name stands for; none for an unknown one. With all of them comes the placebo, where there
/// is one.
std::vector<std::string> ids_of(const Session& session, const ReferenceList& whatifs,
                                const std::string& name) {
  const std::string placebo(placebo_stem);
  if (name == placebo) return {placebo};
  if (name == every) {
    std::vector<std::string> ids = whatifs.ids();
    if (!ids.empty() && has_file(session, placebo)) ids.push_back(placebo);
    return ids;
  }
  if (whatifs.find(name) != nullptr) return {name};
  std::vector<std::string> ids;
  for (const Reference& row : whatifs.rows) {
    if (row.group == name) ids.push_back(row.id);
  }
  return ids;
}

std::string unknown_name(const ReferenceList& whatifs, const std::string& name) {
  if (whatifs.rows.empty()) return "the model's data have no what-ifs (whatifs.toml)";
  if (whatifs.has_shape(name)) return whatifs.unknown(name);
  std::vector<std::string> known = whatifs.ids();
  for (const ReferenceGroup& group : whatifs.groups) known.push_back(group.id);
  known.emplace_back(every);
  return fmt::format("no what-if, and no group of them, is called '{}'{} ('list whatifs' names them)",
                     printable(name, 60), suggestion(name, known));
}

/// "" if each has a file.
std::string lacking_files(const Session& session, const std::string& name,
                          const std::vector<std::string>& ids) {
  std::vector<std::string> lacking;
  for (const std::string& id : ids) {
    if (!has_file(session, id)) lacking.push_back(id);
  }
  if (lacking.empty()) return "";
  if (ids.size() == 1)
    return fmt::format("no scenario for '{}': {} is not there", name,
                       printable(whatif_path(session, ids.front())));
  return fmt::format("no scenarios for {} of the {} what-ifs of '{}' in {}: {}", lacking.size(), ids.size(),
                     name, printable(whatif_folder(session)), joined_ids(lacking));
}

}  // namespace

std::vector<std::string> chosen_whatifs(const Session& session, const ReferenceList& whatifs,
                                        const std::vector<std::string>& requests) {
  std::vector<std::string> chosen;
  std::vector<Problem> problems;
  for (const std::string& name : names_in(requests)) {
    const std::vector<std::string> ids = ids_of(session, whatifs, name);
    const std::string fault = ids.empty() ? unknown_name(whatifs, name) : lacking_files(session, name, ids);
    if (!fault.empty()) problems.push_back(usage_problem("--whatif: " + fault));
    for (const std::string& id : ids) {
      if (std::find(chosen.begin(), chosen.end(), id) == chosen.end()) chosen.push_back(id);
    }
  }
  refuse(std::move(problems));
  return chosen;
}

}  // namespace sim
