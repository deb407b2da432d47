#pragma once
#include <ostream>

namespace sim {

/// Where a command writes: results to `out`, progress and messages to `err`.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
};

}  // namespace sim
