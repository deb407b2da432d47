#include "sim/experiment/run_order.hpp"

#include <algorithm>

namespace sim {

std::vector<PlannedRun> run_order(const std::vector<bool>& goes_on, std::size_t replicates,
                                  bool first_is_known, std::size_t threads) {
  const std::size_t ahead = first_is_known ? 0 : std::max<std::size_t>(threads, 1);
  std::vector<PlannedRun> order;
  for (std::size_t step = 0; step < replicates + ahead; ++step) {
    if (!first_is_known && step < replicates) order.push_back({0, step, false});
    if (step < ahead) continue;
    for (std::size_t scenario = 1; scenario < goes_on.size(); ++scenario)
      order.push_back({scenario, step - ahead, goes_on[scenario]});
  }
  return order;
}

}  // namespace sim
