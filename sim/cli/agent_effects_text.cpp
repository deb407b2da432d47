#include <algorithm>
#include <cmath>

#include "sim/cli/agent_effects.hpp"
#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"

namespace sim {
namespace {

/// Words and units of one block.
class Block {
 public:
  Block(const Session& session, const Study& study, const AgentPlan& plan, const AgentEffect& all)
      : session_(session),
        baseline_(study.scenarios[plan.baseline]),
        scenario_(study.scenarios[all.scenario]),
        outcome_(plan.panel->table.columns.at(plan.outcome)),
        entity_(plan.panel->table.entity),
        all_(all) {
    measured_.unit = outcome_.unit;
  }

  std::string title() const {
    const std::string count = std::to_string(all_.in_both.pairs);
    if (zh())
      return all_.quarter.text() + "  " + entity_ + "：" + outcome_.name + "，" + scenario_ + " 相对 " +
             baseline_ + "，按标识配对，" + count + "对重复";
    return all_.quarter.text() + "  " + outcome_.name + " of every " + entity_ + ", " + scenario_ +
           " against " + baseline_ + ", matched by key, " + count +
           (all_.in_both.pairs == 1 ? " pair of replicates" : " pairs of replicates");
  }

  void write_all() const {
    Table table(
        {{"what", {"a replicate", "每次重复"}}, {"number", {"mean [95 % interval]", "均值 [95%区间]"}}});
    const auto row = [&table](const std::string& what, const std::string& number) {
      table.add({{what}, {number}});
    };
    row(say("in both worlds", "两者皆有"), level(all_.in_both));
    row(say("only in ", "仅在 ") + baseline_, level(all_.only_before));
    row(say("only in ", "仅在 ") + scenario_, level(all_.only_after));
    row(say("in both, gained", "两者皆有，上升"), level(all_.gained));
    row(say("in both, lost", "两者皆有，下降"), level(all_.lost));
    row(with_unit(say("in both, mean difference", "两者皆有，平均差值"), mean_unit()),
        difference(all_.mean, mean_unit()));
    row(with_unit(say("difference of the sums", "总和之差"), sum_unit()), difference(all_.total, sum_unit()));
    row(say("  of those in both", "  其中：两者皆有"), difference(all_.of_both, sum_unit()));
    row(say("  of those only in ", "  其中：仅在 ") + scenario_, difference(all_.of_only_after, sum_unit()));
    row(say("  less those only in ", "  减去：仅在 ") + baseline_,
        difference(all_.of_only_before, sum_unit()));
    write_text(table, indented(session_.style()), session_.console.out);
  }

  void write_distribution() const {
    const Distribution& spread = all_.differences;
    if (spread.count == 0) return;
    std::ostream& out = session_.console.out;
    const DisplayUnit unit = unit_of(std::max(std::fabs(spread.smallest), std::fabs(spread.largest)));
    const auto number = [&unit](double value) {
      return readable(value / unit.scale, std::fabs(value) / unit.scale, 3, true);
    };
    out << "  " << with_unit(say("differences of single agents in both", "两者皆有的个体差值"), unit) << ": "
        << say("smallest ", "最小 ") << number(spread.smallest);
    for (std::size_t place = 0; place < spread.quantiles.size(); ++place)
      out << ", " << shortest(100 * agent_quantiles[place]) << " % " << number(spread.quantiles[place]);
    out << say(", largest ", "，最大 ") << number(spread.largest) << '\n';
    if (outcome_.type == PanelType::byte) return;  // a yes is as large as any other
    const auto top = [&](const std::optional<double>& share, const char* en, const char* chinese) {
      if (!share) return;
      out << "  " << say(en, chinese) << readable(100 * *share, 100 * *share, 3) << " %\n";
    };
    top(spread.top_of_gains, "the tenth of the gainers that gains most has of all gains ",
        "获益最多的十分之一占全部获益的 ");
    top(spread.top_of_losses, "the tenth of the losers that loses most has of all losses ",
        "损失最多的十分之一占全部损失的 ");
  }

