#pragma once
#include <memory>

#include "models/xiamen/city.hpp"
#include "models/xiamen/model.hpp"

namespace xiamen::test {

/// One who stands beside every step of a run, those of the warm-up included.
class StepWatch {
 public:
  virtual ~StepWatch() = default;
  virtual void before(City& city, std::size_t step) = 0;
  virtual void after(City& city, std::size_t step) = 0;
};

/// The city's model, whose runs are watched.
class WatchedCity : public CityModel {
 public:
  explicit WatchedCity(StepWatch& watch) : watch_(&watch) {}
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override;

 private:
  StepWatch* watch_;
};

}  // namespace xiamen::test
