#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/core/hash.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/observe/observable.hpp"
#include "sim/parameter/catalogue.hpp"
#include "sim/random/random.hpp"
#include "sim/schedule/schedule.hpp"

namespace sim {

/// What a step is given besides the world.
struct StepContext {
  Quarter quarter;
  ParameterView parameters;
  RandomSource luck;
  Trajectory* trajectory = nullptr;  ///< written by the observing step alone; none before the first quarter

  Stream stream(std::string_view purpose) const { return luck.stream(purpose, quarter); }
  /// False in the warm-up.
  bool recorded() const { return trajectory != nullptr; }
};

/// The state of one run.
class World {
 public:
  virtual ~World() = default;
  virtual void run_step(std::size_t step, const StepContext& context) = 0;
  /// Called once at the first quarter, after the warm-up: what the world must still meet of the documented
  /// stocks, and the record of its initial state.
  virtual void begin_record(const StepContext& context) = 0;
  virtual Ledger& ledger() = 0;
  /// Tables whose columns make the state, in a fixed order.
  virtual std::vector<const Population*> populations() const = 0;
  /// The same world for another run of the same replicate, which goes on with `inputs`: equal to those of
  /// this one in all but what a scenario dates later. They outlive it.
  virtual std::unique_ptr<World> copy(const Inputs& inputs) const = 0;
};

/// What the engine must know about a model; the only door between the two.
class Model {
 public:
  virtual ~Model() = default;
  virtual std::string name() const = 0;       ///< as in models/<name>
  virtual std::string version() const = 0;    ///< changes whenever results change
  virtual Quarter first_quarter() const = 0;  ///< the initial state
  virtual Quarter default_last_quarter() const = 0;
  virtual std::vector<StepInfo> steps() const = 0;
  virtual std::vector<KindSchema> kinds() const = 0;
  /// English words of its files and tables (choices, phases, groups) with their Chinese form; for people.
  virtual const std::vector<Label>& glossary() const {
    static const std::vector<Label> none;
    return none;
  }
  virtual const ObservableTable& observables() const = 0;
  virtual std::vector<Point> points(const Inputs& inputs) const = 0;
  /// Quarters that a run lives through before its first one, with the parameters of the first, so that ages,
  /// terms and the pipeline come from the model itself.
  virtual int warm_up_quarters(const StepContext&) const { return 0; }
  /// The world at the start of the warm-up (`context.quarter`). `inputs` outlives the world.
  virtual std::unique_ptr<World> create(const Inputs& inputs, const StepContext& context) const = 0;
};

}  // namespace sim
