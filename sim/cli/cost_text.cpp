#include <algorithm>
#include <cmath>

#include "sim/cli/cost.hpp"
#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"

namespace sim {
namespace {

/// Writes the accounts of one study in one language.
class Writer {
 public:
  Writer(const Study& study, const ComparisonPlan& plan, const TextStyle& style, std::ostream& out)
      : study_(study), baseline_(study.scenarios[plan.baseline]), style_(style), out_(out) {}

  void write(const CostAccount& account) {
    write_title(heading(account), style_, out_);
    TextStyle wide = indented(style_);
    wide.widest = widest_line_;
    write_text(lines_of(account), wide, out_);
    if (account.units.empty()) return;
    out_ << '\n';
    write_text(units_of(account), indented(style_), out_);
  }

  std::string note() const {
    return pick(
        "net cost = outlay + revenue forgone - recoveries - value held; each: net cost over effect, "
        "Fieller's "
        "interval,\nnot defined where the interval of the effect holds 0; below 0: cost and outcome move "
        "against each other",
        "净成本 = 现金支出 + 少收收入 - 预期回收 - 持有价值；单位成本：净成本与效应之比，Fieller区间，\n"
        "效应区间含零时无定义；为负表示成本与成效反向变动");
  }

 private:
  static constexpr std::size_t widest_line_ = 76;  // an account names its parts

  bool chinese() const { return style_.language == "zh"; }
  std::string pick(const char* en, const char* zh) const { return chinese() ? zh : en; }
  std::string in_brackets(const std::string& text) const {
    return chinese() ? "（" + text + "）" : " (" + text + ")";
  }

  std::string heading(const CostAccount& account) const {
    const std::string& scenario = study_.scenarios[account.scenario];
    const std::string to = account.period.last.text();
    if (!account.first || *account.first > account.period.last)
      return scenario + pick(": no change yet in ", "：尚无改动，截至") + to;
    const std::string from = account.first->text();
    const std::size_t pairs = account.net().effect.pairs;
    const std::string interval = pairs > 1 ? pick(" [95 % interval]", " [95%区间]")
                                           : pick(" (1 pair, no interval)", "（1对，无区间）");
    if (chinese()) return scenario + "：" + from + "至" + to + "的成本，不折现，相对" + baseline_ + interval;
    return scenario + ": cost from " + from + " to " + to + ", undiscounted, against " + baseline_ + interval;
  }

  EffectStyle style_of(const PairedEffect& effect, const DisplayUnit& unit, bool counts) const {
    EffectStyle style;
    style.scale = unit.scale;
    style.size = effect_size(effect) / unit.scale;
    style.counts = counts;
    style.pairs = effect.pairs > 1;
    return style;
  }

  Table lines_of(const CostAccount& account) const {
    Table table({{"cost", {"cost", "成本"}},
                 {"baseline", {baseline_, baseline_}, TableColumn::Audience::everyone, true},
                 {"effect", {"effect", "效应"}}});
    Observable money;
    money.unit = "CNY";
    for (const CostLine& line : account.lines) {
      const bool net = &line == &account.net();
      const double largest =
          line.known() ? std::max(std::fabs(line.effect.baseline), effect_size(line.effect)) : 0.0;
      const DisplayUnit unit = display_unit(money, largest, style_.language);
      std::string name = pick(line.label.en.c_str(), line.label.zh.c_str());
      std::string parts;
      for (const Study::Variable* part : line.parts)
        parts +=
            (parts.empty() ? "" : pick(", ", "、")) + slice_title(study_, {part, {}, {}}, style_.language);
      if (!parts.empty()) name += pick(": ", "：") + parts;
      if (line.known()) name = with_ending(name, in_brackets(unit.name), widest_line_);
      const std::string level =
          line.known() && !net ? level_text(line.effect.baseline / unit.scale) : std::string("-");
      table.add({{name},
                 {net ? std::string() : level},
                 {line.known() ? effect_text(line.effect, style_of(line.effect, unit, false))
                               : pick("not in this file", "文件未记录")}});
    }
    return table;
  }

  Table units_of(const CostAccount& account) const {
    Table table({{"outcome", {"outcome", "成效"}},
                 {"baseline", {baseline_, baseline_}, TableColumn::Audience::everyone, true},
                 {"effect", {"effect", "效应"}},
                 {"each", {"net cost each", "单位净成本"}}});
    for (const UnitCost& one : account.units) {
      const Observable& observable = one.slice.variable->observable;
      const bool known = one.effect.pairs > 0;
      const double largest = known ? std::max(std::fabs(one.effect.baseline), effect_size(one.effect)) : 0.0;
      const DisplayUnit unit = display_unit(observable, largest, style_.language);
      std::string measure = unit.name;
      if (observable.kind == Observable::Kind::flow)
        measure += (measure.empty() ? "" : pick(" ", "，")) + pick("in all", "累计");
      std::string name = slice_title(study_, one.slice, style_.language);
      if (!measure.empty()) name = with_ending(name, in_brackets(measure), style_.widest);
      table.add({{name},
                 {known ? level_text(one.effect.baseline / unit.scale) : std::string("-")},
                 {effect_text(one.effect, style_of(one.effect, unit, observable.unit == "1"))},
                 {each_text(one, observable)}});
    }
    return table;
  }

  /// "2.1 M CNY [1.4, 3.9]"; of money gained, money per CNY.
  std::string each_text(const UnitCost& one, const Observable& observable) const {
    if (!one.each) return pick("not defined", "无定义");
    Observable money;
    money.unit = "CNY";
    const double size = std::max(std::fabs(one.each->ratio), (one.each->high - one.each->low) / 2);
    const bool of_money = observable.unit == "CNY";
    const DisplayUnit unit =
        of_money ? DisplayUnit{1.0, pick("per CNY", "每元")} : display_unit(money, size, style_.language);
    const auto number = [&](double value) { return readable(value / unit.scale, size / unit.scale, 3); };
    return number(one.each->ratio) + " " + unit.name + " [" + number(one.each->low) + ", " +
           number(one.each->high) + "]";
  }

  const Study& study_;
  const std::string& baseline_;
  const TextStyle& style_;
  std::ostream& out_;
};

}  // namespace

void write_costs(const Study& study, const ComparisonPlan& plan, const std::vector<CostAccount>& accounts,
                 const TextStyle& style, std::ostream& out) {
  Writer writer(study, plan, style, out);
  for (const CostAccount& account : accounts) {
    writer.write(account);
    out << '\n';
  }
  out << writer.note() << '\n';
}

}  // namespace sim
