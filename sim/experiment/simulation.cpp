#include "sim/experiment/simulation.hpp"

#include "sim/core/problem.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/observe/entry_axes.hpp"
#include "sim/observe/reported_by.hpp"

namespace sim {
namespace {

/// One run in flight: the world, what it has reported so far, and the chain of its digest.
class Run {
 public:
  Run(const Model& model, const ScenarioInputs& scenario, const SimulationOptions& options)
      : model_(model),
        scenario_(scenario),
        options_(options),
        steps_(model.steps()),
        luck_(options.seed, options.replicate),
        other_luck_(luck_.redrawn(scenario.placebo ? static_cast<std::uint64_t>(scenario.placebo->draw) : 0)),
        imbalance_(model.observables().find(imbalance_observable)) {
    const auto observables = options.observables ? options.observables
                                                 : std::make_shared<const ObservableTable>(over_catalogues(
                                                       model.observables(), {&scenario.inputs}));
    if (options.from != nullptr) {
      go_on(*options.from, observables);
    } else {
      start(model, observables);
    }
  }

  void advance(Quarter quarter) {
    if (interrupted()) throw Interrupted("interrupted in " + quarter.text());
    world_->ledger().open_quarter();
    for (std::size_t step = 0; step < steps_.size(); ++step)
      run_step(step, context(steps_[step].name, quarter));
    finish_quarter(quarter);
  }

  RunResult result() && {
    if (!chained_) chain_digest();
    return std::move(result_);
  }

 private:
  void start(const Model& model, const std::shared_ptr<const ObservableTable>& observables) {
    const Quarter first = model.first_quarter();
    result_.trajectory = Trajectory(observables, first, scenario_.timeline.last());
    result_.clock = StepClock(steps_.size());
    if (options_.panel != nullptr) result_.panels = options_.panel->nothing_yet();
    warm_up(model, first);
    world_->begin_record(context(initial_name_, first));
    finish_quarter(first);
  }

  void go_on(const Past& past, const std::shared_ptr<const ObservableTable>& observables) {
    if (past.so_far.trajectory.last() != scenario_.timeline.last())
      throw RunFailed("a run to " + scenario_.timeline.last().text() + " cannot go on from one to " +
                      past.so_far.trajectory.last().text());
    world_ = past.world->copy(scenario_.inputs);
    result_ = past.so_far;
    if (&result_.trajectory.table() != observables.get())
      result_.trajectory = reported_by(result_.trajectory, observables);
    chained_ = past.chained;
  }

  /// `step` must outlive the context.
  StepContext context(const std::string& step, Quarter quarter) {
    const ParameterTimeline& timeline =
        options_.timeline_of_step ? options_.timeline_of_step(step) : scenario_.timeline;
    const bool redrawn = scenario_.placebo && quarter >= scenario_.placebo->from;
    return StepContext{quarter, ParameterView(scenario_.inputs.parameters, timeline.at(quarter), step),
                       redrawn ? other_luck_ : luck_, &result_.trajectory};
  }

  /// The same before the first quarter: its parameters at another date, and nothing is recorded.
  StepContext warm_up_context(const std::string& step, Quarter first, Quarter quarter) {
    StepContext seen = context(step, first);
    seen.quarter = quarter;
    seen.trajectory = nullptr;
    return seen;
  }

  void warm_up(const Model& model, Quarter first) {
    const int quarters = model.warm_up_quarters(context(initial_name_, first));
    Quarter quarter = first + -quarters;
    world_ = model.create(scenario_.inputs, warm_up_context(initial_name_, first, quarter));
    while (quarter < first) {
      close_books(quarter);
      if (interrupted()) throw Interrupted("interrupted in the warm-up, " + quarter.text());
      quarter = quarter + 1;
      world_->ledger().open_quarter();
      for (std::size_t step = 0; step < steps_.size(); ++step)
        run_step(step, warm_up_context(steps_[step].name, first, quarter));
    }
  }

  void run_step(std::size_t step, const StepContext& seen) {
    if (options_.time_steps) {
      result_.clock.time(step, [&] { world_->run_step(step, seen); });
    } else {
      world_->run_step(step, seen);
    }
  }

  std::int64_t close_books(Quarter quarter) {
    Ledger& ledger = world_->ledger();
    const std::int64_t imbalance = ledger.close_quarter();
    if (imbalance != 0) {
      throw RunFailed("the books do not close in " + quarter.text() + ": " + ledger.diagnosis() +
                      ", off by " + std::to_string(imbalance) + " fen");
    }
    return imbalance;
  }

  /// The initial state is checked like every quarter: its balances, too, must have come by entries.
  void finish_quarter(Quarter quarter) {
    result_.ledger_imbalance.push_back(close_books(quarter));
    if (imbalance_.exists()) result_.trajectory.set(imbalance_, quarter, 0.0);
    chained_ = quarter.number() == 4;
    if (chained_) chain_digest();
    record_panels(quarter);
    if (options_.leave && options_.leave->after == quarter) leave(*options_.leave);
    if (options_.after_quarter) options_.after_quarter(quarter, *world_);
  }

  void record_panels(Quarter quarter) {
    const Quarter first = result_.trajectory.first();
    if (options_.panel == nullptr || !options_.panel->takes(quarter, first, scenario_.timeline.last()))
      return;
    options_.panel->record(model_, *world_, context(initial_name_, quarter), quarter - first, result_.panels);
  }

  void leave(const Leaving& leaving) const {
    Past past{leaving.after, world_->copy(*leaving.inputs), result_, chained_};
    past.so_far.clock = StepClock(steps_.size());
    leaving.give(std::move(past));
  }

  void chain_digest() {
    Digester digester;
    digester.add(result_.digest.hex());
    for (const Population* population : world_->populations()) population->add_to(digester);
    world_->ledger().add_to(digester);
    result_.digest = digester.result();
  }

  const Model& model_;
  const ScenarioInputs& scenario_;
  const SimulationOptions& options_;
  const std::string initial_name_{initial_step};
  std::vector<StepInfo> steps_;
  RandomSource luck_;
  RandomSource other_luck_;  // of the quarters of a placebo
  ObservableId imbalance_;
  std::unique_ptr<World> world_;
  RunResult result_;
  bool chained_ = false;  // whether the state as it is now is in the digest
};

}  // namespace

RunResult simulate(const Model& model, const ScenarioInputs& scenario, SimulationOptions options) {
  const Quarter first = model.first_quarter();
  const Quarter last = scenario.timeline.last();
  if (scenario.timeline.first() > first || last < first) {
    throw RunFailed("a run from " + first.text() + " cannot follow a timeline from " +
                    scenario.timeline.first().text() + " to " + last.text());
  }
  const Quarter begin = options.from != nullptr ? options.from->quarter : first;
  Run run(model, scenario, options);
  options.from.reset();
  for (Quarter quarter = begin + 1; quarter <= last; quarter = quarter + 1) {
    run.advance(quarter);
    if (options.enough && options.enough(quarter)) break;
  }
  return std::move(run).result();
}

}  // namespace sim
