// Which public terms, budgets, seats and places are in force this quarter?
//
// The owner of the levers of grants, services, tax rules and demand programmes. It writes what is in force
// into tables; other steps act on those. Appropriations: rules/public_money. Tax: where several tax entries
// are open the later one holds.

#include <cmath>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/public_money.hpp"

namespace xiamen {

namespace {

void open_grants(City& city, const StepContext& context) {
  for (std::size_t row = 0; row < city.grants.size(); ++row) {
    const sim::Entry& entry = city.entry(city.grants.entry[row]);
    const bool open = open_budget(city, context, city.grants, row);
    city.grants.entitled[row] = read(context, entry, "funding") != 0.0 ? 1 : 0;
    city.grants.base[row] = chosen<GrantBase>(read(context, entry, "base"));
    city.grants.share[row] = open ? read(context, entry, "share") : 0.0;
    city.grants.ceiling[row] = read(context, entry, "ceiling");
    city.grants.stage[row] = chosen<Stage>(read(context, entry, "stage"));
    // What a closed one paid is still expected by those who received it.
    if (open) read_served(context, entry, city.grants.served, row);
  }
}

void open_services(City& city, const StepContext& context) {
  for (std::size_t row = 0; row < city.services.size(); ++row) {
    const sim::Entry& entry = city.entry(city.services.entry[row]);
    const double seats = read(context, entry, "count") * read(context, entry, "seats_each");
    city.services.seats[row] = is_open(context, entry) ? static_cast<std::int32_t>(seats + 0.5) : 0;
    city.services.stage[row] = chosen<Stage>(read(context, entry, "stage"));
    city.services.price[row] = read(context, entry, "price");
    city.services.fields[row] = read(context, entry, "fields");
    read_served(context, entry, city.services.served, row);
  }
}

void open_demand(City& city, const StepContext& context) {
  for (std::size_t row = 0; row < city.demands.size(); ++row) {
    const sim::Entry& entry = city.entry(city.demands.entry[row]);
    const double a_quarter = is_open(context, entry) ? read(context, entry, "places") / 4.0 : 0.0;
    const double unused = city.demands.places[row];
    city.demands.places[row] =
        (unused - std::floor(unused)) + a_quarter;  // only the fraction is carried over
    city.demands.open[row] = a_quarter > 0.0 ? 1 : 0;
    city.demands.order[row] = read(context, entry, "order");
    city.demands.fields[row] = read(context, entry, "fields");
    read_served(context, entry, city.demands.served, row);
  }
}

void post_tax_terms(City& city, const StepContext& context) {
  // Without an open entry there is no relief; the standard and small rates stay law.
  city.terms.general_deduction[0] = city.terms.manufacturing_deduction[0] = 0.0;
  city.terms.certified_rate[0] = city.terms.standard_rate[0];
  for (const sim::Entry* entry : city.inputs.of_kind("tax")) {
    if (!is_open(context, *entry)) continue;
    city.terms.general_deduction[0] = read(context, *entry, "general_deduction");
    city.terms.manufacturing_deduction[0] = read(context, *entry, "manufacturing_deduction");
    city.terms.standard_rate[0] = read(context, *entry, "standard_rate");
    city.terms.certified_rate[0] = read(context, *entry, "certified_rate");
    city.terms.small_rate[0] = read(context, *entry, "small_rate");
    city.terms.small_limit[0] = read(context, *entry, "small_limit");
  }
}

}  // namespace

void open_programmes(City& city, const StepContext& context) {
  city.tally = Tally();
  city.memory.begin_quarter();
  city.public_record.begin_quarter();
  open_grants(city, context);
  open_services(city, context);
  open_demand(city, context);
  post_tax_terms(city, context);
  city.terms.audit_lag[0] = static_cast<std::int32_t>(read(context, "public.audit_lag") + 0.5);
}

}  // namespace xiamen
