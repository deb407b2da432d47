#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/cli/command.hpp"
#include "sim/cli/estimate.hpp"
#include "sim/cli/machine.hpp"
#include "sim/cli/study_export.hpp"
#include "sim/output/write_file.hpp"

namespace sim {
namespace {

constexpr std::uint64_t bytes_a_row = 64;  // the least: names, numbers and line end of a long row

bool is_hdf5(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 4> start = {};
  file.read(start.data(), start.size());
  return std::string_view(start.data(), start.size()) == "\x89HDF";
}

/// Whatever stands there stays, unless --fresh says otherwise; a study stays in any case.
void require_free(const std::string& path, bool fresh) {
  const auto refuse = [&path](const std::string& why) {
    throw OutputRefused("cannot write " + printable(path) + ": " + why);
  };
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return;
  if (!S_ISREG(status.st_mode)) refuse("it is there and no file");
  if (is_hdf5(path)) refuse("a study stands there; name another file");
  if (!fresh) refuse("it is there already; name another file, or replace it with --fresh");
}

std::vector<Slice> chosen_slices(const Session& session, const Study& study, std::vector<Problem>& problems) {
  std::vector<Slice> chosen;
  const std::vector<std::string> requests = session.arguments.texts("observable");
  const auto take = [&chosen](std::vector<Slice> found) {
    for (Slice& slice : found) {
      if (std::find(chosen.begin(), chosen.end(), slice) == chosen.end()) chosen.push_back(std::move(slice));
    }
  };
  for (const std::string& request : requests) take(slices(study, request, problems));
  if (requests.empty()) {
    for (const Study::Variable& variable : study.variables) {
      std::vector<Slice> every = every_slice(study, variable);
      std::move(every.begin(), every.end(), std::back_inserter(chosen));
    }
  }
  return chosen;
}

/// The text is made in memory, so that a file is whole or not there.
void require_memory(const Study& study, const std::vector<Slice>& chosen) {
  const std::uint64_t bytes = bytes_a_row * long_csv_rows(study, chosen);
  if (bytes > memory_left())
    throw InvalidInput(std::to_string(long_csv_rows(study, chosen)) + " rows take more than " +
                       bytes_text(bytes) + ", the machine has " + bytes_text(memory_left()) +
                       " left; choose with --observable, or take --iamc");
}

void report(const Session& session, const std::string& path, const std::string& form, std::uint64_t bytes) {
  session.say("wrote " + path + " (" + bytes_text(bytes) + ")");
  if (session.format == Format::table) return;
  Table table({{"file", {"file", "文件"}}, {"form", {"form", "格式"}}, {"bytes", {"bytes", "字节"}}});
  table.add({{path}, {form}, {static_cast<std::int64_t>(bytes)}});
  write(table, session.format, session.style(), session.console.out);
}

ExitCode run_export(const Session& session) {
  const std::string path = required_argument(session, 0, "a study file, FILE.h5", 1);
  const bool iamc = session.arguments.has("iamc");
  std::vector<Problem> problems;
  if (iamc == session.arguments.has("csv"))
    problems.push_back(usage_problem("name one form: --csv or --iamc"));
  if (!iamc && session.arguments.has("region"))
    problems.push_back(usage_problem("--region belongs to --iamc"));
  const auto output = session.arguments.text("output");
  if (!output && session.format == Format::json)
    problems.push_back(
        usage_problem("export writes CSV; --format tells only how to report on the file of -o"));
  refuse(std::move(problems));
  if (output) require_free(*output, session.arguments.has("fresh"));
  const Study study = read_study(path);
  std::vector<Problem> unknown;
  const std::vector<Slice> chosen = chosen_slices(session, study, unknown);
  refuse(std::move(unknown));
  if (!iamc) require_memory(study, chosen);
  const auto write_to = [&](std::ostream& out) {
    if (!iamc) return write_long_csv(study, chosen, out);
    write_iamc(study, chosen,
               {session.program.program + " " + study.model + " " + study.model_version,
                session.arguments.text("region").value_or(study.model)},
               out);
  };
  if (!output) {
    write_to(session.console.out);
    return ExitCode::done;
  }
  std::ostringstream text;
  write_to(text);
  const std::string_view bytes = text.view();
  write_file_atomically(*output, std::as_bytes(std::span(bytes.data(), bytes.size())));
  report(session, *output, iamc ? "iamc" : "csv", bytes.size());
  return ExitCode::done;
}

}  // namespace

Command export_command() {
  Command command;
  command.name = "export";
  command.usage = "FILE.h5 --csv|--iamc [options]";
  command.summary = "a study as one long CSV table, or yearly in the form of the IAMC";
  command.details =
      "--csv writes every value in a line of its own: scenario, replicate, quarter, observable, unit, a "
      "column\n"
      "for each axis, value; a value that is not there is empty.\n"
      "--iamc writes a column for each year and, of each observable, its mean, 5th percentile, median and "
      "95th\n"
      "percentile over the replicates (quantiles of type 7, as in R and NumPy). A flow is summed over the "
      "year\n"
      "(unit CNY/yr), a flow that is a share or a ratio is the mean of its quarters, a stock is that of the\n"
      "fourth quarter; a year of which a quarter is missing is empty. Model and region are those of the "
      "file.\n"
      "\n"
      "Goes to standard output, or with -o to a file, which is then complete or not there.";
  command.options = {{"csv", 0, "", "every value in a line of its own"},
                     {"iamc", 0, "", "years by column, statistics over the replicates"},
                     {"output", 'o', "OUT.csv", "file to write", "standard output"},
                     {"observable", 0, "NAME[axis=label,...]", "only this observable, or this part of it",
                      "all of them", true},
                     {"region", 0, "NAME", "the region of --iamc", "the name of the model"},
                     {"fresh", 0, "", "replace OUT.csv if it is there"}};
  command.examples = {"export study.h5 --csv -o study.csv", "export study.h5 --iamc -o study-iamc.csv",
                      "export study.h5 --csv --observable 'NAME[axis=sum]'"};
  command.run = run_export;
  return command;
}

}  // namespace sim
