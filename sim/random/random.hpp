#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "sim/core/hash.hpp"
#include "sim/core/quarter.hpp"

/// Random numbers belong to decisions: every draw is a pure function of (seed, replicate, purpose, agent,
/// quarter, draw, partner). No generator is carried along, so order and threads cannot matter, and two
/// scenarios share their luck agent by agent.
namespace sim {

using Key = std::uint64_t;  ///< persistent key of an agent; holds nothing that a policy can change

/// One block of Philox4x32-10 (Salmon et al. 2011, SC'11).
constexpr std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t left = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t right = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {
        static_cast<std::uint32_t>(right >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(right),
        static_cast<std::uint32_t>(left >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(left)};
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
  return counter;
}

/// 52 random bits as a number in the open interval (0, 1).
constexpr double open_unit(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = ((std::uint64_t{high} << 32) | low) >> 12;
  return std::bit_cast<double>(0x3ff0000000000000ULL | bits) - (1.0 - 0x1p-53);
}

/// The two uniform numbers that one Philox block gives.
struct Pair {
  double first;
  double second;
};

/// Draws for one purpose in one quarter of one replicate. Cheap to copy; make one per step, not per agent.
class Stream {
 public:
  constexpr Stream(std::uint64_t run_key, std::uint64_t purpose, int quarter_number)
      : key_(combine(run_key, purpose)), quarter_(static_cast<std::uint32_t>(quarter_number)) {}

  /// Two uniforms in (0, 1) for `agent`; `draw` (0..1023) tells draws of one agent and quarter apart,
  /// `partner` is the key of the other party where the decision has one.
  constexpr Pair pair(Key agent, unsigned draw = 0, Key partner = 0) const {
    const Block bits = block(agent, draw, partner);
    return {open_unit(bits[0], bits[1]), open_unit(bits[2], bits[3])};
  }
  constexpr double uniform(Key agent, unsigned draw = 0, Key partner = 0) const {
    return pair(agent, draw, partner).first;
  }

  double normal(Key agent, unsigned draw = 0, Key partner = 0) const;       ///< mean 0, deviation 1
  double exponential(Key agent, unsigned draw = 0, Key partner = 0) const;  ///< mean 1
  /// Poisson with mean `mean` >= 0 by inversion, in pieces of at most 16 (each piece uses one more draw
  /// number). With the same luck a larger mean never gives a smaller count. RunFailed for a negative mean or
  /// one that needs draw numbers above 1023.
  int poisson(double mean, Key agent, unsigned draw = 0, Key partner = 0) const;
  bool chance(double probability, Key agent, unsigned draw = 0, Key partner = 0) const {
    return uniform(agent, draw, partner) < probability;
  }
  /// A whole number in 0..n-1; RunFailed for n = 0.
  std::uint32_t below(std::uint32_t n, Key agent, unsigned draw = 0, Key partner = 0) const;

 private:
  using Block = std::array<std::uint32_t, 4>;
  static constexpr unsigned draws_per_agent = 1024;

  constexpr Block block(Key agent, unsigned draw, Key partner) const {
    const std::uint32_t other = partner == 0 ? 0U : static_cast<std::uint32_t>(mix(partner) >> 32);
    return philox4x32({static_cast<std::uint32_t>(agent), static_cast<std::uint32_t>(agent >> 32),
                       (quarter_ << 10) | (draw & (draws_per_agent - 1)), other},
                      {static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32)});
  }

  std::uint64_t key_;
  std::uint32_t quarter_;
};

/// The luck of one replicate.
class RandomSource {
 public:
  constexpr RandomSource(std::uint64_t seed, std::uint64_t replicate)
      : key_(combine(mix(seed), replicate)), daily_(key_) {}
  constexpr Stream stream(std::string_view purpose, Quarter quarter) const {
    return Stream(daily_, hash_name(purpose), quarter.ordinal());
  }
  /// Draws that belong to an agent's whole life, or to the initial state.
  constexpr Stream lifelong(std::string_view purpose) const { return Stream(key_, hash_name(purpose), 0); }
  /// Lifelong draws as here, those of a quarter others.
  constexpr RandomSource redrawn(std::uint64_t draw) const {
    RandomSource other = *this;
    other.daily_ = combine(key_, combine(hash_name("redrawn"), draw));
    return other;
  }

 private:
  std::uint64_t key_;
  std::uint64_t daily_;  // of the draws of a quarter
};

/// Key of the `ordinal`-th agent of a kind; for one that may enter later, the ordinal of its slot.
constexpr Key make_key(std::string_view kind, std::uint64_t ordinal) {
  return combine(hash_name(kind), ordinal);
}
/// Key of the `ordinal`-th agent that `parent` brings forth in its life.
constexpr Key child_key(std::string_view kind, Key parent, std::uint64_t ordinal) {
  return combine(combine(hash_name(kind), parent), ordinal);
}

}  // namespace sim
