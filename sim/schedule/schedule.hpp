#pragma once
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/text.hpp"

namespace sim {

/// What one can say about a step without running it; the order of the list is the order of a quarter.
struct StepInfo {
  std::string name;   ///< verb_noun, the name of the file in process/
  std::string phase;  ///< the part of the quarter it belongs to
  Label label;
  Label question;  ///< the question the step answers
  /// The state that it touches, by the names under which tables and columns are registered
  /// (`state_names.hpp`). Complete: tests watch the columns of a run.
  std::vector<std::string> reads;
  std::vector<std::string> writes;
};

/// A step bound to the world it acts on.
template <class World, class Context>
struct Step {
  StepInfo info;
  void (*run)(World&, const Context&);
};

/// Wall-clock time per step, summed over runs; never part of a result.
class StepClock {
 public:
  explicit StepClock(std::size_t steps = 0) : seconds_(steps, 0.0) {}
  template <class F>
  void time(std::size_t step, F&& f) {
    const auto start = std::chrono::steady_clock::now();
    f();
    seconds_[step] += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  const std::vector<double>& seconds() const { return seconds_; }
  void add(const StepClock& other);

 private:
  std::vector<double> seconds_;
};

}  // namespace sim
