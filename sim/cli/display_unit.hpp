#pragma once
#include <string>

#include "sim/observe/observable.hpp"

namespace sim {

/// A unit in which numbers of some size are easy to read.
struct DisplayUnit {
  double scale = 1.0;  ///< divide by it
  std::string name;    ///< "bn CNY", "亿元"; empty for plain counts
};

/// The unit for values of about `size` of an observable: for CNY by language and size, else what the
/// observable asks for, else its own unit.
DisplayUnit display_unit(const Observable& observable, double size, const std::string& language);

/// `value` with thousands separators and as many decimals as make `size` show `digits` significant digits:
/// none for a size of 10^(digits-1) and above, at most six. With `sign`, a plus before numbers above zero.
std::string readable(double value, double size, int digits, bool sign = false);

}  // namespace sim
