#include <algorithm>

#include "sim/cli/explanation.hpp"
#include "sim/cli/study_choice.hpp"

namespace sim {
namespace {

std::vector<std::string> known_names(const ExplainedStudy& explained) {
  std::vector<std::string> names = known_keys(explained);
  for (const Study::Variable& variable : explained.study.variables) names.push_back(variable.observable.name);
  for (const std::string& scenario : explained.study.scenarios) {
    names.push_back(scenario);
    names.push_back(file_stem(scenario));
  }
  return names;
}

/// An entry is no value; its fields are.
std::string fields_of(const ExplainedStudy& explained, const std::string& name) {
  std::string fields;
  std::vector<std::string> keys = known_keys(explained);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (const std::string& key : keys) {
    if (key.rfind(name + ".", 0) == 0) fields += (fields.empty() ? "" : ", ") + key;
  }
  return fields;
}

[[noreturn]] void refuse_name(const ExplainedStudy& explained, const std::string& name) {
  const std::string shown = "'" + printable(name, 60) + "'";
  if (const std::string fields = fields_of(explained, name); !fields.empty())
    throw InvalidInput(shown + " has several values; name one of them: " + fields);
  throw InvalidInput("the file has no parameter, observable or scenario " + shown +
                     suggestion(name, known_names(explained)));
}

void append(Explanation more, Explanation& all) {
  std::move(more.records.begin(), more.records.end(), std::back_inserter(all.records));
  std::move(more.rows.begin(), more.rows.end(), std::back_inserter(all.rows));
}

void say_version(const Session& session, const Study& study) {
  if (study.model_version != session.model.version())
    session.say("the file was made by model " + printable(study.model, 60) + " " +
                printable(study.model_version, 60) + "; this program has " + session.model.version() +
                " and reads the texts of the file");
}

ExitCode explain(const Session& session) {
  const std::string path = required_argument(session, 0, "a study file, FILE.h5", 2);
  const std::string name =
      required_argument(session, 1, "the name of a parameter, an observable or a scenario of the file", 2);
  const Study study = read_study(path);
  const UnpackedStudy unpacked(session, study);
  say_version(session, study);
  const Loaded loaded = unpacked.load();
  const ExplainedStudy explained{study, unpacked, loaded};
  Explanation all = explain_parameter(session, explained, name);
  append(explain_observable(session, explained, name), all);
  append(explain_scenario(session, explained, name), all);
  if (all.empty()) refuse_name(explained, name);
  if (session.format != Format::table) {
    write(record_table(all.rows), session.format, session.style(), session.console.out);
    return ExitCode::done;
  }
  for (std::size_t number = 0; number < all.records.size(); ++number) {
    if (number > 0) session.console.out << '\n';
    write_record(session, all.records[number]);
  }
  return ExitCode::done;
}

}  // namespace

Command explain_command() {
  Command command;
  command.name = "explain";
  command.usage = "FILE.h5 NAME [options]";
  command.summary = "where a value in a study comes from: scenario line, data line, document";
  command.details =
      "NAME is a parameter (its value over time in each scenario, the line that sets it, the line of the "
      "data\n"
      "that holds its default, and the printed phrase, citation or assumption behind that), an observable or "
      "a\n"
      "part of one, 'NAME[axis=label]' (meaning, unit, documented figures, and in each scenario its mean "
      "over\n"
      "the replicates with the 95 % Student t interval), or a scenario (its changes with their lines).\n"
      "Everything comes from the texts in the file, so an old file explains itself.";
  for (OptionSpec& option : study_choice_options()) {
    if (option.name == "at") command.options.push_back(std::move(option));
  }
  command.examples = {"explain study.h5 KEY", "explain study.h5 OBSERVABLE --at 2030Q4,2035",
                      "explain study.h5 SCENARIO --format json"};
  command.run = explain;
  return command;
}

}  // namespace sim
