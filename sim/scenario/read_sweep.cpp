#include "sim/scenario/read_sweep.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/scenario/read_amount.hpp"
#include "sim/scenario/read_goal.hpp"

namespace sim {
namespace {

/// One target with its change at every point.
struct Swept {
  std::vector<Change> changes;
  std::vector<std::string> names;
  Position list;
};

/// `[sweep]` is one table, `[[sweep]]` several.
std::vector<const toml::table*> sweep_tables(const TomlFile& file, std::vector<Problem>& problems) {
  const toml::node* node = file.root().get("sweep");
  if (node == nullptr) return {};
  if (const auto* table = node->as_table()) return {table};
  const auto* array = node->as_array();
  if (array != nullptr && !array->empty()) return tables_of(file, "sweep", problems);
  problems.push_back(file.problem(key_position(file.root(), "sweep"),
                                  "'sweep' is a table: [sweep] with 'target', 'from' and a list of values"));
  return {};
}

/// The values of the points, one list; `change.how` tells what they are. Null with a problem.
const toml::array* read_list(const TableReader& reader, Change& change) {
  const toml::array* found = nullptr;
  int given = 0;
  for (const auto& [key, how] : amount_keys) {
    const toml::node* node = reader.find(key);
    if (node == nullptr) {
      given += reader.meant(key) ? 1 : 0;
      continue;
    }
    if (++given == 2) reader.problem(*node, "a sweep has exactly one of set, scale, add");
    const auto* list = node->as_array();
    if (list == nullptr) {
      reader.problem(*node, fmt::format("'{}' of a sweep is a list, one value for each point; a single value "
                                        "makes a [[change]]",
                                        key));
    } else if (list->empty()) {
      reader.problem(*node, fmt::format("'{}' is an empty list; a sweep has a value for each point", key));
    } else if (list->size() > most_points) {
      reader.problem(*node, fmt::format("{} points; a sweep has at most {}", list->size(), most_points));
    } else {
      found = list;
      change.how = how;
    }
  }
  if (given == 0) reader.problem("missing 'set', 'scale' or 'add' in [sweep]: a list of values");
  return found;
}

/// A value as it is written in the file.
std::string written(const toml::node& item) {
  if (const auto* text = item.as_string()) return std::string(trim(text->get()));
  if (const auto* truth = item.as_boolean()) return truth->get() ? "true" : "false";
  return shortest(item.value<double>().value_or(0));
}

std::string name_of_point(const Change& change, const toml::node& item) {
  std::string text = printable(written(item));
  if (change.how == Change::How::set) return change.target + " = " + text;
  if (change.how == Change::How::scale) return change.target + " × " + text;
  const bool has_sign = !text.empty() && (text[0] == '-' || text[0] == '+');
  const std::string sign = has_sign ? text.substr(0, 1) : "+";
  return change.target + " " + sign + " " + (has_sign ? text.substr(1) : text);
}

/// Nothing where it is not known what it changes, when, and into what.
std::optional<Swept> read_swept(const TableReader& reader, const ScenarioContext& context,
                                const std::vector<Change>& fixed) {
  const auto errors_before = count_errors(reader.problems());
  reader.refuse_unknown({"target", "set", "scale", "add", "from", "until", "ramp", "announced"},
                        change_synonyms());
  ChangeFrame frame = read_frame(reader, context);
  if (const toml::node* target = reader.find("target"))
    refuse_fixed(reader, *target, frame.change.target, fixed);
  const toml::array* list = read_list(reader, frame.change);
  const Parameter* parameter = frame.parameter;
  Swept swept;
  if (list != nullptr) swept.list = TomlFile::position_of(*list);
  if (list != nullptr && parameter != nullptr && frame.change.how != Change::How::set &&
      !takes_steps(parameter->type)) {
    reader.problem(*list, fmt::format("a {} can only be set", name_of(parameter->type)));
    list = nullptr;
  }
  for (std::size_t place = 0; list != nullptr && place < list->size(); ++place) {
    const toml::node& item = *list->get(place);
    ChangeFrame one = frame;
    one.change.position = TomlFile::position_of(item);
    read_amount(reader, item, context, one);
    swept.names.push_back(name_of_point(one.change, item));
    swept.changes.push_back(std::move(one.change));
  }
  const bool sound = count_errors(reader.problems()) == errors_before;
  if (!sound && parameter != nullptr) context.doubts.faulty.insert(parameter->entry);
  if (!sound || parameter == nullptr || list == nullptr) return std::nullopt;
  return swept;
}

/// Lists that move together are equally long, and no two of them sweep the same.
bool go_together(const TomlFile& file, const std::vector<Swept>& all, std::vector<Problem>& problems) {
  const auto errors_before = count_errors(problems);
  for (std::size_t place = 1; place < all.size(); ++place) {
    const Swept& first = all.front();
    const Swept& other = all[place];
    if (other.changes.size() != first.changes.size()) {
      problems.push_back(file.problem(
          other.list,
          fmt::format("{} values here, {} in line {}: the lists of [[sweep]] move together and are "
                      "equally long",
                      other.changes.size(), first.changes.size(), first.list.line)));
    }
    const auto same = std::find_if(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place),
        [&](const Swept& each) { return each.changes.front().target == other.changes.front().target; });
    if (same == all.begin() + static_cast<std::ptrdiff_t>(place)) continue;
    problems.push_back(
        file.problem(other.list, fmt::format("the list in line {} sweeps '{}' already; keep one of the two",
                                             same->list.line, other.changes.front().target)));
  }
  return count_errors(problems) == errors_before;
}

/// A point that is there twice would be run twice.
void refuse_equal_points(const TomlFile& file, const std::vector<SweepPoint>& points,
                         std::vector<Problem>& problems) {
  const auto equal = [](const SweepPoint& a, const SweepPoint& b) {
    return std::equal(a.changes.begin(), a.changes.end(), b.changes.begin(),
                      [](const Change& x, const Change& y) { return x.amount == y.amount; });
  };
  for (std::size_t later = 1; later < points.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!equal(points[earlier], points[later])) continue;
      problems.push_back(file.problem(points[later].changes.front().position,
                                      fmt::format("point {} is the same as point {} ({})", later + 1,
                                                  earlier + 1, points[earlier].name.en)));
      break;
    }
  }
}

