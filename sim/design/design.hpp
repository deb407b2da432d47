#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// Points of the unit cube, one row each, one column for each factor. What a coordinate means is said outside
/// (prior.hpp: a probability of a distribution).
struct Design {
  std::size_t factors = 0;
  std::vector<double> coordinates;  ///< points × factors, row-major

  std::size_t points() const { return factors == 0 ? 0 : coordinates.size() / factors; }
  std::span<const double> point(std::size_t row) const {
    return std::span(coordinates).subspan(row * factors, factors);
  }
  double at(std::size_t row, std::size_t factor) const { return coordinates[row * factors + factor]; }
};

/// Every level of every factor with every level of every other; the last factor changes fastest. Level l of n
/// lies at (l + 1/2) / n, the middle of its part of the unit interval. Throws InvalidInput for a factor
/// without levels or for more than `most` points.
Design full_grid(std::span<const std::size_t> levels, std::size_t most);

/// The level of n that a coordinate of `full_grid` stands for, from 0.
std::size_t grid_level(double coordinate, std::size_t levels);

/// Latin hypercube (McKay, Beckman & Conover 1979, Technometrics 21): each factor has one point in each of
/// `points` equal strata, at a random place in it; strata are matched at random between factors. `seed` alone
/// decides; coordinates lie strictly between 0 and 1.
Design latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed);

/// The most factors of `sobol_sequence`: dimensions in Boost's table (Joe & Kuo 2008, SIAM J. Sci. Comput.
/// 30).
inline constexpr std::size_t most_sobol_factors = 3667;

/// The first points of Sobol's sequence, its point at 0 included, for without it the first 2^m points are not
/// balanced (Owen 2020, arXiv:2008.08051). All points are moved by one random digital shift for each factor
/// (exclusive or of the binary digits), decided by `seed`: so the point at 0 is as good as any, coordinates
/// lie strictly between 0 and 1, and the sequence stays a net. The first points of a longer design are those
/// of a shorter one. Throws InvalidInput for more factors than `most_sobol_factors`.
Design sobol_sequence(std::size_t points, std::size_t factors, std::uint64_t seed);

/// Morris's trajectories (Morris 1991, Technometrics 33): factors + 1 points in a row each, of which every
/// one moves another factor by `morris_step(levels)`, up or down, in random order, on a grid of `levels`
/// values from 0 to 1. `levels` is even, so that all values are equally likely; InvalidInput otherwise.
Design morris_trajectories(std::size_t trajectories, std::size_t factors, std::size_t levels,
                           std::uint64_t seed);

/// p / (2 (p - 1)) for p levels.
double morris_step(std::size_t levels);

/// The layout of Saltelli for Sobol' indices (Saltelli et al. 2010, Comput. Phys. Commun. 181): for each of
/// `samples` rows of two samples A and B its points A, B and, factor by factor, A with that factor of B. A
/// and B are the two halves of `sobol_sequence` in twice as many factors. `samples` × (factors + 2) points;
/// more samples go on where fewer ended.
Design saltelli_layout(std::size_t samples, std::size_t factors, std::uint64_t seed);

}  // namespace sim
