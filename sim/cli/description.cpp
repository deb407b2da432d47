#include "sim/cli/description.hpp"

#include <algorithm>

#include "sim/cli/actor_text.hpp"
#include "sim/cli/conflict_text.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/listings.hpp"
#include "sim/cli/parameter_text.hpp"
#include "sim/cli/path_text.hpp"
#include "sim/cli/reference_text.hpp"
#include "sim/cli/scenario_choice.hpp"
#include "sim/cli/scenario_effects.hpp"
#include "sim/core/text.hpp"
#include "sim/observe/entry_axes.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/schedule/state_names.hpp"

namespace sim {
namespace {

void add_word(Record& record, const Words& words, const std::string& key, Label heading,
              std::string_view word) {
  add(record, key, std::move(heading), std::string(word), words(word));
}

/// People read it in their language, programs in both.
void add_meaning(Record& record, const Session& session, const Label& meaning) {
  add(record, "meaning", {"meaning", "含义"}, meaning.en, session.pick(meaning));
  record.push_back({"meaning_zh", {"", ""}, {meaning.zh}, false});
}

/// Programs get the names, people a line a table.
void add_state(Record& record, const Words& words, const std::string& key, Label heading,
               const std::vector<std::string>& names) {
  add(record, key, std::move(heading), joined(names, ", "));
  record.back().lines = by_table(names, words.pick("(rows)", "（行）"));
}

Record describe(const Session& session, const Inputs& inputs, const Parameter& parameter) {
  const Words words = session.words();
  Record record = beginning(session, "parameter", "参数", parameter.key, parameter.label);
  add_meaning(record, session, parameter.meaning);
  add_word(record, words, "type", {"type", "类型"}, name_of(parameter.type));
  add_word(record, words, "unit", {"unit", "单位"}, parameter.unit);
  add(record, "start_value", {"value at start", "起始值"}, value_of(parameter, parameter.value),
      value_text(parameter, parameter.value, words));
  add(record, "value", {"baseline value", "基线值"}, value_of(parameter, last_value(parameter)),
      baseline_text(parameter, words));
  add(record, "path", {"dated path", "变化"}, path_text(parameter, Words()), path_text(parameter, words));
  add(record, "range", {"range", "范围"}, range_text(parameter, Words()),
      range_text(parameter, words) +
          (parameter.soft_range ? words.pick(" (outside: a warning)", " (超出仅警告)") : ""));
  record.push_back({"minimum", {"minimum", "下限"}, {parameter.minimum}, false});
  record.push_back({"maximum", {"maximum", "上限"}, {parameter.maximum}, false});
  add_word(record, words, "role", {"role", "角色"}, name_of(parameter.role));
  add(record, "prior", {"prior", "先验"}, parameter.prior);
  add_word(record, words, "basis", {"basis", "依据"}, basis_text(parameter));
  add(record, "source", {"source", "来源"}, sources_text(parameter.sources, Words()),
      sources_text(parameter.sources, words));
  add(record, "conflicts", {"turns a reading", "关乎取法"}, conflicts_text(session, inputs, parameter.key));
  add(record, "channel", {"channel", "作用途径"}, parameter.channel,
      parameter.channel.empty() ? words.pick("read by any step", "任何步骤均可读取")
                                : words.pick("read by step ", "仅由步骤读取：") + parameter.channel);
  add(record, "entry", {"system", "所属条目"}, parameter.entry);
  if (const Entry* entry = inputs.entry(parameter.entry); entry != nullptr && !parameter.channel.empty())
    add(record, "causal_path", {"causal path", "作用路径"}, causal_path_line(session, inputs, *entry));
  add(record, "file", {"file", "文件"}, parameter.file + ":" + std::to_string(parameter.position.line));
  return record;
}

/// Each parameter of the entry with its value, and below it what it means.
void add_fields(Record& record, const Words& words, const Inputs& inputs, const Entry& entry) {
  std::vector<std::string> fields;
  std::vector<std::string> lines;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    if (parameter.entry != entry.id) continue;
    fields.push_back(parameter.key + " = " + baseline_text(parameter, Words()));
    lines.push_back(parameter.key + " = " + span_text(parameter, words));
    lines.push_back("  " + (words.chinese() ? parameter.meaning.zh : parameter.meaning.en));
  }
  add(record, "parameters", {"parameters", "参数"}, joined(fields, "; "));
  record.back().lines = std::move(lines);
}

Record describe(const Session& session, const Inputs& inputs, const Entry& entry) {
  const Words words = session.words();
  Record record = beginning(session, "system", "条目", entry.id, entry.label);
  const KindSchema* kind = inputs.kind(entry.kind);
  add(record, "kind", {"kind", "种类"}, entry.kind, kind_text(session, inputs, entry));
  if (kind != nullptr) {
    add(record, "kind_meaning", {"what the kind does", "种类说明"}, kind->meaning.en,
        session.pick(kind->meaning));
    record.push_back({"kind_meaning_zh", {"", ""}, {kind->meaning.zh}, false});
  }
  add_word(record, words, "group", {"group", "分组"}, entry.group);
  add(record, "grade", {"evidence grade", "证据等级"}, entry.grade);
  add(record, "active", {"active in the baseline", "基线中启用"}, entry.active);
  add(record, "from", {"from", "起"}, entry.from.text());
  add(record, "until", {"until", "止"}, entry.until ? entry.until->text() : std::string());
  add_fields(record, words, inputs, entry);
  if (!entry.members.empty()) add(record, "members", {"consists of", "组成"}, joined(entry.members, ", "));
  add_causal_path(record, session, inputs, entry);
  add(record, "problems", {"answers problems", "针对问题"}, joined(entry.problems, ", "),
      cited_text(inputs.known_problems, entry.problems, session.language));
  add(record, "source", {"source", "来源"}, sources_text(entry.sources, Words()),
      sources_text(entry.sources, words));
  add(record, "note", {"note", "说明"}, entry.note.en, session.pick(entry.note));
  record.push_back({"note_zh", {"", ""}, {entry.note.zh}, false});
  add(record, "file", {"file", "文件"}, entry.file + ":" + std::to_string(entry.position.line));
  return record;
}

Record describe(const Session& session, const Observable& observable) {
  const Words words = session.words();
  Record record = beginning(session, "observable", "指标", observable.name, observable.label);
  add_meaning(record, session, observable.meaning);
  add_word(record, words, "unit", {"unit", "单位"}, observable.unit);
  const bool stock = observable.kind == Observable::Kind::stock;
  add(record, "kind", {"kind", "类型"}, std::string(stock ? "stock" : "flow"),
      stock ? words.pick("stock, at the end of a quarter", "存量，季度末")
            : words.pick("flow, per quarter", "流量，每季度"));
  add_word(record, words, "role", {"role", "角色"}, name_of(observable.role));
  add(record, "denominator", {"denominator", "分母"}, observable.denominator);
  const std::string axes = joined(observable.axes, ", ");
  const std::string parts = observable.axes.empty()
                                ? ""
                                : axes + words.pick("; compare --observable '", "；compare --observable '") +
                                      observable.name + "[" + observable.axes.front() + "=sum]'" +
                                      words.pick(" adds one up", " 可按其中一维求和");
  add(record, "axes", {"axes", "维度"}, axes, parts);
  add(record, "headline", {"headline", "主要"}, observable.headline);
  return record;
}

Record describe(const Session& session, const Axis& axis) {
  Record record = beginning(session, "axis", "维度", axis.name, {});
  std::vector<std::string> parts;
  for (std::size_t place = 0; place < axis.ids.size(); ++place)
    parts.push_back(axis.ids[place] + " (" + axis.labels[place].en + " / " + axis.labels[place].zh + ")");
  add(record, "parts", {"parts", "取值"}, joined(parts, "; "));
  return record;
}

Record describe(const Session& session, const Inputs& inputs, const StepInfo& step, std::size_t number) {
  const Words words = session.words();
  Record record = beginning(session, "step", "步骤", step.name, step.label);
  add(record, "number", {"number", "次序"}, static_cast<std::int64_t>(number),
      std::to_string(number) + words.pick(" of ", " / ") + std::to_string(session.model.steps().size()));
  add_word(record, words, "phase", {"phase", "阶段"}, step.phase);
  add(record, "question", {"question", "问题"}, step.question.en, session.pick(step.question));
  record.push_back({"question_zh", {"", ""}, {step.question.zh}, false});
  add_state(record, words, "reads", {"reads", "读"}, step.reads);
  add_state(record, words, "writes", {"writes", "写"}, step.writes);
  std::vector<std::string> levers;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    if (parameter.channel == step.name) levers.push_back(parameter.key);
  }
  add(record, "parameters", {"channel of", "作用途径"}, joined(levers, ", "));
  return record;
}

