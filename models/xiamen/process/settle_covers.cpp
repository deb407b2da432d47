// Which insured losses happened this quarter, and what is paid for them?
//
// An insured stage that failed its gate: share x the sum insured; the policy ends with the stage either way.
// A buyer who did not pay: share x the loss (rules/trade_loss), at most what is left of the sum. Claims come
// out of the reserve of the cover and are cut to it. Lost loans and failed enterprises are settled where they
// fail (enter_and_leave). Then the sums in force are added up.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/covers.hpp"
#include "models/xiamen/rules/fortune.hpp"
#include "models/xiamen/rules/trade_loss.hpp"

namespace xiamen {

namespace {

bool goes_on(const City& city, std::size_t row) {
  const Policies& policies = city.policies;
  if (city.enterprises.alive[static_cast<std::size_t>(policies.enterprise[row])] == 0) return false;
  if (policies.project[row] < 0) return true;
  const auto project = static_cast<std::size_t>(policies.project[row]);
  return city.projects.progress[project] == Progress::working &&
         city.projects.stage[project] == policies.stage[row];
}

}  // namespace

void settle_covers(City& city, const StepContext& context) {
  Policies& policies = city.policies;
  if (!policies.live.empty()) {
    const TradeLossTerms trade = trade_loss_terms(context);
    const sim::Stream luck = fortune_luck(context);
    for (const std::size_t row : policies.live) {
      const auto buyer = static_cast<std::size_t>(policies.enterprise[row]);
      const std::size_t cover = policies.cover[row].position();
      if (city.enterprises.alive[buyer] == 0) continue;
      const double share = policies.share[row];
      if (policies.project[row] >= 0) {
        const auto project = static_cast<std::size_t>(policies.project[row]);
        if (city.projects.progress[project] == Progress::ended) {
          pay_claim(city, cover, buyer, sim::portion(policies.sum[row], share));
        }
      } else if (city.covers.trigger[cover] == CoverTrigger::buyer_default) {
        const double loss = trade_loss(trade, fortune_shock(luck, city.enterprises.key(buyer))) *
                            city.enterprises.sales(buyer);
        policies.sum[row] -=
            pay_claim(city, cover, buyer, std::min(policies.sum[row], Money::yuan(share * loss)));
      }
    }
    std::erase_if(policies.live, [&](std::size_t row) { return !goes_on(city, row); });
  }
  count_sums_in_force(city);
}

}  // namespace xiamen
