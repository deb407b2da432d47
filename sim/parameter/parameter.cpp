#include "sim/parameter/parameter.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "sim/core/hash.hpp"
#include "sim/core/math.hpp"

namespace sim {

std::string_view name_of(ParameterRole role) {
  constexpr std::array<std::string_view, 4> names = {"lever", "initial", "behaviour", "structural"};
  return names[static_cast<std::size_t>(role)];
}

std::string_view name_of(Source::Basis basis) {
  constexpr std::array<std::string_view, 3> names = {"document", "literature", "assumed"};
  return names[static_cast<std::size_t>(basis)];
}

double part_way(double value, double target, int step, int steps, bool whole) {
  if (step <= 0 || target == value) return value;
  if (step >= steps) return target;
  const double way = target - value;
  if (!whole) return value + way * (static_cast<double>(step) / steps);
  const double each = std::trunc(way / steps);
  const double left_over = way - each * steps;
  const double given = std::min(std::fabs(left_over), static_cast<double>(step));
  return value + each * step + std::copysign(given, left_over);
}

double grown_way(double value, double target, int step, int steps) {
  if (step <= 0 || target == value) return value;
  if (step >= steps) return target;
  return value * pow(target / value, static_cast<double>(step) / steps);
}

double Parameter::at(Quarter quarter) const {
  if (frozen && quarter > *frozen) quarter = *frozen;
  double held = value;
  Quarter since = start;
  for (const PathPoint& point : path) {
    if (quarter >= point.from) {
      held = point.value;
      since = point.from;
      continue;
    }
    if (point.geometric) return grown_way(held, point.value, quarter - since, point.from - since);
    if (!point.linear) return held;
    return part_way(held, point.value, quarter - since, point.from - since, type == ValueType::count);
  }
  return held;
}

ParameterId ParameterTable::add(Parameter parameter) {
  const std::uint64_t hash = hash_name(parameter.key);
  if (const ParameterId other = with_hash(hash); other.exists()) {
    const std::string& key = rows_[other.position()].key;
    const std::string message =
        key == parameter.key
            ? fmt::format("parameter '{}' is defined twice", key)
            : fmt::format("parameter '{}' has the hash of '{}': name it another way", parameter.key, key);
    throw InvalidInput(std::vector<Problem>{
        Problem{parameter.file, parameter.position, message, "", Problem::Severity::error}});
  }
  const ParameterId id(rows_.size());
  const bool kept_to_one = parameter.role == ParameterRole::lever && !parameter.channel.empty();
  readers_.push_back(kept_to_one ? hash_name(parameter.channel) : 0);
  rows_.push_back(std::move(parameter));
  if (by_hash_.size() < 2 * rows_.size()) {
    by_hash_.assign(std::bit_ceil(4 * rows_.size()), {});
    for (std::size_t row = 0; row + 1 < rows_.size(); ++row)
      enter(hash_name(rows_[row].key), ParameterId(row));
  }
  enter(hash, id);
  return id;
}

void ParameterTable::enter(std::uint64_t hash, ParameterId id) {
  const std::size_t last = by_hash_.size() - 1;
  std::size_t place = hash & last;
  while (by_hash_[place].second.exists()) place = (place + 1) & last;
  by_hash_[place] = {hash, id};
}

ParameterId ParameterTable::with_hash(std::uint64_t hash) const {
  if (by_hash_.empty()) return ParameterId::none();
  const std::size_t last = by_hash_.size() - 1;
  for (std::size_t place = hash & last; by_hash_[place].second.exists(); place = (place + 1) & last) {
    if (by_hash_[place].first == hash) return by_hash_[place].second;
  }
  return ParameterId::none();
}

ParameterId ParameterTable::find(ParameterName name) const {
  const ParameterId id = with_hash(name.hash());
  return id.exists() && rows_[id.position()].key == name.key() ? id : ParameterId::none();
}

ParameterId ParameterTable::require(ParameterName name) const {
  const ParameterId id = with_hash(name.hash());
  if (!id.exists()) {
    throw InvalidInput(
        fmt::format("the model needs the parameter '{}', but the data folder does not define it{}",
                    name.key(), suggestion(name.key(), keys())));
  }
  return id;
}

std::vector<std::string> ParameterTable::keys() const {
  std::vector<std::string> keys;
  keys.reserve(rows_.size());
  for (const Parameter& row : rows_) keys.push_back(row.key);
  return keys;
}

ParameterTimeline::ParameterTimeline(const ParameterTable& table, Quarter first, Quarter last)
    : first_(first), last_(last), columns_(table.size()) {
  if (last < first) throw RunFailed("a run may not end before it begins");
  values_.reserve(columns_ * static_cast<std::size_t>(last - first + 1));
  for (Quarter quarter = first; quarter <= last; quarter = quarter + 1) {
    for (const Parameter& row : table.rows()) values_.push_back(row.at(quarter));
  }
}

std::span<const double> ParameterTimeline::at(Quarter quarter) const {
  if (quarter < first_ || quarter > last_) {
    throw RunFailed(fmt::format("no parameter values for {}", quarter.text()));
  }
  return std::span<const double>(values_).subspan(static_cast<std::size_t>(quarter - first_) * columns_,
                                                  columns_);
}

void ParameterTimeline::set(ParameterId id, Quarter quarter, double value) {
  if (quarter < first_ || quarter > last_ || !id.exists() || id.position() >= columns_) {
    throw RunFailed(fmt::format("no such parameter value in {}", quarter.text()));
  }
  values_[static_cast<std::size_t>(quarter - first_) * columns_ + id.position()] = value;
}

void ParameterView::refuse(ParameterId id) const {
  const Parameter& row = (*table_)[id];
  throw RunFailed(fmt::format("step '{}' reads the lever '{}', which only step '{}' may read", step_, row.key,
                              row.channel));
}

}  // namespace sim
