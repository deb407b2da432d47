#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/xiamen/commands/instruments.hpp"
#include "models/xiamen/commands/language.hpp"
#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"

namespace xiamen {

namespace {

using sim::Study;

constexpr auto people = sim::TableColumn::Audience::everyone;
constexpr std::size_t widest_cell = 40;

std::string percent(double part) {
  if (std::isnan(part)) return "-";
  return sim::grouped(100.0 * part, 0) + " %";
}

std::string number(double value, int decimals) {
  return std::isnan(value) ? "-" : sim::grouped(value, decimals);
}

std::string programme_name(const Study& study, std::size_t programme, const Language& say) {
  const sim::Axis& axis = *sim::axes_of(study, *study.find("programme_paid")).front();
  return say(axis.labels[programme], axis.ids[programme]);
}

const sim::Axis& second_axis(const Study& study, const char* variable) {
  return *sim::axes_of(study, *study.find(variable)).back();
}

/// "71/9/20": per cent of what enterprises got.
template <std::size_t Parts>
std::string shares(const std::array<double, Parts>& parts) {
  const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
  if (!(all > 0.0)) return "-";
  std::string text;
  for (const double part : parts) text += (text.empty() ? "" : "/") + sim::grouped(100.0 * part / all, 0);
  return text;
}

/// The two districts that got most.
std::string largest_districts(const Study& study, const Instrument& row, const Language& say) {
  const double all = std::accumulate(row.by_district.begin(), row.by_district.end(), 0.0);
  if (!(all > 0.0)) return "-";
  std::vector<std::size_t> order(districts);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return row.by_district[one] > row.by_district[other];
  });
  const sim::Axis& axis = second_axis(study, "programme_paid_by_district");
  std::string text;
  for (std::size_t place = 0; place < 2; ++place) {
    const double part = row.by_district[order[place]];
    if (!(part > 0.0)) break;
    if (!text.empty()) text += say(", ", "、");
    text += say(axis.labels[order[place]]) + " " + sim::grouped(100.0 * part / all, 0);
  }
  return text;
}

/// "private/state-owned/foreign %"
std::string heading_of(const sim::Axis& axis, bool chinese) {
  std::string text;
  for (const sim::Label& label : axis.labels)
    text += (text.empty() ? "" : "/") + (chinese ? label.zh : label.en);
  return text + " %";
}

sim::Label heading_of(const sim::Axis& axis) {
  return {heading_of(axis, false), heading_of(axis, true)};
}

sim::Table table_of(const Study& study, const Instrument* begin, const Instrument* end, const Language& say) {
  sim::Table table({{"programme", {"programme", "项目"}},
                    {"appropriation", {"voted", "预算"}, people, true},
                    {"paid", {"paid", "拨付"}, people, true},
                    {"execution", {"executed", "执行率"}, people, true},
                    {"refused", {"refused", "未获批"}, people, true},
                    {"recipients", {"recipients", "受益者"}, people, true},
                    {"top_ten", {"top ten", "前十名"}, people, true},
                    {"gini", {"Gini", "基尼"}, people, true},
                    {"days", {"days", "天数"}, people, true},
                    {"ownership", heading_of(second_axis(study, "programme_paid_by_ownership"))},
                    {"size", heading_of(second_axis(study, "programme_paid_by_size"))},
                    {"district", {"districts %", "区 %"}}});
  for (const Instrument* row = begin; row != end; ++row) {
    if (!(row->paid > 0.0)) continue;
    const bool told_apart = row->recipients > 0.0;
    table.add({{programme_name(study, row->programme, say)},
               {row->appropriation > 0.0 ? say.money(row->appropriation) : std::string("-")},
               {say.money(row->paid)},
               {percent(row->execution())},
               {percent(row->refused())},
               {told_apart ? number(row->recipients, row->recipients < 9.95 ? 1 : 0) : std::string("-")},
               {percent(row->top_ten)},
               {number(row->gini, 2)},
               {number(row->days, 0)},
               {shares(row->by_ownership)},
               {shares(row->by_size)},
               {largest_districts(study, *row, say)}});
  }
  return table;
}

std::string title_of(const Study& study, const Instrument* begin, const Instrument* end,
                     const Language& say) {
  const auto paying = std::count_if(begin, end, [](const Instrument& row) { return row.paid > 0.0; });
  double all = 0;
  for (const Instrument* row = begin; row != end; ++row) all += std::isnan(row->paid) ? 0.0 : row->paid;
  const std::string silent = std::to_string((end - begin) - paying);
  const std::string year = (begin->last + -3).text() + (say.chinese ? "至" : " to ") + begin->last.text();
  const std::string& scenario = study.scenarios[begin->scenario];
  if (say.chinese)
    return year + "  " + scenario + "：" + std::to_string(paying) + "个项目共拨付" + say.money(all) +
           "万元；" + silent + "个未拨付，不列出";
  return year + "  " + scenario + ": " + std::to_string(paying) + " programmes paid " + say.money(all) +
         " million CNY; " + silent + " paid nothing and are left out";
}

