#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/analysis/optimum.hpp"
#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/cli/worth.hpp"

namespace sim {
namespace {

class Writer {
 public:
  Writer(const Optimum& optimum, const Inputs& inputs, const TextStyle& style, std::ostream& out)
      : optimum_(optimum), budget_(optimum.budget), inputs_(inputs), style_(style), out_(out) {
    money_.unit = "CNY";
    double gain = 0.0;
    double cost = 0.0;
    for (const Tried& one : optimum.tried) {
      gain = std::max(gain, std::fabs(one.response.gain));
      cost = std::max(cost, std::fabs(one.response.cost));
    }
    gain_unit_ = display_unit(optimum.objective, gain, style.language);
    cost_unit_ = display_unit(money_, cost, style.language);
  }

  void write() {
    head();
    if (optimum_.ranked.empty()) {
      out_ << pick("No mix within the budget gained anything over ", "预算之内没有任何组合优于")
           << budget_.base << pick(".\n", "。\n");
    } else {
      best();
      runners_up();
      edge();
      words();
    }
    tail();
  }

 private:
  std::string pick(const std::string& en, const std::string& zh) const {
    return style_.language == "zh" ? zh : en;
  }
  void titled(const std::string& text) { write_title(text, style_, out_); }
  std::string money(double amount) const {
    const DisplayUnit unit = display_unit(money_, amount, style_.language);
    return shortest(amount / unit.scale) + " " + unit.name;
  }
  std::string objective() const {
    return pick(optimum_.objective_title.en, optimum_.objective_title.zh) +
           (gain_unit_.name.empty() ? "" : pick(" (", "（") + gain_unit_.name + pick(")", "）"));
  }

  std::string replicates(long long first, long long count) const {
    return count == 1 ? std::to_string(first) : fmt::format("{}-{}", first, first + count - 1);
  }

  void head() {
    const std::string title = pick(budget_.title.en, budget_.title.zh);
    titled((title.empty() ? "" : title + ": ") + money(budget_.amount) + ", " + budget_.from.text() +
           pick(" to ", "至") + budget_.at.text() + ", " + objective() + pick(", against ", "，相对") +
           budget_.base);
    out_ << '\n';
  }

  std::string number(double value, double size, const DisplayUnit& unit) const {
    return readable(value / unit.scale, size / unit.scale, 3, true);
  }

  std::string effect(const std::vector<double>& differences, const DisplayUnit& unit) const {
    const PairedEffect found = net_benefit(differences).effect;
    EffectStyle style;
    style.scale = unit.scale;
    style.size = effect_size(found) / unit.scale;
    style.counts = optimum_.objective.unit == "1" && &unit == &gain_unit_;
    style.pairs = found.pairs > 1;
    return effect_text(found, style);
  }

  void best() {
    const RankedMix& winner = optimum_.ranked.front();
    const Place& place = optimum_.tried[winner.mix].place;
    titled(fmt::format("{} {}", pick("best mix: number", "最优组合：第"), winner.mix + 1));
    Table levers({{"lever", {"lever", "抓手"}},
                  {"grade", {"grade", "证据等级"}},
                  {"range", {"range", "范围"}},
                  {"mix", {"in the mix", "组合中"}}});
    for (std::size_t at = 0; at < budget_.levers.size(); ++at) {
      const BudgetLever& lever = budget_.levers[at];
      levers.add({{lever.target},
                  {lever.grade.empty() ? std::string("-") : lever.grade},
                  {end_text(lever, 0.0) + pick(" to ", "至") + end_text(lever, 1.0)},
                  {lever_text(lever, place[at], inputs_)}});
    }
    write_text(levers, indented(style_), out_);
    Table effects({{"with", {"replicates", "重复"}},
                   {"effect", {"effect on " + objective(), objective() + "效应"}},
                   {"cost", {"net cost (" + cost_unit_.name + ")", "净成本（" + cost_unit_.name + "）"}}});
    effects.add({{replicates(1, budget_.replicates) + pick(", which chose it", "（据以选出）")},
                 {effect(winner.searched.gains, gain_unit_)},
                 {effect(winner.searched.costs, cost_unit_)}});
    if (!winner.fresh.gains.empty())
      effects.add({{replicates(budget_.replicates + 1, budget_.fresh) + pick(", fresh", "（另取）")},
                   {effect(winner.fresh.gains, gain_unit_)},
                   {effect(winner.fresh.costs, cost_unit_)}});
    out_ << '\n';
    write_text(effects, indented(style_), out_);
    out_ << '\n';
  }

  std::string end_text(const BudgetLever& lever, double part) const {
    const double amount = part == 0.0 ? lever.low : lever.high;
    if (amount == lever.unchanged) return pick("unchanged", "不变");
    return lever_text(lever, part, inputs_);
  }

  std::string mix_words(const Place& place) const {
    std::string text;
    for (std::size_t at = 0; at < place.size(); ++at) {
      const std::string part = lever_text(budget_.levers[at], place[at], inputs_);
      if (part != "-") text += (text.empty() ? "" : ", ") + budget_.levers[at].target + " " + part;
    }
    return text;
  }

