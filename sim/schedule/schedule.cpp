#include "sim/schedule/schedule.hpp"

#include <algorithm>

namespace sim {

void StepClock::add(const StepClock& other) {
  seconds_.resize(std::max(seconds_.size(), other.seconds_.size()), 0.0);
  for (std::size_t step = 0; step < other.seconds_.size(); ++step) seconds_[step] += other.seconds_[step];
}

}  // namespace sim
