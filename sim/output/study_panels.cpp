#include "sim/output/study_panels.hpp"

#include <algorithm>
#include <cstring>

#include "sim/core/problem.hpp"
#include "sim/output/layout.hpp"

namespace sim {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

std::string group_of(const PanelTable& table) {
  return std::string(layout::agents) + "/" + table.entity;
}

std::span<const std::byte> bytes_of(const Numbers& numbers) {
  return std::as_bytes(std::span<const std::int64_t>(numbers));
}

/// The days of the study's quarters, as in its coordinate.
Numbers days_of(const Study& study) {
  Numbers days;
  for (Quarter quarter = study.first; quarter <= study.last; quarter = quarter + 1)
    days.push_back(static_cast<std::int64_t>(quarter.days_since_2021()));
  return days;
}

Numbers looked_up(const std::vector<std::int32_t>& places, const Numbers& values) {
  Numbers numbers;
  numbers.reserve(places.size());
  for (const std::int32_t place : places) numbers.push_back(values.at(static_cast<std::size_t>(place)));
  return numbers;
}

/// The other way: the place of each number in `values`, which are ascending.
std::vector<std::int32_t> places_of(const Numbers& numbers, const Numbers& values) {
  std::vector<std::int32_t> places;
  places.reserve(numbers.size());
  for (const std::int64_t number : numbers) {
    const auto found = std::lower_bound(values.begin(), values.end(), number);
    if (found == values.end() || *found != number) hdf5::refuse("accept a row of /agents");
    places.push_back(static_cast<std::int32_t>(found - values.begin()));
  }
  return places;
}

Numbers count_to(std::size_t count) {
  Numbers numbers;
  for (std::size_t number = 0; number < count; ++number) numbers.push_back(static_cast<std::int64_t>(number));
  return numbers;
}

void write_words(hdf5::Writer& file, const std::string& path, const PanelColumn& column) {
  std::vector<std::byte> values;
  std::string meanings;
  Texts labels;
  Texts labels_zh;
  const std::size_t width = width_of(column.type);
  for (std::size_t value = 0; value < column.words.size(); ++value) {
    values.resize((value + 1) * width);
    std::memcpy(values.data() + value * width, &value, width);
    meanings += (meanings.empty() ? "" : " ") + column.words[value].id;
    labels.push_back(column.words[value].label.en);
    labels_zh.push_back(column.words[value].label.zh);
  }
  file.attribute(path, "flag_values", column.type, values);
  file.attribute(path, "flag_meanings", meanings);
  file.attribute(path, "flag_labels", labels);
  file.attribute(path, "flag_labels_zh", labels_zh);
}

void write_rows(hdf5::Writer& file, const Study& study, const Study::Panel& panel, const std::string& group) {
  const std::string along = group + "/row";
  file.dimension(along, panel.rows.size());
  const auto column = [&](const char* name, const Numbers& numbers, const std::string& meaning) {
    const std::string path = group + "/" + name;
    file.column(path, along, PanelType::int64, bytes_of(numbers));
    file.attribute(path, "long_name", meaning);
    return path;
  };
  column("scenario", looked_up(panel.scenario, count_to(study.scenarios.size())),
         "place of the scenario in /scenario, from 0");
  column("replicate", looked_up(panel.replicate, study.replicates), "number of the replicate");
  const std::string time =
      column("time", looked_up(panel.rows.quarter, days_of(study)), "first day of the quarter");
  file.attribute(time, "units", std::string("days since 2021-01-01"));
  file.attribute(time, "calendar", std::string("standard"));
  column("key", panel.rows.key, "lasting key of the agent, equal in all scenarios and replicates");
}

std::vector<PanelWord> read_words(hdf5::Reader& file, const std::string& path) {
  std::vector<PanelWord> words;
  if (!file.has_attribute(path, "flag_meanings")) return words;
  const std::string meanings = file.text_attribute(path, "flag_meanings");
  const Texts labels = file.text_list_attribute(path, "flag_labels");
  const Texts labels_zh = file.text_list_attribute(path, "flag_labels_zh");
  for (std::size_t begin = 0; begin <= meanings.size();) {
    const std::size_t end = std::min(meanings.find(' ', begin), meanings.size());
    words.push_back({meanings.substr(begin, end - begin), {}});
    begin = end + 1;
  }
  if (labels.size() != words.size() || labels_zh.size() != words.size())
    hdf5::refuse("match the words of " + path);
  for (std::size_t place = 0; place < words.size(); ++place)
    words[place].label = {labels[place], labels_zh[place]};
  return words;
}

Numbers read_numbers(hdf5::Reader& file, const std::string& path, std::size_t rows) {
  if (file.length(path) != rows) hdf5::refuse("match the rows of " + path);
  return rows == 0 ? Numbers() : file.integers(path);
}

Study::Panel read_panel(hdf5::Reader& file, const Study& study, const std::string& entity) {
  Study::Panel panel;
  panel.table.entity = entity;
  const std::string group = group_of(panel.table);
  const std::size_t rows = file.length(group + "/key");
  panel.scenario = places_of(read_numbers(file, group + "/scenario", rows), count_to(study.scenarios.size()));
  panel.replicate = places_of(read_numbers(file, group + "/replicate", rows), study.replicates);
  panel.rows.quarter = places_of(read_numbers(file, group + "/time", rows), days_of(study));
  panel.rows.key = read_numbers(file, group + "/key", rows);
  if (!file.has_attribute(group, "columns")) return panel;
  for (const std::string& name : file.text_list_attribute(group, "columns")) {
    const std::string path = group + "/" + name;
    PanelColumn column{name, file.text_attribute(path, "units"), file.text_attribute(path, "long_name"),
                       file.column_type(path), read_words(file, path)};
    panel.rows.columns.push_back(file.column(path, column.type, rows));
    panel.table.columns.push_back(std::move(column));
  }
  return panel;
}

void require_whole(const Study::Panel& panel) {
  const std::size_t rows = panel.rows.size();
  bool whole = panel.scenario.size() == rows && panel.replicate.size() == rows &&
               panel.rows.quarter.size() == rows && panel.rows.columns.size() == panel.table.columns.size();
  for (std::size_t column = 0; whole && column < panel.table.columns.size(); ++column)
    whole = panel.rows.columns[column].size() == rows * width_of(panel.table.columns[column].type);
  if (!whole) throw RunFailed("the panel of '" + panel.table.entity + "' has columns of different lengths");
  for (const PanelColumn& column : panel.table.columns) {
    for (const PanelWord& word : column.words)
      if (word.id.empty() || word.id.find(' ') != std::string::npos)
        throw RunFailed("a word of the column '" + column.name + "' is empty or holds a blank");
  }
}

}  // namespace

