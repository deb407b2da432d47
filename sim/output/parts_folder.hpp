#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/output/run_part.hpp"

namespace sim {

/// "FILE.h5.parts", beside the file behind a symbolic link.
std::string parts_folder_of(const std::string& study_path);

/// Alone: a lone process, which may remove the folder. Together: one of many that add runs to it.
enum class PartsUse { alone, together };

/// The folder in which an unfinished study keeps its finished runs. It is locked (flock, which ends with the
/// process) while this object lives.
class PartsFolder {
 public:
  /// Makes the folder if need be. Throws OutputRefused if it cannot be made or locked, or holds other things.
  PartsFolder(const std::string& study_path, PartsUse use);
  ~PartsFolder();
  PartsFolder(const PartsFolder&) = delete;
  PartsFolder& operator=(const PartsFolder&) = delete;

  const std::string& path() const { return path_; }

  /// Of the study that was begun here; nothing in a new folder. Throws InvalidInput for a damaged one.
  std::optional<StudyOutline> found() const;
  /// Begins the study, or goes on with the one that is there, which is the same.
  void begin(const StudyOutline& outline);

  /// Which of the runs that are wanted lie here whole, scenario-major. Those that do not are removed, where
  /// nobody else may be writing them.
  std::vector<bool> kept(const std::function<bool(std::size_t scenario, std::size_t replicate)>& wanted);
  std::size_t count() const;  ///< runs that lie here, whole or not
  /// Writes a finished run; safe to call from many threads. Throws OutputRefused.
  void keep(const RunPart& part) const;
  /// Throws InvalidInput where it is not whole.
  RunPart read(std::size_t scenario, std::size_t replicate) const;

  /// Whether a study was begun here, damaged or not.
  bool holds_study() const;
  /// Removes the study with its runs, but not the folder, as for a fresh start. Only for a lone process.
  void clear();
  /// Removes the folder too. With others at work it stays; gives whether it is gone. Never throws.
  bool remove();

 private:
  std::string file_of(std::size_t scenario, std::size_t replicate) const;
  void lock(const std::string& study_path);
  bool lock_alone();

  std::string path_;
  PartsUse use_;
  int lock_ = -1;
  Study study_;  // the outline
  Digest digest_;
};

/// `outline` with all its runs. `where` gives the folder of each, in which it must be whole; `tell` is told
/// what else a part holds.
Study gather_runs(const Study& outline, const std::function<const PartsFolder&(std::size_t run)>& where,
                  const std::function<void(const RunPart&)>& tell);

/// The study that the folder of parts keeps; nothing if there is no such folder, or no study in it. Throws
/// InvalidInput for a damaged one.
std::optional<StudyOutline> read_outline(const std::string& study_path);

/// An unfinished study as it lies on disk, whoever may be at work on it.
struct UnfinishedStudy {
  StudyOutline outline;
  std::vector<std::optional<Digest>> finished;  ///< state digests, scenario-major
};
/// As above, with the runs.
std::optional<UnfinishedStudy> read_unfinished(const std::string& study_path);

}  // namespace sim
