// Who knows of a status, applies, passes, renews, or lapses?
//
// One status law with a rule table. Awareness of the national programme spreads by a campaign and by word of
// mouth:
//   P(becomes aware in a quarter) = 1 - (1 - campaign - spread x certified share of the sector)^(1/4).
// Once a year an aware enterprise that meets the rule (three years of reported R&D over sales at the notch of
// its size, rights, age) applies if three years of saved tax and the standing the certificate brings are
// worth more than applying costs it; it passes if the examiner's mark (with noise) reaches the pass mark. A
// certificate holds three years; in its last year the holder applies again. Specialised status: R&D, sales
// and mark. Little giants: a national tournament; the cut-off is the score that leaves the year's batch among
// the rivals of the country. The city pays an award for a first certificate. The owner of the levers of
// status.

#include <algorithm>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/status_rules.hpp"
#include "models/xiamen/rules/taxation.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

void pay_award(City& city, std::size_t row, double award) {
  const Money amount = Money::yuan(award);
  city.books.transfer(city.accounts.award, city.accounts.city_budget, 0, city.accounts.enterprises, row,
                      amount);
  city.enterprises.profit_year[row] += amount.in_yuan();
}

void spread_awareness(City& city, const StepContext& context, double campaign) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const double spread = read(context, "status.word_of_mouth");
  std::array<double, sectors> certified{};
  std::array<double, sectors> alive{};
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0) continue;
    alive[firms.sector[row]] += 1.0;
    certified[firms.sector[row]] += firms.high_tech(row, quarter) ? 1.0 : 0.0;
  }
  std::array<double, sectors> chance{};
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const double share = alive[sector] > 0.0 ? certified[sector] / alive[sector] : 0.0;
    chance[sector] = 1.0 - sim::pow(1.0 - std::min(0.99, campaign + spread * share), 0.25);
  }
  const sim::Stream luck = context.stream("awareness");
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0 || firms.aware[row] != 0) continue;
    if (luck.chance(chance[firms.sector[row]], firms.key(row))) firms.aware[row] = 1;
  }
}

void certify_high_tech(City& city, const StepContext& context, double award) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const StatusRules rules = status_rules(context);
  const double price = read(context, "city.price_level");
  const double standing = read(context, "status.standing") * price;
  const double cost_median = read(context, "status.application_cost") * price;
  const double cost_deviation = read(context, "status.application_cost_deviation");
  const sim::Stream luck = context.stream("examiner");
  const sim::Stream character = context.luck.lifelong("application cost");
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const bool valid = firms.high_tech_until[row] > quarter;
    const bool expiring = valid && firms.high_tech_until[row] - quarter <= 4;
    if (firms.alive[row] == 0 || firms.aware[row] == 0 || (valid && !expiring)) continue;
    if (!meets_high_tech(firms, rules, row, quarter)) continue;
    const double cost = cost_median * sim::exp(cost_deviation * character.normal(firms.key(row)));
    if (saved_tax(city, firms.taxable_1[row]) + standing < cost) continue;
    const double mark =
        innovation_mark(firms, rules, row) + rules.examiner_noise * luck.normal(firms.key(row));
    if (mark < rules.pass_mark) continue;
    if (firms.high_tech_until[row] == 0) pay_award(city, row, award);
    firms.high_tech_until[row] = (valid ? firms.high_tech_until[row] : quarter) + rules.validity;
    city.tally.certifications += 1.0;
  }
}

void certify_specialised(City& city, const StepContext& context, double award) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const StatusRules rules = status_rules(context);
  const double research = read(context, "status.specialised_research");
  const double intensity = read(context, "status.specialised_intensity");
  const double sales = read(context, "status.specialised_sales");
  const double pass = read(context, "status.specialised_mark");
  const double take_up = read(context, "status.specialised_take_up");
  const sim::Stream luck = context.stream("specialised examiner");
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0 || firms.aware[row] == 0 || firms.specialised_until[row] - quarter > 4)
      continue;
    if (quarter - firms.birth[row] < 8 || firms.sales_1[row] < sales || firms.reported_1[row] < research ||
        firms.reported_1[row] < intensity * firms.sales_1[row]) {
      continue;
    }
    const double mark =
        innovation_mark(firms, rules, row) + rules.examiner_noise * luck.normal(firms.key(row));
    const bool renews = firms.specialised_until[row] > quarter;
    if (mark < pass || (!renews && !luck.chance(take_up, firms.key(row), 1))) continue;
    if (firms.specialised_until[row] == 0) pay_award(city, row, award);
    firms.specialised_until[row] = std::max(firms.specialised_until[row], quarter) + rules.validity;
  }
}

// Score in units of the rivals' standard deviation.
double tournament_score(const Enterprises& firms, std::size_t row, double price) {
  const double growth = firms.sales_2[row] > 0.0 ? firms.sales_1[row] / firms.sales_2[row] - 1.0 : 0.0;
  return 0.5 * sim::log(std::max(firms.reported_1[row], 1e4) / (5e6 * price)) +
         0.3 * sim::log(1.0 + firms.inventions[row]) + std::clamp(growth, -0.5, 0.5);
}

void certify_little_giants(City& city, const StepContext& context, double batch, double award) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const StatusRules rules = status_rules(context);
  const double rivals = read(context, "status.rivals");
  const double price = read(context, "city.price_level");
  const double mean = read(context, "status.rival_mean");
  const double renewal_ease = read(context, "status.little_giant_renewal_ease");
  if (batch <= 0.0) return;
  const double cut_off = mean + sim::normal_quantile(1.0 - batch / rivals);
  const sim::Stream luck = context.stream("little giant");
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const bool valid = firms.little_giant_until[row] > quarter;
    if (firms.alive[row] == 0 || !firms.specialised(row, quarter) ||
        firms.little_giant_until[row] - quarter > 4) {
      continue;
    }
    const double intensity = firms.sales_1[row] >= 1e8 ? 0.03 : 0.06;
    if (quarter - firms.birth[row] < 12 || firms.inventions[row] < 2.0 || firms.sales_1[row] < 5e7 ||
        firms.reported_1[row] < intensity * firms.sales_1[row]) {
      continue;
    }
    const double score = tournament_score(firms, row, price) + luck.normal(firms.key(row)) * 0.5;
    if (score < cut_off - (valid ? renewal_ease : 0.0)) continue;
    if (firms.little_giant_until[row] == 0) pay_award(city, row, award);
    firms.little_giant_until[row] = std::max(firms.little_giant_until[row], quarter) + rules.validity;
  }
}

}  // namespace

void certify_enterprises(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  for (const sim::Entry* entry : city.inputs.of_kind("status")) {
    if (!is_open(context, *entry)) continue;
    const auto rule = chosen<StatusRule>(read(context, *entry, "rule"));
    const double award = read(context, *entry, "award");
    if (rule == StatusRule::high_tech) {
      spread_awareness(city, context, read(context, *entry, "campaign"));
      if (context.quarter.number() == 4) certify_high_tech(city, context, award);
    } else if (rule == StatusRule::specialised) {
      if (context.quarter.number() == 4) certify_specialised(city, context, award);
    } else if (context.quarter.number() == 3) {
      certify_little_giants(city, context, read(context, *entry, "national_batch"), award);
    }
  }
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] != 0 && firms.high_tech_until[row] == quarter) city.tally.lapses += 1.0;
  }
}

}  // namespace xiamen
