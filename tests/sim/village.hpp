#pragma once
#include <algorithm>
#include <memory>
#include <vector>

#include "tests/sim/toy_model.hpp"

/// The toy's mills as a village whose agents a panel can tell apart. Mills on sand keep their grain, so the
/// market cannot reach them. When grain is dear for the first time, one mill on loam leaves and one is built.
namespace toy {

inline constexpr double rich_purse = 20000;  // CNY
inline const sim::Key lured_mill = sim::make_key("lured mill", 0);

class VillageWorld : public sim::World {
 public:
  explicit VillageWorld(std::unique_ptr<sim::World> mills) : world_(std::move(mills)) {}

  void run_step(std::size_t step, const sim::StepContext& context) override {
    if (step != 1) {
      world_->run_step(step, context);
      return;
    }
    Mills& mills = village().mills;
    std::vector<double> kept(mills.size());
    for (std::size_t mill = 0; mill < mills.size(); ++mill) {
      if (mills.soil[mill] == 0) std::swap(kept[mill], mills.grain[mill]);
    }
    world_->run_step(step, context);
    for (std::size_t mill = 0; mill < kept.size(); ++mill) mills.grain[mill] += kept[mill];
    const sim::ParameterId price = context.parameters.table().require("market.price");
    if (context.parameters[price] > 2500 && gone_ < 0) move();
  }
  void begin_record(const sim::StepContext& context) override { world_->begin_record(context); }
  sim::Ledger& ledger() override { return world_->ledger(); }
  std::vector<const sim::Population*> populations() const override { return world_->populations(); }
  std::unique_ptr<sim::World> copy(const sim::Inputs& inputs) const override {
    auto other = std::make_unique<VillageWorld>(world_->copy(inputs));
    other->gone_ = gone_;
    return other;
  }

  std::vector<sim::TableView> table_views() const {
    const Mills& mills = village().mills;
    sim::TableView view(mills);
    view.living.emplace();
    for (std::size_t mill = 0; mill < mills.size(); ++mill) {
      if (static_cast<std::ptrdiff_t>(mill) != gone_) view.living->push_back(mill);
    }
    view.words["soil"] = {{"sand", {"sand", "沙土"}}, {"loam", {"loam", "壤土"}}};
    view.derived = {
        {"rich", "1", "1 with more than 20,000 CNY", sim::PanelType::byte,
         [&mills](std::size_t row) { return mills.purse[row].in_yuan() > rich_purse ? 1.0 : 0.0; }}};
    return {view};
  }

 private:
  MillWorld& village() const { return dynamic_cast<MillWorld&>(*world_); }

  void move() {
    Mills& mills = village().mills;
    const std::span<const std::uint8_t> soil = std::as_const(mills.soil).values();
    gone_ = std::find(soil.begin(), soil.end(), 1) - soil.begin();
    mills.soil[mills.append(lured_mill)] = 1;
  }

  std::unique_ptr<sim::World> world_;
  std::ptrdiff_t gone_ = -1;  // row of the mill that has left
};

class VillageModel : public MillModel, public sim::ShowsTables {
 public:
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override {
    return std::make_unique<VillageWorld>(MillModel::create(inputs, context));
  }
  std::vector<sim::TableView> table_views(const sim::World& world, const sim::StepContext&) const override {
    return dynamic_cast<const VillageWorld&>(world).table_views();
  }
};

}  // namespace toy
