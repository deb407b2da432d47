#pragma once
#include <chrono>
#include <string>

#include "sim/cli/command.hpp"
#include "sim/experiment/experiment.hpp"

namespace sim {

/// What results do not depend on: how, where and how fast a study was made. Kept beside it, never in it.
struct RunRecord {
  std::string study;
  int threads = 1;
  std::chrono::system_clock::time_point started;
  std::chrono::system_clock::time_point finished;
  double seconds = 0;                ///< of the simulation, without reading and writing
  std::vector<double> step_seconds;  ///< over all runs

  /// Adds the time of one run.
  void add(const std::vector<double>& more);
};

/// The record as a JSON object with a line end.
std::string record_text(const Session& session, const RunRecord& record);

/// Writes it to `<study>.run.json`, by way of `aside_folder` (as write_study does). Throws OutputRefused.
void write_record(const Session& session, const RunRecord& record, const std::string& aside_folder = {});

}  // namespace sim
