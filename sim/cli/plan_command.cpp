#include <fmt/core.h>

#include <algorithm>

#include "sim/cli/command.hpp"
#include "sim/cli/designed_study.hpp"
#include "sim/cli/estimate.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/record.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/core/text.hpp"
#include "sim/output/aside_file.hpp"

namespace sim {
namespace {

std::int64_t whole(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

/// One line a figure for people, one flat row for programs.
Record plan_record(const Session& session, const Study& study, const Pilot& pilot, const Estimate& estimate,
                   const Room& room, const std::string& output, bool fits) {
  const Words words = session.words();
  const std::string free = words.pick(" free", " 可用");
  Record record;
  const auto number = [&](const char* key, Value value) {
    record.push_back({key, {"", ""}, {std::move(value)}, false});
  };
  if (study.design) {
    add(record, "scenarios", {"points", "设计点"}, whole(estimate.scenarios),
        fmt::format("{} ({})", estimate.scenarios, study.design->kind));
  } else {
    add(record, "scenarios", {"scenarios", "情景"}, whole(estimate.scenarios), joined(study.scenarios));
  }
  number("replicates", whole(estimate.replicates));
  add(record, "runs", {"runs", "运行次数"}, whole(estimate.runs),
      fmt::format("{} ({} × {})", grouped(static_cast<double>(estimate.runs), 0), estimate.scenarios,
                  estimate.replicates));
  add(record, "quarters", {"quarters", "季度"}, whole(estimate.quarters),
      fmt::format("{} ({}{}{})", estimate.quarters, study.first.text(), words.pick(" to ", " 至 "),
                  study.last.text()));
  add(record, "cpu_seconds", {"CPU time", "处理器时间"}, estimate.cpu_seconds,
      time_text(estimate.cpu_seconds, words));
  add(record, "wall_seconds", {"time", "用时"}, estimate.wall_seconds, wall_text(estimate, words));
  number("free_wall_seconds", estimate.free_wall_seconds);
  number("threads", whole(estimate.threads));
  add(record, "memory_bytes", {"memory", "内存"}, whole(estimate.memory),
      bytes_text(estimate.memory) + words.pick(" (", "（") + bytes_text(room.memory) + free +
          words.pick(")", "）"));
  number("memory_free_bytes", whole(room.memory));
  add(record, "file_bytes", {"file", "文件大小"}, whole(estimate.file),
      bytes_text(estimate.file) + words.pick(" (", "（") + bytes_text(room.disk) + free +
          words.pick(" in ", "，位于 ") + folder_of(target_of(output)) + words.pick(")", "）"));
  add(record, "parts_bytes", {"beside it", "运行期间另需"}, whole(estimate.parts),
      bytes_text(estimate.parts) + words.pick(" until it is there", "，文件写成后即删除"));
  number("disk_free_bytes", whole(room.disk));
  number("file", output);
  add(record, "fits", {"fits", "能否容纳"}, fits, fits ? words.pick("yes", "能") : words.pick("no", "不能"));
  number("pilot_scenario", study.scenarios.front());
  number("pilot_runs", whole(pilot.replicates.size()));
  number("pilot_last", pilot.last.text());
  number("pilot_seconds", pilot.seconds);
  return record;
}

void write_plan(const Session& session, const Record& record) {
  if (session.format != Format::table) {
    std::vector<TableColumn> columns;
    std::vector<Cell> row;
    for (const RecordField& field : record) {
      columns.push_back({field.key, field.heading});
      row.push_back(field.cell);
    }
    Table table(std::move(columns));
    table.add(std::move(row));
    write(table, session.format, session.style(), session.console.out);
    return;
  }
  constexpr std::size_t width = 10;
  for (const RecordField& field : record) {
    if (!field.for_people) continue;
    session.console.out << padded(session.pick(field.heading), width) << "  "
                        << shown(field.cell, session.language) << '\n';
  }
}

void tell_pilot(const Session& session, const Study& study, const Pilot& pilot) {
  const std::string horizon = pilot.last == study.last ? "whole horizon" : "only until " + pilot.last.text();
  session.say(
      fmt::format("pilot: {} of '{}', {}, {:.2g} s each; nothing was written",
                  pilot.replicates.size() == 1 ? "1 run" : std::to_string(pilot.replicates.size()) + " runs",
                  printable(study.scenarios.front()), horizon, pilot.seconds));
}

/// What is to be estimated, and what its file says before its runs are made.
struct Asked {
  RunRequest request;
  Study study;
};

/// Of scenarios, as run reads them.
Asked asked_of_run(const Session& session) {
  Asked asked;
  asked.request = read_run_request(session);
  const std::string& output = asked.request.output;
  if (session.arguments.has("whatif") && is_output_folder(output))
    throw InvalidInput("plan estimates one file; name FILE.h5 instead of the folder '" + printable(output) +
                       "' (each file of a folder takes less, all together the time)");
  asked.study = plan_study(session.model, asked.request.loaded, asked.request.experiment);
  return asked;
}

/// Of STUDY.toml, as study reads it: the file says all that the options of run would.
Asked asked_of_study(const Session& session) {
  std::vector<Problem> problems;
  const std::vector<OptionSpec> taken = study_command().options;
  for (const OptionSpec& option : run_options()) {
    const bool allowed = std::any_of(taken.begin(), taken.end(),
                                     [&](const OptionSpec& other) { return other.name == option.name; });
    if (allowed || !session.arguments.has(option.name)) continue;
    problems.push_back(
        usage_problem("--" + option.name + " is for scenarios; a study file says what it runs"));
  }
  refuse(std::move(problems));
  DesignedStudy designed = read_designed_study(session);
  Study study = plan_designed_study(session, designed);
  return {std::move(designed.request), std::move(study)};
}

ExitCode plan(const Session& session) {
  const auto [request, study] =
      names_designed_study(session) ? asked_of_study(session) : asked_of_run(session);
  if (!session.arguments.has("fresh") && complete_already(request.output, study))
    session.say("complete already: " + request.output + "; it would not be made again");
  require_writable(request.output);

  session.say("pilot: running '" + printable(study.scenarios.front()) + "' to measure time and memory ...");
  const Pilot pilot = run_pilot(session.model, request);
  tell_pilot(session, study, pilot);
  const Room room = room_for(request.output);
  const Estimate found = estimate(session.model, request, study, pilot);
  const std::string lack = lack_of_room(found, room, request.output);
  const bool fits = lack.empty();
  write_plan(session, plan_record(session, study, pilot, found, room, request.output, fits));
  if (!fits) throw InvalidInput(lack);
  return ExitCode::done;
}

}  // namespace

Command plan_command() {
  Command command;
  command.name = "plan";
  command.usage = "SCENARIO... | --whatif W001,G1,... | STUDY.toml [options]";
  command.summary = "what a study would take: runs, time, memory, disk; nothing is written";
  command.details =
      "Takes the arguments of run, or the file of study, and runs a pilot: the first scenario or point for\n"
      "some seconds, at least twice (a run that takes more than 30 s once, one that takes more than 60 s\n"
      "only so far). Time and memory come from it; the file is counted from scenarios, replicates, quarters\n"
      "and texts, and what the runs take beside it until it is there. The time is that of this machine as\n"
      "busy as it is now (and when it is free, if the pilot had to wait for a processor), on as many "
      "threads\n"
      "as the machine has, at most those of -j.\n"
      "What does not fit into the memory, or on the disk of the output, is refused with exit code 2, after\n"
      "the estimate. Only then and on wrong input it fails; run itself refuses before it starts only what\n"
      "cannot fit in any case. JSON and CSV have one row, sizes in bytes, with fits = false where it is\n"
      "refused.";
  command.options = run_options();
  command.examples = {"plan baseline my-change.toml -n 100", "plan scenarios/*.toml -n 20 -j 8 -o study.h5",
                      "plan scenarios/studies/widest-priors.toml", "plan baseline --format json"};
  command.run = plan;
  return command;
}

}  // namespace sim
