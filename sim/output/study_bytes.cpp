#include "sim/output/study_bytes.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "sim/core/problem.hpp"
#include "sim/output/panel_stream.hpp"

namespace sim {
namespace {

class Out {
 public:
  void number(std::uint64_t value) { raw(&value, sizeof value); }
  void real(double value) { raw(&value, sizeof value); }
  void text(std::string_view value) {
    number(value.size());
    raw(value.data(), value.size());
  }
  void label(const Label& value) {
    text(value.en);
    text(value.zh);
  }
  void quarter(Quarter value) { number(static_cast<std::uint64_t>(value.ordinal())); }
  template <class T, class F>
  void each(const T& list, F&& write) {
    number(list.size());
    for (const auto& element : list) write(element);
  }
  void reserve(std::size_t size) { bytes_.reserve(size); }
  std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  void raw(const void* data, std::size_t size) {
    if (size == 0) return;
    const std::size_t old = bytes_.size();
    bytes_.resize(old + size);
    std::memcpy(bytes_.data() + old, data, size);
  }
  std::vector<std::byte> bytes_;
};

class In {
 public:
  explicit In(std::span<const std::byte> bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }
  double real() {
    double value = 0;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }
  std::string text() {
    const std::size_t size = length(1);
    std::string value(size, '\0');
    if (size > 0) std::memcpy(value.data(), take(size), size);
    return value;
  }
  Label label() {
    std::string en = text();
    return Label{std::move(en), text()};
  }
  Quarter quarter() { return Quarter::from_ordinal(static_cast<int>(number())); }
  /// A count of elements that take at least `smallest` bytes each, so that no damaged count asks for memory.
  std::size_t length(std::size_t smallest) {
    const std::uint64_t count = number();
    if (count > bytes_.size() / smallest) damaged();
    return static_cast<std::size_t>(count);
  }
  template <class F>
  void each(std::size_t smallest, F&& read) {
    const std::size_t count = length(smallest);
    for (std::size_t element = 0; element < count; ++element) read();
  }
  bool empty() const { return bytes_.empty(); }
  void end() const {
    if (!bytes_.empty()) damaged();
  }

  [[noreturn]] static void damaged() { throw InvalidInput("the content of a study is damaged"); }

