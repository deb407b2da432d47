#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/output/study_file.hpp"

namespace sim {

/// An agent in two worlds of one replicate. Where it is absent from one, that row is none.
struct MatchedAgent {
  std::size_t replicate = 0;  ///< its place in the study
  std::int64_t key = 0;
  std::optional<std::size_t> before;  ///< row of the panel in the world that others are compared with
  std::optional<std::size_t> after;   ///< row in the other world

  bool in_both() const { return before && after; }
  /// The row that tells what kind of agent it is: that of the first world, where it is there.
  std::size_t row() const { return before ? *before : after.value_or(0); }
};

/// The agents that live in either scenario at a quarter, matched by key within each replicate; in the order
/// of replicate and key. Throws InvalidInput where a key stands twice in one world.
std::vector<MatchedAgent> match_agents(const Study& study, const Study::Panel& panel, std::size_t baseline,
                                       std::size_t scenario, Quarter quarter);

/// The quarters of which the panel has rows, ascending.
std::vector<Quarter> recorded_quarters(const Study& study, const Study::Panel& panel);

/// Value of a column in a row as a number.
double agent_value(const Study::Panel& panel, std::size_t column, std::size_t row);

}  // namespace sim
