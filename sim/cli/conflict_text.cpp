#include "sim/cli/conflict_text.hpp"

#include <algorithm>
#include <set>

#include "sim/cli/parameter_text.hpp"
#include "sim/cli/reference_text.hpp"

namespace sim {
namespace {

bool of_several_dates(const std::vector<Source>& sources) {
  std::set<std::string> dates;
  for (const Source& source : sources) {
    if (source.basis == Source::Basis::document && !source.as_of.empty()) dates.insert(source.as_of);
  }
  return dates.size() > 1;
}

Conflict dated_conflict(const std::string& id, const Label& what, const std::vector<Source>& sources) {
  Conflict conflict;
  conflict.id = id;
  conflict.category = "time";
  conflict.what = what;
  for (const Source& source : sources) {
    if (source.basis == Source::Basis::document)
      conflict.values.push_back({{source.as_of, source.as_of}, {source}});
  }
  return conflict;
}

bool share_a_phrase(const std::vector<Source>& one, const std::vector<Source>& other) {
  return std::any_of(one.begin(), one.end(), [&other](const Source& source) {
    return source.basis == Source::Basis::document &&
           std::any_of(other.begin(), other.end(), [&source](const Source& there) {
             return there.document == source.document && there.printed == source.printed;
           });
  });
}

bool is_quantity(ValueType type) {
  return !has_choices(type) && type != ValueType::boolean;
}

/// The fields that rest on what is printed for their entry: those that quote it themselves, and quantities
/// that the file gives without a source. Where no field does, only the time from which the entry acts can.
std::vector<std::string> keys_of_entry(const Inputs& inputs, const Entry& entry) {
  std::vector<std::string> keys;
  for (const auto& [name, id] : entry.fields) {
    const Parameter& parameter = inputs.parameters[id];
    const bool inherits = parameter.sources == entry.sources;
    const bool written = parameter.position != entry.position;
    if (inherits ? written && is_quantity(parameter.type) : share_a_phrase(parameter.sources, entry.sources))
      keys.push_back(parameter.key);
  }
  if (keys.empty()) keys.push_back(inputs.parameters[entry.open].key);
  return keys;
}

std::string keys_text(const Inputs& inputs, const std::vector<std::string>& keys, const Words& words) {
  std::string text;
  for (const std::string& key : keys) {
    const Parameter& parameter = inputs.parameters[inputs.parameters.require(key)];
    text += (text.empty() ? "" : "; ") + key + " = " + span_text(parameter, words);
  }
  return text;
}

}  // namespace

std::vector<Conflict> dated_conflicts(const Inputs& inputs) {
  std::vector<Conflict> found;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    const Entry* entry = inputs.entry(parameter.entry);
    const bool own = entry == nullptr || parameter.sources != entry->sources;
    if (!own || !of_several_dates(parameter.sources)) continue;
    found.push_back(dated_conflict(parameter.key, parameter.label, parameter.sources));
    found.back().keys = {parameter.key};
    found.back().file = parameter.file;
    found.back().position = parameter.position;
  }
  for (const Entry& entry : inputs.catalogue) {
    if (!of_several_dates(entry.sources)) continue;
    found.push_back(dated_conflict(entry.id, entry.label, entry.sources));
    found.back().keys = keys_of_entry(inputs, entry);
    found.back().file = entry.file;
    found.back().position = entry.position;
  }
  return found;
}

Record conflict_description(const Session& session, const Inputs& inputs, const Conflict& conflict) {
  const Words words = session.words();
  Record record = beginning(session, "conflict", "出入", conflict.id, conflict.what);
  add(record, "class", {"class", "类型"}, conflict.category, words(conflict.category));
  std::string values;
  std::vector<std::string> lines;
  for (const ToldValue& told : conflict.values) {
    values += (values.empty() ? "" : "; ") + told.value.en;
    lines.push_back(session.pick(told.value) + words.pick(": ", "：") + sources_text(told.sources, words));
  }
  add(record, "values", {"values", "说法"}, values);
  record.back().lines = std::move(lines);
  if (!conflict.reading.en.empty()) {
    add(record, "reading", {"reading", "取法"}, conflict.reading.en);
    record.back().lines = {session.pick(conflict.reading)};
    record.push_back({"reading_zh", {"", ""}, {conflict.reading.zh}, false});
  }
  add(record, "keys", {"turned by", "可调参数"}, joined_ids(conflict.keys),
      keys_text(inputs, conflict.keys, words));
  add(record, "file", {"file", "文件"}, conflict.file + ":" + std::to_string(conflict.position.line));
  return record;
}

std::string conflicts_text(const Session& session, const Inputs& inputs, const std::string& key) {
  std::string text;
  for (const Conflict& conflict : inputs.conflicts) {
    if (std::find(conflict.keys.begin(), conflict.keys.end(), key) == conflict.keys.end()) continue;
    text += (text.empty() ? "" : "; ") + conflict.id + " " + session.pick(conflict.what);
  }
  return text;
}

}  // namespace sim
