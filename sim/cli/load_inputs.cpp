#include "sim/cli/load_inputs.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/scenario_choice.hpp"
#include "sim/cli/whatif_choice.hpp"
#include "sim/parameter/scaling.hpp"
#include "sim/parameter/value.hpp"

namespace sim {
namespace {

constexpr int longest_horizon = 400;  // quarters; beyond it a typing error is likelier than a wish

/// Scenarios often share a file that they extend: its problems are told once.
class ProblemList {
 public:
  template <class F>
  void collect(F&& f) {
    try {
      f();
    } catch (const InvalidInput& error) {
      for (const Problem& problem : error.problems()) add(problem);
    }
  }
  void add(const Problem& problem) {
    const bool there = std::any_of(problems_.begin(), problems_.end(), [&problem](const Problem& other) {
      return other.file == problem.file && other.position == problem.position &&
             other.message == problem.message;
    });
    if (!there) problems_.push_back(problem);
  }
  bool empty() const { return problems_.empty(); }
  std::vector<Problem> take() { return std::move(problems_); }

 private:
  std::vector<Problem> problems_;
};

void apply_settings(const std::vector<std::string>& settings, Inputs& inputs, ProblemList& problems) {
  std::set<std::string> keys;
  for (const std::string& setting : settings) {
    const std::string key(trim(std::string_view(setting).substr(0, setting.find('='))));
    if (!keys.insert(key).second)
      problems.add(usage_problem("--set gives '" + printable(key, 60) + "' twice"));
    problems.collect([&] { apply_setting(setting, inputs); });
  }
  // What two settings do together is told once each of them is sound.
  if (!problems.empty()) return;
  for (const Problem& problem : check_settings(inputs)) problems.add(problem);
}

/// `--scale X` is short for the setting of the parameter that is the size of a run. A size of 1 is what the
/// data are, so it leaves no trace.
void apply_scale(const Session& session, Loaded& loaded, ProblemList& problems) {
  const auto text = session.arguments.text("scale");
  if (!text) return;
  const auto refuse = [&](const std::string& why) {
    problems.add(usage_problem("--scale " + printable(*text, 60) + ": " + why));
  };
  const ParameterId id = read_scaling(loaded.inputs).size;
  if (!id.exists()) return refuse("the data of this model do not say what grows with a run (no scale.toml)");
  const Parameter& size = loaded.inputs.parameters[id];
  const QuantityReading reading = read_value(*text, size);
  const std::string fault = reading.error.empty() ? range_fault(reading.value, size) : reading.error;
  if (!fault.empty()) return refuse(fault);
  for (const std::string& setting : loaded.settings) {
    if (trim(std::string_view(setting).substr(0, setting.find('='))) == size.key)
      return refuse("--set gives '" + size.key + "' too");
  }
  if (reading.value == 1.0) return;
  loaded.settings.push_back(size.key + "=" + write_value(reading.value, size));
  loaded.inputs.parameters.edit(id).value = reading.value;
}

std::optional<Quarter> last_dated(const Inputs& inputs) {
  std::optional<Quarter> found;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    for (const PathPoint& point : parameter.path) {
      if (!found || *found < point.from) found = point.from;
    }
  }
  return found;
}

/// A longer run than the model's own meets quarters of which the data say nothing.
std::optional<Problem> warn_of_the_end_of_data(const Inputs& inputs, Quarter last, Quarter horizon) {
  const auto end = last_dated(inputs);
  if (!end || last <= *end || last <= horizon) return std::nullopt;
  Problem warning = usage_problem("--until " + last.text() + ": the data date nothing after " + end->text() +
                                  "; from then on every dated series keeps its last value");
  warning.severity = Problem::Severity::warning;
  return warning;
}

/// A study names scenarios by their stems, so each may be there once.
class StemList {
 public:
  void add(const std::string& stem, const std::string& argument, ProblemList& problems) {
    const auto [place, added] = first_.emplace(stem, argument);
    if (!added)
      problems.add(usage_problem("two scenarios are called '" + printable(stem, 60) + "': " +
                                 printable(place->second) + " and " + printable(argument) + "; rename one"));
  }

 private:
  std::map<std::string, std::string> first_;
};

/// The data and the settings; warnings of the data are in it.
Loaded load_data(const Session& session, const std::vector<std::string>& settings, Quarter last,
                 ProblemList& problems) {
  Loaded loaded;
  loaded.settings = settings;
  loaded.inputs = read_inputs(model_folder(session), session.model.kinds(), session.model.first_quarter());
  loaded.inputs.outcomes = session.model.observables().names();
  for (const Problem& warning : loaded.inputs.warnings) loaded.warnings.push_back(warning);
  apply_settings(settings, loaded.inputs, problems);
  apply_scale(session, loaded, problems);
  if (const auto warning = warn_of_the_end_of_data(loaded.inputs, last, session.model.default_last_quarter()))
    loaded.warnings.push_back(*warning);
  return loaded;
}

void load_scenarios(const Session& session, Quarter last, EqualStems equal_stems, Loaded& loaded,
                    ProblemList& problems) {
  StemList stems;
  ProblemList warnings;
  for (std::size_t place = 0; place < loaded.arguments.size(); ++place) {
    const std::string& argument = loaded.arguments[place];
    std::vector<Problem> remarks;
    problems.collect([&] {
      const ScenarioChoice choice = scenario_choice(session, argument);
      std::vector<Scenario> read =
          read_chosen(choice, loaded.inputs, session.model.first_quarter(), last, remarks);
      if (equal_stems == EqualStems::refused) {
        for (const Scenario& scenario : read) stems.add(scenario.stem, argument, problems);
      }
      loaded.argument_of.insert(loaded.argument_of.end(), read.size(), place);
      std::move(read.begin(), read.end(), std::back_inserter(loaded.scenarios));
    });
    for (const Problem& remark : remarks) warnings.add(remark);
  }
  for (const Problem& warning : warnings.take()) loaded.warnings.push_back(warning);
}

}  // namespace

Loaded load_inputs(const Session& session, const std::vector<std::string>& scenarios,
                   const std::vector<std::string>& settings, Quarter last, EqualStems equal_stems) {
  ProblemList problems;
  Loaded loaded = load_data(session, settings, last, problems);
  loaded.arguments = scenarios;
  load_scenarios(session, last, equal_stems, loaded, problems);
  refuse(problems.take());
  return loaded;
}

Loaded load_whatifs(const Session& session, const std::vector<std::string>& requests,
                    const std::vector<std::string>& settings, Quarter last) {
  ProblemList problems;
  Loaded loaded = load_data(session, settings, last, problems);
  loaded.arguments = {"baseline"};
  problems.collect([&] {
    for (const std::string& id : chosen_whatifs(session, loaded.inputs.whatifs, requests))
      loaded.arguments.push_back(whatif_path(session, id));
  });
  load_scenarios(session, last, EqualStems::refused, loaded, problems);
  refuse(problems.take());
  return loaded;
}

Quarter last_quarter(const Session& session, std::vector<Problem>& problems) {
  const Quarter first = session.model.first_quarter();
  return session.arguments.quarter("until", session.model.default_last_quarter(), first + 1,
                                   first + longest_horizon, problems);
}

std::vector<OptionSpec> input_options() {
  return {{"set", 0, "KEY=VALUE", "a parameter for the whole run, in every scenario", "", true},
          {"until", 0, "QUARTER", "last quarter, such as 2035Q4", "the model's horizon"}};
}

}  // namespace sim