  void runners_up() {
    if (optimum_.ranked.size() < 2) return;
    const std::string with = budget_.fresh > 0 ? pick(" (fresh replicates)", "（另取的重复）") : "";
    titled(pick("runners-up, which differ in a lever by a tenth of its range or more", "其他较好组合") +
           with);
    Table table({{"mix", {"mix", "组合"}, TableColumn::Audience::everyone, true},
                 {"effect", {"effect", "效应"}},
                 {"cost",
                  {"net cost (" + cost_unit_.name + ")", "净成本（" + cost_unit_.name + "）"},
                  TableColumn::Audience::everyone,
                  true},
                 {"more", {"the best gains more by", "最优组合多出"}},
                 {"sure", {"in the mean", "均值更优"}, TableColumn::Audience::everyone, true}});
    for (std::size_t at = 1; at < optimum_.ranked.size(); ++at) {
      const RankedMix& one = optimum_.ranked[at];
      const PairedEffect gain = net_benefit(one.checked().gains).effect;
      const double cost = summarise(one.checked().costs).mean;
      EffectStyle style;
      style.scale = gain_unit_.scale;
      style.size = effect_size(one.winner_more.effect) / gain_unit_.scale;
      table.add({{std::to_string(one.mix + 1)},
                 {number(gain.effect, effect_size(gain), gain_unit_)},
                 {number(cost, cost, cost_unit_)},
                 {effect_text(one.winner_more.effect, style)},
                 {chance_text(one.winner_more.in_the_mean)}});
    }
    write_text(table, indented(style_), out_);
    for (std::size_t at = 1; at < optimum_.ranked.size(); ++at) {
      const std::size_t mix = optimum_.ranked[at].mix;
      out_ << "  " << mix + 1 << ": " << mix_words(optimum_.tried[mix].place) << '\n';
    }
    out_ << '\n';
  }

  void edge() {
    titled(pick("frontier: the most that was found for a net cost, up to the budget",
                "前沿：各净成本下所见的最大效应"));
    Table table({{"cost",
                  {"net cost (" + cost_unit_.name + ")", "净成本（" + cost_unit_.name + "）"},
                  TableColumn::Audience::everyone,
                  true},
                 {"effect", {"effect", "效应"}, TableColumn::Audience::everyone, true},
                 {"mix", {"mix", "组合"}, TableColumn::Audience::everyone, true},
                 {"levers", {"levers", "抓手"}}});
    const auto on_it = frontier(optimum_.tried, budget_.amount);
    double largest_gain = 0.0;
    double largest_cost = 0.0;
    for (const std::size_t mix : on_it) {
      largest_gain = std::max(largest_gain, std::fabs(optimum_.tried[mix].response.gain));
      largest_cost = std::max(largest_cost, std::fabs(optimum_.tried[mix].response.cost));
    }
    for (const std::size_t mix : on_it) {
      const Response& here = optimum_.tried[mix].response;
      table.add({{number(here.cost, largest_cost, cost_unit_)},
                 {number(here.gain, largest_gain, gain_unit_)},
                 {std::to_string(mix + 1)},
                 {mix_words(optimum_.tried[mix].place)}});
    }
    TextStyle wide = indented(style_);
    wide.widest = widest_line_;
    write_text(table, wide, out_);
    out_ << '\n';
  }

  /// What the figures do not show, in words.
  void words() {
    const RankedMix& winner = optimum_.ranked.front();
    const PairedEffect gain = net_benefit(winner.checked().gains).effect;
    if (gain.pairs < 2) {
      out_ << pick("One replicate: nothing is told from luck.\n", "仅1次重复：无法与运气区分。\n");
      return;
    }
    if (!excludes_zero(gain)) {
      out_ << pick(
          "The effect of the best mix is not told from zero: its interval holds 0. That it came first may be "
          "luck.\n",
          "最优组合的效应与零无法区分（区间含零），其名列第一可能出于运气。\n");
    } else if (gain.effect < 0.0) {
      out_ << pick(
          "With the fresh replicates the best mix does worse than the base: it came first by luck.\n",
          "按另取的重复，最优组合不如基准情景：其名列第一出于运气。\n");
    }
    std::size_t alike = 0;
    for (std::size_t at = 1; at < optimum_.ranked.size(); ++at)
      alike += excludes_zero(optimum_.ranked[at].winner_more.effect) ? 0U : 1U;
    if (alike > 0)
      out_ << pick(
          fmt::format("{} of {} runners-up cannot be told from the best.\n", alike,
                      optimum_.ranked.size() - 1),
          fmt::format("其他{}个组合中有{}个与最优组合无法区分。\n", optimum_.ranked.size() - 1, alike));
    if (budget_.fresh > 0 && summarise(winner.fresh.costs).mean > budget_.amount)
      out_ << pick("With the fresh replicates the best mix costs more than the budget.\n",
                   "按另取的重复，最优组合的成本超过预算。\n");
    if (budget_.fresh == 0)
      out_ << pick("Without fresh replicates the best mix looks better than it is: it was chosen for it.\n",
                   "未另取重复：最优组合因被选中而显得偏好。\n");
  }

  void tail() {
    const auto outside =
        std::count_if(optimum_.tried.begin(), optimum_.tried.end(),
                      [this](const Tried& one) { return one.response.cost > budget_.amount; });
    out_ << pick(fmt::format("{} mixes tried, {} of them beyond the budget; {} runs, seed {}\n",
                             optimum_.tried.size(), outside, optimum_.runs, budget_.seed),
                 fmt::format("试了{}个组合，其中{}个超出预算；共{}次运行，种子{}\n", optimum_.tried.size(),
                             outside, optimum_.runs, budget_.seed));
  }

  static constexpr std::size_t widest_line_ = 100;
  const Optimum& optimum_;
  const Budget& budget_;
  const Inputs& inputs_;
  const TextStyle& style_;
  std::ostream& out_;
  Observable money_;
  DisplayUnit gain_unit_;
  DisplayUnit cost_unit_;
};

}  // namespace

void write_optimum(const Optimum& optimum, const Inputs& inputs, const TextStyle& style, std::ostream& out) {
  Writer(optimum, inputs, style, out).write();
}

}  // namespace sim
