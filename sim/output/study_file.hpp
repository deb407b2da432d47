#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/hash.hpp"
#include "sim/core/quarter.hpp"
#include "sim/observe/observable.hpp"
#include "sim/state/panel.hpp"

namespace sim {

/// Version of the layout on disk; one more whenever an older reader would misunderstand the file.
inline constexpr std::string_view study_file_version = "2";

/// How the scenarios of a study differ, where they are the points of a design.
struct StudyDesign {
  /// One thing that differs from point to point.
  struct Factor {
    std::string target;  ///< key of the parameter
    std::string unit;    ///< of its values
    Label label;
    std::string distribution;  ///< "LN(0.02, 0.5)", or "levels"
  };
  std::string kind;  ///< grid, lhs, sobol, morris, sobol_indices
  std::uint64_t seed = 1;
  std::vector<Factor> factors;
  std::vector<double> coordinates;  ///< scenario × factor, in the unit interval
  std::vector<double> values;  ///< scenario × factor, in the base unit; of a choice its place in the list
  std::vector<std::string> failures;  ///< scenario × replicate: why the run failed; empty where it did not

  bool failed(std::size_t run) const { return !failures[run].empty(); }
};

/// The content of an output file, independent of HDF5: what results depend on and the results.
/// docs/file-format.md and the interface (section 6) describe the layout on disk.
struct Study {
  std::string model;
  std::string model_version;
  std::string file_version{study_file_version};
  std::uint64_t seed = 1;
  std::vector<std::string> scenarios;  ///< stems
  std::vector<Label> scenario_titles;  ///< same order
  /// First quarter in which a scenario's parameters differ from the inputs without it; none if they never do.
  std::vector<std::optional<Quarter>> first_changes;
  std::vector<std::int64_t> replicates;
  Quarter first;
  Quarter last;
  std::vector<Axis> axes;
  /// One text per input file: "scenarios/x.toml", "models/…/parameters/y.toml", "settings" for --set.
  std::map<std::string, std::string> input_texts;
  std::vector<Digest> state_digests;  ///< scenario-major
  std::vector<Point> points;
  std::optional<StudyDesign> design = std::nullopt;

  struct Variable {
    Observable observable;
    /// scenario × replicate × time × cells, row-major. Integer variables hold whole numbers below 2^53.
    std::vector<double> values;
    std::size_t cells = 1;
  };
  std::vector<Variable> variables;

  /// Agents of one table that were followed: a row per scenario, replicate, quarter and living agent, in the
  /// order of scenario, replicate, quarter and key.
  struct Panel {
    PanelTable table;
    std::vector<std::int32_t> scenario;   ///< its place in the study
    std::vector<std::int32_t> replicate;  ///< its place in the study
    PanelRows rows;
  };
  std::vector<Panel> panels;

  std::size_t quarters() const { return static_cast<std::size_t>(last - first + 1); }
  const Variable* find(std::string_view name) const;  ///< null if there is none
  const Variable& need(std::string_view name) const;  ///< InvalidInput if there is none
  const Panel* panel(std::string_view entity) const;  ///< null if none was recorded
  /// Throws RunFailed outside the study.
  double value(const Variable& variable, std::size_t scenario, std::size_t replicate, std::size_t quarter,
               std::size_t cell = 0) const;
  /// One digest over the names and texts of all inputs, seed, replicates, horizon and version: two studies
  /// with equal input digests have equal bytes.
  Digest input_digest() const;
};

/// Checks, before anything is simulated, that `path` can be written: folder there and writable, and the path
/// is free, or holds a study of ours. Throws OutputRefused (exit 4).
void require_writable(const std::string& path);

/// Builds the HDF5 image in memory, writes it aside (O_EXCL, fsync), reads it back, renames it over `path`,
/// and syncs the folder. `aside_folder`: where it lies until then, by default beside `path`. Throws
/// OutputRefused; then nothing is left and an older file at `path` is untouched.
void write_study(const Study& study, const std::string& path, const std::string& aside_folder = {});

/// The bytes of the file; equal studies give equal bytes. Throws RunFailed for a study whose parts do not fit
/// together (lengths, names given twice, texts with a NUL byte). Call it from one thread at a time.
std::vector<std::byte> encode_study(const Study& study);

/// Bytes of a file, and of them those of the compressed series, which alone depend on the values.
struct StudySize {
  std::size_t file = 0;
  std::size_t series = 0;
};
/// The size that `encode_study` would give, found by encoding. Same errors.
StudySize study_size(const Study& study);

/// Reads a study written by us. Throws InvalidInput for a missing, foreign, damaged or newer file. The HDF5
/// library reads in a forked child with limited memory and time, so that a damaged file cannot take us down.
Study read_study(const std::string& path);

/// The same with only the variables that are wanted. The whole file is read and checked all the same, one
/// variable at a time, so that a large study takes little memory.
Study read_study(const std::string& path, const std::function<bool(const Observable&)>& wanted);

/// Only what identifies a file (no variables); cheap. Same errors.
Study read_study_header(const std::string& path);

}  // namespace sim