  /// One table for a grouping.
  void write_groups(const std::string& name, const std::vector<const AgentEffect*>& groups) const {
    const auto right = TableColumn::Audience::everyone;
    const DisplayUnit mean = mean_unit();
    const DisplayUnit sum = sum_unit();
    Table table({{"group", {name, name}},
                 {"in_both", {"in both", "两者皆有"}, right, true},
                 {"only_before", {"only in " + baseline_, "仅在 " + baseline_}, right, true},
                 {"only_after", {"only in " + scenario_, "仅在 " + scenario_}, right, true},
                 {"gained", {"gained", "上升"}, right, true},
                 {"lost", {"lost", "下降"}, right, true},
                 {"mean", {with_unit("mean difference", mean), with_unit("平均差值", mean)}},
                 {"total", {with_unit("difference of the sums", sum), with_unit("总和之差", sum)}}});
    for (const AgentEffect* each : groups) {
      const std::string label = session_.pick(each->group.label);
      table.add({{label.empty() ? each->group.id : label},
                 {plain(each->in_both)},
                 {plain(each->only_before)},
                 {plain(each->only_after)},
                 {plain(each->gained)},
                 {plain(each->lost)},
                 {difference(each->mean, mean)},
                 {difference(each->total, sum)}});
    }
    session_.console.out << '\n';
    write_text(table, indented(session_.style()), session_.console.out);
  }

 private:
  bool zh() const { return session_.language == "zh"; }
  std::string say(const char* en, const char* chinese) const { return zh() ? chinese : en; }
  DisplayUnit unit_of(double size) const { return display_unit(measured_, size, session_.language); }
  DisplayUnit mean_unit() const { return unit_of(effect_size(all_.mean)); }
  DisplayUnit sum_unit() const { return unit_of(effect_size(all_.total)); }
  std::string with_unit(const std::string& text, const DisplayUnit& unit) const {
    return unit.name.empty() ? text : text + " (" + unit.name + ")";
  }

  static std::string plain(const PairedEffect& effect) { return readable(effect.effect, effect.effect, 3); }
  /// A number of agents; its decimals follow the interval.
  static std::string level(const PairedEffect& effect) {
    if (!effect.low || !effect.high || *effect.high <= *effect.low) return plain(effect);
    const auto number = [size = effect_size(effect)](double value) { return readable(value, size, 3); };
    return number(effect.effect) + " [" + number(*effect.low) + ", " + number(*effect.high) + "]";
  }
  static std::string difference(const PairedEffect& effect, const DisplayUnit& unit) {
    EffectStyle style;
    style.scale = unit.scale;
    style.size = effect_size(effect) / unit.scale;
    style.pairs = false;
    return effect_text(effect, style);
  }

  const Session& session_;
  const std::string& baseline_;
  const std::string& scenario_;
  const PanelColumn& outcome_;
  const std::string& entity_;
  const AgentEffect& all_;
  Observable measured_;
};

}  // namespace

void write_agent_effects(const Session& session, const Study& study, const AgentPlan& plan,
                         const std::vector<AgentEffect>& effects) {
  for (std::size_t at = 0; at < effects.size();) {
    const Block block(session, study, plan, effects[at]);
    std::ostream& out = session.console.out;
    if (at > 0) out << '\n';
    write_title(block.title(), session.style(), out);
    block.write_all();
    block.write_distribution();
    for (++at; at < effects.size() && effects[at].by;) {
      const std::size_t by = *effects[at].by;
      std::vector<const AgentEffect*> groups;
      for (; at < effects.size() && effects[at].by == by; ++at) groups.push_back(&effects[at]);
      block.write_groups(plan.panel->table.columns.at(plan.by[by].column).name, groups);
    }
  }
}

}  // namespace sim
