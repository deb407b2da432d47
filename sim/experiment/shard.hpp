#pragma once
#include <cstddef>

namespace sim {

/// Part `number` of `count` of an experiment, from 1. Runs are divided in the order of replicates, and within
/// one in that of scenarios, into pieces as equal as can be, so that most of what shares a past stays
/// together.
struct Shard {
  std::size_t number = 1;
  std::size_t count = 1;
  bool asked_for = false;    ///< one process of several, even where it is the only one
  std::size_t together = 1;  ///< parts from `number` on

  bool holds(std::size_t scenario, std::size_t replicate, std::size_t scenarios,
             std::size_t replicates) const {
    const std::size_t runs = scenarios * replicates;
    const std::size_t run = replicate * scenarios + scenario;
    return run >= (number - 1) * runs / count && run < (number - 1 + together) * runs / count;
  }
};

}  // namespace sim
