#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/core/quarter.hpp"

namespace sim {

/// One option of a command; parsing and help both come from it.
struct OptionSpec {
  std::string name;
  char letter = 0;       ///< short form, 0 for none
  std::string argument;  ///< what the help calls its value; empty: a flag
  std::string help;
  std::string otherwise = {};  ///< the default, as the help shows it
  bool repeatable = false;
};

/// A parsed command line. All values are kept as the texts that were typed: numbers are read by the functions
/// below, because the parser of the library takes "-1" for a huge unsigned number and "nan" for a number.
class Arguments {
 public:
  /// Throws InvalidInput for an unknown, abbreviated or repeated option and for a missing value.
  static Arguments parse(const std::vector<OptionSpec>& specs, const std::vector<std::string>& tokens);

  bool has(const std::string& name) const { return values_.count(name) != 0; }
  std::optional<std::string> text(const std::string& name) const;
  std::vector<std::string> texts(const std::string& name) const;
  const std::vector<std::string>& positional() const { return positional_; }

  /// A whole number from `low` to `high`; anything else adds a problem and gives `otherwise`.
  long long integer(const std::string& name, long long otherwise, long long low, long long high,
                    std::vector<Problem>& problems) const;
  /// A quarter such as 2035Q4 from `low` to `high`; anything else adds a problem and gives `otherwise`.
  Quarter quarter(const std::string& name, Quarter otherwise, Quarter low, Quarter high,
                  std::vector<Problem>& problems) const;
  /// One of `choices`, the first by default; anything else adds a problem.
  std::string choice(const std::string& name, const std::vector<std::string>& choices,
                     std::vector<Problem>& problems) const;

 private:
  std::map<std::string, std::vector<std::string>> values_;
  std::vector<std::string> positional_;
};

/// A problem of the command line.
Problem usage_problem(std::string message);

/// The first argument that is neither an option nor the value of one, taken out of the others.
struct CommandLine {
  std::string command;  ///< empty if there is none
  std::vector<std::string> others;
};
/// `specs` are the options that may stand before the command; throws InvalidInput for another one there.
CommandLine split_command(const std::vector<OptionSpec>& specs, const std::vector<std::string>& arguments);

}  // namespace sim
