#include "sim/cli/scenario_effects.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/cli/parameter_text.hpp"
#include "sim/scenario/added_entry.hpp"
#include "sim/scenario/change.hpp"
#include "sim/scenario/freeze.hpp"

namespace sim {
namespace {

/// Of a long ramp the first values and the last tell enough.
constexpr int longest_told_ramp = 6;
constexpr int told_at_first = 3;

std::string span_of(const ScenarioEffect& effect, const Words& words) {
  std::string text = words.pick(" from ", "，自 ") + effect.from.text() + words.pick("", " 起");
  if (effect.until) text += words.pick(" until ", "，至 ") + effect.until->text() + words.pick("", " 前");
  return text;
}

std::string way_text(const Change& change, const Parameter& parameter, const Words& words) {
  switch (change.how) {
    case Change::How::scale:
      return words.pick("scale ", "乘以 ") + shortest(change.amount);
    case Change::How::add:
      return words.pick("add ", "增加 ") + value_text(parameter, change.amount, words);
    case Change::How::set:
      break;
  }
  return words.pick("set", "设为");
}

/// "12, 15, 18, 20", or "12, 15, 18, …, 40".
std::string ramp_text(const Parameter& parameter, const Change& change, int quarters, const Words& words) {
  std::string text;
  for (int step = 0; step < quarters; ++step) {
    const bool told = quarters <= longest_told_ramp || step < told_at_first || step == quarters - 1;
    if (!told && step > told_at_first) continue;
    text += text.empty() ? "" : ", ";
    text +=
        told ? readable_text(parameter, changed_value(parameter, change, change.from + step), words) : "…";
  }
  return text;
}

ScenarioEffect effect_of(const Parameter& parameter, Quarter from, std::string file, Position position) {
  ScenarioEffect effect;
  effect.target = parameter.key;
  effect.label = parameter.label;
  effect.unit = parameter.unit;
  effect.from = from;
  effect.reached = from;
  effect.file = std::move(file);
  effect.position = position;
  return effect;
}

/// The catalogue's own path goes on below a change; where it moves later, the end of the run is told too.
std::string end_text(const Parameter& parameter, const Change& change, const ScenarioEffect& effect,
                     Quarter last, const Words& words) {
  const Quarter end = effect.until ? std::min(last, *effect.until + -1) : last;
  if (end <= effect.reached || parameter.at(end) == parameter.at(effect.from)) return "";
  return words.pick("; in ", "；") + end.text() + words.pick(" ", " 为 ") +
         readable_text(parameter, parameter.at(end), words) + " -> " +
         readable_text(parameter, changed_value(parameter, change, end), words);
}

/// What the kind says of a field of its entries to those who raise it.
Label note_of_raise(const Parameter& parameter, const Inputs& inputs) {
  const Entry* entry = inputs.entry(parameter.entry);
  const KindSchema* kind = entry == nullptr ? nullptr : inputs.kind(entry->kind);
  if (kind == nullptr) return {};
  for (const FieldSchema& field : kind->fields) {
    if (parameter.key == entry->id + "." + field.name) return field.raised;
  }
  return {};
}

ScenarioEffect effect_of(const Change& change, const Inputs& inputs, Quarter last, const Words& words) {
  const Parameter& parameter = inputs.parameters[inputs.parameters.require(change.target)];
  ScenarioEffect effect = effect_of(parameter, change.from, change.file, change.position);
  effect.until = change.until;
  effect.ramp = change.ramp;
  Quarter end = change.until ? std::min(*change.until + -1, last) : last;
  end = std::max(end, change.from);
  const int quarters = std::min(std::max(change.ramp, 1), end - change.from + 1);
  effect.reached = change.from + (quarters - 1);
  const double before = parameter.at(change.from);
  const double after = changed_value(parameter, change, effect.reached);
  effect.before = value_of(parameter, before);
  effect.after = value_of(parameter, after);
  if (after > before) effect.raised = note_of_raise(parameter, inputs);
  effect.how = way_text(change, parameter, Words());
  std::string how = way_text(change, parameter, words);
  if (change.ramp > 1) {
    effect.steps = ramp_text(parameter, change, quarters, Words());
    how += words.pick("; ramp of ", "；爬坡 ") + std::to_string(change.ramp) +
           words.pick(" quarters to ", " 个季度，至 ") + effect.reached.text() + words.pick(": ", "：") +
           ramp_text(parameter, change, quarters, words);
  }
  effect.text = readable_text(parameter, before, words) + " -> " + readable_text(parameter, after, words) +
                span_of(effect, words) + " (" + how + ")" + end_text(parameter, change, effect, last, words);
  return effect;
}

ScenarioEffect opening(const Parameter& open, bool active, Quarter from, const std::string& file,
                       Position position, const Words& words, const char* how, const char* how_zh) {
  ScenarioEffect effect = effect_of(open, from, file, position);
  effect.before = value_of(open, open.at(from));
  effect.after = active;
  effect.how = how;
  effect.text = value_text(open, open.at(from), words) + " -> " + value_text(open, active ? 1 : 0, words) +
                span_of(effect, words) + " (" + words.pick(how, how_zh) + ")";
  return effect;
}

void add_entry_effects(const AddedEntry& added, const Inputs& inputs, const Words& words,
                       std::vector<ScenarioEffect>& effects) {
  const Entry& entry = *inputs.entry(added.id);
  const std::string like = added.like.empty() ? "" : words.pick(" like ", "，仿照 ") + added.like;
  const std::string how = words.pick("new entry of kind ", "新增条目，种类 ") + added.kind + like;
  ScenarioEffect open = effect_of(inputs.parameters[entry.open], added.from, added.file, added.position);
  open.until = added.until;
  open.before = false;
  open.after = true;
  open.how = added.like.empty() ? "add" : "add like " + added.like;
  open.text = words.pick("no -> yes", "否 -> 是") + span_of(open, words) + " (" + how + ")";
  effects.push_back(std::move(open));
  for (const AddedField& field : added.fields) {
    const Parameter& parameter = inputs.parameters[entry.field(field.name)];
    ScenarioEffect effect = effect_of(parameter, added.from, added.file, added.position);
    effect.until = added.until;
    effect.after = value_of(parameter, parameter.at(added.from));
    effect.how = "add";
    effect.text = value_text(parameter, parameter.at(added.from), words) + span_of(effect, words) +
                  words.pick(" (new)", " (新增)");
    effects.push_back(std::move(effect));
  }
}

/// What would have moved after the quarter and does not; the first few by name.
ScenarioEffect freeze_effect(const Freeze& freeze, const Inputs& inputs, Quarter last, const Words& words) {
  constexpr std::size_t named = 4;
  const std::vector<std::string> moved = moved_after(inputs, freeze.quarter, last);
  ScenarioEffect effect;
  effect.target = "freeze";
  effect.label = {"dated values and dates of entries", "有日期的数值与条目的起止"};
  effect.how = "freeze " + freeze.quarter.text();
  effect.from = freeze.quarter + 1;
  effect.reached = effect.from;
  effect.file = freeze.file;
  effect.position = freeze.position;
  effect.text = words.pick("from ", "自 ") + effect.from.text() + words.pick(" as in ", " 起保持 ") +
                freeze.quarter.text() + words.pick("; ", " 的数值；") + std::to_string(moved.size()) +
                words.pick(moved.size() == 1 ? " parameter moves later without it"
                                             : " parameters move later without it",
                           " 个参数本会变化");
  for (std::size_t place = 0; place < std::min(moved.size(), named); ++place)
    effect.text += (place == 0 ? words.pick(": ", "：") : ", ") + moved[place];
  if (moved.size() > named) effect.text += ", …";
  return effect;
}

ScenarioEffect placebo_effect(const Placebo& placebo, const Words& words) {
  ScenarioEffect effect;
  effect.target = "placebo";
  effect.label = {"luck of the day", "随机抽取"};
  effect.how = "redraw " + std::to_string(placebo.draw);
  effect.from = placebo.from;
  effect.reached = placebo.from;
  effect.file = placebo.file;
  effect.position = placebo.position;
  effect.text = words.pick("from ", "自 ") + placebo.from.text() +
                words.pick(" drawn anew, nothing else changes (draw ", " 起重新抽取，其余不变（第 ") +
                std::to_string(placebo.draw) + words.pick(")", " 组）");
  return effect;
}

}  // namespace

std::vector<ScenarioEffect> effects_of(const Scenario& scenario, const Inputs& inputs, Quarter last,
                                       const Words& words) {
  Inputs working = inputs;
  std::vector<ScenarioEffect> effects;
  if (scenario.freeze) {
    effects.push_back(freeze_effect(*scenario.freeze, working, last, words));
    freeze_inputs(working, scenario.freeze->quarter);
  }
  if (scenario.placebo) effects.push_back(placebo_effect(*scenario.placebo, words));
  for (const AddedEntry& added : scenario.added) insert_entry(added, working);
  for (const AddedEntry& added : scenario.added) add_entry_effects(added, working, words, effects);
  for (const Change& change : scenario.changes) effects.push_back(effect_of(change, working, last, words));
  for (const Switch& each : scenario.switches) {
    const Parameter& open = working.parameters[working.entry(each.id)->open];
    effects.push_back(opening(open, each.active, each.from, each.file, each.position, words,
                              each.active ? "activate" : "deactivate", each.active ? "启用" : "停用"));
  }
  return effects;
}

std::string goal_text(const Goal& goal) {
  std::string levers;
  for (const std::string& key : goal.over) levers += (levers.empty() ? "" : ", ") + key;
  return printable(goal.observable) + (goal.relative ? " " : " = ") + printable(goal.text) + ", " +
         goal.at.text() + " (" + levers + ")";
}

std::vector<std::string> effect_lines(const ScenarioEffect& effect, const Words& words) {
  std::vector<std::string> lines = {effect.target + words.pick(": ", "：") + effect.text};
  for (const Label& label : {effect.label, effect.raised}) {
    const std::string& text = words.chinese() ? label.zh : label.en;
    if (!text.empty()) lines.push_back("  " + text);
  }
  return lines;
}

}  // namespace sim
