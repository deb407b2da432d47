#include "sim/cli/kept_runs.hpp"

#include <filesystem>

#include "sim/cli/study_plan.hpp"

namespace sim {
namespace {

constexpr std::size_t most_differences = 4;

}  // namespace

std::string maker_of(const ProgramOptions& program) {
  std::string text = program.program;
  if (!program.version.empty()) text += " " + program.version;
  if (!program.commit.empty()) text += " of commit " + program.commit;
  return text;
}

void require_same_study(const StudyOutline& there, const StudyOutline& wanted, const std::string& folder) {
  std::vector<std::string> found = differences(there.study, wanted.study);
  if (there.maker != wanted.maker) found.push_back(there.maker + " there, " + wanted.maker + " now");
  if (found.empty() && outline_digest(there) != outline_digest(wanted))
    found.push_back("what runs report, as with another build of the program");
  if (found.empty()) return;
  throw InvalidInput(
      "'" + printable(folder) +
      "' keeps runs of another study: " + listed_differences(found, most_differences) +
      "; go on with the old command and program, name another file with -o, or start over with "
      "--fresh");
}

void require_same_parts(const Session& session, const std::string& path, const Study& planned) {
  if (session.arguments.has("fresh")) return;
  const std::optional<StudyOutline> there = read_outline(path);
  if (!there) return;
  StudyOutline wanted{planned, maker_of(session.program)};
  wanted.study.axes = there->study.axes;
  wanted.study.variables = there->study.variables;
  require_same_study(*there, wanted, parts_folder_of(path));
}

void remove_leftover_parts(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(parts_folder_of(path), ignored)) return;
  try {
    const std::optional<StudyOutline> there = read_outline(path);
    if (there && there->study.input_digest() != read_study_header(path).input_digest()) return;
    PartsFolder(path, PartsUse::alone).remove();
  } catch (const std::runtime_error&) {
    // Somebody is at work there, or it is not ours to judge; the file is complete all the same.
  }
}

KeptRuns::KeptRuns(const Session& session, PartsFolder& folder, const Study& planned, Shard shard)
    : folder_(folder),
      outline_{planned, maker_of(session.program)},
      shard_(shard),
      wanted_(planned.replicates.size()) {}

std::vector<RunFate> KeptRuns::begin(const std::shared_ptr<const ObservableTable>& observables) {
  describe_series(*observables, outline_.study);
  if (const std::optional<StudyOutline> there = folder_.found())
    require_same_study(*there, outline_, folder_.path());
  folder_.begin(outline_);
  const std::size_t replicates = outline_.study.replicates.size();
  const auto mine = [&](std::size_t scenario, std::size_t replicate) {
    return replicate < wanted_ &&
           shard_.holds(scenario, replicate, outline_.study.scenarios.size(), replicates);
  };
  std::vector<RunFate> fates;
  const std::vector<bool> kept = folder_.kept(mine);
  for (std::size_t run = 0; run < kept.size(); ++run) {
    const RunFate open =
        mine(run / replicates, run % replicates) ? RunFate::to_be_made : RunFate::made_elsewhere;
    fates.push_back(kept[run] ? RunFate::made_before : open);
  }
  return fates;
}

void KeptRuns::keep(std::size_t scenario, std::size_t replicate, const RunResult& run,
                    const std::string& failure) {
  RunPart part = part_of(run, scenario, replicate, outline_.study);
  part.failure = failure;
  folder_.keep(part);
}

std::string KeptRuns::told() const {
  return std::to_string(there()) + " of " + std::to_string(runs()) + " runs are kept in " +
         printable(folder_.path());
}

Study KeptRuns::gather(const std::function<void(const RunPart&)>& tell) const {
  Study outline = outline_.study;
  outline.replicates.resize(wanted_);
  return gather_runs(
      outline, [this](std::size_t) -> const PartsFolder& { return folder_; }, tell);
}

}  // namespace sim
