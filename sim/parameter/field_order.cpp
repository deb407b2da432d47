#include "sim/parameter/field_order.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/value.hpp"

namespace sim {
namespace {

std::string written(ParameterId id, double value, const Inputs& inputs) {
  const Parameter& parameter = inputs.parameters[id];
  return fmt::format("'{}' ({})", parameter.key, write_value(value, parameter, "en"));
}

Quarter last_dated(const Inputs& inputs, const Entry& entry) {
  Quarter last = inputs.start;
  for (const auto& [name, id] : entry.fields) {
    const std::vector<PathPoint>& path = inputs.parameters[id].path;
    if (!path.empty()) last = std::max(last, path.back().from);
  }
  return last;
}

}  // namespace

std::vector<BrokenOrder> broken_orders(const Inputs& inputs, const Entry& entry,
                                       const std::function<double(ParameterId)>& value) {
  std::vector<BrokenOrder> broken;
  const KindSchema* kind = inputs.kind(entry.kind);
  if (kind == nullptr) return broken;
  for (const FieldOrder& order : kind->orders) {
    const ParameterId lower = entry.field(order.lower);
    const ParameterId upper = entry.field(order.upper);
    if (value(lower) <= value(upper)) continue;
    broken.push_back({lower, upper,
                      fmt::format("{} is beyond {}: {}", written(lower, value(lower), inputs),
                                  written(upper, value(upper), inputs), order.rule)});
  }
  return broken;
}

std::vector<BrokenOrder> broken_orders_over_time(const Inputs& inputs, const Entry& entry) {
  std::vector<BrokenOrder> found;
  const Quarter last = last_dated(inputs, entry);
  for (Quarter quarter = inputs.start; quarter <= last; quarter = quarter + 1) {
    for (BrokenOrder& each :
         broken_orders(inputs, entry, [&](ParameterId id) { return inputs.parameters[id].at(quarter); })) {
      const bool told = std::any_of(found.begin(), found.end(), [&](const BrokenOrder& other) {
        return other.lower == each.lower && other.upper == each.upper;
      });
      if (told) continue;
      if (quarter > inputs.start) each.message += fmt::format(", in {}", quarter.text());
      found.push_back(std::move(each));
    }
  }
  return found;
}

}  // namespace sim
