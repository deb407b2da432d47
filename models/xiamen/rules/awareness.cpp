#include "models/xiamen/rules/awareness.hpp"

#include <algorithm>

#include "models/xiamen/rules/rates.hpp"

namespace xiamen {

void spread_awareness(City& city, const StepContext& context, double campaign) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const double spread = read(context, "status.word_of_mouth");
  std::array<double, sectors> certified{};
  std::array<double, sectors> alive{};
  for (const std::size_t row : firms.living) {
    alive[firms.sector[row]] += 1.0;
    certified[firms.sector[row]] += firms.high_tech(row, quarter) ? 1.0 : 0.0;
  }
  std::array<double, sectors> chance{};
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const double share = alive[sector] > 0.0 ? certified[sector] / alive[sector] : 0.0;
    chance[sector] = quarterly_loss(std::min(0.99, campaign + spread * share));
  }
  // In the warm-up the share that knows stands still: newcomers learn of it at once or not at all.
  if (!context.recorded()) {
    const double certified_share =
        std::min(1.0, read(context, "initial.high_tech_enterprises") / read(context, "initial.enterprises"));
    const double share = certified_share + (1.0 - certified_share) * read(context, "initial.aware");
    const sim::Stream character = context.luck.lifelong("awareness of a newcomer");
    for (std::size_t row = 0; row < firms.size(); ++row) {
      if (firms.birth[row] == quarter - 1 && character.chance(share, firms.key(row))) firms.aware[row] = 1;
    }
    return;
  }
  const sim::Stream luck = context.stream("awareness");
  for_each_living(firms, [&](std::size_t row) {
    if (firms.aware[row] != 0) return;
    if (luck.chance(chance[firms.sector[row]], firms.key(row))) firms.aware[row] = 1;
  });
}

void visit_candidates(City& city, const StepContext& context, const StatusRules& rules, double visits) {
  if (visits <= 0.0 || !context.recorded()) return;
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const double chance = quarterly_loss(std::min(0.99, visits));
  const sim::Stream luck = context.stream("visit to a candidate");
  for_each_living(firms, [&](std::size_t row) {
    if (firms.aware[row] != 0 || !meets_pool(firms, rules, row, quarter)) return;
    if (luck.chance(chance, firms.key(row))) firms.aware[row] = 1;
  });
}

}  // namespace xiamen
