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

std::vector<PlannedRun> those_to_make(const std::vector<PlannedRun>& order,
                                      const std::vector<bool>& to_be_made, std::size_t replicates) {
  std::vector<PlannedRun> wanted;
  std::vector<bool> asked_for(replicates, false);
  for (const PlannedRun& run : order) {
    if (to_be_made[run.scenario * replicates + run.replicate] && run.goes_on) asked_for[run.replicate] = true;
  }
  for (PlannedRun run : order) {
    run.only_past = !to_be_made[run.scenario * replicates + run.replicate];
    if (!run.only_past || (run.scenario == 0 && asked_for[run.replicate])) wanted.push_back(run);
  }
  return wanted;
}

std::vector<std::size_t> takers_by_replicate(const std::vector<PlannedRun>& order, std::size_t replicates) {
  std::vector<std::size_t> takers(replicates, 0);
  for (const PlannedRun& run : order) takers[run.replicate] += run.goes_on ? 1 : 0;
  return takers;
}

}  // namespace sim
