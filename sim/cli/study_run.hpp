#pragma once
#include <functional>
#include <string>

#include "sim/cli/run_record.hpp"
#include "sim/cli/run_request.hpp"

namespace sim {

/// How far a study is after its runs, or those of a shard.
struct StudyState {
  std::size_t runs = 0;
  std::size_t there = 0;
};

/// Before the first run: throws where the file cannot be written, runs of another study are kept for it, or
/// it cannot fit.
void require_possible(const Session& session, const RunRequest& request, const Study& study);

/// Makes the runs that `request` asks for and that are not kept yet, each kept as it is there, and, unless
/// they are those of a shard, writes `study` (as planned) with them and its record, and removes the folder of
/// parts. `known`: the runs of the first scenario, if they were made before. Throws what runs and writing
/// throw, Paused for Interrupted; the runs made so far stay. A record that cannot be written is only a
/// warning.
StudyState make_study(const Session& session, const RunRequest& request, const Study& study,
                      const std::function<void(const Progress&)>& progress,
                      const ExperimentResult* known = nullptr);

/// The same with pairs added until the effects are told closely enough (`request.until`), or as many as there
/// may be are made. Gives the study as it is written, without series. The file is that of `run -n N` with so
/// many pairs.
Study make_study_until(const Session& session, const RunRequest& request, const Study& study,
                       const std::function<void(const Progress&)>& progress);

/// Writes the study with all its runs, and the record beside it; of the latter only a warning where it fails.
void write_study_and_record(const Session& session, const Study& study, const RunRecord& record,
                            const std::string& aside_folder);

/// Where the files are and what to do with them: lines for people, rows for programs.
class StudyReport {
 public:
  explicit StudyReport(const Session& session);
  void add(const Study& study, const std::string& path, bool complete_before);
  /// A shard of it, after which it is in this state.
  void add_shard(const Study& study, const std::string& path, const Shard& shard, const StudyState& state);
  /// The command to go on with, instead of a look at the first study.
  void advise(const std::string& command) { next_ = command; }
  void finish();

 private:
  const Session& session_;
  Table table_;
  std::string next_;
};

}  // namespace sim
