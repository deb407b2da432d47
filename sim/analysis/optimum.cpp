#include "sim/analysis/optimum.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "sim/cli/effect_text.hpp"

namespace sim {
namespace {

constexpr std::size_t together = 6;     // mixes of one round: enough for many threads to share
constexpr std::size_t most_ranked = 5;  // the winner and its runners-up
constexpr double worth_telling = 0.1;   // of a lever's range

std::vector<std::int64_t> numbers(long long first, long long count) {
  std::vector<std::int64_t> all;
  for (long long number = first; number < first + count; ++number) all.push_back(number);
  return all;
}

Label title_of(std::size_t mix, const Budget& budget) {
  return {
      fmt::format("Mix {} within {}", mix + 1, write_quantity(budget.amount, ValueType::money, "CNY")),
      fmt::format("{}以内的组合{}", write_quantity(budget.amount, ValueType::money, "CNY", "zh"), mix + 1)};
}

class Finder {
 public:
  Finder(const Session& session, const Loaded& loaded, const Budget& budget, KeptMixes& kept)
      : session_(session), loaded_(loaded), budget_(budget), kept_(kept) {}

  Optimum find() {
    const auto started = std::chrono::steady_clock::now();
    MixRuns runs(session_, loaded_, budget_, numbers(1, budget_.replicates), kept_);
    optimum_.budget = budget_;
    const Evaluate evaluate = [&](const std::vector<Place>& places, std::size_t round) {
      return respond(runs, places, round);
    };
    optimum_.tried = search(
        {budget_.start(), budget_.amount, static_cast<std::size_t>(budget_.evaluations), together}, evaluate);
    optimum_.runs = runs.runs();
    optimum_.objective = runs.objective();
    optimum_.objective_title = {runs.objective_title("en"), runs.objective_title("zh")};
    rank();
    optimum_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return std::move(optimum_);
  }

 private:
  std::vector<Response> respond(MixRuns& runs, const std::vector<Place>& places, std::size_t round) {
    std::vector<Scenario> mixes;
    const std::size_t before = optimum_.outcomes.size();
    for (std::size_t at = 0; at < places.size(); ++at) mixes.push_back(mix_at(places[at], before + at));
    const std::string what = fmt::format("round {}, mixes {} to {} of {}, ", round, before + 1,
                                         before + places.size(), budget_.evaluations);
    std::vector<Response> responses;
    for (MixOutcome& outcome : runs.run(mixes, what)) {
      responses.push_back({summarise(outcome.gains).mean, summarise(outcome.costs).mean});
      optimum_.outcomes.push_back(std::move(outcome));
    }
    return responses;
  }

  Scenario mix_at(const Place& place, std::size_t number) const {
    return mix_scenario(text_of(place, number), fmt::format("mix-{}", number + 1), loaded_.scenarios.front(),
                        loaded_.inputs, session_.model.first_quarter(), budget_.at);
  }

  std::string text_of(const Place& place, std::size_t number) const {
    return mix_text(budget_, place, loaded_.inputs, title_of(number, budget_));
  }

  void rank() {
    std::vector<Scenario> mixes;
    for (const std::size_t mix : distinct_best(optimum_.tried, budget_.amount, most_ranked)) {
      const Place& place = optimum_.tried[mix].place;
      mixes.push_back(mix_at(place, mix));
      optimum_.ranked.push_back({mix, text_of(place, mix), optimum_.outcomes[mix], {}});
    }
    if (mixes.empty()) return;
    if (budget_.fresh > 0) {
      MixRuns runs(session_, loaded_, budget_, numbers(budget_.replicates + 1, budget_.fresh), kept_);
      std::vector<MixOutcome> checked = runs.run(mixes, "check, ");
      for (std::size_t at = 0; at < checked.size(); ++at) optimum_.ranked[at].fresh = std::move(checked[at]);
      optimum_.runs += runs.runs();
    }
    for (RankedMix& one : optimum_.ranked)
      one.winner_more =
          net_benefit(net_benefits(optimum_.ranked.front().checked().gains, one.checked().gains, 1.0));
  }

