#include "sim/cli/estimate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/file_estimate.hpp"
#include "sim/cli/machine.hpp"
#include "sim/cli/progress.hpp"
#include "sim/experiment/shared_past.hpp"
#include "sim/observe/entry_axes.hpp"
#include "sim/observe/reported_by.hpp"
#include "sim/output/aside_file.hpp"

namespace sim {
namespace {

/// Stack, heap and bookkeeping of one more working thread.
constexpr std::uint64_t bytes_of_a_thread = std::uint64_t{256} << 10;

/// The values of one run, as they lie in memory.
std::uint64_t series_of_run(const ObservableTable& observables, std::size_t quarters) {
  std::uint64_t cells = 0;
  for (std::size_t row = 0; row < observables.rows().size(); ++row)
    cells += observables.cells(ObservableId(row));
  return cells * quarters * sizeof(double);
}

/// A kept run on disk, up to whole blocks of it.
std::uint64_t part_of_run(const Model& model, const ObservableTable& observables, std::size_t quarters) {
  constexpr std::uint64_t block = 4096;
  constexpr std::uint64_t seal_and_places = 128;
  const std::uint64_t bytes = series_of_run(observables, quarters) + seal_and_places +
                              (observables.rows().size() + model.steps().size()) * sizeof(double);
  return (bytes + block - 1) / block * block;
}

/// The values of all runs of the largest variable, which are copied as they are packed.
std::uint64_t largest_variable(const ObservableTable& observables, std::size_t quarters, std::size_t runs) {
  std::size_t cells = 1;
  for (std::size_t row = 0; row < observables.rows().size(); ++row)
    cells = std::max(cells, observables.cells(ObservableId(row)));
  return cells * quarters * runs * sizeof(double);
}

/// What a run records of agents.
struct Recorded {
  std::uint64_t rows = 0;   ///< of all its panels
  std::uint64_t bytes = 0;  ///< of them, in memory and in a part

