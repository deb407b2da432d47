#include "sim/study/study_head.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <optional>

#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

constexpr std::int64_t most_replicates = 100000;
constexpr std::int64_t most_levels = 100;
constexpr int longest_horizon = 400;  // quarters, as for --until

constexpr std::array<DesignKind, 5> kinds = {DesignKind::grid, DesignKind::lhs, DesignKind::sobol,
                                             DesignKind::morris, DesignKind::sobol_indices};

const KeySynonyms& study_synonyms() {
  static const KeySynonyms names = {{"factor", "factors"},
                                    {"scenario", "base"},
                                    {"extends", "base"},
                                    {"samples", "points"},
                                    {"n", "points"},
                                    {"trajectories", "points"},
                                    {"outcomes", "observables"},
                                    {"observable", "observables"},
                                    {"kind", "design"},
                                    {"repeats", "replicates"}};
  return names;
}

/// A whole number from `low` to `high`; `otherwise` where it is not given or not sound.
std::int64_t whole(const TableReader& reader, std::string_view key, std::int64_t otherwise, std::int64_t low,
                   std::int64_t high) {
  const toml::node* node = reader.find(key);
  if (node == nullptr) return otherwise;
  const auto* number = node->as_integer();
  if (number != nullptr && number->get() >= low && number->get() <= high) return number->get();
  reader.problem(*node, high == std::numeric_limits<std::int64_t>::max()
                            ? fmt::format("'{}' is a whole number, at least {}", key, low)
                            : fmt::format("'{}' is a whole number, {} to {}", key, low, high));
  return otherwise;
}

void read_kind(const TableReader& reader, StudyHead& head) {
  const std::string name = reader.text("design", true);
  if (name.empty()) return;
  std::vector<std::string> names;
  for (const DesignKind kind : kinds) {
    if (name == name_of(kind)) {
      head.kind = kind;
      return;
    }
    names.emplace_back(name_of(kind));
  }
  reader.problem(*reader.find("design"),
                 fmt::format("unknown design '{}'{} (grid, lhs, sobol, morris or sobol_indices)",
                             printable(name), suggestion(name, names)));
}

/// What `points` counts depends on the design.
void read_points(const TableReader& reader, bool kind_known, StudyHead& head) {
  const toml::node* points = reader.find("points");
  const toml::node* levels = reader.find("levels");
  head.points = static_cast<std::size_t>(
      whole(reader, "points", 0, head.kind == DesignKind::morris ? 1 : 2, std::int64_t{most_design_points}));
  head.levels = static_cast<std::size_t>(whole(reader, "levels", 4, 2, most_levels));
  if (!kind_known) return;
  if (head.kind == DesignKind::grid) {
    if (points != nullptr)
      reader.problem(*points,
                     "'points' does not go with a grid: it has as many as the levels of its factors make");
  } else if (points == nullptr) {
    reader.need("points");
  }
  if (levels == nullptr) return;
  if (head.kind != DesignKind::morris)
    reader.problem(*levels, "'levels' beside the design belongs to morris; a factor of a grid has its own");
  if (head.levels % 2 != 0)
    reader.problem(*levels, "'levels' is an even number: then all levels are equally likely");
}

std::vector<Asked> read_observables(const TableReader& reader) {
  std::vector<Asked> asked;
  const toml::node* node = reader.need("observables");
  const std::vector<std::string> texts = reader.texts("observables");
  const auto* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr) return asked;
  if (list->empty()) reader.problem(*node, "'observables' names at least one observable");
  for (const toml::node& item : *list) {
    const auto* text = item.as_string();
    if (text == nullptr) continue;
    const bool twice = std::any_of(asked.begin(), asked.end(),
                                   [&](const Asked& other) { return other.text == text->get(); });
    if (twice) reader.problem(item, fmt::format("'{}' stands twice", printable(text->get(), 60)));
    if (!twice) asked.push_back({text->get(), TomlFile::position_of(item)});
  }
  return asked;
}

/// "widest 40"
std::size_t read_widest(const TableReader& reader) {
  const std::string text = reader.text("factors", false);
  if (text.empty()) return 0;
  constexpr std::string_view word = "widest ";
  const auto number = text.rfind(word, 0) == 0
                          ? parse_integer(trim(std::string_view(text).substr(word.size())))
                          : std::nullopt;
  if (number && *number > 0 && *number <= most_replicates) return static_cast<std::size_t>(*number);
  reader.problem(
      *reader.find("factors"),
      "'factors' is \"widest 40\": the parameters with the widest priors, as many as you say; single "
      "ones are written as [[factor]]");
  return 0;
}

void read_when(const TableReader& reader, Quarter start, Quarter horizon, StudyHead& head) {
  head.last = reader.quarter("until", false).value_or(horizon);
  if (head.last <= start || head.last > start + longest_horizon) {
    reader.problem(*reader.find("until"), fmt::format("'until' ({}) lies between {} and {}", head.last.text(),
                                                      (start + 1).text(), (start + longest_horizon).text()));
    head.last = horizon;
  }
  head.at = head.last;
  const std::string text = reader.text("at", false);
  if (text.empty()) return;
  const auto quarter = Quarter::parse(text);
  const auto year = text.size() == 4 ? Quarter::parse(text + "Q4") : std::nullopt;
  const toml::node& node = *reader.find("at");
  if (!quarter && !year) {
    reader.problem(node, "'at' needs a quarter such as \"2030Q4\", or a year such as \"2030\"");
    return;
  }
  head.at = quarter ? *quarter : *year;
  head.whole_year = !quarter;
  const Quarter first = head.whole_year ? head.at + -3 : head.at;
  if (first < start || head.at > head.last)
    reader.problem(node, fmt::format("'at' ({}) is not within the run, {} to {}", printable(text, 20),
                                     start.text(), head.last.text()));
}

}  // namespace

std::string_view name_of(DesignKind kind) {
  switch (kind) {
    case DesignKind::grid:
      return "grid";
    case DesignKind::lhs:
      return "lhs";
    case DesignKind::sobol:
      return "sobol";
    case DesignKind::morris:
      return "morris";
    case DesignKind::sobol_indices:
      break;
  }
  return "sobol_indices";
}

StudyHead read_study_head(const TomlFile& file, Quarter start, Quarter horizon,
                          std::vector<Problem>& problems) {
  StudyHead head;
  head.stem = std::filesystem::path(file.name()).stem().string();
  const TableReader reader(file, file.root(), {}, "the study", problems);
  reader.refuse_unknown({"title", "question", "base", "design", "points", "levels", "replicates", "seed",
                         "design_seed", "until", "observables", "at", "factors", "factor"},
                        study_synonyms());
  head.title = reader.label("title", true);
  reader.label("question", false);
  if (const std::string base = reader.text("base", false); !base.empty())
    head.base = {base, TomlFile::position_of(*reader.find("base"))};
  const auto errors = count_errors(problems);
  read_kind(reader, head);
  read_points(reader, count_errors(problems) == errors && reader.find("design") != nullptr, head);
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  head.replicates = whole(reader, "replicates", 2, 1, most_replicates);
  head.seed = static_cast<std::uint64_t>(whole(reader, "seed", 1, 0, most));
  head.design_seed = static_cast<std::uint64_t>(whole(reader, "design_seed", 1, 0, most));
  read_when(reader, start, horizon, head);
  head.observables = read_observables(reader);
  head.widest = read_widest(reader);
  return head;
}

}  // namespace sim
