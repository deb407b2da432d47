#include "sim/schedule/causal_path.hpp"

#include <algorithm>
#include <cstdint>

#include "sim/schedule/state_names.hpp"

namespace sim {
namespace {

constexpr int last_level_shown = 2;

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void add_new(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && !holds(names, name)) names.push_back(name);
}

/// Every choice that the parameter makes at some time.
std::vector<std::string> choices_made(const Parameter& parameter) {
  std::vector<std::string> made;
  const auto add = [&](double value) {
    const auto place = static_cast<std::size_t>(value);
    if (value >= 0.0 && place < parameter.choices.size()) add_new(made, parameter.choices[place]);
  };
  add(parameter.value);
  for (const auto& point : parameter.path) add(point.value);
  return made;
}

/// Who uses an entry that makes these choices in fields that belong together; none where a choice has no
/// rule.
std::optional<std::vector<std::string>> users_of(const std::vector<ChoiceUse>& uses,
                                                 const std::vector<std::string>& fields,
                                                 const std::vector<std::string>& choices) {
  std::vector<std::string> steps;
  for (const std::string& choice : choices) {
    const auto use = std::find_if(uses.begin(), uses.end(), [&](const ChoiceUse& each) {
      return each.fields == fields && each.choice == choice;
    });
    if (use == uses.end()) return std::nullopt;
    for (const std::string& step : use->steps) add_new(steps, step);
  }
  return steps;
}

std::optional<std::vector<std::string>> users(const Inputs& inputs, const Entry& entry,
                                              const KindSchema& kind) {
  std::optional<std::vector<std::string>> steps;
  std::vector<std::vector<std::string>> seen;
  for (const ChoiceUse& rule : kind.uses) {
    if (std::find(seen.begin(), seen.end(), rule.fields) != seen.end()) continue;
    seen.push_back(rule.fields);
    std::vector<std::string> choices;
    for (const std::string& field : rule.fields) {
      for (const std::string& choice : choices_made(inputs.parameters[entry.field(field)]))
        add_new(choices, choice);
    }
    const auto narrower = users_of(kind.uses, rule.fields, choices);
    if (!narrower) continue;
    if (!steps) steps = narrower;
    std::erase_if(*steps, [&](const std::string& step) { return !holds(*narrower, step); });
  }
  return steps;
}

/// The walk, level by level; a step that was met is not met again.
class Walk {
 public:
  Walk(const std::vector<StepInfo>& steps, const PathStart& start)
      : steps_(steps), start_(start), met_(steps.size(), 0) {}

  void begin_with(std::size_t step) {
    PathStep first{step, 0, 0, {}, {}};
    for (const std::string& name : start_.sets) {
      if (declares(steps_[step].writes, name)) first.writes.push_back(name);
    }
    met_[step] = 1;
    path_.steps.push_back(std::move(first));
  }

  /// To the steps that read what the level before wrote; false if there is none.
  bool go_on(int level) {
    std::vector<PathStep> found;
    for (std::size_t step = 0; step < steps_.size(); ++step) {
      if (met_[step] != 0 || steps_[step].writes.empty()) continue;
      if (const auto next = meet(step, level - 1)) found.push_back(*next);
    }
    for (const PathStep& each : found) met_[each.step] = 1;
    std::stable_sort(found.begin(), found.end(), [](const PathStep& one, const PathStep& other) {
      return one.quarters < other.quarters;
    });
    if (level > last_level_shown) path_.further += found.size();
    const bool any = !found.empty();
    for (PathStep& each : found) path_.steps.push_back(std::move(each));
    return any;
  }

  CausalPath result() && {
    std::erase_if(path_.steps, [](const PathStep& each) { return each.level > last_level_shown; });
    return std::move(path_);
  }

 private:
  /// What the step may see of `written`. What is set for the entry stands in rows of its own; who does not
  /// use them reads the columns in other rows.
  std::vector<std::string> seen_by(std::size_t step, std::vector<std::string> written) const {
    if (start_.used_by && !holds(*start_.used_by, steps_[step].name))
      std::erase_if(written, [&](const std::string& name) { return declares(start_.sets, name); });
    return reached(written, steps_[step].reads);
  }

  std::optional<PathStep> meet(std::size_t step, int level_before) const {
    PathStep next{step, level_before + 1, 0, {}, steps_[step].writes};
    std::optional<int> soonest;
    for (const PathStep& before : path_.steps) {
      if (before.level != level_before) continue;
      const std::vector<std::string> seen = seen_by(step, before.writes);
      if (seen.empty()) continue;
      const int quarters = before.quarters + (step > before.step ? 0 : 1);
      soonest = std::min(soonest.value_or(quarters), quarters);
      for (const std::string& name : seen) add_new(next.reads, name);
    }
    if (!soonest) return std::nullopt;
    next.quarters = *soonest;
    return next;
  }

  const std::vector<StepInfo>& steps_;
  const PathStart& start_;
  std::vector<std::uint8_t> met_;
  CausalPath path_;
};

}  // namespace

PathStart path_start(const Inputs& inputs, const Entry& entry) {
  PathStart start;
  const KindSchema* kind = inputs.kind(entry.kind);
  if (kind == nullptr) return start;
  start.used_by = users(inputs, entry, *kind);
  if (kind->sets.empty() || (start.used_by && start.used_by->empty())) return start;
  start.sets = kind->sets;
  add_new(start.channels, kind->channel);
  for (const FieldSchema& field : kind->fields) add_new(start.channels, field.channel);
  return start;
}

CausalPath causal_path(const std::vector<StepInfo>& steps, const PathStart& start) {
  Walk walk(steps, start);
  for (std::size_t step = 0; step < steps.size(); ++step) {
    if (holds(start.channels, steps[step].name)) walk.begin_with(step);
  }
  int level = 1;
  while (walk.go_on(level)) ++level;
  return std::move(walk).result();
}

}  // namespace sim
