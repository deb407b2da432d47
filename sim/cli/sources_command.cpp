#include <algorithm>

#include "sim/cli/sources.hpp"

namespace sim {
namespace {

const std::vector<std::string>& parts() {
  static const std::vector<std::string> names = {"list", "check", "conflicts"};
  return names;
}

std::string part_of(const Session& session) {
  if (session.arguments.positional().empty()) return parts().front();
  const std::string part = required_argument(session, 0, "list, check or conflicts", 1);
  if (std::find(parts().begin(), parts().end(), part) != parts().end()) return part;
  throw InvalidInput("sources has no part '" + printable(part, 60) + "'" + suggestion(part, parts()) +
                     " (list, check, conflicts)");
}

/// An option that the part would pass over in silence.
void refuse_idle_options(const Session& session, const std::string& part) {
  std::vector<Problem> problems;
  const auto belongs = [&](const std::string& option, const std::vector<std::string>& where,
                           const std::string& words) {
    if (session.arguments.has(option) && std::find(where.begin(), where.end(), part) == where.end())
      problems.push_back(usage_problem("--" + option + " goes with " + words + " only"));
  };
  belongs("basis", {"list"}, "'sources list'");
  belongs("search", {"list", "conflicts"}, "'sources list' and 'sources conflicts'");
  belongs("documents", {"check"}, "'sources check'");
  refuse(std::move(problems));
}

ExitCode sources(const Session& session) {
  const std::string part = part_of(session);
  refuse_idle_options(session, part);
  if (part == "check") return check_sources(session);
  return part == "conflicts" ? show_conflicts(session) : list_sources(session);
}

}  // namespace

std::string citation_of(const Inputs& inputs, const std::string& document) {
  const Document* found = inputs.document(document);
  return found == nullptr ? "" : found->citation;
}

Command sources_command() {
  Command command;
  command.name = "sources";
  command.usage = "[list|check --documents DIR|conflicts] [options]";
  command.summary = "where each number stands, whether it does, and where the documents disagree";
  command.details =
      "list       every source of every parameter, catalogue entry and field of one: value, basis, "
      "document,\n"
      "           section, the printed phrase and its date (what sources does without a word)\n"
      "check      looks up every printed phrase in your copies of the documents: it must stand there "
      "exactly\n"
      "           once, white space aside. DIR holds them as UTF-8 text under any names; each is known by a\n"
      "           string that stands in it alone. Exit code 0 when all are found, else 2\n"
      "conflicts  where documents disagree or leave a reading open, which reading is taken, and the "
      "parameter\n"
      "           that turns it; then what rests on printed figures of different dates";
  command.options = {
      {"documents", 0, "DIR", "check: the folder with copies of the documents"},
      {"basis", 0, "document|literature|assumed", "list: only sources of this kind"},
      {"search", 0, "TEXT", "list, conflicts: only what contains the text, in any column and language"}};
  command.examples = {"sources --search KEY", "sources list --basis assumed --format csv",
                      "sources check --documents ~/documents", "sources conflicts --lang zh"};
  command.run = sources;
  return command;
}

}  // namespace sim
