#include "sim/output/decode_study.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>

#include "sim/core/problem.hpp"
#include "sim/output/hdf5_reader.hpp"
#include "sim/output/layout.hpp"
#include "sim/output/study_bytes.hpp"
#include "sim/output/study_panels.hpp"

namespace sim {
namespace {

using hdf5::Reader;
using Texts = std::vector<std::string>;

void require_known_version(Reader& file) {
  if (!file.has_attribute("/", "file_format") ||
      file.text_attribute("/", "file_format") != layout::format_name)
    throw InvalidInput("not a study file of this program");
  const std::string version = file.text_attribute("/", "file_version");
  if (version != study_file_version)
    throw InvalidInput("the file has version " + printable(version) +
                       " of the layout, this program reads version " + std::string(study_file_version) +
                       "; use the program that wrote it");
}

std::vector<Label> read_labels(Reader& file, const std::string& base) {
  Texts english = file.texts(base);
  Texts chinese = file.texts(base + "_zh");
  if (english.size() != chinese.size()) hdf5::refuse("match labels");
  std::vector<Label> labels;
  for (std::size_t row = 0; row < english.size(); ++row)
    labels.push_back(Label{std::move(english[row]), std::move(chinese[row])});
  return labels;
}

void read_time(Reader& file, Study& study) {
  const Texts quarters = file.texts(layout::quarter);
  if (quarters.empty()) hdf5::refuse("find a quarter");
  const std::optional<Quarter> first = Quarter::parse(quarters.front());
  const std::optional<Quarter> last = Quarter::parse(quarters.back());
  if (!first || !last || *last - *first + 1 != static_cast<int>(quarters.size()))
    hdf5::refuse("accept the quarters");
  study.first = *first;
  study.last = *last;
}

std::optional<Digest> parse_digest(const std::string& text) {
  constexpr std::size_t half = 16;
  Digest digest;
  if (text.size() != 2 * half) return std::nullopt;
  std::from_chars(text.data(), text.data() + half, digest.high, 16);
  std::from_chars(text.data() + half, text.data() + 2 * half, digest.low, 16);
  return digest.hex() == text ? std::optional(digest) : std::nullopt;
}

void read_digests(Reader& file, Study& study) {
  for (const std::string& text : file.texts(layout::state_digest)) {
    const std::optional<Digest> digest = parse_digest(text);
    if (!digest) hdf5::refuse("accept a digest");
    study.state_digests.push_back(*digest);
  }
}

void read_header(Reader& file, Study& study) {
  study.model = file.text_attribute("/", "model");
  study.model_version = file.text_attribute("/", "model_version");
  study.file_version = file.text_attribute("/", "file_version");
  study.seed = std::bit_cast<std::uint64_t>(file.integer_attribute("/", "seed"));
  study.scenarios = file.texts(layout::scenario);
  study.scenario_titles = read_labels(file, layout::title);
  for (const std::string& change : file.texts(layout::first_change)) {
    study.first_changes.push_back(Quarter::parse(change));
    if (!change.empty() && !study.first_changes.back()) hdf5::refuse("accept a quarter");
  }
  if (study.first_changes.size() != study.scenarios.size()) hdf5::refuse("match the first changes");
  study.replicates = file.integers(layout::replicate);
  read_time(file, study);
  if (file.has_attribute(layout::inputs, "files")) {
    for (const std::string& name : file.text_list_attribute(layout::inputs, "files")) {
      const Texts text = file.texts(layout::input_path(name));
      if (text.size() != 1) hdf5::refuse("find the text of an input");
      study.input_texts[name] = text.front();
    }
  }
  read_digests(file, study);
  if (study.input_digest().hex() != file.text_attribute("/", "input_digest"))
    hdf5::refuse("match the digest of the inputs");
}

void read_points(Reader& file, Study& study) {
  const std::string base = layout::points;
  if (!file.has(base + "/point")) return;
  const Texts observables = file.texts(base + "/observable");
  const Texts quarters = file.texts(base + "/quarter");
  const std::vector<double> values = file.reals(base + "/value");
  const Texts documents = file.texts(base + "/document");
  const Texts phrases = file.texts(base + "/printed");
  for (const std::size_t length : {quarters.size(), values.size(), documents.size(), phrases.size()})
    if (length != observables.size()) hdf5::refuse("match the points");
  for (std::size_t row = 0; row < observables.size(); ++row) {
    const std::optional<Quarter> quarter = Quarter::parse(quarters[row]);
    if (!quarter) hdf5::refuse("accept a quarter");
    study.points.push_back(Point{observables[row], *quarter, values[row], documents[row], phrases[row]});
  }
}

std::optional<StudyDesign> read_design(Reader& file, const Study& study) {
  const std::string base = layout::design;
  const std::string factor = layout::design_factor;
  if (!file.has(base)) return std::nullopt;
  StudyDesign design;
  design.kind = file.text_attribute(base, "kind");
  design.seed = std::bit_cast<std::uint64_t>(file.integer_attribute(base, "seed"));
  const Texts targets = file.texts(factor);
  const Texts units = file.texts(base + "/unit");
  const Texts distributions = file.texts(base + "/distribution");
  const std::vector<Label> labels = read_labels(file, factor + "_label");
  for (const std::size_t length : {units.size(), distributions.size(), labels.size()})
    if (length != targets.size()) hdf5::refuse("match the factors of the design");
  for (std::size_t row = 0; row < targets.size(); ++row)
    design.factors.push_back({targets[row], units[row], labels[row], distributions[row]});
  design.coordinates = file.reals(base + "/coordinate");
  design.values = file.reals(base + "/value");
  design.failures = file.texts(base + "/failure");
  const std::size_t cells = study.scenarios.size() * targets.size();
  if (design.coordinates.size() != cells || design.values.size() != cells ||
      design.failures.size() != study.scenarios.size() * study.replicates.size())
    hdf5::refuse("match the points of the design");
  return design;
}

Observable read_meaning(Reader& file, const std::string& path) {
  const auto text = [&](const char* name) { return file.text_attribute(path, name); };
  Observable observable;
  observable.name = path.substr(1);
  observable.unit = text("units");
  observable.label = Label{text("long_name"), text("long_name_zh")};
  observable.kind = text("cell_methods") == "time: sum" ? Observable::Kind::flow : Observable::Kind::stock;
  observable.meaning.en = text("meaning");
  const std::string role = text("role");
  for (const Observable::Role one :
       {Observable::Role::input, Observable::Role::administrative, Observable::Role::outcome})
    if (role == name_of(one)) observable.role = one;
  const std::string cost = text("cost");
  using Cost = Observable::Cost;
  for (const Cost one : {Cost::none, Cost::outlay, Cost::forgone, Cost::recovery, Cost::held})
    if (cost == name_of(one)) observable.cost = one;
  observable.denominator = text("denominator");
  observable.headline = file.integer_attribute(path, "headline") != 0;
  observable.compared = file.integer_attribute(path, "compared") != 0;
  observable.display_scale = file.real_attribute(path, "display_scale");
  observable.display_unit = text("display_unit");
  const Texts dimensions = file.dimensions(path);
  for (std::size_t axis = 3; axis < dimensions.size(); ++axis)
    observable.axes.push_back(dimensions[axis].substr(1));
  return observable;
}

Study::Variable read_variable(Reader& file, const std::string& path, const Study& study) {
  Study::Variable variable;
  variable.observable = read_meaning(file, path);
  variable.observable.integer = file.is_integer(path);
  for (const std::string& name : variable.observable.axes) {
    const auto axis = std::find_if(study.axes.begin(), study.axes.end(),
                                   [&name](const Axis& candidate) { return candidate.name == name; });
    if (axis == study.axes.end()) hdf5::refuse("find the axis " + name);
    variable.cells *= axis->ids.size();
  }
  if (variable.observable.integer) {
    for (const std::int64_t number : file.integers(path))
      variable.values.push_back(static_cast<double>(number));
  } else {
    variable.values = file.reals(path);
  }
  const std::size_t rows = study.scenarios.size() * study.replicates.size() * study.quarters();
  if (variable.values.size() != rows * variable.cells) hdf5::refuse("match the values of " + path);
  return variable;
}

void read_axes(Reader& file, const Texts& names, Study& study) {
  for (const std::string& name : names) {
    const std::string path = "/" + name;
    const bool common = path == layout::scenario || path == layout::replicate || path == layout::time;
    if (common || !file.has_attribute(path, "CLASS")) continue;
    study.axes.push_back(Axis{name, file.texts(path), read_labels(file, path + "_label")});
  }
}

Texts variables_among(Reader& file, const Texts& names) {
  Texts paths;
  for (const std::string& name : names) {
    if (file.has_attribute("/" + name, "role")) paths.push_back("/" + name);
  }
  return paths;
}

/// The rest of the file; of its variables those that are wanted. Gives the digest of all.
Digest read_content(Reader& file, const WantedVariables& wanted, Study& study) {
  const Texts names = file.root_names();
  read_axes(file, names, study);
  read_points(file, study);
  const Texts paths = variables_among(file, names);
  ContentDigester digester(study, paths.size());
  for (const std::string& path : paths) {
    Study::Variable variable = read_variable(file, path, study);
    digester.add(variable);
    if (wanted(variable.observable)) study.variables.push_back(std::move(variable));
  }
  study.design = read_design(file, study);
  read_panels(file, study);
  return digester.result(study);
}

}  // namespace

Study decode_header(const std::string& path, std::size_t budget) {
  Reader file(path, budget);
  require_known_version(file);
  Study study;
  read_header(file, study);
  return study;
}

Study decode_study(const std::string& path, std::size_t budget, const WantedVariables& wanted) {
  Reader file(path, budget);
  require_known_version(file);
  Study study;
  read_header(file, study);
  if (read_content(file, wanted, study).hex() != file.text_attribute("/", "content_digest"))
    hdf5::refuse("match the digest of the content");
  return study;
}

}  // namespace sim
