#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/xiamen/city.hpp"
#include "models/xiamen/rules/idea.hpp"
#include "models/xiamen/rules/project_value.hpp"

/// A town small enough to reckon with pencil and paper: its own plain parameter values, its own catalogue,
/// and only the rows that a test adds. Nothing in it depends on the values of the city.
namespace xiamen::test {

inline constexpr sim::Quarter start(2020, 4);
inline constexpr sim::Quarter spring(2021, 1);
inline constexpr sim::Quarter summer(2021, 2);
inline constexpr sim::Quarter autumn(2021, 3);
inline constexpr sim::Quarter winter(2021, 4);
inline constexpr int year_end = winter.ordinal();

/// A catalogue entry; fields left out take the default of the kind.
struct EntryText {
  std::string kind;
  std::string id;
  std::map<std::string, double> fields;
};

class Town {
 public:
  explicit Town(const std::vector<EntryText>& entries = {});

  /// What every step reads from now on. Entries are open until `<id>.active` is set to 0.
  void set(std::string_view key, double value);
  sim::StepContext context(std::string_view step, sim::Quarter when);
  /// Runs one step of the model and looks whether the books still close.
  void run(std::string_view step, sim::Quarter when);

  /// An R&D performer of electronic information with no cash, margin 0.1, and these sales a quarter.
  std::size_t add_enterprise(double sales = 0.0);
  /// One with 40 million a year, 5 % of it R&D, and two inventions, that knows of the certificates: its mark
  /// is 60 + 4 = 64, just enough.
  std::size_t add_applicant();
  void give_cash(std::size_t enterprise, double yuan);
  /// A waiting project of the owner: incremental, worth and believed worth the same.
  std::size_t add_project(std::size_t owner, double value, Stage stage = Stage::incremental);
  /// A waiting result of a body; `age` in quarters at `when`.
  std::size_t add_result(std::size_t body, double value, sim::Quarter when, int age = 0);
  /// Working-capital debt, on the books and in the balance of the first product.
  void lend(std::size_t enterprise, double yuan);
  /// A vintage of the fund with its shares of investors, raised then, that invests no more.
  std::size_t add_vintage(std::size_t fund, double commitment = 0.0, int raised = spring.ordinal());
  /// A stake without buy-back clause, bought in spring for `cost` out of capital called for it.
  std::size_t add_holding(std::size_t vintage, std::size_t project, double cost, double share);

  double cash(std::size_t enterprise) const { return city.enterprises.cash[enterprise].in_yuan(); }
  double balance(sim::BookId book, std::size_t row = 0) const {
    return city.books.balance(book, row).in_yuan();
  }
  Progress progress(std::size_t project) const { return city.projects.progress[project]; }
  Stage stage(std::size_t project) const { return city.projects.stage[project]; }

  std::uint64_t seed = 1;
  std::uint64_t replicate = 1;
  sim::Inputs inputs;
  City city;
  sim::Trajectory trajectory;

 private:
  std::vector<double> values_;
};

/// How many the limit of an entry turned away since the last `open_programmes`.
double refused(const Town& town, std::string_view entry);

}  // namespace xiamen::test
