#include <algorithm>
#include <cmath>

#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/cli/worth.hpp"

namespace sim {
namespace {

Observable money() {
  Observable observable;
  observable.unit = "CNY";
  return observable;
}

class Writer {
 public:
  Writer(const Study& study, const ComparisonPlan& plan, const TextStyle& style, std::ostream& out)
      : study_(study), baseline_(study.scenarios[plan.baseline]), style_(style), out_(out) {}

  /// The acceptances of one outcome and period.
  void write(std::vector<Acceptance>::const_iterator begin, std::vector<Acceptance>::const_iterator end) {
    write_title(heading(*begin), style_, out_);
    double largest = 0.0;
    for (auto one = begin; one != end; ++one) {
      for (const Verdict& verdict : one->verdicts)
        largest = std::max(largest, verdict.benefit ? effect_size(verdict.benefit->effect) : 0.0);
    }
    const DisplayUnit unit = display_unit(money(), largest, style_.language);
    const bool several = begin->verdicts.size() > 2;
    std::vector<TableColumn> columns = {
        {"worth", {"worth each", "单位价值"}, TableColumn::Audience::everyone, true}};
    if (several) columns.push_back({"scenario", {"scenario", "情景"}});
    columns.push_back({"benefit", {"net benefit (" + unit.name + ")", "净收益（" + unit.name + "）"}});
    columns.push_back({"future", {"one future", "单一未来"}, TableColumn::Audience::everyone, true});
    columns.push_back({"mean", {"in the mean", "均值"}, TableColumn::Audience::everyone, true});
    if (several) columns.push_back({"best", {"best of all", "最优"}, TableColumn::Audience::everyone, true});
    Table table(std::move(columns));
    for (auto one = begin; one != end; ++one) add(table, *one, unit, several);
    write_text(table, indented(style_), out_);
  }

  std::string note() const {
    return pick(
        "net benefit = worth x effect - net cost, mean [95 % interval] n/N pairs above 0; one future: chance "
        "that\none more pair lies above 0, in the mean: confidence that the mean does, both by Student's t "
        "for jointly\nnormal effects and costs; best of all: share of pairs, ties in equal parts",
        "净收益 = 单位价值 × 效应 - 净成本，均值 [95%区间] "
        "大于零的对数/对数；单一未来：再多一对大于零的概率；\n"
        "均值：均值大于零的置信度；两者均按效应与成本联合正态的t分布；最优：各对中的份额，并列者均分");
  }

 private:
  std::string pick(const char* en, const char* zh) const { return style_.language == "zh" ? zh : en; }

  std::string heading(const Acceptance& one) const {
    const std::string name = slice_title(study_, one.slice, style_.language);
    const std::string to = one.period.last.text();
    if (style_.language == "zh") return name + "：若每单位值这么多，截至" + to + "是否值得，相对" + baseline_;
    return name + ": worth its cost up to " + to + " against " + baseline_ +
           ", if each unit is worth so much";
  }

  std::string worth_text(const Acceptance& one) const {
    if (one.slice.variable->observable.unit == "CNY") return shortest(one.worth) + pick(" per CNY", " 每元");
    const DisplayUnit unit = display_unit(money(), one.worth, style_.language);
    return readable(one.worth / unit.scale, one.worth / unit.scale, 2) + " " + unit.name;
  }

  void add(Table& table, const Acceptance& one, const DisplayUnit& unit, bool several) const {
    bool first = true;
    for (const Verdict& verdict : one.verdicts) {
      if (!verdict.benefit && !several) continue;
      std::vector<Cell> row = {{first ? worth_text(one) : std::string()}};
      if (several) row.push_back({study_.scenarios[verdict.scenario]});
      row.push_back({verdict.benefit ? benefit_text(verdict.benefit->effect, unit) : std::string("0")});
      row.push_back({verdict.benefit ? chance_text(verdict.benefit->one_future) : std::string()});
      row.push_back({verdict.benefit ? chance_text(verdict.benefit->in_the_mean) : std::string()});
      if (several) row.push_back({chance_text(verdict.best)});
      table.add(std::move(row));
      first = false;
    }
  }

  std::string benefit_text(const PairedEffect& effect, const DisplayUnit& unit) const {
    EffectStyle style;
    style.scale = unit.scale;
    style.size = effect_size(effect) / unit.scale;
    return effect_text(effect, style);
  }

  const Study& study_;
  const std::string& baseline_;
  const TextStyle& style_;
  std::ostream& out_;
};

bool together(const Acceptance& one, const Acceptance& other) {
  return one.slice == other.slice && one.period == other.period;
}

}  // namespace

std::string chance_text(const std::optional<double>& chance) {
  if (!chance || std::isnan(*chance)) return "-";
  if (*chance > 0.99 && *chance < 1.0) return ">0.99";
  if (*chance < 0.01 && *chance > 0.0) return "<0.01";
  return grouped(*chance, 2);
}

void write_worths(const Study& study, const ComparisonPlan& plan, const std::vector<Acceptance>& all,
                  const TextStyle& style, std::ostream& out) {
  Writer writer(study, plan, style, out);
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end =
        std::find_if_not(begin, all.end(), [&](const Acceptance& other) { return together(*begin, other); });
    writer.write(begin, end);
    out << '\n';
    begin = end;
  }
  out << writer.note() << '\n';
}

}  // namespace sim
