#include <algorithm>

#include "sim/cli/progress.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/cli/unpacked_study.hpp"
#include "sim/output/study_difference.hpp"

namespace sim {
namespace {

/// The place of the replicate that --replicate names, or nothing for all.
std::optional<std::size_t> chosen_replicate(const Session& session, const Study& study,
                                            std::vector<Problem>& problems) {
  if (!session.arguments.has("replicate")) return std::nullopt;
  const long long low = study.replicates.front();
  const long long high = study.replicates.back();
  const std::size_t before = problems.size();
  const long long number = session.arguments.integer("replicate", low, low, high, problems);
  const auto found = std::find(study.replicates.begin(), study.replicates.end(), number);
  if (found != study.replicates.end()) return static_cast<std::size_t>(found - study.replicates.begin());
  if (problems.size() == before)
    problems.push_back(usage_problem("the file has no replicate " + std::to_string(number)));
  return std::nullopt;
}

/// The study as it would be had only the replicate in this place been run.
/// The rows of one replicate, which then is the only one.
Study::Panel only_replicate(const Study::Panel& panel, std::size_t place) {
  Study::Panel kept{panel.table, {}, {}, PanelRows::of(panel.table)};
  for (std::size_t row = 0; row < panel.rows.size(); ++row) {
    if (panel.replicate[row] != static_cast<std::int32_t>(place)) continue;
    kept.scenario.push_back(panel.scenario[row]);
    kept.replicate.push_back(0);
    kept.rows.append(panel.rows, row, row + 1);
  }
  return kept;
}

Study only_replicate(Study study, std::size_t place) {
  const std::size_t replicates = study.replicates.size();
  const auto thin_out = [&](auto& rows, std::size_t each) {
    std::remove_reference_t<decltype(rows)> kept;
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
      const auto begin = rows.begin() + static_cast<std::ptrdiff_t>((scenario * replicates + place) * each);
      kept.insert(kept.end(), begin, begin + static_cast<std::ptrdiff_t>(each));
    }
    rows = std::move(kept);
  };
  thin_out(study.state_digests, 1);
  for (Study::Variable& variable : study.variables)
    thin_out(variable.values, study.quarters() * variable.cells);
  if (study.design) thin_out(study.design->failures, 1);
  for (Study::Panel& panel : study.panels) panel = only_replicate(panel, place);
  study.replicates = {study.replicates[place]};
  return study;
}

Study made_again(const Session& session, const UnpackedStudy& unpacked, std::optional<std::int64_t> replicate,
                 int threads) {
  UnpackedStudy::Rerun rerun = unpacked.rerun(replicate);
  rerun.experiment.threads = threads;
  ProgressLine line(session);
  fill_study(run_experiment(session.model, rerun.loaded.inputs, rerun.experiment,
                            [&line](const Progress& progress) { line.show(progress); }),
             rerun.planned);
  return std::move(rerun.planned);
}

Table outcome_table(const std::string& path, const Study& study, const Model& model,
                    const std::optional<StudyDifference>& found) {
  std::vector<TableColumn> columns;
  for (const char* key :
       {"file", "outcome", "model_version", "program_model_version", "scenarios", "replicates", "what",
        "scenario", "replicate", "quarter", "observable", "in_file", "now"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  const StudyDifference place = found.value_or(StudyDifference{});
  table.add({{path},
             {std::string(found ? "different" : "same")},
             {study.model_version},
             {model.version()},
             {static_cast<std::int64_t>(study.scenarios.size())},
             {static_cast<std::int64_t>(study.replicates.size())},
             {place.what},
             {place.scenario},
             {place.replicate ? Value(*place.replicate) : Value()},
             {place.quarter ? Value(place.quarter->text()) : Value()},
             {place.observable},
             {place.left},
             {place.right}});
  return table;
}

/// Results of another version may rightly differ, so that is said before anything is compared.
void say_version(const Session& session, const Study& study) {
  if (study.model_version == session.model.version()) return;
  session.say("warning: the file was made by model " + printable(study.model, 60) + " " +
              printable(study.model_version, 60) + ", this program has " + session.model.version() +
              "; results may rightly differ");
}

void write_outcome(const Session& session, const std::string& path, const Study& study,
                   const std::optional<StudyDifference>& found) {
  if (session.format != Format::table) {
    write(outcome_table(path, study, session.model, found), session.format, session.style(),
          session.console.out);
    return;
  }
  const Words words = session.words();
  const std::string runs = std::to_string(study.scenarios.size() * study.replicates.size());
  if (found) {
    session.console.out << words.pick("different: ", "不同：")
                        << difference_text(*found, words.pick("in the file", "（文件）"),
                                           words.pick("now", "（重跑）"))
                        << '\n';
  } else {
    session.console.out << words.pick("same: ", "相同：") << runs
                        << words.pick(" runs, every value and every state digest",
                                      " 次运行，所有数值与状态摘要一致")
                        << '\n';
  }
}

ExitCode reproduce(const Session& session) {
  const std::string path = required_argument(session, 0, "a study file, FILE.h5", 1);
  Study study = read_study(path);
  std::vector<Problem> problems;
  const int threads = chosen_threads(session, problems);
  const auto replicate = chosen_replicate(session, study, problems);
  refuse(std::move(problems));
  const UnpackedStudy unpacked(session, study);
  say_version(session, study);
  const auto number = replicate ? std::optional(study.replicates[*replicate]) : std::nullopt;
  Study again = made_again(session, unpacked, number, threads);
  if (replicate) study = only_replicate(std::move(study), *replicate);
  again.model_version = study.model_version;  // said already; what differs because of it is looked for
  const std::optional<StudyDifference> found = first_difference(study, again);
  write_outcome(session, path, study, found);
  return found ? ExitCode::failed : ExitCode::done;
}

}  // namespace

Command reproduce_command() {
  Command command;
  command.name = "reproduce";
  command.usage = "FILE.h5 [options]";
  command.summary = "rerun a study from nothing but what its file holds, and compare";
  command.details =
      "Takes scenarios, parameters, catalogue and settings from the texts in the file, with its seed, "
      "replicates\n"
      "and horizon; the data folder of this machine plays no part. Says 'same' (exit 0), or the first "
      "difference\n"
      "(exit 1): which input, or which observable in which scenario, replicate and quarter with both values, "
      "or\n"
      "in which run the states of agents differ though no observable does. Equal means equal in every bit.\n"
      "\n"
      "If another version of the model made the file, that is said first: results may then rightly differ.\n"
      "--replicate K reruns that one only, in every scenario.";
  command.options = {{"threads", 'j', "T", "threads; results never depend on them", "all"},
                     {"replicate", 0, "K", "only replicate K of the file", "all of them"}};
  command.examples = {"reproduce study.h5", "reproduce study.h5 --replicate 1 -j 2",
                      "reproduce study.h5 --format json"};
  command.run = reproduce;
  return command;
}

}  // namespace sim
