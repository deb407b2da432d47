// Which enterprises insure their sales and their debts for the year?
//
// In the first quarter an enterprise that knows of a cover and may buy it does so if its expected gain
// (rules/cover_choice) is above zero at its own risk:
//   buyer default: chance `cover.buyer_default`; the loss is that of the worst quarters of trade
//   (rules/fortune) enterprise failure: chance that a year's result eats the buffer up; founders gain what
//   they stand for.
// Stages of projects are insured where they are financed (sign_contracts), loans by their lender.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/covers.hpp"
#include "models/xiamen/rules/requirement.hpp"
#include "models/xiamen/rules/trade_loss.hpp"

namespace xiamen {

namespace {

class Buying {
 public:
  Buying(City& city, const StepContext& context)
      : city_(city),
        terms_(cover_terms(context)),
        hearing_(hearing(context)),
        trade_(trade_loss_terms(context)) {}

  void offer(std::size_t cover) {
    for (const std::size_t row : city_.enterprises.living) {
      if (!meets(city_, row, city_.covers.requirement[cover], city_.quarter) || !is_for(city_, cover, row) ||
          !knows(city_, hearing_, cover, row)) {
        continue;
      }
      const CoverOffer best = offer_to(cover, row);
      if (best.gain > 0.0) sell_cover(city_, best, row, -1, Stage::market);
    }
  }

 private:
  CoverOffer offer_to(std::size_t cover, std::size_t row) const {
    const Covers& covers = city_.covers;
    const Enterprises& firms = city_.enterprises;
    const bool trade = covers.trigger[cover] == CoverTrigger::buyer_default;
    Solvency owner = solvency_of(city_, terms_, row);
    const double debt = -(firms.working_debt[row] + firms.project_debt[row]).in_yuan();
    const double exposed = trade ? terms_.buyer_exposure * 4.0 * firms.sales(row) : debt;
    const Money sum = Money::yuan(std::min(exposed, covers.ceiling[cover]));
    if (sum <= Money() || covers.in_force[cover] + sum > covers.capacity[cover]) return {};
    const double part = sum.in_yuan() / exposed;
    CoverExposure exposure;
    exposure.premium = premium_of(covers, cover, sum, 4).in_yuan() * (1.0 - covers.premium_subsidy[cover]);
    exposure.effort = is_client(city_, cover, row) ? 0.0 : terms_.effort;
    if (trade) {
      exposure.probability = terms_.buyer_default;
      exposure.payout =
          std::min(covers.share[cover] * part * trade_.mean_loss * firms.sales(row), sum.in_yuan());
    } else {
      exposure.probability = ruin_probability(owner, 0.0);
      exposure.payout = terms_.founder_liability * covers.share[cover] * part * exposed;
      owner.ruin_cost = 0.0;  // it is the ruin itself that is insured
    }
    return {CoverId(cover), sum, 4, gain_of_cover(exposure, owner), part};
  }

  City& city_;
  CoverTerms terms_;
  sim::Stream hearing_;
  TradeLossTerms trade_;
};

}  // namespace

void buy_covers(City& city, const StepContext& context) {
  if (context.quarter.number() != 1) return;
  for (std::size_t cover = 0; cover < city.covers.size(); ++cover) {
    const CoverTrigger trigger = city.covers.trigger[cover];
    const bool yearly = trigger == CoverTrigger::buyer_default || trigger == CoverTrigger::enterprise_failure;
    if (yearly && city.covers.sells(cover)) Buying(city, context).offer(cover);
  }
}

}  // namespace xiamen
