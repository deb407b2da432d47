#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "sim/core/problem.hpp"

namespace sim {

/// Limits that hold before a parser sees the text (research: toml++ 3.3.0 crashes beyond some of them).
struct TomlLimits {
  std::size_t bytes = 4U << 20;
  std::size_t nesting = 32;
  std::size_t dotted_segments = 16;
  std::size_t number_length = 64;
  std::size_t line_length = 65536;
};

/// A TOML file with its text, so that every problem can point at its line.
class TomlFile {
 public:
  /// Reads and parses; throws InvalidInput (missing, a folder, empty, too long, too deep, not UTF-8, bad
  /// TOML).
  static TomlFile read(const std::string& path, const TomlLimits& limits = {});
  static TomlFile parse(std::string text, std::string name, const TomlLimits& limits = {});

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  const toml::table& root() const { return root_; }
  std::string line(int number) const;

  /// Where a node or key stands; columns count characters (code points), as editors do.
  static Position position_of(const toml::node& node);
  static Position position_of(const toml::key& key);

  /// A problem at a value, a key, or a position of this file.
  Problem problem(const toml::node& node, std::string message,
                  Problem::Severity severity = Problem::Severity::error) const;
  Problem problem(const toml::key& key, std::string message,
                  Problem::Severity severity = Problem::Severity::error) const;
  Problem problem(Position position, std::string message,
                  Problem::Severity severity = Problem::Severity::error) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  toml::table root_;
};

/// A file with more faults than this is not read to its end, so that no file keeps the reader busy for
/// minutes.
inline constexpr std::size_t enough_problems = 200;

/// At most 20 problems of one file: the first ones in the order of the file, then how many more there are.
std::vector<Problem> first_problems(std::vector<Problem> problems);

using KeySynonyms = std::map<std::string, std::string>;

/// Adds "unknown key" (with a suggestion: its synonym or a similar key) for each key of `table` that is not
/// in `allowed`. Returns what was suggested.
std::vector<std::string> refuse_unknown_keys(const TomlFile& file, const toml::table& table,
                                             const std::vector<std::string>& allowed,
                                             std::vector<Problem>& problems,
                                             const KeySynonyms& synonyms = {});

}  // namespace sim
