#pragma once
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/hash.hpp"
#include "sim/core/index.hpp"
#include "sim/core/problem.hpp"
#include "sim/core/quarter.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/unit.hpp"

namespace sim {

/// lever: a policy may change it · initial: read once, for the initial state · behaviour: how agents decide ·
/// structural: rules, markets and laws taken as given
enum class ParameterRole { lever, initial, behaviour, structural };
std::string_view name_of(ParameterRole role);

/// Where a value comes from: a printed figure, a cited estimate, or an assumption that says so.
struct Source {
  enum class Basis { document, literature, assumed };
  Basis basis = Basis::assumed;
  std::string document;  ///< id of `documents.toml`
  std::string section;
  std::string printed;  ///< the short phrase that holds the figure and stands once in the document
  std::string as_of;
  std::string text;  ///< citation, or why it was assumed
  friend bool operator==(const Source&, const Source&) = default;
};
std::string_view name_of(Source::Basis basis);

/// One dated value. It holds from its quarter on; where `linear`, the quarters since the previous point (or
/// since the start of the run) already go in a straight line towards it, whole numbers by largest remainder;
/// where `geometric`, they grow towards it at a constant rate.
struct PathPoint {
  Quarter from;
  double value = 0;
  bool linear = false;
  bool geometric = false;
};

/// A parameter: one row that says everything about it.
struct Parameter {
  std::string key;
  ValueType type = ValueType::number;
  std::string unit;
  Label label;
  Label meaning;
  ParameterRole role = ParameterRole::structural;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  bool soft_range = false;           ///< outside warns instead of refusing
  std::vector<std::string> choices;  ///< for types choice (the value is the position) and set (bits)
  std::string prior;                 ///< "LN(0.02, 0.5)", as in priors
  std::vector<Source> sources;
  std::string channel;                 ///< name of the one step that may read it (levers); empty: any
  double value = 0;                    ///< at the start of the run
  Quarter start;                       ///< the quarter of `value`, where a linear path sets out
  std::vector<PathPoint> path;         ///< dated values after the start, ascending; each holds until the next
  std::optional<Quarter> frozen = {};  ///< later quarters have the value of this one
  std::string entry;                   ///< catalogue entry it belongs to, or empty
  std::string file;
  Position position;

  double at(Quarter quarter) const;
};

/// The part of the way from `value` to `target` after `step` of `steps` equal steps. Exact at both ends and
/// where `target` equals `value`; whole numbers (`whole`) are shared out by largest remainder, ties to the
/// earlier step.
double part_way(double value, double target, int step, int steps, bool whole);

/// The same at a constant rate of growth; both ends above zero.
double grown_way(double value, double target, int step, int steps);

struct ParameterTag {};
using ParameterId = Index<ParameterTag>;

/// The key of a parameter with its hash, which the compiler takes where the key is a literal: steps look
/// parameters up by name, for every newcomer anew.
class ParameterName {
 public:
  template <std::size_t size>
  consteval ParameterName(const char (&key)[size]) : key_(key, size - 1), hash_(hash_name(key_)) {}
  constexpr ParameterName(std::string_view key) : key_(key), hash_(hash_name(key)) {}
  constexpr ParameterName(const std::string& key) : ParameterName(std::string_view(key)) {}
  constexpr std::string_view key() const { return key_; }
  constexpr std::uint64_t hash() const { return hash_; }

 private:
  std::string_view key_;
  std::uint64_t hash_;
};

/// All parameters of a run, in a fixed order: parameter files first, then catalogue entries.
class ParameterTable {
 public:
  /// Throws InvalidInput for a key that is there already, or has the hash of another.
  ParameterId add(Parameter parameter);
  ParameterId find(ParameterName name) const;  ///< Index::none() if there is none
  /// For the model's own use; a missing key is an error of the data folder and says so.
  ParameterId require(ParameterName name) const;
  const Parameter& operator[](ParameterId id) const { return rows_[id.position()]; }
  /// Hash of the name of the one step that may read the parameter, 0 if any may.
  std::uint64_t reader(ParameterId id) const { return readers_[id.position()]; }
  /// To change its values; its key, role and channel stay.
  Parameter& edit(ParameterId id) { return rows_[id.position()]; }
  std::size_t size() const { return rows_.size(); }
  std::span<const Parameter> rows() const { return rows_; }
  std::vector<std::string> keys() const;

 private:
  void enter(std::uint64_t hash, ParameterId id);
  ParameterId with_hash(std::uint64_t hash) const;
  std::vector<Parameter> rows_;
  std::vector<std::uint64_t> readers_;
  /// Open addressing: at the place of its hash or the next free one; twice as many places as rows or more.
  std::vector<std::pair<std::uint64_t, ParameterId>> by_hash_;
};

/// The value of every parameter in every quarter of one scenario, in base units.
class ParameterTimeline {
 public:
  ParameterTimeline() = default;
  ParameterTimeline(const ParameterTable& table, Quarter first, Quarter last);
  Quarter first() const { return first_; }
  Quarter last() const { return last_; }
  std::span<const double> at(Quarter quarter) const;
  double get(ParameterId id, Quarter quarter) const { return at(quarter)[id.position()]; }
  void set(ParameterId id, Quarter quarter, double value);

 private:
  Quarter first_;
  Quarter last_;
  std::size_t columns_ = 0;
  std::vector<double> values_;  // quarter-major
};

/// What one step sees of the parameters in one quarter. Reading a lever whose channel is another step throws
/// RunFailed: a lever acts only through its declared channel.
class ParameterView {
 public:
  ParameterView(const ParameterTable& table, std::span<const double> values, std::string_view step)
      : table_(&table), values_(values), step_(step), step_hash_(hash_name(step)) {}
  double operator[](ParameterId id) const {
    const std::uint64_t reader = table_->reader(id);
    if (reader != 0 && reader != step_hash_) refuse(id);
    return values_[id.position()];
  }
  bool on(ParameterId id) const { return (*this)[id] != 0.0; }
  const ParameterTable& table() const { return *table_; }

 private:
  [[noreturn]] void refuse(ParameterId id) const;
  const ParameterTable* table_;
  std::span<const double> values_;
  std::string_view step_;
  std::uint64_t step_hash_;
};

}  // namespace sim
