#pragma once
#include "sim/output/run_part.hpp"
#include "tests/sim/output/made_study.hpp"

namespace made {

/// The made-up study before its runs are there.
inline sim::StudyOutline outline() {
  sim::StudyOutline outline{study(), "innosim 1.0 of commit abc"};
  outline.study.state_digests.clear();
  for (sim::Study::Variable& variable : outline.study.variables) variable.values.clear();
  return outline;
}

/// One run of it.
inline sim::RunPart part(std::size_t scenario, std::size_t replicate) {
  const sim::Study whole = study();
  const std::size_t run = scenario * whole.replicates.size() + replicate;
  sim::RunPart part{scenario, replicate, whole.state_digests[run], {}, {}, {0.25, 0.5}};
  for (const sim::Study::Variable& variable : whole.variables) {
    const std::size_t size = whole.quarters() * variable.cells;
    const auto first = variable.values.begin() + static_cast<std::ptrdiff_t>(run * size);
    part.series.emplace_back(first, first + static_cast<std::ptrdiff_t>(size));
  }
  return part;
}

}  // namespace made
