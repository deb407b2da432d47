#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/core/quarter.hpp"

namespace sim {

/// A small fixed study and what came out of it where it was published: `selftest.toml` in the model's folder.
struct SelfTest {
  /// One run and the digest of its states.
  struct Run {
    std::string scenario;
    std::int64_t replicate = 1;
    std::string state_digest;
  };
  std::string file;
  Position version_position;
  std::string model_version;
  std::vector<std::string> scenarios;  ///< stems in the scenario folder
  std::int64_t replicates = 1;         ///< 1 to this number
  std::int64_t seed = 1;
  Quarter last;
  std::string input_digest;
  std::string content_digest;
  std::vector<Run> runs;  ///< scenario by scenario, each replicate once
};

/// Throws InvalidInput with every problem, also for runs that are not those of the study.
SelfTest read_selftest(const std::string& path);

}  // namespace sim
