#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/comparison.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// A goal that a study was made for, with what its file says of it.
struct StudiedGoal {
  std::string scenario;  ///< stem of the file
  Goal goal;
  std::vector<std::size_t> points;  ///< scenarios of the study that are its points
  std::vector<double> factors;      ///< of these
  bool own_changes = false;         ///< the file changes more than its levers
  std::string extends;              ///< stem, or empty
};

/// The goals in the texts of the study's scenarios, in the order of the file. Throws InvalidInput for one
/// that cannot be read.
std::vector<StudiedGoal> goals_of(const Study& study);

/// Whether, and at which factor of its levers, the mean of an observable reaches a value.
struct GoalAnswer {
  enum class Status {
    reached,
    already,     ///< the baseline lies beyond an absolute value, and so do all points
    unreachable  ///< by no point; the rest is that of the point that comes nearest
  };
  StudiedGoal asked;
  Slice slice;
  Period period;
  double wanted = 0;  ///< in the unit of the observable
  Status status = Status::unreachable;
  double factor = 0;    ///< linear between two points
  double largest = 0;   ///< factor that was tried
  PairedEffect effect;  ///< at the factor, against the baseline
  std::optional<PairedEffect> cost =
      {};  ///< CNY, net, from the first change on; none: the file tells no costs
};
std::string_view name_of(GoalAnswer::Status status);

/// Answers one goal in one period from the replicates of its points. The baseline counts as factor 1 where
/// the file extends just it and changes nothing else.
GoalAnswer answer_goal(const Study& study, const StudiedGoal& asked, const Slice& slice, const Period& period,
                       std::size_t baseline);

/// One row per answer; money in CNY.
Table goal_table(const Study& study, const std::vector<GoalAnswer>& answers);

/// For people: a block per answer.
void write_goals(const Study& study, std::size_t baseline, const std::vector<GoalAnswer>& answers,
                 const TextStyle& style, std::ostream& out);

}  // namespace sim
