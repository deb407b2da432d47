#include <algorithm>
#include <cmath>

#include "sim/cli/comparison.hpp"
#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/cli/table.hpp"

namespace sim {
namespace {

constexpr std::size_t scenarios_side_by_side = 3;

/// The comparisons of one slice in one quarter, one per scenario.
using Group = std::vector<const Comparison*>;

std::vector<Group> groups_of(const std::vector<Comparison>& comparisons, std::size_t scenarios) {
  std::vector<Group> groups;
  for (std::size_t at = 0; at < comparisons.size(); ++at) {
    if (at % scenarios == 0) groups.emplace_back();
    groups.back().push_back(&comparisons[at]);
  }
  return groups;
}

std::size_t most_pairs(const std::vector<Group>& groups) {
  std::size_t most = 0;
  for (const Group& group : groups) {
    for (const Comparison* one : group) most = std::max(most, one->effect.pairs);
  }
  return most;
}

/// What the decimals of a row follow: the widest of its effects.
double row_size(const Group& group) {
  double size = 0;
  for (const Comparison* one : group) size = std::max(size, effect_size(one->effect));
  return size;
}

std::string row_label(const Study& study, const Comparison& one, const std::string& unit,
                      const std::string& language) {
  const std::string text = slice_title(study, one.slice, language);
  // A flow is of one quarter; without a word people read it as a year's.
  std::string measure = unit;
  if (one.observable().kind == Observable::Kind::flow) {
    const bool chinese = language == "zh";
    measure += unit.empty() ? "" : chinese ? "，" : " ";
    if (one.quarter.year) {
      measure += chinese ? "全年" : "a year";
    } else {
      measure += chinese ? "每季度" : "a quarter";
    }
  }
  return measure.empty() ? text : with_ending(text, " (" + measure + ")");
}

std::vector<Cell> row_of(const Study& study, const Group& group, std::size_t first, std::size_t last,
                         const EffectStyle& wanted, const std::string& language) {
  double baseline = 0;
  bool known = false;
  for (const Comparison* one : group) {
    if (!one->known() || known) continue;
    baseline = one->effect.baseline;
    known = true;
  }
  const double largest = known ? std::max(std::fabs(baseline), row_size(group)) : 0.0;
  const DisplayUnit unit = display_unit(group.front()->observable(), largest, language);
  EffectStyle style = wanted;
  style.scale = unit.scale;
  style.size = row_size(group) / unit.scale;
  style.counts = group.front()->observable().unit == "1";
  std::vector<Cell> row = {{row_label(study, *group.front(), unit.name, language)},
                           {known ? level_text(baseline / unit.scale) : std::string("-")}};
  for (std::size_t at = first; at < last; ++at) row.push_back({effect_text(group[at]->effect, style)});
  return row;
}

std::string heading(const std::string& baseline, const Period& quarter, std::size_t pairs, bool predictive,
                    const std::string& language) {
  const std::string count = std::to_string(pairs);
  if (language == "zh") {
    const std::string range = predictive ? "（90%单次预测范围）" : "";
    const std::string about = pairs == 1
                                  ? "的效应（1对，无区间）"
                                  : "的效应 [95%区间]" + range + " n/" + count + "对差值为正（* 区间不含零）";
    return quarter.text() + "  相对" + baseline + about;
  }
  const std::string range = predictive ? " (90 % range of one future)" : "";
  const std::string about =
      pairs == 1 ? " (1 pair, no interval)"
                 : " [95 % interval]" + range + " n/" + count + " pairs > 0 (* interval excludes zero)";
  return quarter.text() + "  effect against " + baseline + about;
}

std::string note_on_pairs(const std::string& baseline, std::size_t pairs, const std::string& language) {
  const std::string count = std::to_string(pairs);
  if (language == "zh")
    return "n/" + count + "：" + count + "对重复中有n对高于" + baseline + "；不是显著性水平";
  return "n/" + count + ": in n of " + count + " pairs of replicates the scenario lies above " + baseline +
         "; not a significance level";
}

std::string note_on_one_future(const std::string& language) {
  if (language == "zh")
    return "单次预测范围：再取一对重复，其差值以90%的可能落在其中；不随重复次数增加而收窄";
  return "range of one future: where the difference of one more pair lies in 90 of 100 cases; more "
         "replicates do "
         "not narrow it";
}

/// Without a word on them, people would look for the rows that are not there.
std::string note_on_rows_left_out(std::size_t rows, const std::string& language) {
  const std::string count = std::to_string(rows);
  if (language == "zh") return "略去" + count + "行：各情景的每次重复均为0（--format csv 全部列出）";
  return count + (rows == 1 ? " row is" : " rows are") +
         " 0 in every replicate of every scenario and left out (--format csv shows all)";
}

bool left_out(const Group& group) {
  return group.front()->slice.among_many &&
         std::all_of(group.begin(), group.end(), [](const Comparison* one) { return one->all_zero; });
}

/// The tables of one quarter: as many as the scenarios need.
void write_block(const Study& study, const ComparisonPlan& plan, const std::vector<Group>& block,
                 const EffectStyle& effects, const TextStyle& style, std::ostream& out) {
  const std::string& baseline = study.scenarios[plan.baseline];
  const std::size_t side_by_side = effects.predictive ? scenarios_side_by_side - 1 : scenarios_side_by_side;
  for (std::size_t first = 0; first < plan.scenarios.size(); first += side_by_side) {
    const std::size_t last = std::min(first + side_by_side, plan.scenarios.size());
    std::vector<TableColumn> columns = {
        {"observable", {"observable", "指标"}},
        {"baseline", {baseline, baseline}, TableColumn::Audience::everyone, true}};
    for (std::size_t at = first; at < last; ++at) {
      const std::string& stem = study.scenarios[plan.scenarios[at]];
      columns.push_back({stem, {stem, stem}});
    }
    Table table(std::move(columns));
    for (const Group& group : block) table.add(row_of(study, group, first, last, effects, style.language));
    write_text(table, indented(style), out);
  }
}

}  // namespace

void write_comparison(const Study& study, const ComparisonPlan& plan,
                      const std::vector<Comparison>& comparisons, const TextStyle& style, std::ostream& out,
                      bool predictive) {
  const std::string& baseline = study.scenarios[plan.baseline];
  const std::vector<Group> groups = groups_of(comparisons, plan.scenarios.size());
  const std::size_t per_quarter = groups.size() / std::max<std::size_t>(plan.quarters.size(), 1);
  for (std::size_t number = 0; number < plan.quarters.size(); ++number) {
    const auto begin = groups.begin() + static_cast<std::ptrdiff_t>(number * per_quarter);
    std::vector<Group> block(begin, begin + static_cast<std::ptrdiff_t>(per_quarter));
    const std::size_t pairs = most_pairs(block);
    if (number > 0) out << '\n';
    write_title(heading(baseline, plan.quarters[number], pairs, predictive, style.language), style, out);
    block.erase(std::remove_if(block.begin(), block.end(), left_out), block.end());
    EffectStyle effects;
    effects.pairs = pairs > 1;
    effects.predictive = predictive;
    write_block(study, plan, block, effects, style, out);
    if (block.size() < per_quarter)
      out << "  " << note_on_rows_left_out(per_quarter - block.size(), style.language) << '\n';
  }
  const std::size_t pairs = most_pairs(groups);
  if (pairs < 2) return;
  out << '\n' << note_on_pairs(baseline, pairs, style.language) << '\n';
  if (predictive) out << note_on_one_future(style.language) << '\n';
}

}  // namespace sim
