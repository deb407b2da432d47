#include "sim/output/study_difference.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/output/study_bytes.hpp"

namespace sim {
namespace {

using Found = std::optional<StudyDifference>;

/// Two texts as they stand, or where they first differ if they are long.
Found unequal(const std::string& what, const std::string& left, const std::string& right) {
  if (left == right) return std::nullopt;
  constexpr std::size_t shown_whole = 80;
  StudyDifference difference;
  difference.what = what;
  if (left.size() <= shown_whole && right.size() <= shown_whole) {
    difference.left = left;
    difference.right = right;
    return difference;
  }
  const auto [end, ignored] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto line = 1 + std::count(left.begin(), end, '\n');
  const auto same = static_cast<std::size_t>(end - left.begin());
  const auto rest = [same](const std::string& text) {
    const std::size_t before = same == 0 ? std::string::npos : text.rfind('\n', same - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  difference.what += fmt::format(", line {}", line);
  difference.left = rest(left);
  difference.right = rest(right);
  return difference;
}

/// With their number, so that no text can pass for two.
template <class T, class Text>
std::string listed(const std::vector<T>& rows, Text&& text) {
  std::string all;
  for (const T& row : rows) all += (all.empty() ? "" : ", ") + text(row);
  return std::to_string(rows.size()) + " (" + all + ")";
}

std::string label_text(const Label& label) {
  return label.en + " | " + label.zh;
}

std::string axis_text(const Axis& axis) {
  const auto same = [](const std::string& id) { return id; };
  return axis.name + ": " + listed(axis.ids, same) + "; " + listed(axis.labels, label_text);
}

/// All that a file says of an observable.
std::string meaning_text(const Observable& observable) {
  return fmt::format(
      "{}, {}, {}, {}, cost {}, {}, {}, of {}, axes {}, integer {}, headline {}, compared {}, {} {}",
      observable.name, observable.unit, observable.kind == Observable::Kind::stock ? "stock" : "flow",
      name_of(observable.role), name_of(observable.cost), label_text(observable.label), observable.meaning.en,
      observable.denominator, listed(observable.axes, [](const std::string& axis) { return axis; }),
      observable.integer, observable.headline, observable.compared, shortest(observable.display_scale),
      observable.display_unit);
}

std::string point_text(const Point& point) {
  return fmt::format("{} {} {} {} “{}”", point.observable, point.quarter.text(), shortest(point.value),
                     point.document, point.printed);
}

Found in_identity(const Study& left, const Study& right) {
  const auto same = [](const std::string& text) { return text; };
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  const auto quarter = [](const std::optional<Quarter>& value) { return value ? value->text() : "none"; };
  for (const auto& [what, one, other] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"model", left.model, right.model},
           {"model version", left.model_version, right.model_version},
           {"file version", left.file_version, right.file_version},
           {"seed", std::to_string(left.seed), std::to_string(right.seed)},
           {"scenarios", listed(left.scenarios, same), listed(right.scenarios, same)},
           {"replicates", listed(left.replicates, number), listed(right.replicates, number)},
           {"first quarter", left.first.text(), right.first.text()},
           {"last quarter", left.last.text(), right.last.text()},
           {"titles", listed(left.scenario_titles, label_text), listed(right.scenario_titles, label_text)},
           {"first changes", listed(left.first_changes, quarter), listed(right.first_changes, quarter)}}) {
    if (Found found = unequal(what, one, other)) return found;
  }
  return std::nullopt;
}

Found in_inputs(const Study& left, const Study& right) {
  for (const auto& [name, text] : left.input_texts) {
    const auto other = right.input_texts.find(name);
    if (other == right.input_texts.end())
      return StudyDifference{"input " + name, {}, {}, {}, {}, "there", "not there"};
    if (Found found = unequal("input " + name, text, other->second)) return found;
  }
  for (const auto& [name, text] : right.input_texts) {
    if (left.input_texts.count(name) == 0)
      return StudyDifference{"input " + name, {}, {}, {}, {}, "not there", "there"};
  }
  return std::nullopt;
}

/// How the points were laid out; failures are told with their runs.
std::string design_text(const std::optional<StudyDesign>& design) {
  if (!design) return "none";
  const auto factor = [](const StudyDesign::Factor& one) {
    return one.target + " " + one.unit + " " + label_text(one.label) + " " + one.distribution;
  };
  const auto number = [](double value) { return shortest(value); };
  return design->kind + ", seed " + std::to_string(design->seed) + "\n" + listed(design->factors, factor) +
         "\n" + listed(design->coordinates, number) + "\n" + listed(design->values, number);
}

std::string failure_of(const Study& study, std::size_t run) {
  return study.design && run < study.design->failures.size() ? study.design->failures[run] : "";
}

Found in_structure(const Study& left, const Study& right) {
  if (Found found = unequal("design", design_text(left.design), design_text(right.design))) return found;
  if (Found found = unequal("axes", listed(left.axes, axis_text), listed(right.axes, axis_text)))
    return found;
  const auto name = [](const Study::Variable& variable) { return variable.observable.name; };
  if (Found found = unequal("observables", listed(left.variables, name), listed(right.variables, name)))
    return found;
  for (std::size_t row = 0; row < left.variables.size(); ++row) {
    const Observable& one = left.variables[row].observable;
    if (Found found = unequal("meaning of " + one.name, meaning_text(one),
                              meaning_text(right.variables[row].observable)))
      return found;
  }
  return std::nullopt;
}

/// "waiting[pilot,seat]"; the last axis runs fastest.
std::string cell_name(const Study& study, const Observable& observable, std::size_t cell) {
  std::string inside;
  for (auto name = observable.axes.rbegin(); name != observable.axes.rend(); ++name) {
    const auto axis = std::find_if(study.axes.begin(), study.axes.end(),
                                   [&name](const Axis& each) { return each.name == *name; });
    if (axis == study.axes.end() || axis->ids.empty()) return observable.name;
    inside = axis->ids[cell % axis->ids.size()] + (inside.empty() ? "" : "," + inside);
    cell /= axis->ids.size();
  }
  return inside.empty() ? observable.name : observable.name + "[" + inside + "]";
}

/// Values of one run in one quarter.
Found in_quarter(const Study& left, const Study& right, std::size_t scenario, std::size_t replicate,
                 std::size_t quarter) {
  for (std::size_t row = 0; row < left.variables.size(); ++row) {
    const Study::Variable& variable = left.variables[row];
    const bool integer = variable.observable.integer;
    for (std::size_t cell = 0; cell < variable.cells; ++cell) {
      const double one = canonical(left.value(variable, scenario, replicate, quarter, cell), integer);
      const double other =
          canonical(right.value(right.variables[row], scenario, replicate, quarter, cell), integer);
      if (std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other)) continue;
      return StudyDifference{"value",
                             left.scenarios[scenario],
                             left.replicates[replicate],
                             left.first + static_cast<int>(quarter),
                             cell_name(left, variable.observable, cell),
                             shortest(one),
                             shortest(other)};
    }
  }
  return std::nullopt;
}

Found in_runs(const Study& left, const Study& right) {
  for (std::size_t scenario = 0; scenario < left.scenarios.size(); ++scenario) {
    for (std::size_t replicate = 0; replicate < left.replicates.size(); ++replicate) {
      const std::size_t run = scenario * left.replicates.size() + replicate;
      if (failure_of(left, run) != failure_of(right, run))
        return StudyDifference{"failure", left.scenarios[scenario], left.replicates[replicate], {},
                               {},        failure_of(left, run),    failure_of(right, run)};
      for (std::size_t quarter = 0; quarter < left.quarters(); ++quarter) {
        if (Found found = in_quarter(left, right, scenario, replicate, quarter)) return found;
      }
      const Digest one = left.state_digests.at(run);
      const Digest other = right.state_digests.at(run);
      if (one != other)
        return StudyDifference{
            "state digest", left.scenarios[scenario], left.replicates[replicate], {}, {}, one.hex(),
            other.hex()};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string difference_text(const StudyDifference& difference, const std::string& left,
                            const std::string& right) {
  std::string text = difference.what;
  if (!difference.observable.empty()) text += " of " + difference.observable;
  if (!difference.scenario.empty()) text += ", scenario " + difference.scenario;
  if (difference.replicate) text += ", replicate " + std::to_string(*difference.replicate);
  if (difference.quarter) text += ", " + difference.quarter->text();
  return printable(text, 200) + ": " + printable(difference.left, 200) + " " + left + ", " +
         printable(difference.right, 200) + " " + right;
}

std::optional<StudyDifference> first_difference(const Study& left, const Study& right) {
  if (Found found = in_identity(left, right)) return found;
  if (Found found = in_inputs(left, right)) return found;
  if (Found found = in_structure(left, right)) return found;
  if (Found found = in_runs(left, right)) return found;
  if (Found found = unequal("points", listed(left.points, point_text), listed(right.points, point_text)))
    return found;
  // Texts above are for people; what they cannot tell apart, and what a study holds besides, the bytes can.
  return unequal("digest of the content", content_digest(left).hex(), content_digest(right).hex());
}

}  // namespace sim
