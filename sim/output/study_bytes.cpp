#include "sim/output/study_bytes.hpp"

#include <cmath>

#include "sim/core/byte_stream.hpp"
#include "sim/core/math.hpp"
#include "sim/output/panel_stream.hpp"

namespace sim {

/// A member of the digester, so it has linkage.
class StudyOut : public ByteWriter {
 public:
  using ByteWriter::ByteWriter;
  void label(const Label& value) {
    text(value.en);
    text(value.zh);
  }
  void quarter(Quarter value) { number(static_cast<std::uint64_t>(value.ordinal())); }
};

namespace {

class In : public ByteReader {
 public:
  explicit In(std::span<const std::byte> bytes) : ByteReader(bytes, "the content of a study") {}
  Label label() {
    std::string en = text();
    return Label{std::move(en), text()};
  }
  Quarter quarter() { return Quarter::from_ordinal(static_cast<int>(number())); }
};

void put(StudyOut& out, const Observable& observable) {
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

constexpr std::string_view design_part = "design";

void put(StudyOut& out, const StudyDesign& design) {
  out.text(design.kind);
  out.number(design.seed);
  out.each(design.factors, [&](const StudyDesign::Factor& factor) {
    out.text(factor.target);
    out.text(factor.unit);
    out.label(factor.label);
    out.text(factor.distribution);
  });
  out.each(design.coordinates, [&](double value) { out.real(canonical(value, false)); });
  out.each(design.values, [&](double value) { out.real(canonical(value, false)); });
  out.each(design.failures, [&](const std::string& failure) { out.text(failure); });
}

StudyDesign get_design(In& in) {
  StudyDesign design;
  design.kind = in.text();
  design.seed = in.number();
  in.each(40, [&] {
    StudyDesign::Factor factor;
    factor.target = in.text();
    factor.unit = in.text();
    factor.label = in.label();
    factor.distribution = in.text();
    design.factors.push_back(std::move(factor));
  });
  in.each(8, [&] { design.coordinates.push_back(in.real()); });
  in.each(8, [&] { design.values.push_back(in.real()); });
  in.each(8, [&] { design.failures.push_back(in.text()); });
  return design;
}

constexpr std::string_view panels_part = "panels";

void put_panels(StudyOut& out, const std::vector<Study::Panel>& panels) {
  out.each(panels, [&](const Study::Panel& panel) {
    put_panel_table(out, panel.table);
    put_plain(out, panel.scenario);
    put_plain(out, panel.replicate);
    put_panel_rows(out, panel.rows);
  });
}

void get_panels(In& in, std::vector<Study::Panel>& panels) {
  in.each(56, [&] {
    Study::Panel panel;
    panel.table = get_panel_table(in);
    panel.scenario = get_plain<std::int32_t>(in);
    panel.replicate = get_plain<std::int32_t>(in);
    panel.rows = get_panel_rows(in, panel.table);
    if (panel.scenario.size() != panel.rows.size() || panel.replicate.size() != panel.rows.size())
      in.damaged();
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
  if (std::isnan(value)) return not_a_number;
  return integer ? value + 0.0 : value;
}

namespace {

/// All that stands before the variables.
void put_head(StudyOut& out, const Study& study) {
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
}

void put(StudyOut& out, const Study::Variable& variable) {
  put(out, variable.observable);
  out.number(variable.cells);
  const bool integer = variable.observable.integer;
  out.each(variable.values, [&](double value) { out.real(canonical(value, integer)); });
}

/// What most studies have not stands at the end under its name, so that their content stays the same.
void put_tail(StudyOut& out, const Study& study) {
  if (study.design) {
    out.text(design_part);
    put(out, *study.design);
  }
  if (!study.panels.empty()) {
    out.text(panels_part);
    put_panels(out, study.panels);
  }
}

void put(StudyOut& out, const Study& study) {
  put_head(out, study);
  out.each(study.variables, [&](const Study::Variable& variable) { put(out, variable); });
  put_tail(out, study);
}

}  // namespace

std::vector<std::byte> to_bytes(const Study& study) {
  StudyOut out;
  out.reserve(rough_size(study));
  put(out, study);
  return out.take();
}

struct ContentDigester::Stream {
  Digester digester;
  StudyOut out{[this](std::span<const std::byte> piece) { digester.add(piece); }};
};

ContentDigester::ContentDigester(const Study& study, std::size_t variables)
    : stream_(std::make_unique<Stream>()) {
  put_head(stream_->out, study);
  stream_->out.number(variables);
}

ContentDigester::~ContentDigester() = default;

void ContentDigester::add(const Study::Variable& variable) {
  put(stream_->out, variable);
}

Digest ContentDigester::result(const Study& study) {
  put_tail(stream_->out, study);
  stream_->out.flush();
  return stream_->digester.result();
}

Digest content_digest(const Study& study) {
  ContentDigester digester(study, study.variables.size());
  for (const Study::Variable& variable : study.variables) digester.add(variable);
  return digester.result(study);
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
  while (!in.at_end()) {
    const std::string part = in.text();
    if (part == design_part && !study.design) {
      study.design = get_design(in);
    } else if (part == panels_part && study.panels.empty()) {
      get_panels(in, study.panels);
    } else {
      in.damaged();
    }
  }
  return study;
}

}  // namespace sim
