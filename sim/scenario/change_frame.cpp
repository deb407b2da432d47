#include "sim/scenario/change_frame.hpp"

#include <fmt/core.h>

#include "sim/scenario/read_amount.hpp"

namespace sim {
namespace {

constexpr std::int64_t longest_ramp = 400;

/// Whether `ramp` is sound; 0 where it is not given.
bool read_ramp(const TableReader& reader, const Parameter* parameter, Change& change) {
  const toml::node* node = reader.find("ramp");
  if (node == nullptr) return true;
  const auto* quarters = node->as_integer();
  if (quarters == nullptr || quarters->get() < 0 || quarters->get() > longest_ramp) {
    reader.problem(*node, fmt::format("'ramp' is a whole number of quarters, 0 to {}", longest_ramp));
    return false;
  }
  if (parameter != nullptr && !takes_steps(parameter->type)) {
    reader.problem(*node,
                   fmt::format("a {} has no way in between; leave 'ramp' out", name_of(parameter->type)));
    return false;
  }
  change.ramp = static_cast<int>(quarters->get());
  return true;
}

/// Whether the quarters from `from` to `until` are known.
bool read_dates(const TableReader& reader, const ScenarioContext& context, Change& change) {
  const auto from = read_date(reader, "from", true, true, context);
  change.until = read_date(reader, "until", false, false, context);
  change.announced = read_date(reader, "announced", false, false, context);
  bool sound = from && (change.until || reader.find("until") == nullptr) && !reader.meant("until");
  if (from && change.until && *change.until <= *from) {
    reader.problem(*reader.find("until"), fmt::format("'until' ({}, exclusive) is not after 'from' ({})",
                                                      change.until->text(), from->text()));
    sound = false;
  }
  if (from && change.announced && *change.announced > *from) {
    reader.problem(*reader.find("announced"), fmt::format("'announced' ({}) is after 'from' ({})",
                                                          change.announced->text(), from->text()));
  }
  change.from = from.value_or(Quarter());
  return sound;
}

}  // namespace

const KeySynonyms& change_synonyms() {
  static const KeySynonyms names = {
      {"to", "until"},         {"end", "until"},      {"till", "until"},   {"value", "set"},
      {"amount", "set"},       {"multiply", "scale"}, {"factor", "scale"}, {"times", "scale"},
      {"increase", "add"},     {"plus", "add"},       {"start", "from"},   {"date", "from"},
      {"parameter", "target"}, {"key", "target"},     {"name", "target"},  {"lever", "target"}};
  return names;
}

const Parameter* find_target(const TableReader& reader, const toml::node& node, const std::string& key,
                             const ScenarioContext& context) {
  const ParameterId id = context.inputs.parameters.find(key);
  if (!id.exists()) {
    if (!in_doubt(key, context)) reader.problem(node, unknown_parameter(key, context.inputs));
    return nullptr;
  }
  const Parameter& parameter = context.inputs.parameters[id];
  if (parameter.role == ParameterRole::initial) {
    reader.problem(node, fmt::format("'{}' is read once, for the initial state; use --set {}=…", key, key));
  }
  return &parameter;
}

void read_timing(const TableReader& reader, const ScenarioContext& context, ChangeFrame& frame) {
  frame.dated = read_dates(reader, context, frame.change);
  frame.timed = read_ramp(reader, frame.parameter, frame.change) && !reader.meant("ramp") && frame.dated;
}

ChangeFrame read_frame(const TableReader& reader, const ScenarioContext& context) {
  ChangeFrame frame;
  frame.change.file = reader.file().name();
  frame.change.position = TomlFile::position_of(reader.table());
  frame.change.target = reader.text("target", true);
  if (!frame.change.target.empty())
    frame.parameter = find_target(reader, *reader.find("target"), frame.change.target, context);
  read_timing(reader, context, frame);
  return frame;
}

}  // namespace sim
