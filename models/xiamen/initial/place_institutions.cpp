#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/working_capital.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

template <class Table>
std::size_t add_row(Table& table, const sim::Entry& entry, std::size_t position) {
  const std::size_t row = table.append(sim::hash_name(entry.id));
  table.entry[row] = static_cast<std::int32_t>(position);
  return row;
}

}  // namespace

void place_researchers(City& city, const sim::StepContext& context) {
  const double researchers = read(context, "initial.researchers");
  for (std::size_t group = 0; group < field_groups; ++group) {
    const std::string key = "field." + std::string(field_group_ids[group]) + ".researchers";
    city.labour.supply[group] = researchers * read(context, key);
    city.labour.wanted[group] = city.labour.supply[group];
    city.labour.wage[group] = read(context, "researcher.reference_wage");
    city.labour.outside_wage[group] = read(context, "researcher.outside_wage");
  }
}

// One row per entry; what the entries say is read, quarter by quarter, by the steps that own their levers.
// Purpose of a loan product is read here as well, since balances of 2020 belong to one.
void place_institutions(City& city, const sim::StepContext& context) {
  for (std::size_t position = 0; position < city.inputs.catalogue.size(); ++position) {
    const sim::Entry& entry = city.inputs.catalogue[position];
    if (entry.kind == "research_body") add_row(city.bodies, entry, position);
    if (entry.kind == "service") add_row(city.services, entry, position);
    if (entry.kind == "fund") add_row(city.funds, entry, position);
    if (entry.kind == "grant") add_row(city.grants, entry, position);
    if (entry.kind == "cover") add_row(city.covers, entry, position);
    if (entry.kind == "call") add_row(city.calls, entry, position);
    if (entry.kind == "adoption") add_row(city.adoptions, entry, position);
    if (entry.kind == "demand") add_row(city.demands, entry, position);
    if (entry.kind == "inflow") add_row(city.landings, entry, position);
    if (entry.kind == "signal") add_row(city.signals, entry, position);
    if (entry.kind == "loan") {
      const std::size_t row = add_row(city.facilities, entry, position);
      city.facilities.working_capital[row] = is_working_capital(context, entry) ? 1 : 0;
    }
  }
  city.terms.append(sim::hash_name("public terms"));
  for (const std::string_view practice : practice_ids) {
    const std::size_t row = city.practices.append(sim::hash_name(practice));
    city.practices.before[row] = city.practices.now[row] = read(context, "practice." + std::string(practice));
  }
  for (const std::string_view level : level_ids) city.governments.append(sim::hash_name(level));

  const auto lenders = static_cast<std::size_t>(read(context, "initial.lenders"));
  const sim::Stream luck = context.luck.lifelong("lender");
  for (std::size_t i = 0; i < lenders; ++i) {
    const std::size_t row = city.lenders.append(sim::make_key("lender", i));
    city.lenders.tolerance[row] =
        read(context, "credit.tolerance") *
        sim::exp(read(context, "credit.tolerance_deviation") * luck.normal(city.lenders.key(row)));
  }

  for (std::size_t group = 0; group < field_groups; ++group)
    city.labour.append(sim::make_key("field", group));
  place_researchers(city, context);
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const std::size_t row = city.markets.append(sim::make_key("sector", sector));
    city.markets.closure[row] = 1.0;
    city.markets.national[row] = read(context, market_key(sector));
    city.markets.real[row] = city.markets.national[row] / read(context, "city.price_level");
  }
}

}  // namespace xiamen