sim::TextStyle narrow(const sim::TextStyle& style) {
  sim::TextStyle inside = indented(style);
  inside.widest = widest_cell;
  return inside;
}

/// "0.20 [0.11, 0.29]", turned round with its sign for deadweight.
std::string ratio_text(const std::optional<sim::RatioOfMeans>& ratio, double sign, const Language& say) {
  if (!ratio) return say("not defined", "无定义");
  const double low = sign > 0.0 ? ratio->low : -ratio->high;
  const double high = sign > 0.0 ? ratio->high : -ratio->low;
  return sim::grouped(sign * ratio->ratio, 2) + " [" + sim::grouped(low, 2) + ", " + sim::grouped(high, 2) +
         "]";
}

std::string effect_of(const sim::PairedEffect& effect, const Language& say) {
  sim::EffectStyle style;
  style.scale = say.chinese ? 1e4 : 1e6;
  style.size = sim::effect_size(effect) / style.scale;
  style.pairs = effect.pairs > 1;
  return sim::effect_text(effect, style);
}

std::string how_known(const Study& study, const Additionality& row, const std::string& baseline,
                      const Language& say) {
  const std::string& scenario = study.scenarios[row.pair.scenario];
  const std::string span = row.pair.first.text() + (say.chinese ? "至" : " to ") + row.last.text();
  const std::string name = programme_name(study, row.pair.programme, say);
  const std::string& without = row.pair.closes ? scenario : baseline;
  if (say.chinese)
    return name + "：" + scenario + " 的文本只改动该项目；" + span + "，" + without +
           " 的任何一次重复都未批准其资金";
  return name + ": the text of " + scenario + " changes nothing else, and " + without +
         " granted none of it in any replicate, " + span;
}

}  // namespace

void write_instruments(const Study& study, const std::vector<Instrument>& rows, const sim::TextStyle& style,
                       std::ostream& out) {
  const Language say{style.language == "zh"};
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin;
    while (end < rows.size() && rows[end].scenario == rows[begin].scenario &&
           rows[end].last == rows[begin].last)
      ++end;
    const Instrument* first = rows.data() + begin;
    if (begin > 0) out << '\n';
    write_title(title_of(study, first, rows.data() + end, say), style, out);
    sim::write_text(table_of(study, first, rows.data() + end, say), narrow(style), out);
    begin = end;
  }
  out << say(
      "voted, paid: million CNY over four quarters; refused: part of what was asked for; recipients, top "
      "ten\n"
      "and Gini: of what was granted; days: from application to cash; shares: of what enterprises got\n",
      "预算、拨付：四个季度，万元；未获批：占申请金额的比例；受益者、前十名、基尼：按批准金额；天数：从申请到"
      "到账；\n占比：占企业所得\n");
}

void write_additionality(const Study& study, std::size_t baseline, const std::vector<Additionality>& rows,
                         const sim::TextStyle& style, std::ostream& out) {
  const Language say{style.language == "zh"};
  write_title(say("What the money brought about", "资金带来的变化"), style, out);
  if (rows.empty()) {
    out << say("  no scenario of the study closes or opens one programme and changes nothing else\n",
               "  没有只关闭或只开启一个项目而不作其他改动的情景\n");
    return;
  }
  sim::Table table({{"programme", {"programme", "项目"}},
                    {"activity", {"supported activity", "所支持的活动"}},
                    {"paid", {"paid", "拨付"}},
                    {"spent", {"spent on it", "活动支出"}},
                    {"pocket", {"own pockets", "自有资金"}},
                    {"own", {"own money per CNY paid", "每元拨付带动的自有资金"}},
                    {"deadweight", {"deadweight", "无谓支出"}}});
  for (const Additionality& row : rows) {
    const bool told = row.activity.has_value();
    table.add({{programme_name(study, row.pair.programme, say)},
               {told ? say(row.activity->label) : say("none is observed", "无观测量")},
               {effect_of(row.paid, say)},
               {told ? effect_of(row.spent, say) : std::string("-")},
               {told ? effect_of(row.pocket, say) : std::string("-")},
               {told ? ratio_text(row.own_money, 1.0, say) : std::string("-")},
               {told ? ratio_text(row.own_money, -1.0, say) : std::string("-")}});
  }
  sim::TextStyle wide = narrow(style);
  wide.widest = 64;
  sim::write_text(table, wide, out);
  for (const Additionality& row : rows)
    out << "  " << how_known(study, row, study.scenarios[baseline], say) << '\n';
  out << say(
      "world with the programme less world without, million CNY from the first change on, 95 % intervals;\n"
      "own pockets = spent - paid; deadweight = 1 - spent / paid, below 0 where own money is drawn in, above "
      "1\n"
      "where it is pushed out; not defined where the interval of the payments holds 0\n",
      "有该项目的世界减去没有的世界，自首次改动起，万元，95%区间；自有资金 = 活动支出 - 拨付；\n"
      "无谓支出 = 1 - 活动支出/拨付：为负表示带动自有资金，大于1表示挤出；拨付区间含零时无定义\n");
}

}  // namespace xiamen
