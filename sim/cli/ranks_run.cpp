#include "sim/cli/ranks_run.hpp"

#include <sstream>

#include "sim/cli/kept_runs.hpp"
#include "sim/cli/merge_study.hpp"
#include "sim/cli/program.hpp"
#include "sim/cli/progress.hpp"
#include "sim/experiment/falling_shards.hpp"

namespace sim {
namespace {

std::uint64_t identity(const Session& session, const Study& study) {
  return combine(study.input_digest().high, hash_name(maker_of(session.program)));
}

/// `threads`: the most that a rank has, so that all know the same shards.
void make_shards(const Session& session, RunRequest request, const Study& study, Ranks& ranks, int threads) {
  const std::vector<Shard> shards =
      falling_shards(study.scenarios.size(), study.replicates.size(), static_cast<std::size_t>(ranks.size()),
                     static_cast<std::size_t>(threads));
  ProgressLine line(session);
  const auto start = std::chrono::steady_clock::now();
  while (true) {
    const std::size_t number = ranks.draw();
    if (number > shards.size()) return;
    request.shard = shards[number - 1];
    make_study(session, request, study, {});
    // What others drew before this is at work or done; only the first rank tells.
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    line.show({request.shard.number - 1 + request.shard.together, request.shard.count, elapsed.count()});
  }
}

void merge_shards(const Session& session, const RunRequest& request, const RunRecord& begun) {
  MergedParts parts({request.output});
  if (parts.missing() > 0) throw RunFailed("runs are missing that a rank should have made");
  RunRecord record = begun;
  record.finished = std::chrono::system_clock::now();
  record.seconds = std::chrono::duration<double>(record.finished - record.started).count();
  const Study whole = parts.gather([&record](const RunPart& part) { record.add(part.step_seconds); });
  write_study_and_record(session, whole, record, parts.aside_folder(request.output));
  parts.remove_those_of(request.output);
}

}  // namespace

ExitCode prepare_together(const Session& session, const std::function<void()>& work) {
  Ranks* const ranks = session.program.ranks;
  if (ranks == nullptr) {
    work();
    return ExitCode::done;
  }
  std::ostringstream said;
  Console console{session.console.out, said};
  const int code = guarded(console, [&work] {
    work();
    return 0;
  });
  const int own = code == 0 ? 0 : ranks->size() - ranks->rank();
  if (ranks->worst(own) == own) session.console.err << said.str();
  return static_cast<ExitCode>(ranks->worst(code));
}

void refuse_several_ranks(const Session& session, const std::string& what) {
  if (session.program.ranks != nullptr && session.program.ranks->size() > 1)
    throw InvalidInput(what + " is not shared by the ranks of a job; use one process");
}

ExitCode make_study_with_ranks(const Session& session, const RunRequest& request, const Study& study,
                               Ranks& ranks) {
  RunRecord record;
  record.study = request.output;
  record.threads = ranks.size() * threads_of(request.experiment);
  record.started = std::chrono::system_clock::now();
  const bool agreed = ranks.all_agree(identity(session, study));
  const int threads = ranks.worst(threads_of(request.experiment));
  int code = 0;
  // No rank may leave while others wait for it.
  const auto attempt = [&](const std::function<void()>& work) {
    code = ranks.worst(guarded(session.console, [&] {
      work();
      return 0;
    }));
  };
  attempt([&] {
    if (!agreed)
      throw InvalidInput("the ranks read different inputs, or are different programs; rank " +
                         std::to_string(ranks.rank()) + " has " + study.input_digest().hex());
    make_shards(session, request, study, ranks, threads);
  });
  if (code == 0) {
    attempt([&] {
      if (ranks.rank() == 0) merge_shards(session, request, record);
    });
  }
  return static_cast<ExitCode>(code);
}

}  // namespace sim
