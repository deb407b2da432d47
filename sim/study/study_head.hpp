#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/quarter.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/toml_file.hpp"

namespace sim {

/// How the points of a study are laid out.
enum class DesignKind { grid, lhs, sobol, morris, sobol_indices };
std::string_view name_of(DesignKind kind);

/// Something asked for, and where.
struct Asked {
  std::string text;
  Position position;
};

/// What a study file says of the study as a whole; docs/studies.md explains the keys.
struct StudyHead {
  std::string stem;  ///< of its file
  Label title;
  Asked base{"baseline", {}};  ///< a scenario or a file of one
  DesignKind kind = DesignKind::grid;
  std::size_t points = 0;  ///< points, trajectories or base samples; of a grid 0: its levels tell
  std::size_t levels = 4;  ///< of Morris's trajectories
  std::int64_t replicates = 2;
  std::uint64_t seed = 1;
  std::uint64_t design_seed = 1;
  Quarter last;
  std::vector<Asked> observables;  ///< NAME or NAME[axis=label]
  Quarter at;                      ///< when they are looked at
  bool whole_year = false;         ///< the year that ends then
  std::size_t widest = 0;          ///< so many parameters are factors, besides those of [[factor]]
};

/// Most points of a study.
inline constexpr std::size_t most_design_points = 1'000'000;

/// Reads all keys but `[[factor]]`; `start` is the first quarter of a run, `horizon` the last one where the
/// file says none. Adds every problem.
StudyHead read_study_head(const TomlFile& file, Quarter start, Quarter horizon,
                          std::vector<Problem>& problems);

}  // namespace sim
