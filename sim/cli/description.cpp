#include "sim/cli/description.hpp"

#include <algorithm>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/parameter_text.hpp"
#include "sim/cli/reference_text.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {
namespace {

void add(Record& record, const std::string& key, Label heading, Value value, std::string shown = {}) {
  record.push_back({key, std::move(heading), {std::move(value), std::move(shown)}});
}

Record beginning(const std::string& what, const Label& what_label, const std::string& name,
                 const Label& label) {
  Record record;
  add(record, "what", {"what", "类别"}, what, what_label.zh.empty() ? what : what + " " + what_label.zh);
  add(record, "name", {"name", "标识"}, name);
  add(record, "label_en", {"label (en)", "英文名称"}, label.en);
  add(record, "label_zh", {"label (zh)", "中文名称"}, label.zh);
  return record;
}

std::string joined(const std::vector<std::string>& texts, const std::string& separator) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : separator) + text;
  return all;
}

Record describe(const Session& session, const Parameter& parameter) {
  const std::string& language = session.language;
  Record record = beginning("parameter", {"", "参数"}, parameter.key, parameter.label);
  add(record, "meaning", {"meaning", "含义"}, parameter.meaning);
  add(record, "type", {"type", "类型"}, std::string(name_of(parameter.type)));
  add(record, "unit", {"unit", "单位"}, parameter.unit);
  add(record, "start_value", {"value at start", "起始值"}, value_of(parameter, parameter.value),
      value_text(parameter, parameter.value, language));
  add(record, "value", {"baseline value", "基线值"}, value_of(parameter, last_value(parameter)),
      baseline_text(parameter, language));
  add(record, "path", {"dated path", "变化"}, path_text(parameter, "en"), path_text(parameter, language));
  add(record, "range", {"range", "范围"}, range_text(parameter, "en"),
      range_text(parameter, language) + (parameter.soft_range ? " (outside: a warning)" : ""));
  record.push_back({"minimum", {"minimum", "下限"}, {parameter.minimum}, false});
  record.push_back({"maximum", {"maximum", "上限"}, {parameter.maximum}, false});
  add(record, "role", {"role", "角色"}, std::string(name_of(parameter.role)));
  add(record, "prior", {"prior", "先验"}, parameter.prior);
  add(record, "basis", {"basis", "依据"}, basis_text(parameter));
  add(record, "source", {"source", "来源"}, sources_text(parameter.sources));
  add(record, "channel", {"channel", "作用途径"}, parameter.channel,
      parameter.channel.empty() ? "read by any step" : "read by step " + parameter.channel);
  add(record, "entry", {"system", "所属条目"}, parameter.entry);
  add(record, "file", {"file", "文件"}, parameter.file + ":" + std::to_string(parameter.position.line));
  return record;
}

Record describe(const Session& session, const Inputs& inputs, const Entry& entry) {
  Record record = beginning("system", {"", "条目"}, entry.id, entry.label);
  add(record, "kind", {"kind", "种类"}, entry.kind);
  add(record, "group", {"group", "分组"}, entry.group);
  add(record, "grade", {"evidence grade", "证据等级"}, entry.grade);
  add(record, "active", {"active in the baseline", "基线中启用"}, entry.active);
  add(record, "from", {"from", "起"}, entry.from.text());
  add(record, "until", {"until", "止"}, entry.until ? entry.until->text() : std::string());
  std::vector<std::string> fields;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    if (parameter.entry == entry.id)
      fields.push_back(parameter.key + " = " + baseline_text(parameter, session.language));
  }
  add(record, "parameters", {"parameters", "参数"}, joined(fields, "; "));
  add(record, "problems", {"answers problems", "针对问题"}, joined(entry.problems, ", "),
      cited_text(inputs.known_problems, entry.problems, session.language));
  add(record, "source", {"source", "来源"}, sources_text(entry.sources));
  add(record, "note", {"note", "说明"}, entry.note);
  add(record, "file", {"file", "文件"}, entry.file + ":" + std::to_string(entry.position.line));
  return record;
}

Record describe(const Observable& observable) {
  Record record = beginning("observable", {"", "指标"}, observable.name, observable.label);
  add(record, "meaning", {"meaning", "含义"}, observable.meaning);
  add(record, "unit", {"unit", "单位"}, observable.unit);
  const bool stock = observable.kind == Observable::Kind::stock;
  add(record, "kind", {"kind", "类型"}, std::string(stock ? "stock" : "flow"),
      stock ? "stock, at the end of a quarter" : "flow, per quarter");
  add(record, "role", {"role", "角色"}, std::string(name_of(observable.role)));
  add(record, "denominator", {"denominator", "分母"}, observable.denominator);
  add(record, "axes", {"axes", "维度"}, joined(observable.axes, ", "));
  add(record, "headline", {"headline", "主要"}, observable.headline);
  return record;
}

