#include "sim/scenario/added_entry.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/entry_parameters.hpp"

namespace sim {
namespace {

[[noreturn]] void refuse(const AddedEntry& added, std::string message) {
  throw InvalidInput(std::vector<Problem>{
      Problem{added.file, added.position, std::move(message), "", Problem::Severity::error}});
}

const AddedField* given_field(const AddedEntry& added, std::string_view name) {
  const auto found = std::find_if(added.fields.begin(), added.fields.end(),
                                  [&](const AddedField& field) { return field.name == name; });
  return found == added.fields.end() ? nullptr : &*found;
}

Entry make_entry(const AddedEntry& added, const Entry* like) {
  Entry entry;
  if (like != nullptr) {
    entry.label = {like->label.en + " (" + added.id + ")", like->label.zh + "（" + added.id + "）"};
    entry.group = like->group;
    entry.problems = like->problems;
  } else {
    entry.label = {added.id, added.id};
  }
  if (!added.label.en.empty()) entry.label = added.label;
  if (added.problems) entry.problems = *added.problems;
  entry.id = added.id;
  entry.kind = added.kind;
  entry.grade = "B";
  Source source;
  source.text = "written in a scenario";
  entry.sources = {source};
  entry.from = added.from;
  entry.until = added.until;
  entry.file = added.file;
  entry.position = added.position;
  return entry;
}

}  // namespace

void insert_entry(const AddedEntry& added, Inputs& inputs) {
  const KindSchema* kind = inputs.kind(added.kind);
  if (kind == nullptr) refuse(added, fmt::format("unknown kind '{}'", printable(added.kind)));
  const Entry* like = added.like.empty() ? nullptr : inputs.entry(added.like);
  if (like == nullptr && !added.like.empty()) {
    refuse(added, fmt::format("unknown entry '{}'{}", printable(added.like),
                              suggestion(added.like, inputs.entry_ids())));
  }
  if (inputs.entry(added.id) != nullptr || inputs.parameters.find(added.id + ".active").exists()) {
    refuse(added, fmt::format("entry '{}' exists already", printable(added.id)));
  }
  Entry entry = make_entry(added, like);
  add_open_parameter(inputs, entry, *kind);
  for (const FieldSchema& field : kind->fields) {
    Parameter parameter = field_parameter(inputs, entry, field);
    if (const AddedField* given = given_field(added, field.name)) {
      parameter.value = given->value;
      parameter.path = given->path;
    } else if (like != nullptr) {
      const Parameter& copied = inputs.parameters[like->field(field.name)];
      parameter.value = copied.value;
      parameter.path = copied.path;
      parameter.frozen = copied.frozen;
      parameter.start = copied.start;
      parameter.minimum = copied.minimum;
      parameter.maximum = copied.maximum;
      parameter.soft_range = copied.soft_range;
      parameter.prior = copied.prior;
      parameter.sources = copied.sources;
    } else if (!field.default_text.empty()) {
      parameter.value = default_value(parameter, field);
    } else {
      refuse(added, fmt::format("missing '{}' in the new entry '{}' (no default; or give 'like')", field.name,
                                added.id));
    }
    entry.fields.emplace(field.name, inputs.parameters.add(std::move(parameter)));
  }
  insert_sorted(inputs, std::move(entry));
}

}  // namespace sim