std::vector<SweepPoint> points_of(const std::vector<Swept>& all) {
  std::vector<SweepPoint> points(all.empty() ? 0 : all.front().changes.size());
  for (std::size_t place = 0; place < points.size(); ++place) {
    for (const Swept& swept : all) {
      SweepPoint& point = points[place];
      point.changes.push_back(swept.changes[place]);
      point.name.en += (point.name.en.empty() ? "" : ", ") + swept.names[place];
      point.name.zh += (point.name.zh.empty() ? "" : "，") + swept.names[place];
    }
  }
  return points;
}

}  // namespace

std::string points_key(const TomlFile& file) {
  for (const char* key : {"sweep", "goal"}) {
    if (file.root().contains(key)) return key;
  }
  return "";
}

std::size_t count_points(const TomlFile& file) {
  std::vector<Problem> ignored;
  if (points_key(file) == "goal") {
    const auto goal = read_goal(file, ignored);
    return goal ? goal->factors.size() : 1;
  }
  for (const toml::table* table : sweep_tables(file, ignored)) {
    for (const AmountKey& way : amount_keys) {
      const auto* list = table->get_as<toml::array>(way.key);
      if (list != nullptr && !list->empty()) return list->size();
    }
  }
  return 1;
}

void refuse_fixed(const TableReader& reader, const toml::node& node, const std::string& target,
                  const std::vector<Change>& fixed) {
  const auto same =
      std::find_if(fixed.begin(), fixed.end(), [&](const Change& change) { return change.target == target; });
  if (same == fixed.end()) return;
  reader.problem(node,
                 fmt::format("line {} changes '{}' already; a file either changes a target or varies it",
                             same->position.line, target));
}

std::vector<SweepPoint> read_sweep(const TomlFile& file, const ScenarioContext& context,
                                   const std::vector<Change>& fixed, std::vector<Problem>& problems) {
  const auto errors_before = count_errors(problems);
  std::vector<Swept> all;
  for (const toml::table* table : sweep_tables(file, problems)) {
    if (problems.size() > enough_problems) break;
    const TableReader reader(file, *table, TomlFile::position_of(*table), "[sweep]", problems);
    if (auto swept = read_swept(reader, context, fixed)) all.push_back(std::move(*swept));
  }
  if (count_errors(problems) != errors_before || !go_together(file, all, problems)) return {};
  std::vector<SweepPoint> points = points_of(all);
  refuse_equal_points(file, points, problems);
  return points;
}

}  // namespace sim
