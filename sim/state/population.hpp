#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/core/hash.hpp"
#include "sim/core/index.hpp"
#include "sim/core/money.hpp"
#include "sim/random/random.hpp"

namespace sim {

/// What is known of a column: declared once with the column, used for the digest, the panel and the docs.
struct ColumnInfo {
  std::string name;
  std::string unit;
  std::string type;  ///< "double", "money", "integer", "byte", "key"
  std::string meaning;
};

class Population;

/// Whether columns note that they are asked for their values (build option INNOSIM_TRACE_COLUMNS): what a
/// test holds against what steps declare. Off, a column costs what its values cost.
#ifdef INNOSIM_TRACE_COLUMNS
inline constexpr bool traces_columns = true;
#else
inline constexpr bool traces_columns = false;
#endif

/// How a column was asked for values, as bits: by one who can only read, by one who can also write.
struct Touch {
  static constexpr std::uint8_t read = 1;
  static constexpr std::uint8_t open = 2;
};

/// A column behind its type, as the registry sees it. Declaring one after the first row, or two of one name,
/// throws RunFailed.
class AnyColumn {
 public:
  AnyColumn(Population& owner, ColumnInfo info);
  virtual ~AnyColumn() = default;
  AnyColumn(const AnyColumn&) = delete;
  const ColumnInfo& info() const { return info_; }
  /// Takes room for `rows` rows and no more, those to come at the initial value.
  virtual void take_room(std::size_t rows) = 0;
  /// Moves the values of these rows to the front; behind them stand initial values.
  virtual void keep(std::span<const std::size_t> rows) = 0;
  virtual std::span<const std::byte> bytes() const = 0;
  /// The value of a row as a number: money in CNY, keys as their bits.
  virtual double number(std::size_t row) const = 0;
  const Population& owner() const { return *owner_; }
  /// Bits of `Touch` since the last `forget_touches`, in any thread; 0 always where columns are not traced.
  std::uint8_t touches() const { return touches_.load(std::memory_order_relaxed); }
  void forget_touches() const { touches_.store(0, std::memory_order_relaxed); }

 protected:
  void note([[maybe_unused]] std::uint8_t touch) const {
    if constexpr (traces_columns) {
      if ((touches() & touch) == 0) touches_.fetch_or(touch, std::memory_order_relaxed);
    }
  }

 protected:
  /// What a column is stays; its values are assigned by those who know their type.
  AnyColumn& operator=(const AnyColumn&) { return *this; }

 private:
  ColumnInfo info_;
  const Population* owner_;
  mutable std::atomic<std::uint8_t> touches_{0};
};

/// A table of agents as a structure of arrays. A model derives from it and declares its columns as members.
/// Rows are appended, and a row number stays valid until the model drops rows. Assignment to a table of the
/// same type makes its rows those of the other; references to its columns stay good.
class Population {
 public:
  explicit Population(std::string name);
  virtual ~Population() = default;
  Population(const Population&) = delete;

  const std::string& name() const { return name_; }
  std::size_t size() const { return keys_.size(); }
  std::span<const Key> keys() const { return keys_; }
  Key key(std::size_t row) const { return keys_[row]; }
  /// Adds a row with every column at its initial value; returns its number.
  std::size_t append(Key key) {
    if (keys_.size() == room_) make_room();
    keys_.push_back(key);
    return keys_.size() - 1;
  }
  void reserve(std::size_t rows);
  /// Gives a row another key. What was drawn for it under the old one stays.
  void rename(std::size_t row, Key key) { keys_[row] = key; }
  std::size_t room() const { return room_; }  ///< rows that fit before columns move
  /// Drops all rows but these (ascending), which are renumbered from 0 in their order. Room beyond a quarter
  /// of them is given back.
  void keep(std::span<const std::size_t> rows);

  std::span<AnyColumn* const> columns() const { return columns_; }
  /// Adds names, keys and the bytes of every column, in the order of declaration.
  void add_to(Digester& digester) const;

 protected:
  Population& operator=(const Population& other) {
    keys_ = other.keys_;
    room_ = other.room_;
    return *this;
  }

 private:
  friend class AnyColumn;
  void make_room();
  void take_room(std::size_t rows);
  std::string name_;
  std::vector<Key> keys_;
  std::vector<AnyColumn*> columns_;
  std::size_t room_ = 0;  // rows that every column has a value for, those to come included
};

/// One column of values. T is double, Money, std::int32_t, std::int64_t, std::uint8_t, an enum of one byte,
/// or an Index.
template <class T>
class Column : public AnyColumn {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Column(Population& owner, std::string name, std::string unit, std::string meaning, T initial = T{})
      : AnyColumn(owner, {std::move(name), std::move(unit), type_name(), std::move(meaning)}),
        initial_(initial) {}

  T& operator[](std::size_t row) {
    note(Touch::open);
    return values_[row];
  }
  const T& operator[](std::size_t row) const {
    note(Touch::read);
    return values_[row];
  }
  std::size_t size() const { return owner().size(); }
  std::span<T> values() {
    note(Touch::open);
    return {values_.data(), size()};
  }
  std::span<const T> values() const {
    note(Touch::read);
    return {values_.data(), size()};
  }

  void take_room(std::size_t rows) override {
    values_.reserve(rows);  // no more than that: resize alone would double
    values_.resize(rows, initial_);
    values_.shrink_to_fit();
  }
  void keep(std::span<const std::size_t> rows) override {
    for (std::size_t place = 0; place < rows.size(); ++place) values_[place] = values_[rows[place]];
    std::fill(values_.begin() + static_cast<std::ptrdiff_t>(rows.size()), values_.end(), initial_);
  }
  std::span<const std::byte> bytes() const override {
    return std::as_bytes(std::span<const T>(values_.data(), size()));
  }
  double number(std::size_t row) const override {
    if constexpr (std::is_same_v<T, Money>) {
      return values_[row].in_yuan();
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      return static_cast<double>(values_[row]);
    } else {
      return values_[row].exists() ? static_cast<double>(values_[row].position()) : -1.0;
    }
  }

 private:
  static std::string type_name() {
    if constexpr (std::is_same_v<T, Money>) {
      return "money";
    } else if constexpr (std::is_same_v<T, double>) {
      return "double";
    } else if constexpr (std::is_same_v<T, std::uint8_t> || std::is_enum_v<T>) {
      static_assert(sizeof(T) == 1);
      return "byte";
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
      return "key";
    } else {
      return "integer";
    }
  }
  std::vector<T> values_;  // rows to come included
  T initial_;
};

}  // namespace sim
