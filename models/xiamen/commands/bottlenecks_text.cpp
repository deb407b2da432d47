#include <algorithm>
#include <cmath>

#include "models/xiamen/commands/bottlenecks.hpp"
#include "models/xiamen/commands/language.hpp"
#include "sim/cli/effect_text.hpp"

namespace xiamen {

namespace {

using sim::Study;

constexpr std::size_t widest_line = 110;

std::string share_text(double part) {
  return sim::grouped(100.0 * part, part >= 0.0995 || part == 0.0 ? 0 : 1) + " %";
}

std::string count(double number) {
  if (number > 0.0 && number < 0.05) return "< 0.1";
  return sim::grouped(number, number < 99.95 && number != std::floor(number) ? 1 : 0);
}

/// "301 (25 %)"; a plain 0 where nobody waits.
std::string part_text(const Waiting& row) {
  if (row.projects == 0.0) return "0";
  return count(row.projects) + " (" + share_text(row.share_of_waiting) + ")";
}

/// One scenario in one period: `rows` in the order stage, cause, the sums last.
class Block {
 public:
  Block(const Study& study, std::size_t baseline, const Waiting* rows, const sim::TextStyle& style)
      : study_(study),
        axes_(sim::axes_of(study, *study.find("projects_waiting"))),
        rows_(rows),
        stages_(axes_[0]->ids.size()),
        causes_(axes_[1]->ids.size()),
        effects_(rows->scenario != baseline),
        baseline_(study.scenarios[baseline]),
        say_{style.language == "zh"} {}

  std::string title() const {
    const Waiting& all = at(stages_, causes_);
    const std::string share = std::isnan(all.share_of_live) ? "-" : share_text(all.share_of_live);
    const std::string& scenario = study_.scenarios[all.scenario];
    if (say_.chinese)
      return all.period.text() + "  " + scenario + "：" + count(all.projects) + "个项目在等待，占存续项目的" +
             share;
    return all.period.text() + "  " + scenario + ": " + count(all.projects) + " projects wait, " + share +
           " of those alive";
  }

  sim::Table table() const {
    std::vector<sim::TableColumn> columns = {{"cause", {"waiting for", "等待"}},
                                             {"all", {"all stages", "全部阶段"}, people, true}};
    if (effects_) columns.push_back({"effect", {"against " + baseline_, "相对" + baseline_}});
    for (std::size_t stage = 0; stage < stages_; ++stage) {
      const sim::Label& label = axes_[0]->labels[stage];
      columns.push_back({axes_[0]->ids[stage], label, people, true});
    }
    sim::Table table(std::move(columns));
    for (std::size_t cause = 0; cause <= causes_; ++cause) {
      const bool nobody = at(stages_, cause).projects == 0.0 && at(stages_, cause).effect.effect == 0.0;
      if (cause < causes_ && nobody) continue;
      std::vector<sim::Cell> row = {
          {cause < causes_ ? say_(axes_[1]->labels[cause], axes_[1]->ids[cause]) : say_("anything", "合计")},
          {part_text(at(stages_, cause))}};
      if (effects_) row.push_back({effect_of(at(stages_, cause).effect)});
      for (std::size_t stage = 0; stage < stages_; ++stage) row.push_back({part_text(at(stage, cause))});
      table.add(std::move(row));
    }
    return table;
  }

  std::size_t size() const { return (stages_ + 1) * (causes_ + 1); }

 private:
  static constexpr auto people = sim::TableColumn::Audience::everyone;

  const Waiting& at(std::size_t stage, std::size_t cause) const {
    return rows_[stage * (causes_ + 1) + cause];
  }

  std::string effect_of(const sim::PairedEffect& effect) const {
    sim::EffectStyle style;
    style.size = sim::effect_size(effect);
    style.counts = true;
    style.pairs = effect.pairs > 1;
    return sim::effect_text(effect, style);
  }

  const Study& study_;
  std::vector<const sim::Axis*> axes_;
  const Waiting* rows_;
  std::size_t stages_;
  std::size_t causes_;
  bool effects_;
  const std::string& baseline_;
  Language say_;
};

using Limit = std::vector<const LimitRecord*>;  // by scenario

std::vector<Limit> by_limit(const std::vector<LimitRecord>& rows, std::size_t scenarios) {
  std::vector<Limit> limits;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at % scenarios == 0) limits.emplace_back();
    limits.back().push_back(&rows[at]);
  }
  return limits;
}

