#pragma once
#include <functional>
#include <string>

#include "sim/cli/run_request.hpp"

namespace sim {

/// Runs what `request` asks for, fills `study` (as planned) with it, and writes it and its record. `known`:
/// the runs of the first scenario, if they were made before. Throws what runs and writing throw; a record
/// that cannot be written is only a warning.
void make_study(const Session& session, const RunRequest& request, Study& study,
                const std::function<void(const Progress&)>& progress,
                const ExperimentResult* known = nullptr);

/// Where the files are and what to do with them: lines for people, rows for programs.
class StudyReport {
 public:
  explicit StudyReport(const Session& session);
  void add(const Study& study, const std::string& path, bool complete_before);
  /// The command to go on with, instead of a look at the first study.
  void advise(const std::string& command) { next_ = command; }
  void finish();

 private:
  const Session& session_;
  Table table_;
  std::string next_;
};

}  // namespace sim
