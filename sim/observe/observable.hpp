#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/index.hpp"
#include "sim/core/quarter.hpp"
#include "sim/core/text.hpp"

namespace sim {

/// What `compare` takes for "all positions of the axis, added up"; no position may be called so.
inline constexpr std::string_view sum_over_axis = "sum";

/// A further axis of a variable, such as stage or cause; its coordinate has one text per position. The
/// positions of an axis with `entry_kinds` are the catalogue's entries of these kinds; `over_catalogues`
/// fills them in.
struct Axis {
  std::string name;
  std::vector<std::string> ids;
  std::vector<Label> labels;
  std::vector<std::string> entry_kinds = {};
  std::vector<std::string> actor_kinds = {};  ///< likewise, the named actors of these kinds, in their order
};

/// A named output: what it means, in which unit, whose figure it is.
struct Observable {
  enum class Kind { stock, flow };
  /// input: what the policy puts in · administrative: counts of statuses and contracts · outcome: what it is
  /// for
  enum class Role { input, administrative, outcome };
  /// What it counts of the cost of a policy to those who pay for it, for `compare --cost`. outlay: paid out ·
  /// forgone: not collected · recovery: got back · held: the value of what was bought and is still there (a
  /// stock). An observable that is a part of another one has none, so that nothing is counted twice.
  enum class Cost { none, outlay, forgone, recovery, held };
  std::string name;
  std::string unit;
  Kind kind = Kind::stock;
  Role role = Role::outcome;
  Cost cost = Cost::none;
  Label label;
  Label meaning;
  std::string denominator;
  std::vector<std::string> axes;  ///< names of further axes, last in the file
  bool integer = false;           ///< stored as int64 (ledger_imbalance)
  bool headline = false;          ///< among the twelve headline outcomes
  /// `compare` shows it unasked though it is no outcome; an attribute `compared` (int 1) in the file.
  bool compared = false;
  /// For `compare`: sums of flows and stocks are shown in this unit divided by this factor, e.g. 1e8 for
  /// 亿元.
  double display_scale = 1.0;
  std::string display_unit;
};
std::string_view name_of(Observable::Role role);
std::string_view name_of(Observable::Cost cost);  ///< "none", "outlay", ...

struct ObservableTag {};
using ObservableId = Index<ObservableTag>;

/// All observables of a model and their axes.
class ObservableTable {
 public:
  void add_axis(Axis axis);  ///< throws RunFailed for a name that is there already
  ObservableId add(
      Observable observable);  ///< its axes must be there; throws RunFailed for a name given twice
  ObservableId require(std::string_view name) const;  ///< throws RunFailed
  ObservableId find(std::string_view name) const;     ///< ObservableId::none() if there is none
  const Observable& operator[](ObservableId id) const { return rows_[id.position()]; }
  const std::vector<Observable>& rows() const { return rows_; }
  const Axis& axis(std::string_view name) const;  ///< throws RunFailed
  const std::vector<Axis>& axes() const { return axes_; }
  std::vector<Axis>& edit_axes() { return axes_; }
  std::size_t cells(ObservableId id) const;  ///< product of the lengths of its further axes
  std::vector<std::string> names() const;

 private:
  std::vector<Observable> rows_;
  std::vector<Axis> axes_;
  std::map<std::string, ObservableId, std::less<>> by_name_;
};

/// The series of one run: for each observable quarters × cells, NaN where nothing was recorded. A quarter,
/// cell or observable outside the table throws RunFailed.
class Trajectory {
 public:
  Trajectory() = default;
  Trajectory(std::shared_ptr<const ObservableTable> table, Quarter first, Quarter last);
  Trajectory(const ObservableTable& table, Quarter first, Quarter last);
  void set(ObservableId id, Quarter quarter, double value, std::size_t cell = 0);
  double get(ObservableId id, Quarter quarter, std::size_t cell = 0) const;
  /// All values of an observable, time-major.
  const std::vector<double>& values(ObservableId id) const { return values_[id.position()]; }
  Quarter first() const { return first_; }
  Quarter last() const { return last_; }
  const ObservableTable& table() const { return *table_; }
  /// Where `id` stands on an axis; nothing if it does not, such as an entry that no output asked for.
  std::optional<std::size_t> position(std::string_view axis, std::string_view id) const;

 private:
  std::size_t place(ObservableId id, Quarter quarter, std::size_t cell) const;

  std::shared_ptr<const ObservableTable> table_;
  Quarter first_;
  Quarter last_;
  std::vector<std::size_t> cells_;
  std::vector<std::vector<double>> values_;
};

/// A documented figure to be drawn beside a series.
struct Point {
  std::string observable;
  Quarter quarter;
  double value = 0;
  std::string document;
  std::string printed;
};

}  // namespace sim
