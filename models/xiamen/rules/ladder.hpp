#pragma once
#include "models/xiamen/rules/status_law.hpp"
#include "models/xiamen/rules/status_rules.hpp"

/// The rungs of the ladder. A round is held once a year by the one law (rules/status_law.hpp); a list is read
/// anew every quarter. Each takes the city's award for a first one, CNY.
namespace xiamen {

/// What every rung reads; made once a quarter.
struct Ladder {
  City& city;
  const StepContext& context;
  StatusRules rules;
  SizeThresholds sizes;
  int quarter;

  /// Whether the round of a status falls into this quarter; `key` names the quarter of the year.
  bool in_round(std::string_view key) const {
    return context.quarter.number() == static_cast<int>(read(context, key));
  }
  Rung rung(StatusRule rule, sim::Column<std::int32_t>& until, const Sponsors& award) const {
    return {rule, until, award, rules.validity, rules.window};
  }
  std::size_t size_of(std::size_t row) const {
    return static_cast<std::size_t>(size_class(city.enterprises, sizes, row));
  }
};

void list_in_pool(const Ladder& ladder, const Sponsors& award);
void certify_high_tech(const Ladder& ladder, const Sponsors& award);
void certify_innovative(const Ladder& ladder, const Sponsors& award);
void certify_specialised(const Ladder& ladder, const Sponsors& award);
void certify_little_giants(const Ladder& ladder, const Sponsors& award);
void certify_champions(const Ladder& ladder, const Sponsors& award);

/// The first `count` of the named list, as far as they live.
void name_chain_leaders(const Ladder& ladder, const Sponsors& award, double count);
/// Writes the price of the enterprises in which a fund ever held a stake.
void value_enterprises(const Ladder& ladder);
void find_unicorns(const Ladder& ladder, const Sponsors& award);

}  // namespace xiamen
