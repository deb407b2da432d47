#include "tests/properties/watched_city.hpp"

namespace xiamen::test {
namespace {

class WatchedWorld : public sim::World {
 public:
  WatchedWorld(std::unique_ptr<sim::World> world, StepWatch& watch)
      : world_(std::move(world)), city_(dynamic_cast<City&>(*world_)), watch_(watch) {}
  void run_step(std::size_t step, const sim::StepContext& context) override {
    watch_.before(city_, step);
    city_.run_step(step, context);
    watch_.after(city_, step);
  }
  void begin_record(const sim::StepContext& context) override { city_.begin_record(context); }
  sim::Ledger& ledger() override { return city_.ledger(); }
  std::vector<const sim::Population*> populations() const override { return city_.populations(); }
  std::unique_ptr<sim::World> copy(const sim::Inputs& inputs) const override {
    return std::make_unique<WatchedWorld>(city_.copy(inputs), watch_);
  }

 private:
  std::unique_ptr<sim::World> world_;
  City& city_;
  StepWatch& watch_;
};

}  // namespace

std::unique_ptr<sim::World> WatchedCity::create(const sim::Inputs& inputs,
                                                const sim::StepContext& context) const {
  return std::make_unique<WatchedWorld>(CityModel::create(inputs, context), *watch_);
}

}  // namespace xiamen::test
