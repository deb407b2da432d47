#include "sim/cli/file_estimate.hpp"

#include <algorithm>
#include <cmath>

#include "sim/cli/watch.hpp"

namespace sim {
namespace {

/// Series that are encoded to find the size of all else; a larger study is extrapolated from this.
constexpr std::uint64_t most_encoded = std::uint64_t{16} << 20;
/// What a run adds to a file beside its series: its digest as text, and the reference to it.
constexpr std::uint64_t bytes_beside_series = 64;

/// What it took to put some runs of a study together and to encode them.
struct Encoded {
  StudySize size;
  double runs = 0;
  double cpu_seconds = 0;
};

/// `study` over the pilot's horizon with so many scenarios and replicates, the pilot's runs standing in for
/// all in turn.
Encoded encoded_with(Study study, const Pilot& pilot, std::size_t scenarios, std::size_t replicates) {
  const Watch watch;
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
  const ObservableTable& observables = pilot.reported();
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
  const StudySize size = study_size(study);
  return {size, static_cast<double>(scenarios * replicates), watch.cpu()};
}

/// Time of `runs` by those of a few and of more: what each takes, and the structure of the file.
double extrapolated(const Encoded& few, const Encoded& more, double runs) {
  if (more.runs <= few.runs) return more.cpu_seconds * runs / more.runs;
  const double each = std::max(0.0, more.cpu_seconds - few.cpu_seconds) / (more.runs - few.runs);
  return more.cpu_seconds + each * (runs - more.runs);
}

}  // namespace

FileEstimate estimate_file(const Study& study, const Pilot& pilot, std::uint64_t bytes_of_run) {
  const std::size_t scenarios = study.scenarios.size();
  const std::size_t replicates = study.replicates.size();
  const std::size_t known = pilot.results.runs.size();
  const std::size_t half = known / 2;
  const Encoded all = encoded_with(study, pilot, 1, known);
  const Encoded first_half = half > 0 ? encoded_with(study, pilot, 1, half) : Encoded{};
  const double further =
      static_cast<double>(all.size.series - first_half.size.series) / static_cast<double>(known - half);
  const double quarters = static_cast<double>(study.quarters()) / (pilot.last - study.first + 1);
  const double series =
      static_cast<double>(scenarios) * quarters *
      (static_cast<double>(all.size.series) + static_cast<double>(replicates - known) * further);

  const std::uint64_t fitting = std::max<std::uint64_t>(1, most_encoded / (bytes_of_run * scenarios + 1));
  const std::size_t encoded = static_cast<std::size_t>(std::min<std::uint64_t>(replicates, fitting));
  const Encoded shape = encoded_with(study, pilot, scenarios, encoded);
  const std::uint64_t left = scenarios * (replicates - encoded);
  FileEstimate found;
  found.bytes = static_cast<std::uint64_t>(std::llround(series)) + (shape.size.file - shape.size.series) +
                left * bytes_beside_series;
  found.cpu_seconds =
      quarters * extrapolated(half > 0 ? first_half : all, shape.runs > all.runs ? shape : all,
                              static_cast<double>(scenarios * replicates));
  return found;
}

}  // namespace sim
