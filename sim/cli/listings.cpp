#include "sim/cli/listings.hpp"

#include "sim/cli/data_folder.hpp"
#include "sim/cli/reference_text.hpp"
#include "sim/core/text.hpp"
#include "sim/observe/entry_axes.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {
namespace {

/// first, the columns of the label, others.
std::vector<TableColumn> with_label(TableColumn first, std::vector<TableColumn> others) {
  std::vector<TableColumn> columns = {std::move(first)};
  for (TableColumn& column : label_columns()) columns.push_back(std::move(column));
  for (TableColumn& column : others) columns.push_back(std::move(column));
  return columns;
}

std::vector<Cell> with_label(const Session& session, Cell first, const Label& label,
                             std::vector<Cell> others) {
  std::vector<Cell> cells = {std::move(first)};
  for (Cell& cell : label_cells(session, label)) cells.push_back(std::move(cell));
  for (Cell& cell : others) cells.push_back(std::move(cell));
  return cells;
}

std::int64_t parameters_of(const Inputs& inputs, const Entry& entry) {
  std::int64_t count = 0;
  for (const Parameter& parameter : inputs.parameters.rows()) count += parameter.entry == entry.id ? 1 : 0;
  return count;
}

}  // namespace

std::string kind_text(const Session& session, const Inputs& inputs, const Entry& entry) {
  const KindSchema* kind = inputs.kind(entry.kind);
  return session.language == "en" || kind == nullptr ? entry.kind : session.pick(kind->label);
}

std::vector<TableColumn> label_columns() {
  return {{"label", {"label", "名称"}, Audience::people},
          {"label_en", {"label", "英文名称"}, Audience::programs},
          {"label_zh", {"label", "中文名称"}, Audience::programs}};
}

std::vector<Cell> label_cells(const Session& session, const Label& label) {
  return {{std::monostate{}, session.pick(label)}, {label.en}, {label.zh}};
}

Table system_listing(const Session& session, const Inputs& inputs) {
  Table table(
      with_label({"id", {"id", "标识"}}, {{"kind", {"kind", "种类"}},
                                          {"group", {"group", "分组"}},
                                          {"active", {"active", "启用"}},
                                          {"sources", {"sources", "来源数"}, Audience::everyone, true},
                                          {"parameters", {"parameters", "参数数"}, Audience::everyone, true},
                                          {"whatifs", {"what-ifs", "设想数"}, Audience::everyone, true}}));
  const Words words = session.words();
  for (const Entry& entry : inputs.catalogue) {
    table.add(with_label(session, {entry.id}, entry.label,
                         {{entry.kind, kind_text(session, inputs, entry)},
                          {entry.group, words(entry.group)},
                          {entry.active},
                          {static_cast<std::int64_t>(entry.sources.size())},
                          {parameters_of(inputs, entry)},
                          {whatifs_about(inputs, entry)}}));
  }
  return table;
}

Table observable_listing(const Session& session) {
  Table table(with_label({"name", {"observable", "指标"}}, {{"unit", {"unit", "单位"}},
                                                            {"kind", {"kind", "类型"}},
                                                            {"role", {"role", "角色"}},
                                                            {"axes", {"axes", "维度"}},
                                                            {"headline", {"headline", "主要"}},
                                                            {"denominator", {"", ""}, Audience::programs},
                                                            {"meaning", {"meaning", "含义"}},
                                                            {"meaning_zh", {"", ""}, Audience::programs}}));
  const Words words = session.words();
  const auto word = [&words](std::string_view text) { return Cell{std::string(text), words(text)}; };
  for (const Observable& observable : session.model.observables().rows()) {
    const bool stock = observable.kind == Observable::Kind::stock;
    table.add(with_label(session, {observable.name}, observable.label,
                         {word(observable.unit),
                          word(stock ? "stock" : "flow"),
                          word(name_of(observable.role)),
                          {joined(observable.axes)},
                          {observable.headline},
                          {observable.denominator},
                          {observable.meaning.en, session.pick(observable.meaning)},
                          {observable.meaning.zh}}));
  }
  return table;
}

Table axis_listing(const Session& session, const Inputs& inputs) {
  std::vector<TableColumn> columns = {{"axis", {"axis", "维度"}}};
  for (TableColumn& column : with_label({"id", {"id", "标识"}}, {})) columns.push_back(std::move(column));
  Table table(std::move(columns));
  const ObservableTable observables = over_catalogues(session.model.observables(), {&inputs});
  for (const Axis& axis : observables.axes()) {
    for (std::size_t place = 0; place < axis.ids.size(); ++place) {
      std::vector<Cell> cells = {{axis.name}};
      for (Cell& cell : with_label(session, {axis.ids[place]}, axis.labels[place], {}))
        cells.push_back(std::move(cell));
      table.add(std::move(cells));
    }
  }
  return table;
}

Table step_listing(const Session& session) {
  std::vector<TableColumn> columns = {{"number", {"", ""}, Audience::everyone, true}};
  for (TableColumn& column :
       with_label({"name", {"step", "步骤"}}, {{"phase", {"phase", "阶段"}},
                                               {"question", {"question", "问题"}},
                                               {"question_zh", {"", ""}, Audience::programs},
                                               {"reads", {"reads", "读"}, Audience::programs},
                                               {"writes", {"writes", "写"}, Audience::programs}}))
    columns.push_back(std::move(column));
  Table table(std::move(columns));
  std::int64_t number = 0;
  for (const StepInfo& step : session.model.steps()) {
    std::vector<Cell> cells = {{++number}};
    for (Cell& cell : with_label(session, {step.name}, step.label,
                                 {{step.phase, session.words()(step.phase)},
                                  {step.question.en, session.pick(step.question)},
                                  {step.question.zh},
                                  {joined(step.reads)},
                                  {joined(step.writes)}}))
      cells.push_back(std::move(cell));
    table.add(std::move(cells));
  }
  return table;
}

Table scenario_listing(const Session& session, const Inputs& inputs, std::vector<Problem>& problems) {
  Table table({{"stem", {"scenario", "情景"}},
               {"title", {"title", "标题"}, Audience::people},
               {"title_en", {"", ""}, Audience::programs},
               {"title_zh", {"", ""}, Audience::programs},
               {"question", {"question", "问题"}, Audience::people},
               {"question_en", {"", ""}, Audience::programs},
               {"question_zh", {"", ""}, Audience::programs},
               {"changes", {"changes", "改动数"}, Audience::everyone, true},
               {"points", {"points", "情景点数"}, Audience::everyone, true}});
  for (const std::string& stem : scenario_stems(session)) {
    try {
      std::vector<Problem> ignored;
      const std::vector<Scenario> points =
          read_scenarios(scenario_path(session, stem), inputs, session.model.first_quarter(),
                         session.model.default_last_quarter(), ignored);
      const Scenario& scenario = points.front();
      const std::size_t changes = scenario.changes.size() + scenario.added.size() + scenario.switches.size() +
                                  (scenario.freeze ? 1 : 0) + (scenario.placebo ? 1 : 0);
      table.add({{stem},
                 {std::monostate{}, session.pick(scenario.file_title)},
                 {scenario.file_title.en},
                 {scenario.file_title.zh},
                 {std::monostate{}, session.pick(scenario.question)},
                 {scenario.question.en},
                 {scenario.question.zh},
                 {static_cast<std::int64_t>(changes)},
                 {static_cast<std::int64_t>(points.size())}});
    } catch (const InvalidInput& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  return table;
}

}  // namespace sim
