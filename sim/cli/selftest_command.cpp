#include <fmt/core.h>

#include <chrono>
#include <filesystem>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/selftest_file.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/output/study_bytes.hpp"

namespace sim {
namespace {

constexpr const char* file_name = "selftest.toml";
constexpr int thread_counts[] = {1, 2, 4};

/// The first digest that is not the published one; `what` is empty if all are.
struct Deviation {
  std::string what;
  std::string published;
  std::string here;
};

struct Outcome {
  int threads = 1;
  double seconds = 0;
  Study study;
  Deviation deviation;
  bool same() const { return deviation.what.empty(); }
};

/// Inputs first, since with others everything else may rightly differ.
Deviation deviation_of(const SelfTest& published, const Study& study) {
  const std::string inputs = study.input_digest().hex();
  if (inputs != published.input_digest)
    return {"digest of the inputs (the data folder holds other texts than those published)",
            published.input_digest, inputs};
  for (std::size_t place = 0; place < published.runs.size(); ++place) {
    const SelfTest::Run& run = published.runs[place];
    const std::string here = study.state_digests.at(place).hex();
    if (here != run.state_digest)
      return {fmt::format("state digest of scenario {}, replicate {}", run.scenario, run.replicate),
              run.state_digest, here};
  }
  const std::string content = content_digest(study).hex();
  if (content != published.content_digest)
    return {"digest of the content", published.content_digest, content};
  return {};
}

Experiment experiment_of(const SelfTest& published, const Loaded& loaded) {
  Experiment experiment;
  experiment.scenarios = loaded.scenarios;
  for (std::int64_t replicate = 1; replicate <= published.replicates; ++replicate)
    experiment.replicates.push_back(replicate);
  experiment.seed = static_cast<std::uint64_t>(published.seed);
  experiment.last = published.last;
  return experiment;
}

Outcome run_once(const Session& session, const SelfTest& published, const Loaded& loaded, int threads) {
  Experiment experiment = experiment_of(published, loaded);
  experiment.threads = threads;
  Outcome outcome;
  outcome.threads = threads;
  outcome.study = plan_study(session.model, loaded, experiment);
  const auto start = std::chrono::steady_clock::now();
  fill_study(run_experiment(session.model, loaded.inputs, experiment, {}), outcome.study);
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  outcome.deviation = deviation_of(published, outcome.study);
  return outcome;
}

Table outcome_table() {
  return Table({{"threads", {"threads", "线程"}, Audience::everyone, true},
                {"seconds", {"seconds", "秒"}, Audience::everyone, true},
                {"outcome", {"outcome", "结果"}},
                {"what", {"", ""}, Audience::programs},
                {"published", {"", ""}, Audience::programs},
                {"here", {"", ""}, Audience::programs},
                {"model_version", {"", ""}, Audience::programs},
                {"input_digest", {"", ""}, Audience::programs},
                {"content_digest", {"", ""}, Audience::programs}});
}

/// For people a line, for programs a row.
void show(const Session& session, const SelfTest& published, const Outcome& outcome, Table& table) {
  const Deviation& found = outcome.deviation;
  const Words words = session.words();
  if (session.format == Format::table) {
    session.console.out << fmt::format("{} {}, {:.1f} s: ", outcome.threads,
                                       words.pick(outcome.threads == 1 ? "thread" : "threads", "线程"),
                                       outcome.seconds);
    if (outcome.same()) {
      session.console.out << words.pick("same", "相同") << '\n';
    } else {
      session.console.out << words.pick("different: ", "不同：") << found.what << ": " << found.published
                          << words.pick(" published, ", "（公布），") << found.here
                          << words.pick(" here", "（本机）") << '\n';
    }
    return;
  }
  table.add({{static_cast<std::int64_t>(outcome.threads)},
             {outcome.seconds},
             {std::string(outcome.same() ? "same" : "different")},
             {found.what},
             {found.published},
             {found.here},
             {published.model_version},
             {outcome.study.input_digest().hex()},
             {content_digest(outcome.study).hex()}});
}

SelfTest published_test(const Session& session) {
  const std::string path = (std::filesystem::path(model_folder(session)) / file_name).string();
  SelfTest published = read_selftest(path);
  if (published.model_version == session.model.version()) return published;
  throw InvalidInput({Problem{path, published.version_position,
                              "published of model version " + printable(published.model_version, 60) +
                                  ", this program has " + session.model.version() +
                                  ": their results may rightly differ; take the data folder of this version "
                                  "(--data DIR)",
                              ""}});
}

ExitCode selftest(const Session& session) {
  if (!session.arguments.positional().empty())
    throw InvalidInput("unexpected argument '" + printable(session.arguments.positional().front(), 60) + "'");
  const SelfTest published = published_test(session);
  const Loaded loaded = load_inputs(session, published.scenarios, {}, published.last);
  if (loaded.scenarios.size() != published.scenarios.size())
    throw InvalidInput(published.file + ": a scenario of the self-test stands for several");
  Table table = outcome_table();
  bool same = true;
  for (const int threads : thread_counts) {
    const Outcome outcome = run_once(session, published, loaded, threads);
    show(session, published, outcome, table);
    same = same && outcome.same();
  }
  if (session.format != Format::table) write(table, session.format, session.style(), session.console.out);
  return same ? ExitCode::done : ExitCode::failed;
}

}  // namespace

Command selftest_command() {
  Command command;
  command.name = "selftest";
  command.usage = "[options]";
  command.summary = "whether this machine computes what was published, on 1, 2 and 4 threads";
  command.details =
      "Runs the small study that models/MODEL/selftest.toml describes and compares the digests of all states "
      "and\n"
      "of the whole content with those published there; they are equal exactly if every bit is. One line "
      "for\n"
      "each number of threads; exit 1 if anything differs. Takes a few seconds. It fails too where the data\n"
      "folder is not that of the published version.";
  command.examples = {"selftest", "selftest --format json"};
  command.run = selftest;
  return command;
}

}  // namespace sim
