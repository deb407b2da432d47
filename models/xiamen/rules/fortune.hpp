#pragma once
#include "sim/experiment/model.hpp"

/// The luck of a quarter's trade. A buyer who does not pay is the worst of it, so both read the same draw.
namespace xiamen {

inline sim::Stream fortune_luck(const sim::StepContext& context) {
  return context.stream("fortune");
}

/// This quarter's shock to the margin of an enterprise, in standard deviations.
inline double fortune_shock(const sim::Stream& luck, sim::Key enterprise) {
  return luck.normal(enterprise);
}

}  // namespace xiamen
