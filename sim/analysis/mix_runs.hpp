#pragma once
#include <chrono>

#include "sim/analysis/budget.hpp"
#include "sim/analysis/kept_mixes.hpp"
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/progress.hpp"
#include "sim/experiment/experiment.hpp"

namespace sim {

/// Runs mixes with common random numbers: all with the same replicates, each pair against the base, whose
/// runs are made once and whose past the mixes share.
class MixRuns {
 public:
  /// `loaded` holds the base alone. All arguments outlive this.
  MixRuns(const Session& session, const Loaded& loaded, const Budget& budget,
          std::vector<std::int64_t> replicates, KeptMixes& kept);

  /// In the order of `mixes`; those that are kept are not run again, the others are kept. `what` stands
  /// before the progress. Throws InvalidInput where the objective is not one number, or is not known, and
  /// what runs throw.
  std::vector<MixOutcome> run(const std::vector<Scenario>& mixes, const std::string& what);

  std::size_t runs() const { return runs_; }                  ///< made so far
  const Observable& objective() const { return objective_; }  ///< after the first run
  const std::string& objective_title(const std::string& language) const {
    return language == "zh" ? title_.zh : title_.en;
  }

 private:
  void run_base(ProgressLine& line);
  std::vector<MixOutcome> made(const std::vector<Scenario>& mixes, const std::string& what,
                               ProgressLine& line);
  Digest decided_by(const Scenario& mix) const;
  void keep() const;
  Experiment experiment(std::vector<Scenario> scenarios) const;

  const Session& session_;
  const Loaded& loaded_;
  const Budget& budget_;
  std::vector<std::int64_t> replicates_;
  KeptMixes& kept_;
  ExperimentResult base_;
  std::size_t runs_ = 0;
  Observable objective_;
  Label title_;
};

}  // namespace sim
