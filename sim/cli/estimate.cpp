#include "sim/cli/estimate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/machine.hpp"
#include "sim/cli/progress.hpp"
#include "sim/core/parallel.hpp"
#include "sim/experiment/shared_past.hpp"
#include "sim/observe/entry_axes.hpp"
#include "sim/observe/reported_by.hpp"
#include "sim/output/aside_file.hpp"

namespace sim {
namespace {

/// Series that are encoded to find the size of all else; a larger study is extrapolated from this.
constexpr std::uint64_t most_encoded = std::uint64_t{16} << 20;
/// What a run adds to a file beside its series: its digest as text, and the reference to it.
constexpr std::uint64_t bytes_beside_series = 64;
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

/// What the first scenario reports; entries that only others add are a few cells more.
const ObservableTable& reported_by(const Pilot& pilot) {
  return pilot.results.runs.front().trajectory.table();
}

/// What a run of so many quarters records of agents, as it lies in memory.
std::uint64_t panels_of_run(const Pilot& pilot, const Study& study) {
  std::uint64_t bytes = 0;
  for (const PanelRows& rows : pilot.results.runs.front().panels) {
    bytes += rows.size() * (sizeof(std::int32_t) + sizeof(std::int64_t));
    for (const std::vector<std::byte>& column : rows.columns) bytes += column.size();
  }
  const auto lived = static_cast<std::uint64_t>(pilot.last - study.first + 1);
  return bytes * study.quarters() / lived;
}

/// The size of `study` over the pilot's horizon with so many scenarios and replicates, the pilot's runs
/// standing in for all in turn.
StudySize size_with(Study study, const Pilot& pilot, std::size_t scenarios, std::size_t replicates) {
  study.last = pilot.last;
  study.scenarios.resize(scenarios);
  study.scenario_titles.resize(scenarios);
  study.first_changes.resize(scenarios);
  study.replicates.resize(replicates);
  if (study.design) {
    const std::size_t cells = scenarios * study.design->factors.size();
    study.design->coordinates.resize(cells);
    study.design->values.resize(cells);
    study.design->failures.assign(scenarios * replicates, "");
  }
  const auto stand_in = [&](std::size_t run) -> const RunResult& {
    return pilot.results.runs[run % replicates % pilot.results.runs.size()];
  };
  for (std::size_t run = 0; run < scenarios * replicates; ++run)
    study.state_digests.push_back(stand_in(run).digest);
  const ObservableTable& observables = reported_by(pilot);
  for (const Axis& axis : observables.axes()) {
    if (!axis.ids.empty()) study.axes.push_back(axis);
  }
  for (std::size_t row = 0; row < observables.rows().size(); ++row) {
    const ObservableId id(row);
    if (observables.cells(id) == 0) continue;
    Study::Variable variable{observables[id], {}, observables.cells(id)};
    const auto values = static_cast<std::ptrdiff_t>(study.quarters() * variable.cells);
    for (std::size_t run = 0; run < scenarios * replicates; ++run) {
      const auto first = stand_in(run).trajectory.values(id).begin();
      variable.values.insert(variable.values.end(), first, first + values);
    }
    study.variables.push_back(std::move(variable));
  }
  for (std::size_t place = 0; place < study.panels.size(); ++place) {
    Study::Panel& panel = study.panels[place];
    panel.rows = PanelRows::of(panel.table);
    for (std::size_t run = 0; run < scenarios * replicates; ++run) {
      const PanelRows& rows = stand_in(run).panels.at(place);
      panel.scenario.insert(panel.scenario.end(), rows.size(), static_cast<std::int32_t>(run / replicates));
      panel.replicate.insert(panel.replicate.end(), rows.size(), static_cast<std::int32_t>(run % replicates));
      panel.rows.append(rows);
    }
  }
  return study_size(study);
}

std::uint64_t file_size(const Study& study, const Pilot& pilot) {
  const std::size_t scenarios = study.scenarios.size();
  const std::size_t replicates = study.replicates.size();
  const std::size_t known = pilot.results.runs.size();
  const std::size_t half = known / 2;
  const double all = static_cast<double>(size_with(study, pilot, 1, known).series);
  double further = all;
  if (half > 0) {
    further -= static_cast<double>(size_with(study, pilot, 1, half).series);
    further /= static_cast<double>(known - half);
  }
  const double quarters = static_cast<double>(study.quarters()) / (pilot.last - study.first + 1);
  const double series =
      static_cast<double>(scenarios) * (all + static_cast<double>(replicates - known) * further) * quarters;

  const std::uint64_t of_run =
      series_of_run(reported_by(pilot), study.quarters()) + panels_of_run(pilot, study);
  const std::uint64_t fitting = std::max<std::uint64_t>(1, most_encoded / (of_run * scenarios + 1));
  const std::size_t encoded = static_cast<std::size_t>(std::min<std::uint64_t>(replicates, fitting));
  const StudySize shape = size_with(study, pilot, scenarios, encoded);
  const std::uint64_t left = scenarios * (replicates - encoded);
  return static_cast<std::uint64_t>(std::llround(series)) + (shape.file - shape.series) +
         left * bytes_beside_series;
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
  const int threads = parallel::hardware_threads();
  found.threads = static_cast<std::size_t>(
      request.experiment.threads > 0 ? std::min(request.experiment.threads, threads) : threads);
  const std::size_t at_once = std::min(found.threads, found.runs);
  const std::size_t rounds = (found.runs + at_once - 1) / at_once;
  const Shared shared = shared_of(model, request, study, pilot);
  const double spared = static_cast<double>(shared.runs * found.replicates) * shared.left_out;
  const double whole_runs = static_cast<double>(found.runs) - spared;
  found.cpu_seconds = pilot.cpu_seconds * whole_runs;
  found.wall_seconds = pilot.seconds * std::max(whole_runs / static_cast<double>(at_once),
                                                shared.runs > 0 ? 1.0 : static_cast<double>(rounds));
  found.free_wall_seconds = found.wall_seconds * pilot.at_work();

  const std::uint64_t series =
      series_of_run(reported_by(pilot), found.quarters) + panels_of_run(pilot, study);
  // First runs are ahead by as many replicates as there are threads.
  const std::uint64_t pasts = shared.runs > 0 ? std::min(at_once, found.replicates) + 1 : 0;
  // A finished run is there thrice as it is kept: as it was reported, as a part, and as the bytes of it.
  // Those that are held, and one that each thread makes.
  const std::uint64_t inputs =
      (std::min(found.scenarios, RealisedScenarios::most_held + at_once) - 1) * pilot.memory_of_scenario;
  const std::uint64_t running = inputs + (at_once + pasts) * pilot.memory_of_run + at_once * 2 * series +
                                (at_once - 1) * bytes_of_a_thread;
  found.file = file_size(study, pilot);
  found.parts =
      found.runs * (part_of_run(model, reported_by(pilot), found.quarters) + panels_of_run(pilot, study));
  // All runs are there once when the study is put together. Beside them grows the image of the file, with a
  // copy of the variable that is being packed; once they are packed, the image is copied as a whole.
  const std::uint64_t beside_image =
      std::max(largest_variable(reported_by(pilot), found.quarters, found.runs), found.file);
  const std::uint64_t gathering =
      inputs + found.runs * series + found.file + beside_image + bytes_of_text(study);
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