  /// In a study, each row also says of which run it is.
  std::uint64_t of_run() const { return rows * 2 * sizeof(std::int32_t); }
};

Recorded recorded_by_run(const Pilot& pilot, const Study& study) {
  Recorded found;
  for (const PanelRows& rows : pilot.results.runs.front().panels) {
    found.rows += rows.size();
    found.bytes += rows.size() * (sizeof(std::int32_t) + sizeof(std::int64_t));
    for (const std::vector<std::byte>& column : rows.columns) found.bytes += column.size();
  }
  const auto lived = static_cast<std::uint64_t>(pilot.last - study.first + 1);
  found.rows = found.rows * study.quarters() / lived;
  found.bytes = found.bytes * study.quarters() / lived;
  return found;
}

/// What runs take that go on from those of the first scenario.
struct Shared {
  std::size_t runs = 0;  ///< of one replicate
  double left_out = 0;   ///< share of a run that they do not live through
};

Shared shared_of(const Model& model, const RunRequest& request, const Study& study, const Pilot& pilot) {
  RealisedScenarios scenarios(request.experiment.scenarios, request.loaded.inputs, study.first, study.last);
  const Sharing sharing = share_past(model, scenarios, request.experiment.seed);
  if (!sharing.after || pilot.over_by.empty()) return {};
  const auto place = static_cast<std::size_t>(*sharing.after - study.first);
  return {sharing.takers(), pilot.over_by[std::min(place, pilot.over_by.size() - 1)]};
}

/// Bytes that texts take in the file whatever happens.
std::uint64_t bytes_of_text(const Study& study) {
  std::uint64_t bytes = 0;
  for (const auto& [name, text] : study.input_texts) bytes += text.size();
  return bytes;
}

}  // namespace

Estimate estimate(const Model& model, const RunRequest& request, const Study& study, const Pilot& pilot) {
  Estimate found;
  found.scenarios = study.scenarios.size();
  found.replicates = study.replicates.size();
  found.runs = found.scenarios * found.replicates;
  found.quarters = study.quarters();
  found.threads = threads_at_once(request.experiment);
  const std::size_t at_once = std::min(found.threads, found.runs);
  const std::size_t rounds = (found.runs + at_once - 1) / at_once;
  const Shared shared = shared_of(model, request, study, pilot);
  const double spared = static_cast<double>(shared.runs * found.replicates) * shared.left_out;
  const double whole_runs = static_cast<double>(found.runs) - spared;
  const Recorded recorded = recorded_by_run(pilot, study);
  const std::uint64_t series = series_of_run(pilot.reported(), found.quarters) + recorded.bytes;
  const FileEstimate file = estimate_file(study, pilot, series);
  // Runs go from replicate to replicate, so that more scenarios than are held are made for each of them.
  const std::size_t inputs_made =
      found.scenarios > RealisedScenarios::most_held ? found.runs : found.scenarios;
  const double making_inputs = pilot.cpu_of_scenario * static_cast<double>(inputs_made);
  found.cpu_seconds = pilot.cpu_seconds * whole_runs + making_inputs + file.cpu_seconds;
  found.wall_seconds = pilot.seconds * std::max(whole_runs / static_cast<double>(at_once),
                                                shared.runs > 0 ? 1.0 : static_cast<double>(rounds)) +
                       making_inputs / static_cast<double>(at_once) + file.cpu_seconds;
  found.free_wall_seconds = found.wall_seconds * pilot.at_work();
  // First runs are ahead by as many replicates as there are threads.
  const std::uint64_t pasts = shared.runs > 0 ? std::min(at_once, found.replicates) + 1 : 0;
  // A finished run is there thrice as it is kept: as it was reported, as a part, and as the bytes of it.
  // Those that are held, and one that each thread makes.
  const std::uint64_t inputs =
      (std::min(found.scenarios, RealisedScenarios::most_held + at_once) - 1) * pilot.memory_of_scenario;
  const std::uint64_t running = inputs + (at_once + pasts) * pilot.memory_of_run + at_once * 2 * series +
                                (at_once - 1) * bytes_of_a_thread;
  found.file = file.bytes;
  found.parts = found.runs * (part_of_run(model, pilot.reported(), found.quarters) + recorded.bytes);
  // All runs are there once when the study is put together. Beside them grows the image of the file, with a
  // copy of the variable or column that is being packed; once they are packed, the image is copied as a
  // whole.
  const std::uint64_t beside_image =
      std::max({largest_variable(pilot.reported(), found.quarters, found.runs),
                found.runs * recorded.rows * sizeof(std::int64_t), found.file});
  const std::uint64_t gathering =
      inputs + found.runs * (series + recorded.of_run()) + found.file + beside_image + bytes_of_text(study);
  found.memory = pilot.memory_before + std::max(running, gathering);
  return found;
}

Room room_for(const std::string& output) {
  Room room;
  const std::uint64_t left = memory_left();
  const std::uint64_t here = resident_memory();
  room.memory = left > left + here ? left : left + here;
  room.disk = disk_left(folder_of(target_of(output)));
  return room;
}

std::string lack_of_room(const Estimate& estimate, const Room& room, const std::string& output) {
  std::string text;
  if (estimate.memory > room.memory)
    text += fmt::format("about {} of memory where {} are free", bytes_text(estimate.memory),
                        bytes_text(room.memory));
  if (estimate.file + estimate.parts > room.disk)
    text += fmt::format("{}about {} on disk while it runs where {} are free in {}",
                        text.empty() ? "" : ", and ", bytes_text(estimate.file + estimate.parts),
                        bytes_text(room.disk), printable(folder_of(target_of(output))));
  if (text.empty()) return text;
  const bool threads = estimate.memory > room.memory && std::min(estimate.threads, estimate.runs) > 1;
  return fmt::format(
      "the study does not fit: {} runs need {}; fewer replicates (-n), {}scenarios or a nearer "
      "--until need less",
      estimate.runs, text, threads ? "threads (-j), " : "");
}

void require_room(const Model& model, const RunRequest& request, const Study& study) {
  const std::string& output = request.output;
  const Room room = room_for(output);
  const std::uint64_t runs = study.scenarios.size() * study.replicates.size();
  ObservableTable reported = over_catalogues(model.observables(), {&request.loaded.inputs});
  if (!request.experiment.kept.empty()) reported = only_named(reported, request.experiment.kept);
  const std::uint64_t series = runs * series_of_run(reported, study.quarters());
  const std::uint64_t file = bytes_of_text(study);
  if (file > room.disk)
    throw OutputRefused(fmt::format("cannot write {}: No space left on device (needs more than {}, {} free)",
                                    printable(output), bytes_text(file), bytes_text(room.disk)));
  if (series > room.memory)
    throw InvalidInput(
        fmt::format("the study does not fit: the results of {} runs alone need {} of memory, "
                    "{} are free; fewer replicates (-n), scenarios or a nearer --until need "
                    "less ('plan' estimates the whole)",
                    runs, bytes_text(series), bytes_text(room.memory)));
}

std::string time_text(double seconds, const Words& words) {
  if (seconds >= 10) return duration_text(seconds);
  return fmt::format("{:.2g} {}", seconds, words.pick("s", "秒"));
}

std::string wall_text(const Estimate& estimate, const Words& words) {
  constexpr double busy_below = 0.8;
  const std::string time = time_text(estimate.wall_seconds, words) + words.pick(" with -j ", "，-j ") +
                           std::to_string(estimate.threads);
  if (estimate.free_wall_seconds >= busy_below * estimate.wall_seconds) return time;
  const std::string free = time_text(estimate.free_wall_seconds, words);
  return time + (words.chinese() ? "（机器与现在一样繁忙时；空闲时 " + free + "）"
                                 : " while the machine is as busy as now, " + free + " when it is free");
}

std::string bytes_text(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  double value = static_cast<double>(bytes);
  std::string unit;
  for (const char* larger : {"kB", "MB", "GB", "TB", "PB", "EB"}) {
    if (value < 999.5 && !unit.empty()) break;
    value /= 1000;
    unit = larger;
  }
  return value < 99.5 ? fmt::format("{:.1f} {}", value, unit) : fmt::format("{:.0f} {}", value, unit);
}

}  // namespace sim
