#include <fmt/core.h>

#include <boost/random/sobol.hpp>

#include "sim/core/problem.hpp"
#include "sim/design/design.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

/// 64 binary digits for each factor, in which all points of the sequence are turned.
std::vector<std::uint64_t> digital_shifts(std::size_t factors, std::uint64_t seed) {
  std::vector<std::uint64_t> shifts;
  for (std::size_t factor = 0; factor < factors; ++factor)
    shifts.push_back(combine(combine(hash_name("digital shift"), seed), factor));
  return shifts;
}

double in_unit(std::uint64_t digits) {
  return open_unit(static_cast<std::uint32_t>(digits >> 32), static_cast<std::uint32_t>(digits));
}

}  // namespace

Design sobol_sequence(std::size_t points, std::size_t factors, std::uint64_t seed) {
  if (factors == 0) throw InvalidInput("a design needs a factor");
  if (factors > most_sobol_factors)
    throw InvalidInput(fmt::format("Sobol's sequence has at most {} dimensions", most_sobol_factors));
  const std::vector<std::uint64_t> shifts = digital_shifts(factors, seed);
  boost::random::sobol sequence(factors);  // begins after the point at 0
  Design design{factors, {}};
  design.coordinates.reserve(points * factors);
  for (std::size_t row = 0; row < points; ++row) {
    for (const std::uint64_t shift : shifts)
      design.coordinates.push_back(in_unit((row == 0 ? 0 : sequence()) ^ shift));
  }
  return design;
}

Design saltelli_layout(std::size_t samples, std::size_t factors, std::uint64_t seed) {
  const Design both = sobol_sequence(samples, 2 * factors, seed);
  Design design{factors, {}};
  design.coordinates.reserve(samples * (factors + 2) * factors);
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const std::span<const double> a = both.point(sample).first(factors);
    const std::span<const double> b = both.point(sample).last(factors);
    design.coordinates.insert(design.coordinates.end(), a.begin(), a.end());
    design.coordinates.insert(design.coordinates.end(), b.begin(), b.end());
    for (std::size_t own = 0; own < factors; ++own) {
      for (std::size_t factor = 0; factor < factors; ++factor)
        design.coordinates.push_back(factor == own ? b[factor] : a[factor]);
    }
  }
  return design;
}

}  // namespace sim
