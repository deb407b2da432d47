#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/value.hpp"
#include "sim/scenario/read_change.hpp"

namespace sim {
namespace {

std::string owner_of(std::string_view key) {
  const std::size_t dot = key.find('.');
  return dot == std::string_view::npos ? "" : std::string(key.substr(0, dot));
}

/// What stands behind "owner." in the keys of the table.
std::vector<std::string> fields_of(const std::string& owner, const Inputs& inputs) {
  std::vector<std::string> fields;
  if (owner.empty()) return fields;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    if (parameter.key.compare(0, owner.size() + 1, owner + ".") == 0)
      fields.push_back(parameter.key.substr(owner.size() + 1));
  }
  return fields;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// The likeliest of the fields of `owner`, as a whole key.
std::string meant_within(const std::string& owner, const std::string& field, const Inputs& inputs) {
  const std::vector<std::string> fields = fields_of(owner, inputs);
  const bool there = std::find(fields.begin(), fields.end(), field) != fields.end();
  const std::string meant = there ? field : likeliest(field, fields);
  return meant.empty() ? meant : owner + "." + meant;
}

/// Where the key names an entry or group, one of its fields; else any key that is spelt alike, else that
/// field of an entry whose name begins or ends like this one.
std::string meant_key(std::string_view key, const Inputs& inputs) {
  const std::string owner = owner_of(key);
  const std::string field(owner.empty() ? key : key.substr(owner.size() + 1));
  if (!fields_of(owner, inputs).empty()) return meant_within(owner, field, inputs);
  if (std::string near = nearest(key, inputs.parameters.keys()); !near.empty()) return near;
  return owner.empty() ? owner : meant_within(likeliest(owner, inputs.entry_ids()), field, inputs);
}

}  // namespace

std::string unknown_parameter(std::string_view key, const Inputs& inputs) {
  const std::string start = fmt::format("unknown parameter '{}'", printable(key));
  if (inputs.entry(key) != nullptr) {
    return fmt::format("{}; this is a whole entry: write {}.FIELD with one of its fields {}", start, key,
                       listed(fields_of(std::string(key), inputs)));
  }
  const std::string_view quantity = key.substr(0, key.find('['));
  if (std::find(inputs.outcomes.begin(), inputs.outcomes.end(), quantity) != inputs.outcomes.end()) {
    return fmt::format(
        "{}; it is an outcome that the model computes and nobody can set; 'list levers' names "
        "what can be changed",
        start);
  }
  if (const std::string meant = meant_key(key, inputs); !meant.empty()) {
    return fmt::format("{}; did you mean '{}' ({})?", start, meant,
                       describe_range(inputs.parameters[inputs.parameters.find(meant)]));
  }
  if (const std::vector<std::string> fields = fields_of(owner_of(key), inputs); !fields.empty())
    return fmt::format("{}; '{}' has {}", start, owner_of(key), listed(fields));
  return start + "; 'list parameters' names them all";
}

bool in_doubt(std::string_view name, const ScenarioContext& context) {
  const std::string_view owner = name.substr(0, name.find('.'));
  if (context.doubts.refused.count(owner) > 0) return true;
  // A file that could not be read may have added the entry.
  return !context.doubts.whole_chain && context.inputs.entry(owner) == nullptr &&
         nearest(owner, context.inputs.entry_ids()).empty() &&
         nearest(name, context.inputs.parameters.keys()).empty();
}

}  // namespace sim
