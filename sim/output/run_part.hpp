#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/study_file.hpp"

/// The files of FILE.h5.parts/, in which an unfinished study keeps what it has: docs/file-format.md.
namespace sim {

inline constexpr std::string_view outline_kind = "outline";  ///< of their seals
inline constexpr std::string_view part_kind = "run part";
inline constexpr std::uint64_t parts_layout_version = 1;

/// What is kept of one finished run.
struct RunPart {
  std::size_t scenario = 0;   ///< its place in the study
  std::size_t replicate = 0;  ///< its place in the study
  Digest state_digest;
  /// By variable of the study: time × cells, row-major. A whole number is its nearest double.
  std::vector<std::vector<double>> series;
  std::vector<PanelRows> panels = {};  ///< by panel of the study
  std::vector<double> step_seconds;    ///< wall time of each step; no result
  std::string failure = {};  ///< why it failed, in a study that goes on beyond failures; its series hold NaN
};

/// A study before its runs are there, and who began it.
struct StudyOutline {
  Study study;  ///< with axes and variables, without values and digests
  /// Program version and commit. Parts of another program are not gone on with: it may give other results.
  std::string maker;
};

std::vector<std::byte> outline_bytes(const StudyOutline& outline);
/// Throws InvalidInput for anything but the bytes of an outline; the message has no file name.
StudyOutline outline_from_bytes(std::span<const std::byte> bytes);
/// Ties parts to the study that they are of.
Digest outline_digest(const StudyOutline& outline);

std::vector<std::byte> part_bytes(const RunPart& part, const Digest& outline);
/// Throws InvalidInput for anything but a run of this study; the message has no file name.
RunPart part_from_bytes(std::span<const std::byte> bytes, const Study& study, const Digest& outline);

/// Puts the run into its place in `study`, whose variables have room for all runs. Rows of panels are
/// appended, so that runs are to be put in the order of scenario and replicate.
void put_part(const RunPart& part, Study& study);
/// Makes that room: values NaN, digests zero.
void make_room(Study& study);

}  // namespace sim
