#include "sim/parameter/toml_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/core/file_bytes.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/toml_scan.hpp"

namespace sim {
namespace {

constexpr std::size_t problems_per_file = 20;
constexpr std::int64_t largest_exact_integer = std::int64_t{1} << 53;

Position to_position(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

/// What toml++ found wrong, in our words.
std::string rephrase(std::string_view description) {
  constexpr std::string_view duplicate = "cannot redefine existing ";
  if (const std::size_t found = description.find(duplicate); found != std::string_view::npos) {
    const std::size_t begin = description.find('\'', found);
    const std::size_t end = description.find('\'', std::min(begin, description.size() - 1) + 1);
    if (end != std::string_view::npos) {
      return fmt::format("duplicate key {}: it has a value already",
                         printable(description.substr(begin, end + 1 - begin)));
    }
  }
  constexpr std::string_view prefix = "Error while parsing ";
  if (description.substr(0, prefix.size()) == prefix) description.remove_prefix(prefix.size());
  return "not TOML: " + printable(description, 200);
}

/// Numbers that a double cannot hold are refused, not rounded.
void refuse_inexact(const TomlFile& file, const toml::node& node, std::vector<Problem>& problems) {
  if (const auto* table = node.as_table()) {
    for (const auto& [key, child] : *table) refuse_inexact(file, child, problems);
  } else if (const auto* array = node.as_array()) {
    for (const auto& child : *array) refuse_inexact(file, child, problems);
  } else if (const auto* number = node.as_floating_point()) {
    if (!std::isfinite(number->get())) problems.push_back(file.problem(node, "number too large"));
  } else if (const auto* integer = node.as_integer()) {
    if (integer->get() > largest_exact_integer || integer->get() < -largest_exact_integer) {
      problems.push_back(
          file.problem(node, "whole number beyond 2^53; write it with an exponent, such as 1e16"));
    }
  }
}

}  // namespace

TomlFile TomlFile::read(const std::string& path, const TomlLimits& limits) {
  return parse(read_bytes(path, limits.bytes), path, limits);
}

TomlFile TomlFile::parse(std::string text, std::string name, const TomlLimits& limits) {
  if (text.size() > limits.bytes) {
    throw whole_file_problem(name, fmt::format("longer than {} bytes", limits.bytes));
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.compare(0, byte_order_mark.size(), byte_order_mark) == 0) text.erase(0, byte_order_mark.size());
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    throw whole_file_problem(name, "the file is empty");

  TomlFile file;
  file.name_ = std::move(name);
  file.text_ = std::move(text);
  file.line_starts_.push_back(0);
  for (std::size_t end = file.text_.find('\n'); end != std::string::npos;
       end = file.text_.find('\n', end + 1)) {
    file.line_starts_.push_back(end + 1);
  }
  if (const auto fault = find_toml_fault(file.text_, limits)) {
    throw InvalidInput({file.problem(fault->position, fault->message)});
  }
  try {
    file.root_ = toml::parse(file.text_);
  } catch (const toml::parse_error& error) {
    throw InvalidInput({file.problem(to_position(error.source()), rephrase(error.description()))});
  }
  std::vector<Problem> problems;
  refuse_inexact(file, file.root_, problems);
  if (!problems.empty()) throw InvalidInput(first_problems(std::move(problems)));
  return file;
}

std::string TomlFile::line(int number) const {
  if (number < 1 || static_cast<std::size_t>(number) > line_starts_.size()) return "";
  const std::size_t begin = line_starts_[static_cast<std::size_t>(number) - 1];
  std::string found = text_.substr(begin, text_.find('\n', begin) - begin);
  if (!found.empty() && found.back() == '\r') found.pop_back();
  return found;
}

Position TomlFile::position_of(const toml::node& node) {
  return to_position(node.source());
}
Position TomlFile::position_of(const toml::key& key) {
  return to_position(key.source());
}

Problem TomlFile::problem(const toml::node& node, std::string message, Problem::Severity severity) const {
  return problem(position_of(node), std::move(message), severity);
}

Problem TomlFile::problem(const toml::key& key, std::string message, Problem::Severity severity) const {
  return problem(position_of(key), std::move(message), severity);
}

Problem TomlFile::problem(Position position, std::string message, Problem::Severity severity) const {
  return Problem{name_, position, std::move(message), line(position.line), severity};
}

std::vector<Problem> first_problems(std::vector<Problem> problems) {
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.position < b.position; });
  if (problems.size() <= problems_per_file) return problems;
  const auto is_error = [](const Problem& each) { return each.severity == Problem::Severity::error; };
  const auto kept = problems.begin() + (problems_per_file - 1);
  const bool errors_left = std::any_of(kept, problems.end(), is_error);
  const auto more = problems.end() - kept;
  problems.resize(problems_per_file);
  problems.back() = Problem{problems.front().file,
                            {},
                            fmt::format("and {} more problems in this file", more),
                            "",
                            errors_left ? Problem::Severity::error : Problem::Severity::warning};
  return problems;
}

std::vector<std::string> refuse_unknown_keys(const TomlFile& file, const toml::table& table,
                                             const std::vector<std::string>& allowed,
                                             std::vector<Problem>& problems, const KeySynonyms& synonyms) {
  std::vector<std::string> suggested;
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) continue;
    const auto synonym = synonyms.find(name);
    const std::string meant = synonym == synonyms.end() ? likeliest(name, allowed) : synonym->second;
    const std::string hint = meant.empty() ? "" : fmt::format("; did you mean '{}'?", meant);
    problems.push_back(file.problem(key, fmt::format("unknown key '{}'{}", printable(name), hint)));
    if (!meant.empty()) suggested.push_back(meant);
  }
  return suggested;
}

}  // namespace sim
