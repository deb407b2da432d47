#pragma once
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/until_ci.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/shard.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

/// What the command line of `run` or `plan` asks for, with everything read that it needs.
struct RunRequest {
  Experiment experiment;
  Loaded loaded;
  std::string output;
  std::optional<UntilNarrow> until;  ///< then the experiment's replicates are those at the most
  Shard shard;  ///< which runs are made; a shard that was asked for does not write the file
};

/// Whether `path` names a folder, which takes one file for each what-if: it is one, or ends in a slash.
bool is_output_folder(const std::string& path);

/// The option --threads, without it usual_threads (machine.hpp); a problem is appended.
int chosen_threads(const Session& session, std::vector<Problem>& problems);

/// The option --shard of both commands that make runs.
OptionSpec shard_option();
/// What it asks for, without it all; a problem is appended.
Shard read_shard(const Session& session, std::vector<Problem>& problems);

/// Adds a problem for a name that ends like a table: `command` would write HDF5 into it, found out too late.
void refuse_other_format(const std::string& path, const std::string& command, std::vector<Problem>& problems);

/// The options of both commands.
std::vector<OptionSpec> run_options();

/// Throws InvalidInput with all problems of the options, or with all of the files; shows warnings.
RunRequest read_run_request(const Session& session);

/// Whether `path` holds a complete study of exactly these inputs. A study of other inputs throws
/// InvalidInput, what is no study OutputRefused.
bool complete_already(const std::string& path, const Study& wanted);

}  // namespace sim