Record describe(const Session& session, const Inputs& inputs, const Scenario& scenario) {
  const Words words = session.words();
  Record record = beginning(session, "scenario", "情景", scenario.stem, scenario.title);
  add(record, "question_en", {"question (en)", "英文问题"}, scenario.question.en);
  add(record, "question_zh", {"question (zh)", "中文问题"}, scenario.question.zh);
  add_word(record, words, "financing", {"financing", "资金来源"}, scenario.financing);
  add(record, "freeze", {"frozen as in", "冻结于"},
      scenario.freeze ? scenario.freeze->quarter.text() : std::string());
  add(record, "goal", {"goal", "目标"}, scenario.goal ? goal_text(*scenario.goal) : std::string());
  add(record, "cites", {"cites", "引用"}, joined(scenario.cites, ", "),
      cited_text(inputs.whatifs, scenario.cites, session.language));
  std::vector<std::string> changes;
  std::vector<std::string> lines;
  const Quarter last = session.model.default_last_quarter();
  for (const ScenarioEffect& effect : effects_of(scenario, inputs, last, Words()))
    changes.push_back(effect_lines(effect, Words()).front());
  for (const ScenarioEffect& effect : effects_of(scenario, inputs, last, words)) {
    for (std::string& line : effect_lines(effect, words)) lines.push_back(std::move(line));
  }
  if (changes.empty()) lines.emplace_back(words.pick("none", "无"));
  add(record, "changes", {"changes", "改动"}, joined(changes, "; "));
  record.back().lines = std::move(lines);
  std::vector<std::string> files;
  for (const auto& [file, text] : scenario.texts) files.push_back(file);
  add(record, "files", {"files", "文件"}, joined(files, " <- "));
  return record;
}

}  // namespace

