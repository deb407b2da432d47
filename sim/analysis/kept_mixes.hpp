#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/core/hash.hpp"

namespace sim {

/// What a mix does against the base, replicate by replicate.
struct MixOutcome {
  std::vector<double> gains;  ///< of the objective, in its unit
  std::vector<double> costs;  ///< CNY
};

/// What mixes gave, in a sealed file that is there while a search is at work: after a crash or Ctrl-C the
/// same search has only the rest to run, and the runs of the base. An outcome lies under the digest of all
/// that decides it, so that a file which another search left does no harm.
class KeptMixes {
 public:
  /// Goes on with `path` where it is there. Throws InvalidInput where something else, or a damaged file, is.
  explicit KeptMixes(std::string path);

  const MixOutcome* find(const Digest& decided_by) const;
  void add(const Digest& decided_by, MixOutcome outcome) { outcomes_[decided_by] = std::move(outcome); }
  void write() const;  ///< throws OutputRefused
  void remove() const;

  const std::string& path() const { return path_; }
  std::size_t size() const { return outcomes_.size(); }

 private:
  std::string path_;
  std::map<Digest, MixOutcome> outcomes_;
};

}  // namespace sim
