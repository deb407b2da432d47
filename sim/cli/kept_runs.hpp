#pragma once
#include <string>

#include "sim/cli/command.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/shard.hpp"
#include "sim/output/parts_folder.hpp"

namespace sim {

/// Program, version and commit, as unfinished studies name who makes them.
std::string maker_of(const ProgramOptions& program);

/// Throws InvalidInput where `folder` keeps runs of another study than `wanted`, with what differs.
void require_same_study(const StudyOutline& there, const StudyOutline& wanted, const std::string& folder);

/// Looks into the folder of parts of `path`, if there is one, before hours are spent: throws InvalidInput
/// where it keeps runs of other inputs or of another program.
void require_same_parts(const Session& session, const std::string& path, const Study& planned);

/// Removes the folder of parts of a study that is complete, as after a crash between the two; not while
/// another process is at work in it, nor that of another study.
void remove_leftover_parts(const std::string& path);

/// Keeps the runs of a study in its folder of parts, and goes on with those that are there.
class KeptRuns : public RunKeeper {
 public:
  /// `planned` is the study without series. All outlive this.
  KeptRuns(const Session& session, PartsFolder& folder, const Study& planned, Shard shard);

  /// Only the first so many replicates are to be made, until more are asked for.
  void want(std::size_t replicates) { wanted_ = replicates; }

  std::vector<RunFate> begin(const std::shared_ptr<const ObservableTable>& observables) override;
  void keep(std::size_t scenario, std::size_t replicate, const RunResult& run,
            const std::string& failure) override;

  std::size_t runs() const { return outline_.study.scenarios.size() * outline_.study.replicates.size(); }
  std::size_t there() const { return folder_.count(); }  ///< runs that are kept by now, whoever made them
  /// "13 of 40 runs are kept in FILE.h5.parts"
  std::string told() const;

  /// The study with all runs of the wanted replicates, which must be there; `tell` is told each.
  Study gather(const std::function<void(const RunPart&)>& tell) const;

 private:
  PartsFolder& folder_;
  StudyOutline outline_;
  Shard shard_;
  std::size_t wanted_;
};

}  // namespace sim