void require_whole_panels(const Study& study) {
  for (const Study::Panel& panel : study.panels) require_whole(panel);
}

void write_panels(hdf5::Writer& file, const Study& study) {
  if (study.panels.empty()) return;
  file.group(layout::agents);
  Texts entities;
  for (const Study::Panel& panel : study.panels) entities.push_back(panel.table.entity);
  file.attribute(layout::agents, "entities", entities);
  for (const Study::Panel& panel : study.panels) {
    const std::string group = group_of(panel.table);
    file.group(group);
    Texts names;
    for (const PanelColumn& column : panel.table.columns) names.push_back(column.name);
    if (!names.empty()) file.attribute(group, "columns", names);
    write_rows(file, study, panel, group);
    for (std::size_t place = 0; place < names.size(); ++place) {
      const PanelColumn& column = panel.table.columns[place];
      const std::string path = group + "/" + column.name;
      file.column(path, group + "/row", column.type, panel.rows.columns[place]);
      file.attribute(path, "units", column.unit);
      file.attribute(path, "long_name", column.meaning);
      if (!column.words.empty()) write_words(file, path, column);
    }
  }
}

std::vector<std::string> panel_columns(const Study& study) {
  std::vector<std::string> paths;
  for (const Study::Panel& panel : study.panels) {
    for (const char* name : {"scenario", "replicate", "time", "key"})
      paths.push_back(group_of(panel.table) + "/" + name);
    for (const PanelColumn& column : panel.table.columns)
      paths.push_back(group_of(panel.table) + "/" + column.name);
  }
  return paths;
}

void read_panels(hdf5::Reader& file, Study& study) {
  if (!file.has_attribute(layout::agents, "entities")) return;
  for (const std::string& entity : file.text_list_attribute(layout::agents, "entities"))
    study.panels.push_back(read_panel(file, study, entity));
}

}  // namespace sim
