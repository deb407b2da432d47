#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "models/xiamen/model.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/observe/entry_axes.hpp"
#include "sim/output/parts_folder.hpp"
#include "sim/parameter/catalogue.hpp"

/// What keeping a finished run of the city costs, to be divided by the time of a run (model_benchmark,
/// whole_run): the sealed part is encoded, written aside, synced and renamed, and read back when the study is
/// put together.
namespace {

/// The outline of a study of the city, with all its observables over the catalogue.
sim::StudyOutline outline(const sim::Model& model) {
  const sim::Inputs inputs = sim::read_inputs(std::string(INNOSIM_SOURCE_DIR) + "/models/" + model.name(),
                                              model.kinds(), model.first_quarter());
  sim::StudyOutline outline;
  sim::Study& study = outline.study;
  study.model = model.name();
  study.model_version = model.version();
  study.first = model.first_quarter();
  study.last = model.default_last_quarter();
  study.scenarios = {"baseline"};
  study.scenario_titles.resize(1);
  study.first_changes.resize(1);
  study.replicates = {1};
  sim::describe_series(sim::over_catalogues(model.observables(), {&inputs}), study);
  return outline;
}

void keep_and_read(benchmark::State& state) {
  const xiamen::CityModel model;
  const sim::StudyOutline begun = outline(model);
  sim::RunPart part;
  for (const sim::Study::Variable& variable : begun.study.variables)
    part.series.emplace_back(begun.study.quarters() * variable.cells, 1.25);
  part.step_seconds.resize(model.steps().size(), 0.5);
  std::string name = (std::filesystem::temp_directory_path() / "parts_benchmark_XXXXXX").string();
  const std::string folder = mkdtemp(name.data());
  {
    sim::PartsFolder parts(folder + "/a.h5", sim::PartsUse::alone);
    parts.begin(begun);
    for (auto _ : state) {
      parts.keep(part);
      benchmark::DoNotOptimize(parts.read(0, 0));
    }
    parts.remove();
  }
  std::filesystem::remove_all(folder);
  std::size_t bytes = 0;
  for (const std::vector<double>& series : part.series) bytes += series.size() * sizeof(double);
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(keep_and_read)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
