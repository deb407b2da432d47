// Who knows of a status, applies, passes, renews, or lapses?
//
// The ladder: one law (rules/status_law.hpp) with a rule table (status.*). Once a year, in the quarter of its
// round, an enterprise that qualifies applies and passes; a status holds three years, and in its last year
// the holder applies again.
//   pool             qualifies by R&D of a year and a first right; lists where it would want the national
//                    status; a member that is certified leaves the pool: an upgrade
//   high_tech        three years of reported R&D over sales at the notch of its size, rights, age; applies if
//                    three years of saved tax and the standing are worth more than applying costs it; passes
//                    if the examiner's mark (with noise) reaches the pass mark
//   innovative       small or medium; marks itself
//   specialised      books of R&D and sales, age, mark
//   little_giant, single_champion   national tournaments (rules/tournament.hpp)
//   chain_leader     a named list: the first `count` of those ranked in 2020Q4, while they live
//   unicorn          private, young, worth a billion dollars to funds (rules/valuation.hpp)
//   research_body    a body of its own (rules/research_bodies.hpp)
// The city pays an award for a first one. The owner of the levers of status.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/awareness.hpp"
#include "models/xiamen/rules/ladder.hpp"
#include "models/xiamen/rules/research_bodies.hpp"

namespace xiamen {

namespace {

// What the open entries of one rule come to together: awards and names add up, and whom one campaign does not
// reach the next may.
struct Programme {
  StatusRule rule;
  Sponsors award = {};
  double campaign = 0;
  double named = 0;
};

std::vector<Programme> open_rules(const City& city, const StepContext& context) {
  std::vector<Programme> programmes;
  for (const sim::Entry* entry : city.inputs.of_kind("status")) {
    if (!is_open(context, *entry)) continue;
    const auto rule = chosen<StatusRule>(read(context, *entry, "rule"));
    const auto same = std::find_if(programmes.begin(), programmes.end(),
                                   [rule](const Programme& each) { return each.rule == rule; });
    Programme& programme = same == programmes.end() ? programmes.emplace_back(Programme{rule}) : *same;
    programme.award.add(city.position(*entry), read(context, *entry, "award"));
    programme.campaign += (1.0 - programme.campaign) * read(context, *entry, "campaign");
    programme.named += read(context, *entry, "count");
  }
  return programmes;
}

std::vector<BodySupport> support_of_bodies(const City& city, const StepContext& context) {
  std::vector<BodySupport> offers;
  for (std::size_t position = 0; position < city.inputs.catalogue.size(); ++position) {
    const sim::Entry& entry = city.inputs.catalogue[position];
    if (entry.kind != "status" || !is_open(context, entry)) continue;
    if (chosen<StatusRule>(read(context, entry, "rule")) != StatusRule::research_body) continue;
    offers.push_back({static_cast<std::int32_t>(position), read(context, entry, "award"),
                      static_cast<int>(read(context, entry, "places"))});
  }
  return offers;
}

void certify(const Ladder& ladder, const Programme& programme) {
  const Sponsors& award = programme.award;
  switch (programme.rule) {
    case StatusRule::pool:
      visit_candidates(ladder.city, ladder.context, ladder.rules, programme.campaign);
      if (ladder.in_round("status.pool_quarter")) list_in_pool(ladder, award);
      return;
    case StatusRule::high_tech:
      spread_awareness(ladder.city, ladder.context, programme.campaign);
      if (ladder.in_round("status.high_tech_quarter")) certify_high_tech(ladder, award);
      return;
    case StatusRule::innovative:
      if (ladder.in_round("status.innovative_quarter")) certify_innovative(ladder, award);
      return;
    case StatusRule::specialised:
      if (ladder.in_round("status.specialised_quarter")) certify_specialised(ladder, award);
      return;
    case StatusRule::little_giant:
      if (ladder.in_round("status.little_giant_quarter")) certify_little_giants(ladder, award);
      return;
    case StatusRule::single_champion:
      if (ladder.in_round("status.champion_quarter")) certify_champions(ladder, award);
      return;
    case StatusRule::chain_leader:
      return name_chain_leaders(ladder, award, programme.named);
    case StatusRule::unicorn:
      return find_unicorns(ladder, award);
    case StatusRule::research_body:
      return;  // whether or not the city supports them: see below
  }
}

}  // namespace

void certify_enterprises(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const Ladder ladder{city, context, status_rules(context), size_thresholds(context), quarter};
  value_enterprises(ladder);
  for (const Programme& programme : open_rules(city, context)) certify(ladder, programme);
  if (context.quarter.number() == 4)
    found_research_bodies(city, context, research_body_terms(context), support_of_bodies(city, context));
  for (const std::size_t row : firms.living) {
    if (firms.high_tech_until[row] != quarter) continue;
    city.tally.lapses += 1.0;
    city.tally.lapses_by_size[ladder.size_of(row)] += 1.0;
  }
}

}  // namespace xiamen