  const Session& session_;
  const Loaded& loaded_;
  const Budget& budget_;
  KeptMixes& kept_;
  Optimum optimum_;
};

}  // namespace

std::vector<std::size_t> distinct_best(const std::vector<Tried>& tried, double budget, std::size_t most) {
  std::vector<std::size_t> chosen;
  for (const std::size_t at : within_budget(tried, budget)) {
    if (chosen.size() == most || !(tried[at].response.gain > 0.0)) break;
    const auto alike = [&](std::size_t other) {
      for (std::size_t part = 0; part < tried[at].place.size(); ++part) {
        if (std::fabs(tried[at].place[part] - tried[other].place[part]) >= worth_telling) return false;
      }
      return true;
    };
    if (std::none_of(chosen.begin(), chosen.end(), alike)) chosen.push_back(at);
  }
  return chosen;
}

Optimum find_optimum(const Session& session, const Loaded& loaded, const Budget& budget, KeptMixes& kept) {
  return Finder(session, loaded, budget, kept).find();
}

Table mix_table(const Optimum& optimum, const Inputs& inputs) {
  std::vector<TableColumn> columns;
  const auto column = [&columns](const std::string& key) { columns.push_back({key, {key, key}}); };
  for (const char* key : {"mix", "round"}) column(key);
  for (const BudgetLever& lever : optimum.budget.levers) column(lever.target);
  for (const char* key : {"unit",
                          "effect",
                          "low",
                          "high",
                          "pairs",
                          "share_above_zero",
                          "net_cost",
                          "net_cost_low",
                          "net_cost_high",
                          "within_budget",
                          "on_frontier",
                          "rank",
                          "fresh_effect",
                          "fresh_low",
                          "fresh_high",
                          "fresh_pairs",
                          "fresh_net_cost",
                          "winner_more",
                          "winner_more_low",
                          "winner_more_high",
                          "winner_above_share",
                          "winner_above_mean"})
    column(key);
  Table table(std::move(columns));
  const std::vector<std::size_t> on_it = frontier(optimum.tried, optimum.budget.amount);
  for (std::size_t mix = 0; mix < optimum.tried.size(); ++mix) {
    const Tried& tried = optimum.tried[mix];
    const PairedEffect gain = net_benefit(optimum.outcomes[mix].gains).effect;
    const PairedEffect cost = net_benefit(optimum.outcomes[mix].costs).effect;
    std::vector<Cell> row = {{static_cast<std::int64_t>(mix + 1)}, {static_cast<std::int64_t>(tried.round)}};
    for (std::size_t lever = 0; lever < tried.place.size(); ++lever)
      row.push_back({lever_amount(optimum.budget.levers[lever], tried.place[lever], inputs)});
    for (Cell cell : std::vector<Cell>{{optimum.objective.unit},
                                       {gain.effect},
                                       number_or_nothing(gain.low),
                                       number_or_nothing(gain.high),
                                       {static_cast<std::int64_t>(gain.pairs)},
                                       {gain.share_above_zero},
                                       {cost.effect},
                                       number_or_nothing(cost.low),
                                       number_or_nothing(cost.high),
                                       {tried.response.cost <= optimum.budget.amount},
                                       {std::find(on_it.begin(), on_it.end(), mix) != on_it.end()}})
      row.push_back(std::move(cell));
    const auto ranked = std::find_if(optimum.ranked.begin(), optimum.ranked.end(),
                                     [mix](const RankedMix& one) { return one.mix == mix; });
    const bool is_ranked = ranked != optimum.ranked.end();
    const bool checked = is_ranked && !ranked->fresh.gains.empty();
    const bool follows = is_ranked && ranked != optimum.ranked.begin();
    const PairedEffect fresh = checked ? net_benefit(ranked->fresh.gains).effect : PairedEffect{};
    const NetBenefit more = follows ? ranked->winner_more : NetBenefit{};
    row.push_back(is_ranked ? Cell{std::int64_t{ranked - optimum.ranked.begin()} + 1} : Cell{});
    for (Cell cell : std::vector<Cell>{
             number_or_nothing(checked, fresh.effect), number_or_nothing(fresh.low),
             number_or_nothing(fresh.high), checked ? Cell{static_cast<std::int64_t>(fresh.pairs)} : Cell{},
             number_or_nothing(checked, checked ? summarise(ranked->fresh.costs).mean : 0.0),
             number_or_nothing(follows, more.effect.effect), number_or_nothing(more.effect.low),
             number_or_nothing(more.effect.high), number_or_nothing(follows, more.effect.share_above_zero),
             number_or_nothing(more.in_the_mean)})
      row.push_back(std::move(cell));
    table.add(std::move(row));
  }
  return table;
}

}  // namespace sim
