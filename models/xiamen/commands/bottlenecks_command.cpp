#include "models/xiamen/commands/bottlenecks.hpp"
#include "models/xiamen/commands/commands.hpp"
#include "sim/cli/study_choice.hpp"

namespace xiamen {

namespace {

void show_waiting(const sim::Session& session, const sim::Study& study, std::size_t baseline,
                  const std::vector<sim::Period>& periods) {
  const std::vector<Waiting> rows = waiting_projects(study, baseline, periods);
  if (session.format == sim::Format::table) {
    write_waiting(study, baseline, rows, session.style(), session.console.out);
  } else {
    write(waiting_table(study, rows), session.format, session.style(), session.console.out);
  }
}

void show_limits(const sim::Session& session, const sim::Study& study, std::size_t baseline) {
  const std::vector<LimitRecord> rows = limits(study);
  if (session.format == sim::Format::table) {
    write_limits(study, baseline, rows, session.style(), session.console.out);
  } else {
    write(limit_table(study, rows), session.format, session.style(), session.console.out);
  }
}

// A table for programs has one kind of row, so the two are asked for apart.
sim::ExitCode run_bottlenecks(const sim::Session& session) {
  const bool limits_alone = session.arguments.has("limits");
  const sim::Study study = sim::read_study(sim::study_argument(session));
  std::vector<sim::Problem> problems;
  const std::size_t baseline = sim::chosen_baseline(session, study, problems);
  const std::vector<sim::Period> periods = sim::chosen_periods(session, study, problems);
  sim::refuse(std::move(problems));
  if (!limits_alone) show_waiting(session, study, baseline, periods);
  if (!limits_alone && session.format == sim::Format::table) session.console.out << '\n';
  if (limits_alone || session.format == sim::Format::table) show_limits(session, study, baseline);
  return sim::ExitCode::done;
}

}  // namespace

sim::Command bottlenecks_command() {
  sim::Command command;
  command.name = "bottlenecks";
  command.usage = "FILE.h5 [options]";
  command.summary = "where projects wait, for what, and which limits ever bind";
  command.details =
      "The first table counts the waiting projects by stage and cause at the end of each quarter, with "
      "their\n"
      "share of all that wait in the stage, and the paired difference to the baseline with its 95 % "
      "interval.\n"
      "No instrument: no source it is eligible for. Limit reached: an eligible source is used up. Wage too\n"
      "high: it would pay at the outside wage. A project that lacks several things counts in equal parts.\n"
      "\n"
      "The second tells in which share of the quarters of the study the money, screening, seats or places "
      "of\n"
      "an entry turned anybody away, and how many a quarter. A limit that never does is no bottleneck: to\n"
      "raise it alone would let nobody else in, and more money would lie idle (though larger deals come "
      "within\n"
      "reach of a larger fund). An entry that is closed turns nobody away.\n"
      "As csv and json the first table, or with --limits the second.";
  command.options = sim::study_choice_options();
  command.options.push_back({"limits", 0, "", "only the table of limits"});
  command.examples = {"bottlenecks study.h5", "bottlenecks study.h5 --at 2030Q4 --lang zh",
                      "bottlenecks study.h5 --limits --format csv"};
  command.run = run_bottlenecks;
  return command;
}

}  // namespace xiamen
