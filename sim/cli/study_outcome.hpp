#pragma once
#include <string>
#include <vector>

#include "sim/cli/comparison.hpp"
#include "sim/cli/designed_study.hpp"
#include "sim/design/morris_effects.hpp"
#include "sim/design/point_noise.hpp"
#include "sim/design/sobol_indices.hpp"

namespace sim {

/// One observable, or a slice of it, at every point of a study.
struct StudyOutcome {
  Slice slice;
  Period period;
  std::vector<double> runs;  ///< points × replicates; NaN for a run that failed
  std::vector<double>
      means;  ///< of a point; NaN if one of its runs failed, for its luck is then not that of others
  PointNoise noise;
  std::vector<MorrisEffect> morris;  ///< by factor
  SobolIndices sobol;

  const Observable& observable() const { return slice.variable->observable; }
  double largest() const;  ///< size of the largest mean
};

/// All that the study asks for; `made` is the file, which must outlive it.
std::vector<StudyOutcome> outcomes_of(const DesignedStudy& asked, const Study& made);

/// What luck alone would make of mu*: the mean size of the difference of two means of points over the step.
double morris_noise(const StudyOutcome& outcome, const DesignedStudy& asked);

/// Whether mu* lies above that by more than its own chance at 95 %.
bool above_noise(const StudyOutcome& outcome, const DesignedStudy& asked, std::size_t factor);

/// Whether the interval of the total index lies above the part of the variance that is luck: luck that
/// differs from point to point adds that part to every total index.
bool above_noise(const StudyOutcome& outcome, std::size_t factor);

/// A warning where what differs between points is not told from luck, or is luck in good part; else empty.
std::string noise_warning(const StudyOutcome& outcome, const std::string& title, std::int64_t replicates);

}  // namespace sim
