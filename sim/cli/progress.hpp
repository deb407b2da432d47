#pragma once
#include <chrono>
#include <string>

#include "sim/cli/command.hpp"
#include "sim/experiment/experiment.hpp"

namespace sim {

/// "45/60 runs, 0:19 elapsed, 0:06 left". Runs made before count, their time does not. The time left assumes
/// that runs to come take as long as those done.
std::string progress_text(const Progress& progress);

/// "1:05", "2:03:04"
std::string duration_text(double seconds);

/// Writes progress to the error stream: on a terminal one line that is renewed, else a line every two seconds
/// at most; nothing with --quiet.
class ProgressLine {
 public:
  explicit ProgressLine(const Session& session) : session_(session) {}
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  /// `what` stands before it, such as "row 2 of 5, ".
  void show(const Progress& progress, const std::string& what = "");

 private:
  const Session& session_;
  double last_shown_ = 0;
  bool line_open_ = false;
};

}  // namespace sim
