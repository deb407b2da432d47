#include "sim/random/random.hpp"

#include <algorithm>
#include <string>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace sim {

namespace {

constexpr double largest_piece = 16.0;  // e^-16 is still far from the grain of a uniform number

/// The smallest count whose distribution function reaches `u`, for a mean of at most `largest_piece`. Beyond
/// 127 the rest of the law is below the grain of u.
int invert_poisson(double mean, double u) {
  // e^-m >= 1 - m; the margin is far above what either side can be off by.
  if (u < 1.0 - mean - 0x1p-40) return 0;
  double probability = exp(-mean);
  double cumulative = probability;
  int count = 0;
  while (u > cumulative && count < 127) {
    ++count;
    probability *= mean / count;
    cumulative += probability;
  }
  return count;
}

}  // namespace

double Stream::normal(Key agent, unsigned draw, Key partner) const {
  return normal_quantile(uniform(agent, draw, partner));
}

double Stream::exponential(Key agent, unsigned draw, Key partner) const {
  return -log(uniform(agent, draw, partner));
}

int Stream::poisson(double mean, Key agent, unsigned draw, Key partner) const {
  if (!(mean >= 0.0 && mean <= largest_piece * (draws_per_agent - draw))) {
    throw RunFailed("a Poisson draw needs a mean between 0 and 16 times the draw numbers left, not " +
                    std::to_string(mean));
  }
  // Whole pieces first: a mean that grows adds to the count and never lowers it.
  int count = 0;
  for (double left = mean; left > 0.0; left -= largest_piece, ++draw) {
    count += invert_poisson(std::min(left, largest_piece), uniform(agent, draw, partner));
  }
  return count;
}

std::uint32_t Stream::below(std::uint32_t n, Key agent, unsigned draw, Key partner) const {
  if (n == 0) throw RunFailed("a draw below 0 was asked for");
  const Block bits = block(agent, draw, partner);
  // The upper part of the 96-bit product of 64 random bits with n (Lemire 2019, without the rejection: the
  // bias is below 2^-32).
  const std::uint64_t low = (std::uint64_t{bits[1]} * n) >> 32;
  return static_cast<std::uint32_t>((std::uint64_t{bits[0]} * n + low) >> 32);
}

}  // namespace sim
