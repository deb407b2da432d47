#include <bit>
#include <cmath>
#include <set>

#include "sim/output/hdf5_writer.hpp"
#include "sim/output/layout.hpp"
#include "sim/output/sound_study.hpp"
#include "sim/output/study_bytes.hpp"
#include "sim/output/study_file.hpp"
#include "sim/output/study_panels.hpp"

namespace sim {
namespace {

using Texts = std::vector<std::string>;

void require_consistent(const Study& study) {
  if (study.file_version != study_file_version)
    throw RunFailed("this program writes study files of version " + std::string(study_file_version) +
                    " only");
  if (const std::string fault = study_fault(study); !fault.empty()) throw RunFailed(fault);
  require_whole_panels(study);
}

void write_root(hdf5::Writer& file, const Study& study, const std::string& content) {
  const auto text = [&file](const char* name, const std::string& value) { file.attribute("/", name, value); };
  const std::string span = study.first.text() + " to " + study.last.text();
  text("Conventions", "CF-1.8 ACDD-1.3");
  text("title", "Simulated scenarios of the model " + study.model + ", " + span);
  text("summary",
       std::to_string(study.scenarios.size()) + " scenarios, " + std::to_string(study.replicates.size()) +
           " replicates each with luck shared between scenarios, " + span +
           "; stocks at the end of a quarter, flows per quarter; the first quarter is the initial state");
  text("source", "agent-based simulation, model " + study.model + " version " + study.model_version);
  text("time_coverage_start", study.first.text());
  text("time_coverage_end", study.last.text());
  text("time_coverage_resolution", "P3M");
  text("file_format", layout::format_name);
  text("file_version", study.file_version);
  text("model", study.model);
  text("model_version", study.model_version);
  file.attribute("/", "seed", std::bit_cast<std::int64_t>(study.seed));
  text("input_digest", study.input_digest().hex());
  text("content_digest", content);
}

void write_label(hdf5::Writer& file, const std::string& path, const Label& label) {
  file.attribute(path, "long_name", label.en);
  file.attribute(path, "long_name_zh", label.zh);
}

/// `<base>` in English and `<base>_zh` in Chinese, over one dimension.
void write_labels(hdf5::Writer& file, const std::string& base, const std::string& dimension,
                  const std::vector<Label>& labels, const Label& meaning) {
  Texts english;
  Texts chinese;
  for (const Label& label : labels) {
    english.push_back(label.en);
    chinese.push_back(label.zh);
  }
  file.variable(base, {dimension}, english);
  write_label(file, base, {meaning.en, meaning.zh});
  file.variable(base + "_zh", {dimension}, chinese);
  write_label(file, base + "_zh", {meaning.en + " in Chinese", meaning.zh + "（中文）"});
}

void write_coordinates(hdf5::Writer& file, const Study& study) {
  file.dimension(layout::scenario, study.scenarios);
  write_label(file, layout::scenario, {"scenario", "情景"});
  file.dimension(layout::replicate, study.replicates);
  write_label(file, layout::replicate, {"number of the replicate", "重复编号"});

  std::vector<double> days;
  Texts quarters;
  for (Quarter quarter = study.first; quarter <= study.last; quarter = quarter + 1) {
    days.push_back(quarter.days_since_2021());
    quarters.push_back(quarter.text());
  }
  file.dimension(layout::time, days);
  file.attribute(layout::time, "standard_name", std::string("time"));
  file.attribute(layout::time, "units", std::string("days since 2021-01-01"));
  file.attribute(layout::time, "calendar", std::string("standard"));
  file.attribute(layout::time, "axis", std::string("T"));
  write_label(file, layout::time, {"first day of the quarter", "季度首日"});
  file.variable(layout::quarter, {layout::time}, quarters);
  write_label(file, layout::quarter, {"quarter", "季度"});
  write_labels(file, layout::title, layout::scenario, study.scenario_titles,
               {"title of the scenario", "情景名称"});
  Texts changes;
  for (const std::optional<Quarter>& change : study.first_changes)
    changes.push_back(change ? change->text() : "");
  file.variable(layout::first_change, {layout::scenario}, changes);
  write_label(
      file, layout::first_change,
      {"first quarter in which the scenario differs from the inputs without it", "情景改动首次生效的季度"});

  for (const Axis& axis : study.axes) {
    const std::string path = "/" + axis.name;
    file.dimension(path, axis.ids);
    write_label(file, path, {axis.name, axis.name});
    write_labels(file, path + "_label", path, axis.labels, {"name of the " + axis.name, axis.name});
  }
}

/// Whole numbers as they go into an int64 variable.
std::vector<std::int64_t> whole_numbers(const Study::Variable& variable) {
  constexpr double limit = 0x1p53;
  std::vector<std::int64_t> numbers;
  numbers.reserve(variable.values.size());
  for (const double value : variable.values) {
    if (!(std::fabs(value) <= limit) || std::trunc(value) != value)
      throw RunFailed("'" + variable.observable.name + "' is declared whole but holds another number");
    numbers.push_back(static_cast<std::int64_t>(value));
  }
  return numbers;
}

void write_meaning(hdf5::Writer& file, const std::string& path, const Observable& observable) {
  const auto text = [&](const char* name, const std::string& value) { file.attribute(path, name, value); };
  text("units", observable.unit);
  write_label(file, path, observable.label);
  text("cell_methods", observable.kind == Observable::Kind::stock ? "time: point" : "time: sum");
  text("meaning", observable.meaning.en);
  text("role", std::string(name_of(observable.role)));
  text("cost", std::string(name_of(observable.cost)));
  text("denominator", observable.denominator);
  std::string coordinates = "quarter scenario_title scenario_title_zh";
  for (const std::string& axis : observable.axes) coordinates += " " + axis + "_label " + axis + "_label_zh";
  text("coordinates", coordinates);
  file.attribute(path, "headline", std::int64_t{observable.headline});
  file.attribute(path, "compared", std::int64_t{observable.compared});
  file.attribute(path, "display_scale", observable.display_scale);
  text("display_unit", observable.display_unit);
}

void write_variable(hdf5::Writer& file, const Study::Variable& variable) {
  const std::string path = "/" + variable.observable.name;
  Texts dimensions{layout::scenario, layout::replicate, layout::time};
  for (const std::string& axis : variable.observable.axes) dimensions.push_back("/" + axis);
  if (variable.observable.integer) {
    file.variable(path, dimensions, whole_numbers(variable));
  } else {
    std::vector<double> values;
    values.reserve(variable.values.size());
    for (const double value : variable.values) values.push_back(canonical(value, false));
    file.variable(path, dimensions, values);
  }
  write_meaning(file, path, variable.observable);
}

void write_inputs(hdf5::Writer& file, const Study& study) {
  file.group(layout::inputs);
  file.attribute(layout::inputs, "digest", study.input_digest().hex());
  if (study.input_texts.empty()) return;
  Texts names;
  std::set<std::string> groups{layout::inputs};
  for (const auto& [name, text] : study.input_texts) {
    const std::string path = layout::input_path(name);
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      const std::string group = path.substr(0, slash);
      if (groups.insert(group).second) file.group(group);
    }
    file.text(path, text);
    names.push_back(name);
  }
  file.attribute(layout::inputs, "files", names);
}

void write_points(hdf5::Writer& file, const std::vector<Point>& points) {
  file.group(layout::points);
  if (points.empty()) return;
  std::vector<std::int64_t> numbers;
  std::vector<double> values;
  Texts observables;
  Texts quarters;
  Texts documents;
  Texts phrases;
  for (const Point& point : points) {
    numbers.push_back(static_cast<std::int64_t>(numbers.size()) + 1);
    observables.push_back(point.observable);
    quarters.push_back(point.quarter.text());
    values.push_back(canonical(point.value, false));
    documents.push_back(point.document);
    phrases.push_back(point.printed);
  }
  const std::string base = layout::points;
  const Texts along{base + "/point"};
  file.dimension(along[0], numbers);
  file.variable(base + "/observable", along, observables);
  file.variable(base + "/quarter", along, quarters);
  file.variable(base + "/value", along, values);
  file.variable(base + "/document", along, documents);
  file.variable(base + "/printed", along, phrases);
}

void write_design(hdf5::Writer& file, const StudyDesign& design) {
  const std::string base = layout::design;
  const std::string factor = layout::design_factor;
  file.group(base);
  file.attribute(base, "kind", design.kind);
  file.attribute(base, "seed", std::bit_cast<std::int64_t>(design.seed));
  Texts targets;
  Texts units;
  Texts distributions;
  std::vector<Label> labels;
  for (const StudyDesign::Factor& one : design.factors) {
    targets.push_back(one.target);
    units.push_back(one.unit);
    distributions.push_back(one.distribution);
    labels.push_back(one.label);
  }
  file.dimension(factor, targets);
  write_label(file, factor, {"parameter that differs", "变动的参数"});
  write_labels(file, factor + "_label", factor, labels, {"name of the parameter", "参数名称"});
  file.variable(base + "/unit", {factor}, units);
  file.variable(base + "/distribution", {factor}, distributions);
  file.variable(base + "/coordinate", {layout::scenario, factor}, design.coordinates);
  write_label(file, base + "/coordinate", {"place in the unit interval", "单位区间中的位置"});
  file.variable(base + "/value", {layout::scenario, factor}, design.values);
  write_label(file, base + "/value", {"value of the parameter, in its unit", "参数取值"});
  file.variable(base + "/failure", {layout::scenario, layout::replicate}, design.failures);
  write_label(file, base + "/failure",
              {"why the run failed; empty where it did not", "运行失败的原因；未失败则为空"});
}

void write_provenance(hdf5::Writer& file, const Study& study) {
  file.group(layout::provenance);
  Texts digests;
  for (const Digest& digest : study.state_digests) digests.push_back(digest.hex());
  file.variable(layout::state_digest, {layout::scenario, layout::replicate}, digests);
  write_label(file, layout::state_digest, {"digest of the state over all quarters", "全部季度状态摘要"});
}

void write_all(hdf5::Writer& file, const Study& study) {
  require_consistent(study);
  write_root(file, study, content_digest(study).hex());
  write_coordinates(file, study);
  for (const Study::Variable& variable : study.variables) write_variable(file, variable);
  write_points(file, study.points);
  write_panels(file, study);
  write_inputs(file, study);
  if (study.design) write_design(file, *study.design);
  write_provenance(file, study);
}

}  // namespace

std::vector<std::byte> encode_study(const Study& study) {
  hdf5::Writer file;
  write_all(file, study);
  return file.image();
}

StudySize study_size(const Study& study) {
  hdf5::Writer file;
  write_all(file, study);
  StudySize size;
  size.file = file.image().size();
  for (const Study::Variable& variable : study.variables)
    size.series += file.stored("/" + variable.observable.name);
  for (const std::string& path : panel_columns(study)) size.series += file.stored(path);
  return size;
}

}  // namespace sim