Record description_of(const Session& session, const Inputs& inputs, const Parameter& parameter) {
  return describe(session, inputs, parameter);
}
Record description_of(const Session& session, const Observable& observable) {
  return describe(session, observable);
}
Record description_of(const Session& session, const Inputs& inputs, const Scenario& scenario) {
  return describe(session, inputs, scenario);
}

std::vector<Record> descriptions(const Session& session, const Inputs& inputs, const std::string& name) {
  std::vector<Record> records;
  const ParameterId parameter = inputs.parameters.find(name);
  if (parameter.exists()) records.push_back(describe(session, inputs, inputs.parameters[parameter]));
  if (const Entry* entry = inputs.entry(name)) records.push_back(describe(session, inputs, *entry));
  const ObservableTable observables = over_catalogues(session.model.observables(), {&inputs});
  const ObservableId observable = observables.find(name);
  if (observable.exists()) records.push_back(describe(session, observables[observable]));
  for (const Axis& axis : observables.axes()) {
    if (axis.name == name) records.push_back(describe(session, axis));
  }
  const std::vector<StepInfo> steps = session.model.steps();
  for (std::size_t number = 0; number < steps.size(); ++number) {
    if (steps[number].name == name) records.push_back(describe(session, inputs, steps[number], number + 1));
  }
  const std::vector<std::string> stems = scenario_stems(session);
  if (is_scenario_path(name) || std::binary_search(stems.begin(), stems.end(), name)) {
    std::vector<Problem> ignored;
    const ScenarioChoice choice = scenario_choice(session, name);
    for (const Scenario& scenario : read_chosen(choice, inputs, session.model.first_quarter(),
                                                session.model.default_last_quarter(), ignored))
      records.push_back(describe(session, inputs, scenario));
  }
  for (Record& record : reference_descriptions(session, inputs, name)) records.push_back(std::move(record));
  for (Record& record : actor_descriptions(session, inputs, name)) records.push_back(std::move(record));
  for (const Conflict& conflict : inputs.conflicts) {
    if (conflict.id == name) records.push_back(conflict_description(session, inputs, conflict));
  }
  return records;
}

std::vector<std::string> describable_names(const Session& session, const Inputs& inputs) {
  std::vector<std::string> names = inputs.parameters.keys();
  for (const Entry& entry : inputs.catalogue) names.push_back(entry.id);
  for (const std::string& name : session.model.observables().names()) names.push_back(name);
  for (const Axis& axis : session.model.observables().axes()) names.push_back(axis.name);
  for (const StepInfo& step : session.model.steps()) names.push_back(step.name);
  for (const std::string& stem : scenario_stems(session)) names.push_back(stem);
  for (const std::string& name : reference_names(inputs)) names.push_back(name);
  for (const std::string& name : actor_names(inputs)) names.push_back(name);
  for (const Conflict& conflict : inputs.conflicts) names.push_back(conflict.id);
  return names;
}

}  // namespace sim
