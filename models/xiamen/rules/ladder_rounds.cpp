#include "models/xiamen/rules/ladder.hpp"
#include "models/xiamen/rules/taxation.hpp"
#include "models/xiamen/rules/tournament.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

// Whether the national status is worth what applying costs the enterprise.
class WishForStatus {
 public:
  explicit WishForStatus(const StepContext& context)
      : price_(read(context, "city.price_level")),
        standing_(read(context, "status.standing") * price_),
        median_(read(context, "status.application_cost") * price_),
        deviation_(read(context, "status.application_cost_deviation")),
        character_(context.luck.lifelong("application cost")) {}

  bool operator()(const City& city, std::size_t row) const {
    const double cost = median_ * sim::exp(deviation_ * character_.normal(city.enterprises.key(row)));
    return saved_tax(city, city.enterprises.taxable_1[row]) + standing_ >= cost;
  }

 private:
  double price_, standing_, median_, deviation_;
  sim::Stream character_;
};

// Whether the examiner, who errs, finds the mark high enough.
bool passes(const Ladder& ladder, const sim::Stream& luck, std::size_t row, double pass_mark) {
  const Enterprises& firms = ladder.city.enterprises;
  return innovation_mark(firms, ladder.rules, row) +
             ladder.rules.examiner_noise * luck.normal(firms.key(row)) >=
         pass_mark;
}

// All that qualify enter a tournament; a holder passes its review a little below the cut-off.
template <class Qualifies>
void hold_tournament(const Ladder& ladder, const Rung& rung, const Tournament& tournament, const Score& score,
                     const sim::Stream& luck, Qualifies qualifies) {
  if (!tournament.held()) return;
  const Enterprises& firms = ladder.city.enterprises;
  const double cut_off = tournament.cut_off();
  hold_round(
      ladder.city, rung, ladder.quarter, qualifies, [](std::size_t, bool) { return true; },
      [&](std::size_t row, bool renews) {
        return score.of(firms, row) + tournament.noise * luck.normal(firms.key(row)) >=
               cut_off - (renews ? tournament.ease : 0.0);
      });
}

}  // namespace

void list_in_pool(const Ladder& ladder, const Sponsors& award) {
  Enterprises& firms = ladder.city.enterprises;
  const WishForStatus wish(ladder.context);
  hold_round(
      ladder.city, ladder.rung(StatusRule::pool, firms.pool_until, award), ladder.quarter,
      [&](std::size_t row) {
        return firms.aware[row] != 0 && meets_pool(firms, ladder.rules, row, ladder.quarter);
      },
      [&](std::size_t row, bool) { return wish(ladder.city, row); }, [](std::size_t, bool) { return true; });
}

void certify_high_tech(const Ladder& ladder, const Sponsors& award) {
  City& city = ladder.city;
  Enterprises& firms = city.enterprises;
  const int quarter = ladder.quarter;
  const WishForStatus wish(ladder.context);
  const sim::Stream luck = ladder.context.stream("examiner");
  hold_round(
      city, ladder.rung(StatusRule::high_tech, firms.high_tech_until, award), quarter,
      [&](std::size_t row) {
        return firms.aware[row] != 0 && meets_high_tech(firms, ladder.rules, row, quarter);
      },
      [&](std::size_t row, bool) { return wish(city, row); },
      [&](std::size_t row, bool) { return passes(ladder, luck, row, ladder.rules.pass_mark); },
      [&](std::size_t row, bool) {
        const std::size_t size = ladder.size_of(row);
        city.tally.certifications += 1.0;
        city.tally.certifications_by_size[size] += 1.0;
        if (firms.pool_until[row] <= quarter) return;
        firms.pool_until[row] = quarter;
        city.tally.upgrades += 1.0;
        city.tally.upgrades_by_size[size] += 1.0;
      });
}

void certify_innovative(const Ladder& ladder, const Sponsors& award) {
  Enterprises& firms = ladder.city.enterprises;
  const double pass = read(ladder.context, "status.innovative_mark");
  const double take_up = read(ladder.context, "status.innovative_take_up");
  const sim::Stream luck = ladder.context.stream("innovative");
  hold_round(
      ladder.city, ladder.rung(StatusRule::innovative, firms.innovative_until, award), ladder.quarter,
      [&](std::size_t row) {
        return firms.aware[row] != 0 && firms.reported_1[row] > 0.0 &&
               ladder.size_of(row) != static_cast<std::size_t>(SizeClass::large);
      },
      [&](std::size_t row, bool renews) { return renews || luck.chance(take_up, firms.key(row)); },
      [&](std::size_t row, bool) { return innovation_mark(firms, ladder.rules, row) >= pass; });
}

void certify_specialised(const Ladder& ladder, const Sponsors& award) {
  Enterprises& firms = ladder.city.enterprises;
  const double pass = read(ladder.context, "status.specialised_mark");
  const double take_up = read(ladder.context, "status.specialised_take_up");
  const sim::Stream luck = ladder.context.stream("specialised examiner");
  hold_round(
      ladder.city, ladder.rung(StatusRule::specialised, firms.specialised_until, award), ladder.quarter,
      [&](std::size_t row) {
        return firms.aware[row] != 0 && meets_books(firms, ladder.rules.specialised, row, ladder.quarter);
      },
      [&](std::size_t row, bool renews) { return renews || luck.chance(take_up, firms.key(row), 1); },
      [&](std::size_t row, bool) { return passes(ladder, luck, row, pass); });
}

void certify_little_giants(const Ladder& ladder, const Sponsors& award) {
  Enterprises& firms = ladder.city.enterprises;
  hold_tournament(ladder, ladder.rung(StatusRule::little_giant, firms.little_giant_until, award),
                  little_giant_tournament(ladder.context), little_giant_score(ladder.context),
                  ladder.context.stream("little giant"), [&](std::size_t row) {
                    return firms.specialised(row, ladder.quarter) &&
                           meets_books(firms, ladder.rules.little_giant, row, ladder.quarter);
                  });
}

void certify_champions(const Ladder& ladder, const Sponsors& award) {
  Enterprises& firms = ladder.city.enterprises;
  hold_tournament(ladder, ladder.rung(StatusRule::single_champion, firms.champion_until, award),
                  champion_tournament(ladder.context), champion_score(ladder.context),
                  ladder.context.stream("single champion"), [&](std::size_t row) {
                    return sector_info[firms.sector[row]].manufacturing &&
                           meets_books(firms, ladder.rules.champion, row, ladder.quarter);
                  });
}

}  // namespace xiamen
