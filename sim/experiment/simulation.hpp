#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/model.hpp"
#include "sim/experiment/panel_plan.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// Everything one run produces.
struct RunResult {
  Trajectory trajectory;
  std::vector<std::int64_t> ledger_imbalance;  ///< fen, per quarter from the initial state
  Digest digest;  ///< chained over the ends of all years and of the run: a difference in any column shows
  StepClock clock;
  std::vector<PanelRows> panels = {};  ///< of the tables of the panel plan, in their order
};

/// The name under which `Model::create` reads parameters.
inline constexpr std::string_view initial_step = "initial";

/// The observable that the engine writes itself when the model's table has it.
inline constexpr std::string_view imbalance_observable = "ledger_imbalance";

/// Which parameter values a step is shown; for the channel-freeze test. By default every step sees the
/// scenario.
using TimelineOfStep = std::function<const ParameterTimeline&(const std::string& step)>;

/// Called after each quarter with the world, for tests that look inside.
using QuarterHook = std::function<void(Quarter, World&)>;

/// Asked after each quarter but the initial one: true ends the run there. What is left of the series stays
/// NaN, so only a pilot asks.
using EnoughHook = std::function<bool(Quarter)>;

/// A run as it stood after a quarter.
struct Past {
  Quarter quarter;
  std::shared_ptr<const World> world;
  RunResult so_far;      ///< with an empty clock
  bool chained = false;  ///< whether the state is in the digest
};

/// When a run leaves a copy of itself for others, on which inputs, and to whom.
struct Leaving {
  Quarter after;
  const Inputs* inputs = nullptr;
  std::function<void(Past)> give;
};

struct SimulationOptions {
  std::uint64_t seed = 1;
  std::uint64_t replicate = 1;
  bool time_steps = false;
  TimelineOfStep timeline_of_step;
  QuarterHook after_quarter;
  EnoughHook enough;
  /// What to report, shared by the runs of an experiment; none: the model's, over this scenario's catalogue.
  std::shared_ptr<const ObservableTable> observables = nullptr;
  /// Goes on from here instead of from the start. The run it comes from was of the same seed and replicate,
  /// of inputs that do not differ until then, and reported all that this one reports. Let go of once copied.
  std::shared_ptr<const Past> from = nullptr;
  std::optional<Leaving> leave;
  /// Agents to record; a run that goes on from another one has the same plan. It outlives the run.
  const PanelPlan* panel = nullptr;
};

/// Runs `model` from its first quarter to the end of the timeline. Throws RunFailed when the books do not
/// close, naming the quarter and the book; Interrupted when `interrupted()` turns true.
RunResult simulate(const Model& model, const ScenarioInputs& scenario, SimulationOptions options);

}  // namespace sim
