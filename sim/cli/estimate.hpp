#pragma once
#include <string>

#include "sim/cli/pilot.hpp"
#include "sim/cli/words.hpp"

namespace sim {

/// What a study takes.
struct Estimate {
  std::size_t scenarios = 0;
  std::size_t replicates = 0;
  std::size_t runs = 0;
  std::size_t quarters = 0;  ///< of each run, the initial state included
  std::size_t threads = 1;   ///< that can work at once
  double cpu_seconds = 0;
  double wall_seconds = 0;       ///< on a machine as busy as it was for the pilot
  double free_wall_seconds = 0;  ///< if it need not wait for a processor (see Pilot::at_work)
  std::uint64_t memory = 0;      ///< bytes, resident at the peak
  std::uint64_t file = 0;        ///< bytes
  std::uint64_t parts = 0;       ///< bytes beside it on disk until it is there
};

/// What there is for it, bytes.
struct Room {
  std::uint64_t memory = 0;  ///< for the whole process
  std::uint64_t disk = 0;    ///< in the folder of the file
};

/// Time and memory from the pilot. The size of the file is counted: its texts and structure by encoding the
/// study with the pilot's series, the series by what the later half of the pilot's replicates add.
Estimate estimate(const Model& model, const RunRequest& request, const Study& study, const Pilot& pilot);

Room room_for(const std::string& output);

/// Why it does not fit, with the figures; empty if it does.
std::string lack_of_room(const Estimate& estimate, const Room& room, const std::string& output);

/// Before anything is simulated: throws OutputRefused where the texts of `study` alone are more than the disk
/// holds, InvalidInput where its series alone are more than the memory holds. Only what is certain refuses.
void require_room(const Model& model, const RunRequest& request, const Study& study);

/// "0:07", or below ten seconds "2.1 s".
std::string time_text(double seconds, const Words& words);

/// The time it takes, and on a free machine where the pilot had to wait.
std::string wall_text(const Estimate& estimate, const Words& words);

/// "1.7 MB", "41 GB"; decimal.
std::string bytes_text(std::uint64_t bytes);

}  // namespace sim
