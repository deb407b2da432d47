// How many researchers live here, and at what wage?
//
// One wage per field group. It follows the outside wage and moves towards clearing the market, by at most 3 %
// a quarter:  wage' = wage x outside'/outside x (1 + clip(speed x (wanted / supply - 1))). Supply grows by
// graduates and trainees who stay, shrinks by retirement, and migrates by the worth of living here:
//   supply' = supply (1 + graduates - retirement + elasticity/4 x ln((wage + support / 5) / (outside x
//   housing)))
// Talent support is paid for every researcher who moves in. The owner of the levers of talent.

#include <algorithm>
#include <cmath>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/labour.hpp"
#include "models/xiamen/rules/rates.hpp"

namespace xiamen {

namespace {

constexpr double support_years = 5.0;  // over which a mover spreads a payment made once

}  // namespace

void supply_researchers(City& city, const StepContext& context) {
  LabourMarkets& labour = city.labour;
  const double outside = read(context, "researcher.outside_wage");
  const double outside_growth = outside / labour.outside_wage[0];
  const double housing = read(context, "researcher.housing_premium");
  const double elasticity = read(context, "researcher.migration_elasticity");
  const double natural = quarterly_growth(read(context, "researcher.graduates")) -
                         quarterly_loss(read(context, "researcher.retirement"));
  const double speed = read(context, "researcher.wage_speed");

  double everyone = 0;
  for (const double supply : labour.supply.values()) everyone += supply;

  Money support_paid;
  for (std::size_t group = 0; group < field_groups; ++group) {
    double& supply = labour.supply[group];
    double& wage = labour.wage[group];
    wage = cleared_wage(wage, labour.wanted[group] / supply, speed) * outside_growth;

    double trained = 0;
    Sponsors support;
    for (const sim::Entry* entry : city.inputs.of_kind("talent")) {
      if (!is_open(context, *entry)) continue;
      const double fields = read(context, *entry, "fields");
      if (!serves(fields, static_cast<FieldGroup>(group))) continue;
      const double share = fields == 0.0 ? supply / everyone : 1.0;
      trained += share * read(context, *entry, "trainees") * read(context, *entry, "stay_share") / 4.0;
      support.add(city.position(*entry), read(context, *entry, "support"));
    }
    const double moves =
        supply * migration_rate(wage + support.total / support_years, outside * housing, elasticity);
    const Money paid = Money::yuan(std::max(0.0, moves) * support.total);
    support_paid += paid;
    city.public_record.give(support, other_recipient(), paid);
    supply += supply * natural + trained + moves;
    (moves > 0.0 ? city.tally.researchers_in : city.tally.researchers_out) += std::abs(moves);
    labour.employed[group] = 0;
    labour.wanted[group] = 0;
    labour.outside_wage[group] = outside;
  }
  city.books.transfer(city.accounts.talent_support, city.accounts.city_budget, 0, city.accounts.households, 0,
                      support_paid);
}

}  // namespace xiamen
