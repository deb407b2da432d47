#include <algorithm>
#include <cmath>

#include "sim/cli/description.hpp"
#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/cli/explanation.hpp"
#include "sim/cli/study_choice.hpp"

namespace sim {
namespace {

constexpr int digits = 4;

/// Mean and interval over the replicates: the difference to nothing.
PairedEffect level_of(const Study& study, const Slice& slice, std::size_t scenario, const Period& period) {
  const std::vector<double> values = replicates_of(study, slice, scenario, period.first(), period.last);
  return paired_effect(std::vector<double>(values.size(), 0.0), values);
}

std::string level_with_interval(const Observable& observable, const PairedEffect& level, const Words& words) {
  if (level.pairs == 0) return words.pick("no value", "无数值");
  const DisplayUnit unit = display_unit(observable, level.effect, words.language());
  const auto text = [&](double value) {
    return readable(value / unit.scale, level.effect / unit.scale, digits);
  };
  std::string shown = text(level.effect);
  if (level.low) shown += " [" + text(*level.low) + words.pick(", ", "，") + text(*level.high) + "]";
  return shown + (unit.name.empty() ? "" : " " + unit.name);
}

bool always_zero(const Study& study, const Slice& slice) {
  const std::vector<double>& values = slice.variable->values;
  const std::size_t cells = slice.variable->cells;
  const std::size_t rows = study.scenarios.size() * study.replicates.size() * study.quarters();
  for (std::size_t row = 0; row < rows; ++row) {
    for (const std::size_t cell : slice.cells) {
      const double value = values[row * cells + cell];
      if (value != 0.0 && !std::isnan(value)) return false;
    }
  }
  return true;
}

/// The file has the meaning in English alone; where the program still means the same, it knows it in Chinese.
Observable with_translation(const Session& session, Observable observable) {
  const ObservableTable& known = session.model.observables();
  const ObservableId id = known.find(observable.name);
  if (id.exists() && known[id].meaning.en == observable.meaning.en)
    observable.meaning.zh = known[id].meaning.zh;
  return observable;
}

Record value_row(const Study& study, const Slice& slice, std::size_t scenario, const Period& period,
                 const PairedEffect& level) {
  const Observable& observable = slice.variable->observable;
  Record row;
  add(row, "what", {}, std::string("value"));
  add(row, "name", {}, slice_name(study, slice));
  add(row, "unit", {}, observable.unit);
  add(row, "role", {}, std::string(name_of(observable.role)));
  add(row, "scenario", {}, study.scenarios[scenario]);
  add(row, "quarter", {}, period.text());
  row.push_back({"value", {}, number_or_nothing(level.pairs > 0, level.effect)});
  row.push_back({"low", {}, number_or_nothing(level.low)});
  row.push_back({"high", {}, number_or_nothing(level.high)});
  add(row, "replicates", {}, static_cast<std::int64_t>(level.pairs));
  return row;
}

Record point_row(const Inputs& inputs, const Observable& observable, const Point& point) {
  const Document* document = inputs.document(point.document);
  Record row;
  add(row, "what", {}, std::string("point"));
  add(row, "name", {}, point.observable);
  add(row, "unit", {}, observable.unit);
  add(row, "role", {}, std::string(name_of(observable.role)));
  add(row, "quarter", {}, point.quarter.text());
  add(row, "value", {}, point.value);
  add(row, "document", {}, point.document);
  add(row, "citation", {}, document == nullptr ? std::string() : document->citation);
  add(row, "printed", {}, point.printed);
  return row;
}

void add_points(const ExplainedStudy& explained, const Observable& observable, const Words& words,
                Explanation& result) {
  std::vector<std::string> lines;
  for (const Point& point : explained.study.points) {
    if (point.observable.substr(0, point.observable.find('[')) != observable.name) continue;
    const DisplayUnit unit = display_unit(observable, point.value, words.language());
    lines.push_back(point.observable + " " + point.quarter.text() + words.pick(": ", "：") +
                    readable(point.value / unit.scale, point.value / unit.scale, digits) +
                    (unit.name.empty() ? "" : " " + unit.name) + "  <- “" + point.printed + "” " +
                    citation_text(explained.loaded.inputs, point.document));
    result.rows.push_back(point_row(explained.loaded.inputs, observable, point));
  }
  add(result.records.front(), "points", {"documented", "文件数据"}, std::string(words.pick("none", "无")));
  result.records.front().back().lines = std::move(lines);
}

}  // namespace

Explanation explain_observable(const Session& session, const ExplainedStudy& explained,
                               const std::string& request) {
  const Study& study = explained.study;
  const std::string name(trim(std::string_view(request).substr(0, request.find('['))));
  const Study::Variable* variable = study.find(name);
  if (variable == nullptr) return {};
  std::vector<Problem> problems;
  const std::vector<Slice> chosen = slices(study, request, problems);
  const std::vector<Period> periods = chosen_periods(session, study, problems);
  refuse(std::move(problems));
  const Words words = session.words();
  Explanation result;
  result.records.push_back(description_of(session, with_translation(session, variable->observable)));
  add_points(explained, variable->observable, words, result);
  for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
    const std::string& stem = study.scenarios[scenario];
    std::vector<std::string> lines;
    for (const Slice& slice : chosen) {
      const bool told = !slice.among_many || !always_zero(study, slice);
      for (const Period& period : periods) {
        const PairedEffect level = level_of(study, slice, scenario, period);
        result.rows.push_back(value_row(study, slice, scenario, period, level));
        const std::string cell = slice_label(study, slice, session.language);
        if (told)
          lines.push_back((cell.empty() ? "" : cell + ", ") + period.text() + words.pick(": ", "：") +
                          level_with_interval(variable->observable, level, words));
      }
    }
    Record& record = result.records.front();
    add(record, stem, {stem, stem}, std::string(words.pick("zero everywhere", "全部为零")));
    record.back().lines = std::move(lines);
  }
  return result;
}

}  // namespace sim