 private:
  const std::byte* take(std::size_t size) {
    if (size > bytes_.size()) damaged();
    const std::byte* const data = bytes_.data();
    bytes_ = bytes_.subspan(size);
    return data;
  }
  std::span<const std::byte> bytes_;
};

void put(Out& out, const Observable& observable) {
  out.text(observable.name);
  out.text(observable.unit);
  out.number(static_cast<std::uint64_t>(observable.kind));
  out.number(static_cast<std::uint64_t>(observable.role));
  out.number(static_cast<std::uint64_t>(observable.cost));
  out.label(observable.label);
  out.text(observable.meaning.en);
  out.text(observable.denominator);
  out.each(observable.axes, [&](const std::string& axis) { out.text(axis); });
  out.number(observable.integer ? 1 : 0);
  out.number(observable.headline ? 1 : 0);
  out.number(observable.compared ? 1 : 0);
  out.real(observable.display_scale);
  out.text(observable.display_unit);
}

Observable get_observable(In& in) {
  Observable observable;
  observable.name = in.text();
  observable.unit = in.text();
  observable.kind = in.number() == 0 ? Observable::Kind::stock : Observable::Kind::flow;
  const std::uint64_t role = in.number();
  observable.role = role == 0   ? Observable::Role::input
                    : role == 1 ? Observable::Role::administrative
                                : Observable::Role::outcome;
  const std::uint64_t cost = in.number();
  observable.cost = cost <= static_cast<std::uint64_t>(Observable::Cost::held)
                        ? static_cast<Observable::Cost>(cost)
                        : Observable::Cost::none;
  observable.label = in.label();
  observable.meaning.en = in.text();
  observable.denominator = in.text();
  in.each(8, [&] { observable.axes.push_back(in.text()); });
  observable.integer = in.number() != 0;
  observable.headline = in.number() != 0;
  observable.compared = in.number() != 0;
  observable.display_scale = in.real();
  observable.display_unit = in.text();
  return observable;
}

/// What only some studies have stands behind all else with its name, so that the others keep their bytes.
constexpr std::string_view panels_section = "panels";

void put_panels(Out& out, const std::vector<Study::Panel>& panels) {
  if (panels.empty()) return;
  out.text(panels_section);
  out.each(panels, [&](const Study::Panel& panel) {
    put_panel_table(out, panel.table);
    put_plain(out, panel.scenario);
    put_plain(out, panel.replicate);
    put_panel_rows(out, panel.rows);
  });
}

void get_panels(In& in, std::vector<Study::Panel>& panels) {
  if (in.empty()) return;
  if (in.text() != panels_section) In::damaged();
  in.each(56, [&] {
    Study::Panel panel;
    panel.table = get_panel_table(in);
    panel.scenario = get_plain<std::int32_t>(in);
    panel.replicate = get_plain<std::int32_t>(in);
    panel.rows = get_panel_rows(in, panel.table);
    if (panel.scenario.size() != panel.rows.size() || panel.replicate.size() != panel.rows.size())
      In::damaged();
    panels.push_back(std::move(panel));
  });
}

/// About the size of the whole: the parts that may be large, so that the bytes are not copied as they grow.
std::size_t rough_size(const Study& study) {
  constexpr std::size_t all_else = std::size_t{1} << 20;
  std::size_t size = all_else;
  for (const auto& [name, text] : study.input_texts) size += name.size() + text.size();
  for (const Study::Variable& variable : study.variables) size += variable.values.size() * sizeof(double);
  for (const Study::Panel& panel : study.panels) {
    size += panel.rows.size() * 20;
    for (const std::vector<std::byte>& column : panel.rows.columns) size += column.size();
  }
  return size + study.state_digests.size() * sizeof(Digest);
}

}  // namespace

double canonical(double value, bool integer) {
  if (std::isnan(value)) return std::numeric_limits<double>::quiet_NaN();
  return integer ? value + 0.0 : value;
}

std::vector<std::byte> to_bytes(const Study& study) {
  Out out;
  out.reserve(rough_size(study));
  for (const std::string* text : {&study.model, &study.model_version, &study.file_version}) out.text(*text);
  out.number(study.seed);
  out.each(study.scenarios, [&](const std::string& scenario) { out.text(scenario); });
  out.each(study.scenario_titles, [&](const Label& title) { out.label(title); });
  out.each(study.first_changes, [&](const std::optional<Quarter>& change) {
    out.number(change ? 1 : 0);
    out.quarter(change.value_or(study.first));
  });
  out.each(study.replicates, [&](std::int64_t number) { out.number(static_cast<std::uint64_t>(number)); });
  out.quarter(study.first);
  out.quarter(study.last);
  out.each(study.axes, [&](const Axis& axis) {
    out.text(axis.name);
    out.each(axis.ids, [&](const std::string& id) { out.text(id); });
    out.each(axis.labels, [&](const Label& label) { out.label(label); });
  });
  out.each(study.input_texts, [&](const auto& input) {
    out.text(input.first);
    out.text(input.second);
  });
  out.each(study.state_digests, [&](const Digest& digest) {
    out.number(digest.high);
    out.number(digest.low);
  });
  out.each(study.points, [&](const Point& point) {
    out.text(point.observable);
    out.quarter(point.quarter);
    out.real(canonical(point.value, false));
    out.text(point.document);
    out.text(point.printed);
  });
  out.each(study.variables, [&](const Study::Variable& variable) {
    put(out, variable.observable);
    out.number(variable.cells);
    const bool integer = variable.observable.integer;
    out.each(variable.values, [&](double value) { out.real(canonical(value, integer)); });
  });
  put_panels(out, study.panels);
  return out.take();
}

Study study_from_bytes(std::span<const std::byte> bytes) {
  In in(bytes);
  Study study;
  for (std::string* text : {&study.model, &study.model_version, &study.file_version}) *text = in.text();
  study.seed = in.number();
  in.each(8, [&] { study.scenarios.push_back(in.text()); });
  in.each(16, [&] { study.scenario_titles.push_back(in.label()); });
  in.each(16, [&] {
    const bool there = in.number() != 0;
    const Quarter quarter = in.quarter();
    study.first_changes.push_back(there ? std::optional(quarter) : std::nullopt);
  });
  in.each(8, [&] { study.replicates.push_back(static_cast<std::int64_t>(in.number())); });
  study.first = in.quarter();
  study.last = in.quarter();
  in.each(24, [&] {
    Axis axis;
    axis.name = in.text();
    in.each(8, [&] { axis.ids.push_back(in.text()); });
    in.each(16, [&] { axis.labels.push_back(in.label()); });
    study.axes.push_back(std::move(axis));
  });
  in.each(16, [&] {
    std::string name = in.text();
    study.input_texts[std::move(name)] = in.text();
  });
  in.each(16, [&] {
    Digest digest;
    digest.high = in.number();
    digest.low = in.number();
    study.state_digests.push_back(digest);
  });
  in.each(40, [&] {
    Point point;
    point.observable = in.text();
    point.quarter = in.quarter();
    point.value = in.real();
    point.document = in.text();
    point.printed = in.text();
    study.points.push_back(std::move(point));
  });
  in.each(72, [&] {
    Study::Variable variable;
    variable.observable = get_observable(in);
    variable.cells = in.number();
    in.each(8, [&] { variable.values.push_back(in.real()); });
    study.variables.push_back(std::move(variable));
  });
  get_panels(in, study.panels);
  in.end();
  return study;
}

}  // namespace sim