bool ever_binds(const Limit& limit) {
  return std::any_of(limit.begin(), limit.end(), [](const LimitRecord* row) { return row->binds(); });
}

/// "75 %, 12.3", and where it ceased to bind before the last year, "1.7 %, 127, last 2022Q4".
std::string limit_text(const LimitRecord& row, sim::Quarter end, const Language& say) {
  if (row.quarters == 0) return "-";
  if (!row.binds()) return say("never", "从未");
  std::string text = share_text(row.share_of_quarters) + say(", ", "，") + count(row.refused);
  if (end - *row.last >= 4) text += say(", last ", "，最近 ") + row.last->text();
  return text;
}

}  // namespace

void write_waiting(const Study& study, std::size_t baseline, const std::vector<Waiting>& rows,
                   const sim::TextStyle& style, std::ostream& out) {
  for (std::size_t at = 0; at < rows.size();) {
    const Block block(study, baseline, &rows[at], style);
    write_title(block.title(), style, out);
    sim::write_text(block.table(), indented(style), out);
    out << '\n';
    at += block.size();
  }
  const Language say{style.language == "zh"};
  out << say("projects, and their share of those that wait in the stage; means of the replicates. A project "
             "that "
             "lacks several\nthings counts in equal parts",
             "单元格为项目数及其占该阶段等待项目的比例，取各次重复的均值；缺少多种条件的项目各计相等份额")
      << '\n';
}

void write_limits(const Study& study, std::size_t baseline, const std::vector<LimitRecord>& rows,
                  const sim::TextStyle& style, std::ostream& out) {
  const Language say{style.language == "zh"};
  const sim::Axis& axis = *sim::axes_of(study, *study.find("requests_refused")).front();
  std::vector<Limit> limits = by_limit(rows, study.scenarios.size());
  std::stable_sort(limits.begin(), limits.end(), [baseline](const Limit& one, const Limit& other) {
    return one[baseline]->share_of_quarters > other[baseline]->share_of_quarters;
  });

  write_title(say("Limits that ever turn anybody away: share of quarters, how many a quarter, and when last",
                  "曾使申请未获满足的限制：占全部季度的比例、平均每季度未获满足的数量，以及最近一次"),
              style, out);
  std::vector<sim::TableColumn> columns = {{"limit", {"limit", "限制"}}, {"id", {"entry", "条目"}}};
  for (const std::string& scenario : study.scenarios) columns.push_back({scenario, {scenario, scenario}});
  sim::Table table(std::move(columns));
  std::string never =
      say("never in ", "在") + study.scenarios[baseline] +
      say(", so that more of their money, seats or places alone would let nobody else in there;\nmore money "
          "would lie idle (though larger deals come within reach of a larger fund):",
          "中从未起约束作用，仅增加其资金、席位或名额不会使更多申请获得满足，\n增加的资金只会闲置（但基金规模"
          "扩大后可做更大的单笔投资）：");
  std::size_t used = sim::display_width(never.substr(never.find('\n') + 1));
  for (const Limit& limit : limits) {
    const std::string& id = axis.ids[limit[baseline]->limit];
    if (!limit[baseline]->binds()) {
      const bool wrap = used + id.size() + 1 > widest_line;
      never += (wrap ? "\n  " : " ") + id;
      used = (wrap ? 2 : used + 1) + id.size();
    }
    if (!ever_binds(limit)) continue;
    std::vector<sim::Cell> row = {{say(axis.labels[limit[baseline]->limit], id)}, {id}};
    for (const LimitRecord* one : limit) row.push_back({limit_text(*one, study.last, say)});
    table.add(std::move(row));
  }
  sim::write_text(table, indented(style), out);
  out << '\n'
      << never << '\n'
      << say("levers: size of a fund, limit of a loan, appropriation of a grant, count of a service or "
             "alliance, "
             "places of a\ndemand programme (describe ENTRY tells them)",
             "对应杠杆：基金的size、贷款的limit、补助的appropriation、服务与联合体的count、首购的places（desc"
             "ribe "
             "条目 可查）")
      << '\n';
}

}  // namespace xiamen
