#pragma once
#include <functional>

#include "tests/sim/toy_model.hpp"

/// A toy whose best mix is known. With the price at 1 + u times and the due at 1 + v times what they are, a
/// quarter brings f (3 u - u^2 + 2 v - v^2 / 2) x 100 CNY more takings, f being the luck of the replicate,
/// for (u + 2 v) x 100 CNY more dues, which are its cost. With the multiplier m of the budget the best is u =
/// (3 - m) / 2 and v = 2 - 2 m, which costs 5.5 - 4.5 m a quarter in hundreds.
namespace toy {

class GardenWorld : public sim::World {
 public:
  GardenWorld(const sim::ObservableTable& observables, Reading reading, const std::function<void()>& begun)
      : observables_(observables), reading_(reading), begun_(begun) {
    if (begun_) begun_();
    ledger_.add_instrument("cash");
  }

  void run_step(std::size_t step, const sim::StepContext& context) override {
    if (step == 1) price_ = context.parameters[reading_.price];
    if (step == 2) due_ = context.parameters[reading_.due];
    if (step == 3 && context.trajectory != nullptr) observe(context);
  }
  void begin_record(const sim::StepContext&) override {}
  sim::Ledger& ledger() override { return ledger_; }
  std::vector<const sim::Population*> populations() const override { return {&mills_}; }
  std::unique_ptr<sim::World> copy(const sim::Inputs&) const override {
    auto world = std::make_unique<GardenWorld>(observables_, reading_, begun_);
    world->price_ = price_;
    world->due_ = due_;
    return world;
  }

 private:
  void observe(const sim::StepContext& context) {
    const double u = price_ / 2500.0 - 1.0;
    const double v = due_ / 0.05 - 1.0;
    const sim::Stream luck = context.luck.lifelong("garden");
    const double factor = 0.5 + luck.uniform(0, 0);
    const double weather = 50.0 * context.stream("weather").uniform(0, 0);
    const auto set = [&](std::string_view name, double value) {
      context.trajectory->set(observables_.require(name), context.quarter, value);
    };
    set("takings", weather + 100.0 * factor * (3.0 * u - u * u + 2.0 * v - v * v / 2.0));
    set("guild_dues", 100.0 * (u + 2.0 * v));
    set("mills", 7.0);
  }

  const sim::ObservableTable& observables_;
  Reading reading_;
  const std::function<void()>& begun_;
  Mills mills_;
  sim::Ledger ledger_;
  double price_ = 2500.0;
  double due_ = 0.05;
};

class GardenModel : public MillModel {
 public:
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs, const sim::StepContext&) const override {
    return std::make_unique<GardenWorld>(
        observables(),
        Reading{inputs.parameters.require("market.price"), inputs.parameters.require("mill.harvest"),
                inputs.parameters.require("guild.due")},
        begun);
  }

  std::function<void()> begun;  ///< called whenever a run begins, or a past is copied
};

}  // namespace toy