Record describe(const Axis& axis) {
  Record record = beginning("axis", {"", "维度"}, axis.name, {});
  std::vector<std::string> parts;
  for (std::size_t place = 0; place < axis.ids.size(); ++place)
    parts.push_back(axis.ids[place] + " (" + axis.labels[place].en + " / " + axis.labels[place].zh + ")");
  add(record, "parts", {"parts", "取值"}, joined(parts, "; "));
  return record;
}

Record describe(const Session& session, const Inputs& inputs, const StepInfo& step, std::size_t number) {
  Record record = beginning("step", {"", "步骤"}, step.name, step.label);
  add(record, "number", {"number", "次序"}, static_cast<std::int64_t>(number),
      std::to_string(number) + " of " + std::to_string(session.model.steps().size()));
  add(record, "phase", {"phase", "阶段"}, step.phase);
  add(record, "question", {"question", "问题"}, step.question);
  add(record, "reads", {"reads", "读"}, step.reads);
  add(record, "writes", {"writes", "写"}, step.writes);
  std::vector<std::string> levers;
  for (const Parameter& parameter : inputs.parameters.rows()) {
    if (parameter.channel == step.name) levers.push_back(parameter.key);
  }
  add(record, "parameters", {"channel of", "作用途径"}, joined(levers, ", "));
  return record;
}

std::string change_text(const Session& session, const Inputs& inputs, const Change& change) {
  const ParameterId id = inputs.parameters.find(change.target);
  const auto amount = [&] {
    if (change.how == Change::How::scale || !id.exists()) return shortest(change.amount);
    return value_text(inputs.parameters[id], change.amount, session.language);
  };
  const char* sign = change.how == Change::How::set     ? " = "
                     : change.how == Change::How::scale ? " x "
                                                        : " + ";
  std::string text = change.target + sign + amount() + " from " + change.from.text();
  if (change.until) text += " until " + change.until->text();
  if (change.ramp > 1) text += " over " + std::to_string(change.ramp) + " quarters";
  return text;
}

Record describe(const Session& session, const Inputs& inputs, const Scenario& scenario) {
  Record record = beginning("scenario", {"", "情景"}, scenario.stem, scenario.title);
  add(record, "question_en", {"question (en)", "英文问题"}, scenario.question.en);
  add(record, "question_zh", {"question (zh)", "中文问题"}, scenario.question.zh);
  add(record, "financing", {"financing", "资金来源"}, scenario.financing);
  add(record, "cites", {"cites", "引用"}, joined(scenario.cites, ", "),
      cited_text(inputs.whatifs, scenario.cites, session.language));
  std::vector<std::string> changes;
  for (const Change& change : scenario.changes) changes.push_back(change_text(session, inputs, change));
  for (const AddedEntry& entry : scenario.added)
    changes.push_back("new " + entry.kind + " " + entry.id + " from " + entry.from.text());
  for (const Switch& change : scenario.switches)
    changes.push_back(change.id + (change.active ? " opens " : " closes ") + change.from.text());
  add(record, "changes", {"changes", "改动"}, joined(changes, "; "));
  std::vector<std::string> files;
  for (const auto& [file, text] : scenario.texts) files.push_back(file);
  add(record, "files", {"files", "文件"}, joined(files, " <- "));
  return record;
}

}  // namespace

std::vector<Record> descriptions(const Session& session, const Inputs& inputs, const std::string& name) {
  std::vector<Record> records;
  const ParameterId parameter = inputs.parameters.find(name);
  if (parameter.exists()) records.push_back(describe(session, inputs.parameters[parameter]));
  if (const Entry* entry = inputs.entry(name)) records.push_back(describe(session, inputs, *entry));
  const ObservableTable& observables = session.model.observables();
  const ObservableId observable = observables.find(name);
  if (observable.exists()) records.push_back(describe(observables[observable]));
  for (const Axis& axis : observables.axes()) {
    if (axis.name == name) records.push_back(describe(axis));
  }
  const std::vector<StepInfo> steps = session.model.steps();
  for (std::size_t number = 0; number < steps.size(); ++number) {
    if (steps[number].name == name) records.push_back(describe(session, inputs, steps[number], number + 1));
  }
  const std::vector<std::string> stems = scenario_stems(session);
  if (std::binary_search(stems.begin(), stems.end(), name)) {
    std::vector<Problem> ignored;
    records.push_back(
        describe(session, inputs,
                 read_scenario(scenario_path(session, name), inputs, session.model.first_quarter(),
                               session.model.default_last_quarter(), ignored)));
  }
  for (Record& record : reference_descriptions(session, inputs, name)) records.push_back(std::move(record));
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
  return names;
}

}  // namespace sim
