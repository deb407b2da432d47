#pragma once
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "sim/cli/cost.hpp"
#include "sim/cli/table.hpp"
#include "sim/statistics/shrinkage.hpp"

/// All what-ifs side by side: what each does to the headline outcomes, at what cost, and how much of it is
/// luck.
namespace sim {

/// On average at most this share of what is called a discovery is none.
inline constexpr double false_discovery_rate = 0.10;

/// What a point does to one outcome.
struct WhatifEffect {
  PairedEffect effect;     ///< a flow over the four quarters to the end, a stock at the end
  double error = 0;        ///< standard error of the mean difference; NaN for one pair
  bool tested = false;     ///< false where no pair differs, or all by the same
  double chance = 0;       ///< two-sided probability of Student's t, where tested
  bool discovery = false;  ///< among all tests of the table
  Shrunken shrunken;       ///< of effect over baseline, among all points
  std::optional<RatioOfMeans>
      per_cost;  ///< effect per CNY of net cost; nothing where the cost is not told from 0
};

/// What is known of a what-if besides its runs.
struct WhatifName {
  std::string id;
  std::string group;
  std::string lever_class;
  std::string grade;  ///< the lowest of the entries that it turns; empty: it turns none
};

/// One scenario of one file.
struct WhatifPoint {
  WhatifName whatif;
  bool placebo = false;
  std::string scenario;
  Label title;
  std::optional<Quarter> first_change;
  PairedEffect cost;                  ///< net public cost from the first change to the end, CNY
  std::vector<WhatifEffect> effects;  ///< one for each outcome of the table

  /// Only what is sourced is ranked by what it brings for its cost.
  bool ranked() const { return !placebo && (whatif.grade == "A" || whatif.grade == "B"); }
};

/// Studies of what-ifs one after the other, then what they say together.
class WhatifTable {
 public:
  /// `end` is the last quarter of the year that is compared.
  explicit WhatifTable(Quarter end) : end_(end) {}

  /// Takes the points of a study whose first scenario is the baseline. Throws InvalidInput for one that was
  /// made by another version, with another seed or other replicates, or that ends before.
  void add(const Study& study, const WhatifName& name, const std::string& path);
  /// To be called once, after the last.
  void weigh();

  Quarter end() const { return end_; }
  const std::string& version() const { return version_; }
  std::uint64_t seed() const { return seed_; }
  std::size_t pairs() const { return replicates_.size(); }
  const std::vector<Observable>& outcomes() const { return outcomes_; }
  const std::vector<WhatifPoint>& points() const { return points_; }

 private:
  void require_same(const Study& study, const std::string& path);
  void weigh_outcome(std::size_t outcome);
  void find_discoveries();

  Quarter end_;
  std::string first_path_;
  std::string version_;
  std::uint64_t seed_ = 0;
  std::vector<std::int64_t> replicates_;
  std::vector<Observable> outcomes_;
  std::vector<WhatifPoint> points_;
};

/// One row per point and outcome; money in CNY, shrunken effects as shares of the baseline.
Table whatif_rows(const WhatifTable& table);

/// In which order people see the points.
enum class WhatifOrder { by_id, by_effect, by_cost };

/// For people: one outcome, a row a point.
void write_whatifs(const WhatifTable& table, std::size_t outcome, WhatifOrder order, const TextStyle& style,
                   std::ostream& out);

}  // namespace sim
