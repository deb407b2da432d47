#include <filesystem>
#include <map>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/sources.hpp"
#include "sim/parameter/citation.hpp"
#include "sim/parameter/find_documents.hpp"

namespace sim {
namespace {

constexpr std::size_t most_searched = 40;  // phrases whose nearest passage is searched for, which takes time

/// A phrase that does not stand in its document exactly once, or a document that is not there.
struct Fault {
  Problem problem;
  std::string document = {};
  std::string printed = {};
  std::optional<std::size_t> times = {};
};

/// Looks phrases up, each once however often it is cited.
class PhraseSearch {
 public:
  explicit PhraseSearch(const FoundDocuments& documents) : documents_(documents) {}

  std::size_t times(const std::string& document, const std::string& printed) {
    const auto [place, added] = known_.try_emplace({document, printed}, 0);
    if (added) place->second = documents_.by_id.find(document)->second.text.times(printed);
    return place->second;
  }

  /// Where else it stands, or what stands there instead.
  std::string hint(const Citation& citation, std::size_t times) {
    if (times > 1) return "; quote more of the sentence, so that it stands there once";
    for (const auto& [id, other] : documents_.by_id) {
      if (id != citation.document && other.text.times(citation.printed) > 0)
        return "; it stands in '" + id + "'";
    }
    if (searched_++ >= most_searched) return "";
    const std::string nearest =
        documents_.by_id.find(citation.document)->second.text.nearest(citation.printed);
    return nearest.empty() ? "; nothing like it stands there" : "; nearest: '" + printable(nearest) + "'";
  }

 private:
  const FoundDocuments& documents_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;
  std::size_t searched_ = 0;
};

std::string times_text(std::size_t times) {
  return times == 0 ? "does not stand in" : "stands " + std::to_string(times) + " times, not once, in";
}

std::vector<Fault> faults_of(const std::vector<Citation>& citations, const FoundDocuments& documents) {
  std::vector<Fault> faults;
  for (const Problem& problem : documents.problems) faults.push_back({problem});
  PhraseSearch search(documents);
  for (const Citation& citation : citations) {
    const auto document = documents.by_id.find(citation.document);
    if (document == documents.by_id.end()) continue;  // told above, once for all its phrases
    const std::size_t times = search.times(citation.document, citation.printed);
    if (times == 1) continue;
    const std::string message =
        "'" + printable(citation.printed) + "' " + times_text(times) + " '" + citation.document + "' (" +
        std::filesystem::path(document->second.file).filename().string() + ")" + search.hint(citation, times);
    faults.push_back(
        {{citation.file, citation.position, message, citation.source_line, Problem::Severity::error},
         citation.document,
         citation.printed,
         times});
  }
  return faults;
}

void write_for_programs(const Session& session, const std::vector<Fault>& faults) {
  Table table({{"file", {"", ""}},
               {"line", {"", ""}},
               {"column", {"", ""}},
               {"severity", {"", ""}},
               {"message", {"", ""}},
               {"document", {"", ""}},
               {"printed", {"", ""}},
               {"times", {"", ""}}});
  for (const Fault& fault : faults) {
    const bool error = fault.problem.severity == Problem::Severity::error;
    table.add({{fault.problem.file},
               {static_cast<std::int64_t>(fault.problem.position.line)},
               {static_cast<std::int64_t>(fault.problem.position.column)},
               {std::string(error ? "error" : "warning")},
               {fault.problem.message},
               {fault.document},
               {fault.printed},
               fault.times ? Cell{static_cast<std::int64_t>(*fault.times)} : Cell{}});
  }
  write(table, session.format, session.style(), session.console.out);
}

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void write_for_people(const Session& session, const std::vector<Fault>& faults, std::size_t citations,
                      std::size_t documents) {
  for (const Fault& fault : faults) session.console.err << render(fault.problem) << '\n';
  if (!faults.empty()) {
    session.say(counted(faults.size(), "problem") + " among " + counted(citations, "citation") + "; " +
                counted(documents, "document") + " found");
  } else if (session.words().chinese()) {
    session.console.out << "通过：" << documents << " 份文件，" << citations << " 处引文各恰好出现一次\n";
  } else {
    session.console.out << "ok: " << counted(citations, "citation") << ", each printed once in its document ("
                        << counted(documents, "document") << ")\n";
  }
}

}  // namespace

ExitCode check_sources(const Session& session) {
  const auto folder = session.arguments.text("documents");
  if (!folder)
    throw InvalidInput("sources check needs --documents DIR, a folder with your copies of the documents");
  const std::string model = model_folder(session);
  const Inputs inputs = read_inputs(model, session.model.kinds(), session.model.first_quarter());
  session.model.points(inputs);  // refuses a point that lacks its phrase or names no document
  if (inputs.documents.empty())
    throw InvalidInput(model + "/documents.toml declares no document to look into");
  const FoundDocuments documents = find_documents(*folder, inputs.documents);
  const std::vector<Citation> citations = citations_below(model);
  const std::vector<Fault> faults = faults_of(citations, documents);
  if (session.format == Format::table) {
    write_for_people(session, faults, citations.size(), documents.by_id.size());
  } else {
    write_for_programs(session, faults);
  }
  return faults.empty() ? ExitCode::done : ExitCode::invalid;
}

}  // namespace sim
