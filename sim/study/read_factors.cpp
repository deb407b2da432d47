#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/parameter/table_reader.hpp"
#include "sim/parameter/value.hpp"
#include "sim/scenario/read_amount.hpp"
#include "sim/scenario/read_change.hpp"
#include "sim/study/factor_prior.hpp"

namespace sim {
namespace {

constexpr std::int64_t most_parts = 1000;

const KeySynonyms& factor_synonyms() {
  static const KeySynonyms names = {{"parameter", "target"}, {"key", "target"},         {"name", "target"},
                                    {"values", "levels"},    {"set", "levels"},         {"min", "range"},
                                    {"max", "range"},        {"distribution", "prior"}, {"start", "from"}};
  return names;
}

void take_prior(const TableReader& reader, const toml::node& node, const Prior& prior, StudyFactor& factor) {
  factor.prior = plausible(prior, factor.parameter);
  if (factor.prior) return;
  reader.problem(node, fmt::format("less than {} % of {} lies in the range of '{}' ({})", 100 * least_mass,
                                   prior.text(), factor.parameter.key, describe_range(factor.parameter)));
}

/// The prior of the parameter itself; what is wrong with it is told at `where`.
void read_own_prior(const TableReader& reader, const toml::node& where, StudyFactor& factor) {
  const Parameter& parameter = factor.parameter;
  if (parameter.prior.empty()) {
    reader.problem(
        where, fmt::format("'{}' has no prior of its own; give 'prior', 'range' or 'levels'", parameter.key));
    return;
  }
  const PriorReading reading = read_prior(parameter.prior);
  if (reading.error.empty()) return take_prior(reader, where, reading.prior, factor);
  reader.problem(where, fmt::format("the prior of '{}': {}", parameter.key, reading.error));
}

void read_prior_of(const TableReader& reader, const toml::node& node, StudyFactor& factor) {
  const auto* text = node.as_string();
  if (text == nullptr) {
    reader.problem(node,
                   "'prior' is \"own\" or a distribution such as \"LN(0.02, 0.5)\", in the base unit (" +
                       factor.parameter.unit + ")");
    return;
  }
  if (trim(text->get()) == "own") return read_own_prior(reader, node, factor);
  const PriorReading reading = read_prior(text->get());
  if (!reading.error.empty()) return reader.problem(node, reading.error);
  take_prior(reader, node, reading.prior, factor);
}

/// A value of the parameter, within its range.
std::optional<double> read_value_of(const TableReader& reader, const toml::node& node,
                                    const Parameter& parameter) {
  const QuantityReading reading = read_value(node, parameter);
  if (!reading.error.empty()) {
    reader.problem(node, reading.error);
    return std::nullopt;
  }
  if (const std::string fault = range_fault(reading.value, parameter); !fault.empty()) {
    const auto severity = parameter.soft_range ? Problem::Severity::warning : Problem::Severity::error;
    reader.problems().push_back(reader.file().problem(node, fault, severity));
    if (!parameter.soft_range) return std::nullopt;
  }
  return reading.value;
}

void read_range_of(const TableReader& reader, const toml::node& node, StudyFactor& factor) {
  const auto* ends = node.as_array();
  if (ends == nullptr || ends->size() != 2) {
    reader.problem(node, "'range' is a list of two values, such as [\"10 %\", \"30 %\"]");
    return;
  }
  const auto low = read_value_of(reader, *ends->get(0), factor.parameter);
  const auto high = read_value_of(reader, *ends->get(1), factor.parameter);
  if (!low || !high) return;
  if (*low >= *high) {
    reader.problem(node, "the first value of 'range' is the lower one");
    return;
  }
  // Whole numbers are equally likely, those at the ends too.
  const bool whole = factor.parameter.type == ValueType::count;
  const double more = whole ? 0.5 : 0.0;
  factor.prior = Prior{Prior::Family::uniform, {*low - more, *high + more, 0}};
  factor.parameter.minimum = *low;
  factor.parameter.maximum = *high;
}

void read_levels_of(const TableReader& reader, const toml::node& node, StudyFactor& factor) {
  const auto* list = node.as_array();
  if (list->empty()) reader.problem(node, "'levels' is an empty list");
  for (const toml::node& item : *list) {
    const auto value = read_value_of(reader, item, factor.parameter);
    if (!value) continue;
    if (std::find(factor.levels.begin(), factor.levels.end(), *value) != factor.levels.end())
      reader.problem(item, "this level stands twice");
    factor.levels.push_back(*value);
  }
  factor.parts = factor.levels.size();
}

/// `levels = 5`: the middles of so many equally likely parts.
void read_parts(const TableReader& reader, const toml::node& node, const StudyHead& head,
                StudyFactor& factor) {
  const auto* count = node.as_integer();
  if (count == nullptr || count->get() < 1 || count->get() > most_parts) {
    reader.problem(node, fmt::format("'levels' is a list of values, or for a grid a number of them, 1 to {}",
                                     most_parts));
  } else if (head.kind != DesignKind::grid) {
    reader.problem(
        node, fmt::format("a number of levels belongs to a grid; {} takes a list of values, a 'prior' or a "
                          "'range'",
                          name_of(head.kind)));
  } else {
    factor.parts = static_cast<std::size_t>(count->get());
  }
}

/// Exactly one of prior, range and a list of levels says which values there are; without any it is the prior
/// of its own.
void read_values(const TableReader& reader, const StudyHead& head, StudyFactor& factor) {
  const toml::node* prior = reader.find("prior");
  const toml::node* range = reader.find("range");
  const toml::node* levels = reader.find("levels");
  const bool listed = levels != nullptr && levels->is_array();
  if ((prior != nullptr) + (range != nullptr) + listed > 1)
    reader.problem(listed ? *levels : *range, "a factor has one of 'prior', 'range' and a list of 'levels'");
  if (levels != nullptr && !listed) read_parts(reader, *levels, head, factor);
  if (head.kind == DesignKind::grid && levels == nullptr && !reader.meant("levels"))
    reader.problem("missing 'levels' in [[factor]]: a factor of a grid lists its values, or says how many");
  if (listed) return read_levels_of(reader, *levels, factor);
  if (!takes_steps(factor.parameter.type)) {
    reader.problem(
        fmt::format("a {} has no values in between; list 'levels'", name_of(factor.parameter.type)));
    return;
  }
  if (range != nullptr) return read_range_of(reader, *range, factor);
  if (prior != nullptr) return read_prior_of(reader, *prior, factor);
  if (reader.meant("prior") || reader.meant("range") || reader.meant("levels")) return;
  read_own_prior(reader, *reader.find("target"), factor);
}

void read_from(const TableReader& reader, const FactorContext& context, StudyFactor& factor) {
  factor.from = reader.quarter("from", false).value_or(context.start);
  const toml::node* node = reader.find("from");
  if (node == nullptr) return;
  if (factor.from <= context.start || factor.from > context.head.last)
    reader.problem(*node,
                   fmt::format("'from' ({}) lies between {} and {}; without it the value holds for the "
                               "whole run",
                               factor.from.text(), (context.start + 1).text(), context.head.last.text()));
  if (factor.parameter.role == ParameterRole::initial)
    reader.problem(*node, fmt::format("'{}' is read once, for the initial state; leave 'from' out",
                                      factor.parameter.key));
}

void add_widest(const TomlFile& file, const FactorContext& context, std::vector<StudyFactor>& factors,
                std::vector<Problem>& problems) {
  const Position where = key_position(file.root(), "factors");
  if (context.head.kind == DesignKind::grid) {
    problems.push_back(file.problem(where, "'factors' does not go with a grid, whose factors have levels"));
    return;
  }
  std::vector<StudyFactor> chosen = widest_factors(context, factors);
  if (chosen.size() < context.head.widest)
    problems.push_back(file.problem(where, fmt::format("only {} parameters have a prior", chosen.size())));
  for (StudyFactor& factor : chosen) {
    factor.position = where;
    factors.push_back(std::move(factor));
  }
}

}  // namespace

std::vector<StudyFactor> read_factors(const TomlFile& file, const FactorContext& context,
                                      std::vector<Problem>& problems) {
  std::vector<StudyFactor> factors;
  const std::vector<const toml::table*> tables = tables_of(file, "factor", problems);
  if (tables.empty() && file.root().get("factor") == nullptr && file.root().get("factors") == nullptr)
    problems.push_back(
        file.problem({1, 1}, "missing [[factor]]: a study has at least one thing that differs"));
  for (const toml::table* table : tables) {
    if (problems.size() > enough_problems) break;
    const TableReader reader(file, *table, TomlFile::position_of(*table), "[[factor]]", problems);
    reader.refuse_unknown({"target", "prior", "range", "levels", "from"}, factor_synonyms());
    const std::string key = reader.text("target", true);
    if (key.empty()) continue;
    const toml::node& target = *reader.find("target");
    const ParameterId id = context.inputs.parameters.find(key);
    if (!id.exists()) {
      reader.problem(target, unknown_parameter(key, context.inputs));
      continue;
    }
    if (std::any_of(factors.begin(), factors.end(),
                    [&](const StudyFactor& other) { return other.parameter.key == key; })) {
      reader.problem(target, fmt::format("'{}' is a factor already", key));
      continue;
    }
    StudyFactor factor = factor_of(context.inputs.parameters[id], context);
    factor.position = TomlFile::position_of(*table);
    read_values(reader, context.head, factor);
    read_from(reader, context, factor);
    set_tails(context.head.kind, reader.find("range") != nullptr, factor);
    factors.push_back(std::move(factor));
  }
  if (context.head.widest > 0) add_widest(file, context, factors, problems);
  return factors;
}

}  // namespace sim
