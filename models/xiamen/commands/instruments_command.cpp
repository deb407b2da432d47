#include <algorithm>

#include "models/xiamen/commands/commands.hpp"
#include "models/xiamen/commands/instruments.hpp"
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/study_choice.hpp"

namespace xiamen {

namespace {

// Some programmes by id, or all: a flag for each.
std::vector<bool> chosen_programmes(const sim::Session& session, const sim::Study& study,
                                    std::vector<sim::Problem>& problems) {
  const sim::Study::Variable* paid = study.find("programme_paid");
  if (paid == nullptr) return {};
  const std::vector<std::string>& ids = sim::axes_of(study, *paid).front()->ids;
  const std::vector<std::string> wanted = session.arguments.texts("programme");
  std::vector<bool> chosen(ids.size(), wanted.empty());
  for (const std::string& id : wanted) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end()) {
      problems.push_back(sim::usage_problem("--programme: the file has no programme '" +
                                            sim::printable(id, 60) + "'" + sim::suggestion(id, ids)));
    } else {
      chosen[static_cast<std::size_t>(found - ids.begin())] = true;
    }
  }
  return chosen;
}

// Without --at the end of the study.
std::vector<sim::Quarter> chosen_quarters(const sim::Session& session, const sim::Study& study,
                                          std::vector<sim::Problem>& problems) {
  if (!session.arguments.text("at")) return {study.last};
  std::vector<sim::Quarter> quarters;
  for (const sim::Period& period : sim::chosen_periods(session, study, problems))
    quarters.push_back(period.last);
  return quarters;
}

sim::ExitCode run_instruments(const sim::Session& session) {
  const sim::Study study = sim::read_study(sim::study_argument(session));
  std::vector<sim::Problem> problems;
  const std::size_t baseline = sim::chosen_baseline(session, study, problems);
  const std::vector<sim::Quarter> quarters = chosen_quarters(session, study, problems);
  const std::vector<bool> chosen = chosen_programmes(session, study, problems);
  sim::refuse(std::move(problems));
  std::vector<Instrument> rows = instruments(study, quarters);
  std::erase_if(rows, [&](const Instrument& row) { return !chosen[row.programme]; });
  const sim::Loaded loaded = sim::load_inputs(session, {}, {}, session.model.default_last_quarter());
  std::vector<Additionality> effects = additionality(
      study, baseline, quarters,
      [&loaded](const std::string& programme) { return supported_activity(loaded.inputs, programme); });
  std::erase_if(effects, [&](const Additionality& row) { return !chosen[row.pair.programme]; });
  std::ostream& out = session.console.out;
  if (session.format == sim::Format::table) {
    if (!session.arguments.has("additionality")) {
      write_instruments(study, rows, session.style(), out);
      out << '\n';
    }
    write_additionality(study, baseline, effects, session.style(), out);
  } else if (session.arguments.has("additionality")) {
    write(additionality_table(study, effects), session.format, session.style(), out);
  } else {
    write(instrument_table(study, rows), session.format, session.style(), out);
  }
  return sim::ExitCode::done;
}

}  // namespace

sim::Command instruments_command() {
  sim::Command command;
  command.name = "instruments";
  command.usage = "FILE.h5 [options]";
  command.summary = "what each programme paid, to whom, how fast, and what it brought about";
  command.details =
      "The first table has a row for each programme that paid, most money first, over the four quarters to\n"
      "--at (the end of the study): voted; paid; executed = paid over voted; refused = part of what was "
      "asked\n"
      "for that was not granted; recipients = enterprises, spaces, covers and lenders that were granted "
      "money,\n"
      "each once; top ten = share of the ten that were granted most; Gini of what they were granted; days =\n"
      "from application to cash, weighted by money; shares of what enterprises got. Means over replicates.\n"
      "\n"
      "The second compares paired worlds. Where the text of a scenario changes one programme and nothing "
      "else,\n"
      "and from the first change on one of the two worlds grants none of it in any replicate while the "
      "other\n"
      "does, then, from the first change to --at and by replicate, world with less world without:\n"
      "  paid         by the programme\n"
      "  spent        on what it supports, public money included: grants on R&D: R&D of the enterprises\n"
      "               (rd_expenditure_by_sector); grants on a stage, calls, alliances: spending on the "
      "stages\n"
      "               of projects (project_spending); adoption programmes: investment "
      "(adoption_investment);\n"
      "               nothing is observed for the others\n"
      "  own pockets  spent - paid\n"
      "  own money    own pockets over paid, with Fieller's interval: additionality; above 0 the money "
      "draws\n"
      "               private money in, below 0 it takes its place\n"
      "  deadweight   1 - spent / paid: the part that pays for what is done anyway\n"
      "Money paid in the first year may be for what was done before: a long window tells more. What a\n"
      "programme supports is read from the present catalogue. As csv and json the first table, or with\n"
      "--additionality the second.";
  command.options = sim::study_choice_options();
  command.options.back().otherwise = "the end of the study";
  command.options.push_back({"programme", 0, "ID", "only this programme (may be repeated)", "", true});
  command.options.push_back({"additionality", 0, "", "only the table of paired worlds"});
  command.examples = {"instruments study.h5",
                      "instruments study.h5 --at 2030Q4 --programme rd_subsidy --lang zh",
                      "instruments study.h5 --additionality --format csv"};
  command.run = run_instruments;
  return command;
}

}  // namespace xiamen
