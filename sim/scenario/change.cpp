#include "sim/scenario/change.hpp"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

double target_of(const Parameter& parameter, const Change& change, double unchanged) {
  switch (change.how) {
    case Change::How::set:
      return change.amount;
    case Change::How::add:
      return change.amount == 0 ? unchanged : unchanged + change.amount;
    case Change::How::scale:
      break;
  }
  double scaled = unchanged * change.amount;
  if (parameter.type == ValueType::count) scaled = std::round(scaled);
  // Data may lie beyond a soft range themselves; what is not scaled is not clipped.
  if (!change.clipped || scaled == unchanged) return scaled;
  return std::clamp(scaled, parameter.minimum, parameter.maximum);
}

}  // namespace

double changed_value(const Parameter& parameter, const Change& change, Quarter quarter) {
  const double unchanged = parameter.at(quarter);
  if (quarter < change.from || (change.until && quarter >= *change.until)) return unchanged;
  const int steps = std::max(change.ramp, 1);
  return part_way(unchanged, target_of(parameter, change, unchanged), quarter - change.from + 1, steps,
                  parameter.type == ValueType::count);
}

}  // namespace sim
