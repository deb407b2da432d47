#pragma once
#include <array>
#include <limits>
#include <string>
#include <string_view>

namespace sim {

/// A distribution of what is known of a number, in the notation of the data:
///   U[a,b] · N(mean,deviation) · LN(median,sigma of the logarithm) · Beta(a,b) · G(shape,scale) ·
///   PERT(least,mode,most): a Beta on that interval with shape 4 · each may end in T[a,b], which cuts it off.
/// Round and square brackets mean the same.
struct Prior {
  enum class Family { uniform, normal, lognormal, beta, gamma, pert };
  Family family = Family::uniform;
  std::array<double, 3> numbers{};  ///< in the order of the notation
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();

  /// Probability of at most `value`, as if nothing were cut off.
  double cumulative(double value) const;
  /// The value that lies above the part `probability` (0 to 1) of what is left between `least` and `most`;
  /// infinite at the ends of a distribution that has none.
  double quantile(double probability) const;
  /// How much of the distribution lies between `least` and `most`.
  double mass() const;
  /// The same, cut off where it is not yet.
  Prior within(double lower, double upper) const;
  /// In the notation, "LN(0.02, 0.5)".
  std::string text() const;
};

struct PriorReading {
  Prior prior;
  std::string error;  ///< empty if read
};

/// Reads the notation. Refuses what is no distribution: a deviation of nothing, ends the wrong way round.
PriorReading read_prior(std::string_view text);

}  // namespace sim
