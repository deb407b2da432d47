#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/cli/whatif_table.hpp"

namespace sim {
namespace {

constexpr double hundred_million = 1e8;

/// "+1.23 %", with decimals that suit all rows.
std::string percent(double share) {
  return fmt::format("{:+.2f}", 100.0 * share);
}

std::string interval(const std::string& middle, const std::string& low, const std::string& high) {
  return middle + " [" + low + ", " + high + "]";
}

std::string raw_text(const WhatifEffect& one) {
  if (one.effect.pairs == 0 || one.effect.baseline == 0) return "-";
  if (!one.tested)
    return one.effect.effect == 0 ? "0" : percent(one.effect.effect / std::fabs(one.effect.baseline));
  const double size = std::fabs(one.effect.baseline);
  return interval(percent(one.effect.effect / size), percent(*one.effect.low / size),
                  percent(*one.effect.high / size)) +
         (one.discovery ? " *" : "");
}

std::string shrunken_text(const WhatifEffect& one) {
  if (!one.tested) return "";
  return interval(percent(one.shrunken.effect), percent(one.shrunken.low), percent(one.shrunken.high));
}

std::string cost_text(const WhatifPoint& point) {
  if (point.cost.pairs == 0) return "-";
  const double cost = point.cost.effect / hundred_million;
  return point.cost.effect == 0 ? "0" : fmt::format("{:+.2f}", cost);
}

std::string per_cost_text(const WhatifPoint& point, const WhatifEffect& one, double scale) {
  if (!point.ranked() || !one.per_cost) return "-";
  const double unit = hundred_million / scale;
  return interval(fmt::format("{:+.3g}", one.per_cost->ratio * unit),
                  fmt::format("{:+.3g}", one.per_cost->low * unit),
                  fmt::format("{:+.3g}", one.per_cost->high * unit));
}

std::vector<const WhatifPoint*> in_order(const WhatifTable& table, std::size_t outcome, WhatifOrder order) {
  std::vector<const WhatifPoint*> points;
  for (const WhatifPoint& point : table.points()) {
    if (order != WhatifOrder::by_cost || (point.ranked() && point.effects[outcome].per_cost))
      points.push_back(&point);
  }
  const auto key = [&](const WhatifPoint* point) {
    const WhatifEffect& one = point->effects[outcome];
    return order == WhatifOrder::by_cost ? one.per_cost->ratio : one.shrunken.effect;
  };
  if (order != WhatifOrder::by_id)
    std::stable_sort(points.begin(), points.end(),
                     [&](const WhatifPoint* a, const WhatifPoint* b) { return key(a) > key(b); });
  return points;
}

/// How many tests there are, how many are discoveries, and how many of those are placebos.
struct Counts {
  std::size_t tests = 0, found = 0, placebo_tests = 0, placebos_found = 0;

  explicit Counts(const WhatifTable& table) {
    for (const WhatifPoint& point : table.points()) {
      for (const WhatifEffect& one : point.effects) {
        tests += one.tested ? 1 : 0;
        found += one.discovery ? 1 : 0;
        placebo_tests += one.tested && point.placebo ? 1 : 0;
        placebos_found += one.discovery && point.placebo ? 1 : 0;
      }
    }
  }
};

void write_notes(const WhatifTable& table, bool chinese, std::ostream& out) {
  const Counts counts(table);
  if (chinese) {
    out << fmt::format(
        "\n{}个情景点，{}对重复，种子{}，模型版本{}。* 发现：全部{}项检验按错误发现率{}%，共{}项，"
        "其中安慰剂{}项（安慰剂检验{}项）。\n",
        table.points().size(), table.pairs(), table.seed(), table.version(), counts.tests,
        100 * false_discovery_rate, counts.found, counts.placebos_found, counts.placebo_tests);
    out << "收缩：与全部情景点一并权衡后的效应及95%可信区间；每1亿元净公共成本的排序只限证据等级A和B。\n";
    return;
  }
  out << fmt::format(
      "\n{} points, {} pairs, seed {}, version {} of the model. * a discovery: at a false-discovery "
      "rate of {} %\namong all {} tests of the table {} are; {} of them are among the {} tests of "
      "placebos.\n",
      table.points().size(), table.pairs(), table.seed(), table.version(), 100 * false_discovery_rate,
      counts.tests, counts.found, counts.placebos_found, counts.placebo_tests);
  out << "Shrunken: weighed together with all points, 95 % credible interval. Per 1亿 of net public cost "
         "only "
         "grades A and B.\n";
}

}  // namespace

void write_whatifs(const WhatifTable& table, std::size_t outcome, WhatifOrder order, const TextStyle& style,
                   std::ostream& out) {
  const bool chinese = style.language == "zh";
  const Observable& observable = table.outcomes()[outcome];
  const std::vector<const WhatifPoint*> points = in_order(table, outcome, order);
  double largest = 0;
  for (const WhatifPoint* point : points) {
    if (const auto& each = point->effects[outcome].per_cost)
      largest = std::max(largest, std::fabs(each->ratio) * hundred_million);
  }
  const DisplayUnit unit = display_unit(observable, largest, style.language);
  const std::string title =
      chinese
          ? fmt::format("{}年{}相对基准的效应，%", table.end().year(), observable.label.zh)
          : fmt::format("effect on {} in {} against baseline, %", observable.label.en, table.end().year());
  write_title(title, style, out);
  const std::string measure = unit.name.empty() ? "" : unit.name + (chinese ? "／" : " ");
  Table rows({{"scenario", {"scenario", "情景"}},
              {"grade", {"grade", "等级"}},
              {"effect", {"effect [95 %]", "效应 [95%]"}},
              {"shrunken", {"shrunken [95 %]", "收缩后 [95%]"}},
              {"above", {"P > 0", "P > 0"}, TableColumn::Audience::everyone, true},
              {"cost", {"net cost, 亿", "净成本（亿元）"}, TableColumn::Audience::everyone, true},
              {"per_cost", {measure + "per 1亿 [95 %]", measure + "1亿元 [95%]"}},
              {"title", {"what", "内容"}}});
  for (const WhatifPoint* point : points) {
    const WhatifEffect& one = point->effects[outcome];
    rows.add({{point->scenario},
              {point->placebo ? std::string("-") : point->whatif.grade},
              {raw_text(one)},
              {shrunken_text(one)},
              {fmt::format("{:.2f}", one.shrunken.above_zero)},
              {cost_text(*point)},
              {per_cost_text(*point, one, unit.scale)},
              {chinese && !point->title.zh.empty() ? point->title.zh : point->title.en}});
  }
  write_text(rows, indented(style), out);
  write_notes(table, chinese, out);
}

}  // namespace sim
