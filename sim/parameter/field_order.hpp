#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/parameter/catalogue.hpp"

namespace sim {

/// Two fields of an entry whose values break an order that the kind declares.
struct BrokenOrder {
  ParameterId lower;
  ParameterId upper;
  std::string message;  ///< both values as people write them, and the rule
};

/// The orders of its kind that `entry` breaks, `value` giving each parameter's value.
std::vector<BrokenOrder> broken_orders(const Inputs& inputs, const Entry& entry,
                                       const std::function<double(ParameterId)>& value);

/// The same over the dated values of the data: each order once, in the first quarter that breaks it.
std::vector<BrokenOrder> broken_orders_over_time(const Inputs& inputs, const Entry& entry);

}  // namespace sim
