#include "sim/cli/slice.hpp"

#include <algorithm>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

const Axis& axis_of(const Study& study, const std::string& name) {
  const auto found = std::find_if(study.axes.begin(), study.axes.end(),
                                  [&name](const Axis& axis) { return axis.name == name; });
  if (found == study.axes.end()) throw InvalidInput("the study has no axis '" + printable(name, 60) + "'");
  if (found->ids.empty()) throw InvalidInput("the axis '" + printable(name, 60) + "' of the study is empty");
  return *found;
}

/// Each of `done` continued with each of `more`; the last axis runs fastest, as in the file.
std::vector<Places> continued(const std::vector<Places>& done, const Places& more) {
  std::vector<Places> all;
  for (const Places& one : done) {
    for (const std::optional<std::size_t>& next : more) {
      all.push_back(one);
      all.back().push_back(next);
    }
  }
  return all;
}

/// The cells at `places`: one, or all along the axes that have none.
std::vector<std::size_t> cells_at(const std::vector<const Axis*>& axes, const Places& places) {
  std::vector<std::size_t> cells = {0};
  for (std::size_t at = 0; at < axes.size(); ++at) {
    const std::size_t length = axes[at]->ids.size();
    std::vector<std::size_t> longer;
    for (const std::size_t cell : cells) {
      if (places[at]) {
        longer.push_back(cell * length + *places[at]);
      } else {
        for (std::size_t place = 0; place < length; ++place) longer.push_back(cell * length + place);
      }
    }
    cells = std::move(longer);
  }
  return cells;
}

}  // namespace

std::vector<const Axis*> axes_of(const Study& study, const Study::Variable& variable) {
  std::vector<const Axis*> axes;
  for (const std::string& name : variable.observable.axes) axes.push_back(&axis_of(study, name));
  return axes;
}

std::vector<Slice> slices_where(const Study& study, const Study::Variable& variable,
                                const std::vector<Wish>& wishes) {
  const std::vector<const Axis*> axes = axes_of(study, variable);
  std::vector<Places> rows = {{}};
  for (std::size_t at = 0; at < axes.size(); ++at) {
    const std::vector<std::string>& ids = axes[at]->ids;
    Places kept;
    for (std::size_t place = 0; place < ids.size(); ++place) {
      if (!wishes[at] || *wishes[at] == ids[place]) kept.emplace_back(place);
    }
    if (wishes[at] && *wishes[at] == sum_over_axis) kept = {std::nullopt};
    rows = continued(rows, kept);
  }
  std::vector<Slice> found;
  for (Places& places : rows) {
    std::vector<std::size_t> cells = cells_at(axes, places);
    found.push_back({&variable, std::move(places), std::move(cells), rows.size() > 1});
  }
  return found;
}

std::vector<Slice> every_slice(const Study& study, const Study::Variable& variable) {
  return slices_where(study, variable, std::vector<Wish>(variable.observable.axes.size()));
}

std::string slice_name(const Study& study, const Slice& slice) {
  const Observable& observable = slice.variable->observable;
  if (observable.axes.empty()) return observable.name;
  std::string text;
  for (std::size_t at = 0; at < slice.places.size(); ++at) {
    const std::optional<std::size_t>& place = slice.places[at];
    const Axis& axis = axis_of(study, observable.axes[at]);
    text += (at == 0 ? "" : ",") + (place ? axis.ids[*place] : std::string(sum_over_axis));
  }
  return observable.name + "[" + text + "]";
}

std::string slice_label(const Study& study, const Slice& slice, const std::string& language) {
  std::string text;
  for (std::size_t at = 0; at < slice.places.size(); ++at) {
    if (!slice.places[at]) continue;
    const Axis& axis = axis_of(study, slice.variable->observable.axes[at]);
    const std::size_t place = *slice.places[at];
    const Label label = place < axis.labels.size() ? axis.labels[place] : Label();
    const std::string& name = language == "zh" ? label.zh : label.en;
    text += (text.empty() ? "" : language == "zh" ? "、" : ", ") + (name.empty() ? axis.ids[place] : name);
  }
  return text;
}

std::string slice_title(const Study& study, const Slice& slice, const std::string& language) {
  const Observable& observable = slice.variable->observable;
  std::string text = language == "zh" ? observable.label.zh : observable.label.en;
  if (text.empty()) text = observable.name;
  const std::string cell = slice_label(study, slice, language);
  return cell.empty() ? text : text + ": " + cell;
}

}  // namespace sim
