#include "sim/cli/study_run.hpp"

#include <fmt/core.h>

#include <chrono>
#include <optional>

#include "sim/cli/estimate.hpp"
#include "sim/cli/kept_runs.hpp"
#include "sim/cli/machine.hpp"
#include "sim/cli/ranks_run.hpp"
#include "sim/experiment/interrupt.hpp"

namespace sim {
namespace {

std::string size_in_words(const Study& study) {
  const auto count = [](std::size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
  };
  return count(study.scenarios.size(), "scenario") + ", " + count(study.replicates.size(), "replicate") +
         ", " + study.first.text() + " to " + study.last.text();
}

/// Until all is written: what is kept is told, and a folder in which nothing is goes.
class Making {
 public:
  Making(const Session& session, const RunRequest& request, const Study& study)
      : session_(session),
        request_(request),
        folder_(request.output, request.shard.asked_for ? PartsUse::together : PartsUse::alone) {
    if (session.arguments.has("fresh")) folder_.clear();
    keeper_.emplace(session, folder_, study, request.shard);
  }

  StudyState make(const std::function<void(const Progress&)>& progress, const ExperimentResult* known) {
    RunRecord record = begun(request_);
    simulate(progress, known, record);
    const StudyState state{keeper_->runs(), keeper_->there()};
    if (!request_.shard.asked_for) write(gather(record), record);
    return state;
  }

  Study make_until(const std::function<void(const Progress&)>& progress) {
    const UntilNarrow& until = *request_.until;
    RunRecord record = begun(request_);
    for (std::size_t pairs = until.first;;) {
      keeper_->want(pairs);
      simulate(progress, nullptr, record);
      Study study = gather(record);
      const Width width = widest_interval(session_, study);
      const bool enough = width.share <= until.share;
      session_.say(told(width, until));
      if (enough || pairs == until.most) {
        write(study, record);
        return study;
      }
      pairs = likely_pairs(width, until);
    }
  }

  std::string told() const { return keeper_->told() + "; the same command goes on with them"; }
  bool is_worth_keeping() const { return request_.shard.asked_for || keeper_->there() > 0; }
  void give_up() { folder_.remove(); }
  void leave_if_new() {
    if (!folder_.holds_study()) folder_.remove();
  }

 private:
  void simulate(const std::function<void(const Progress&)>& progress, const ExperimentResult* known,
                RunRecord& record) {
    const auto start = std::chrono::steady_clock::now();
    run_experiment(session_.model, request_.loaded.inputs, request_.experiment, progress, known, &*keeper_);
    record.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return_freed_memory();
  }

  Study gather(RunRecord& record) const {
    record.step_seconds.clear();
    return keeper_->gather([&record](const RunPart& part) { record.add(part.step_seconds); });
  }

  void write(const Study& study, RunRecord& record) {
    record.finished = std::chrono::system_clock::now();
    write_study_and_record(session_, study, record, folder_.path());
    folder_.remove();
  }

  static std::string told(const Width& width, const UntilNarrow& until) {
    const std::string found = width.effect.empty() ? "" : " (" + width.effect + ")";
    return fmt::format("{} pairs: the widest interval is ± {:.2g} % of the baseline{}; wanted: {:.2g} %",
                       width.pairs, 100 * width.share, found, 100 * until.share);
  }

  static RunRecord begun(const RunRequest& request) {
    RunRecord record;
    record.study = request.output;
    record.threads = threads_of(request.experiment);
    record.started = std::chrono::system_clock::now();
    return record;
  }

  const Session& session_;
  const RunRequest& request_;
  PartsFolder folder_;
  std::optional<KeptRuns> keeper_;
};

}  // namespace

namespace {

/// What is kept is told when the work breaks off.
template <class Work>
auto keeping(const Session& session, Making& making, Work&& work) {
  try {
    return work();
  } catch (const Interrupted& error) {
    if (making.is_worth_keeping()) throw Paused(std::string(error.what()) + "; " + making.told());
    making.give_up();
    throw;
  } catch (const InvalidInput&) {
    making.leave_if_new();  // that of another study stays as it is
    throw;
  } catch (...) {
    if (making.is_worth_keeping()) {
      session.say(making.told());
    } else {
      making.give_up();
    }
    throw;
  }
}

}  // namespace

void require_possible(const Session& session, const RunRequest& request, const Study& study) {
  if (request.shard.asked_for) refuse_several_ranks(session, "--shard");
  require_writable(request.output);
  require_same_parts(session, request.output, study);
  require_room(session.model, request, study);
}

StudyState make_study(const Session& session, const RunRequest& request, const Study& study,
                      const std::function<void(const Progress&)>& progress, const ExperimentResult* known) {
  Making making(session, request, study);
  return keeping(session, making, [&] { return making.make(progress, known); });
}

Study make_study_until(const Session& session, const RunRequest& request, const Study& study,
                       const std::function<void(const Progress&)>& progress) {
  Making making(session, request, study);
  return keeping(session, making, [&] { return making.make_until(progress); });
}

void write_study_and_record(const Session& session, const Study& study, const RunRecord& record,
                            const std::string& aside_folder) {
  return_freed_memory();  // of the parts: packing takes the most
  write_study(study, record.study, aside_folder);
  try {
    write_record(session, record, aside_folder);
  } catch (const OutputRefused& error) {
    session.say(std::string("warning: the study is complete, its record is not: ") + error.what());
  }
}

StudyReport::StudyReport(const Session& session)
    : session_(session),
      table_({{"file", {"file", "文件"}},
              {"status", {"status", "状态"}},
              {"scenarios", {"scenarios", "情景数"}},
              {"replicates", {"replicates", "重复次数"}},
              {"first", {"first", "起"}},
              {"last", {"last", "止"}}}) {}

void StudyReport::add(const Study& study, const std::string& path, bool complete_before) {
  session_.say((complete_before ? "complete already: " : "wrote ") + path + " (" + size_in_words(study) +
               ")");
  if (next_.empty())
    next_ = session_.program.program +
            (study.scenarios.size() > 1 && !study.design ? " compare " : " info ") + path;
  table_.add({{path},
              {std::string(complete_before ? "complete" : "written")},
              {static_cast<std::int64_t>(study.scenarios.size())},
              {static_cast<std::int64_t>(study.replicates.size())},
              {study.first.text()},
              {study.last.text()}});
}

void StudyReport::add_shard(const Study& study, const std::string& path, const Shard& shard,
                            const StudyState& state) {
  session_.say("shard " + std::to_string(shard.number) + "/" + std::to_string(shard.count) +
               " is done: " + std::to_string(state.there) + " of " + std::to_string(state.runs) +
               " runs of " + path + " are there (" + size_in_words(study) + ")");
  next_ = session_.program.program + " merge " + path +
          (state.there == state.runs ? "" : " once all shards are done");
  table_.add({{path},
              {std::string("shard")},
              {static_cast<std::int64_t>(study.scenarios.size())},
              {static_cast<std::int64_t>(study.replicates.size())},
              {study.first.text()},
              {study.last.text()}});
}

void StudyReport::finish() {
  session_.say("next: " + next_);
  if (session_.format != Format::table)
    write(table_, session_.format, session_.style(), session_.console.out);
}

}  // namespace sim
