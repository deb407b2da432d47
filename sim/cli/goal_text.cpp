#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/cli/goal_answer.hpp"

namespace sim {
namespace {

/// Writes the answers of one study in one language.
class Writer {
 public:
  Writer(const Study& study, std::size_t baseline, const TextStyle& style, std::ostream& out)
      : study_(study), baseline_(study.scenarios[baseline]), style_(style), out_(out) {}

  void write(const GoalAnswer& answer) {
    write_title(heading(answer), style_, out_);
    out_ << "  " << verdict(answer) << '\n';
    line(pick("effect", "效应"), effect_of(answer));
    if (answer.cost) line(pick("net cost", "净成本"), cost_of(*answer.cost));
  }

 private:
  bool chinese() const { return style_.language == "zh"; }
  std::string pick(const char* en, const char* zh) const { return chinese() ? zh : en; }
  void line(const std::string& name, const std::string& text) {
    out_ << "  " << padded(name, 8) << "  " << text << '\n';
  }

  /// The unit in which all levels of an answer are told.
  DisplayUnit unit_of(const GoalAnswer& answer) const {
    const double size = std::max(std::fabs(answer.wanted), std::fabs(answer.effect.baseline));
    return display_unit(answer.slice.variable->observable, std::isfinite(size) ? size : 0.0, style_.language);
  }

  std::string level(const GoalAnswer& answer, double value) const {
    if (std::isnan(value)) return "-";
    const DisplayUnit unit = unit_of(answer);
    return level_text(value / unit.scale) + (unit.name.empty() ? "" : " " + unit.name);
  }

  std::string heading(const GoalAnswer& answer) const {
    const Goal& goal = answer.asked.goal;
    std::string levers;
    for (const std::string& key : goal.over) levers += (levers.empty() ? "" : pick(", ", "、")) + key;
    const std::string what = slice_title(study_, answer.slice, style_.language);
    const std::string wanted = level(answer, answer.wanted);
    const std::string asked = goal.relative ? goal.text : "";
    if (chinese()) {
      return fmt::format("{}：{}，{}达到{}{}，调节{}", answer.asked.scenario, what, answer.period.text(),
                         wanted, asked.empty() ? "" : "（" + asked + "）", levers);
    }
    return fmt::format("{}: {} at {} in {}{}, by {}", answer.asked.scenario, what, wanted,
                       answer.period.text(), asked.empty() ? "" : " (" + asked + ")", levers);
  }

  static std::string times(double factor) { return fmt::format("×{:.3g}", factor); }

  std::string verdict(const GoalAnswer& answer) const {
    const std::string reached = level(answer, answer.effect.value);
    switch (answer.status) {
      case GoalAnswer::Status::reached:
        return chinese() ? "在" + times(answer.factor) + "时达到" : "reached at " + times(answer.factor);
      case GoalAnswer::Status::already:
        return chinese() ? "无需改动：" + baseline_ + "已为" + reached
                         : "reached without it: " + baseline_ + " is at " + reached + " already";
      case GoalAnswer::Status::unreachable:
        break;
    }
    if (chinese())
      return "在" + times(answer.largest) + "以内无法达到；最接近的是" + times(answer.factor) + "时的" +
             reached;
    return "unreachable within " + times(answer.largest) + "; the nearest is " + reached + " at " +
           times(answer.factor);
  }

  std::string effect_of(const GoalAnswer& answer) const {
    const Observable& observable = answer.slice.variable->observable;
    const double size = std::max(std::fabs(answer.effect.baseline), effect_size(answer.effect));
    const DisplayUnit unit = display_unit(observable, std::isfinite(size) ? size : 0.0, style_.language);
    return text_of(answer.effect, unit, observable.unit == "1") + pick(" against ", "，相对") + baseline_ +
           (chinese() ? "的" : " at ") + level(answer, answer.effect.baseline);
  }

  std::string cost_of(const PairedEffect& cost) const {
    Observable money;
    money.unit = "CNY";
    return text_of(cost, display_unit(money, effect_size(cost), style_.language), false);
  }

  /// "+640 [+600, +680] * 20/20 bn CNY"
  static std::string text_of(const PairedEffect& effect, const DisplayUnit& unit, bool counts) {
    EffectStyle style;
    style.scale = unit.scale;
    style.size = effect_size(effect) / unit.scale;
    style.counts = counts;
    style.pairs = false;
    return effect_text(effect, style) + (unit.name.empty() ? "" : " " + unit.name);
  }

  const Study& study_;
  const std::string& baseline_;
  const TextStyle& style_;
  std::ostream& out_;
};

}  // namespace

void write_goals(const Study& study, std::size_t baseline, const std::vector<GoalAnswer>& answers,
                 const TextStyle& style, std::ostream& out) {
  Writer writer(study, baseline, style, out);
  for (std::size_t number = 0; number < answers.size(); ++number) {
    if (number > 0) out << '\n';
    writer.write(answers[number]);
  }
  if (answers.empty() || answers.front().effect.pairs < 2) return;
  out << '\n'
      << (style.language == "zh"
              ? "重复均值在两点之间按线性内插；[95%区间]，* 区间不含零；净成本自首次改动起累计，不折现"
              : "means over replicates, linear between the points that were run; [95 % interval], * excludes "
                "zero;\n"
                "net cost from the first change on, undiscounted")
      << '\n';
}

}  // namespace sim
