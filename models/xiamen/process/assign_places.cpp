// Which young enterprises ask for a place in a space, who gets one, and who graduates?
//
// A space opens with its entry, at the level its place in the entry's order or its operator's own work gives
// it. A tenancy ends when its time is over, when the enterprise outgrows the space (both graduate), or when
// it or the space is gone. Then free places go to those who ask for them because it pays
// (rules/place_search.cpp). The owner of the levers of spaces.

#include <algorithm>
#include <map>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/place_search.hpp"
#include "models/xiamen/rules/places.hpp"

namespace xiamen {

namespace {

// What an entry says this quarter, for a space of the lowest level.
struct SpaceTerms {
  std::uint8_t rises, incubates, for_projects, service_stages;
  double fields, places_each, rent, stay, maximum_sales, contact, neighbours, introductions, services,
      running_cost;
  std::int32_t maximum_age, sectors, districts;
};

SpaceTerms read_terms(const StepContext& context, const sim::Entry& entry) {
  const auto yes = [&](std::string_view field) {
    return static_cast<std::uint8_t>(read(context, entry, field) != 0.0 ? 1 : 0);
  };
  return {yes("rises"),
          yes("incubates"),
          yes("for_projects"),
          stage_bits(read(context, entry, "stage_from"), read(context, entry, "stage_to")),
          read(context, entry, "fields"),
          read(context, entry, "places_each"),
          read(context, entry, "rent"),
          read(context, entry, "stay"),
          read(context, entry, "maximum_sales"),
          read(context, entry, "contact"),
          read(context, entry, "neighbours"),
          read(context, entry, "introductions"),
          read(context, entry, "services"),
          0.25 * read(context, entry, "running_cost") * read(context, "city.price_level"),
          static_cast<std::int32_t>(read(context, entry, "maximum_age") + 0.5),
          chosen_set(read(context, entry, "sectors")),
          chosen_set(read(context, entry, "districts"))};
}

void write_terms(Spaces& spaces, std::size_t row, const SpaceTerms& terms, int base,
                 const LevelTerms& levels) {
  const int level = std::max(base, static_cast<int>(spaces.reached[row]));
  const double quality = power_of_level(levels.quality, level);
  spaces.open[row] = 1;
  spaces.level[row] = static_cast<std::uint8_t>(level);
  spaces.rises[row] = terms.rises;
  spaces.incubates[row] = terms.incubates;
  spaces.for_projects[row] = terms.for_projects;
  spaces.fields[row] = terms.fields;
  spaces.served.sectors[row] = terms.sectors;
  spaces.served.districts[row] = terms.districts;
  spaces.places[row] = places_at(terms.places_each, levels, level);
  spaces.rent[row] = terms.rent;
  spaces.stay[row] = terms.stay;
  spaces.maximum_age[row] = terms.maximum_age;
  spaces.maximum_sales[row] = terms.maximum_sales;
  spaces.contact[row] = std::min(1.0, quality * terms.contact);
  spaces.neighbours[row] = terms.neighbours;
  spaces.introductions[row] = static_cast<std::int32_t>(quality * terms.introductions + 0.5);
  spaces.services[row] = std::min(1.0, quality * terms.services);
  spaces.service_stages[row] = terms.service_stages;
  spaces.running_cost[row] = quality * terms.running_cost;
}

// National spaces come first among an entry's operators, then provincial ones, so that a higher number of
// them raises those that were next.
void open_spaces(City& city, const StepContext& context) {
  Spaces& spaces = city.spaces;
  const LevelTerms levels = level_terms(context);
  const auto older = static_cast<std::int32_t>(city.practices[Practice::tenancy_age] + 0.5);
  for (std::size_t row = 0; row < spaces.size(); ++row) {
    spaces.open[row] = 0;
    spaces.places[row] = spaces.introductions[row] = 0;
    spaces.contact[row] = spaces.neighbours[row] = spaces.services[row] = 0.0;
  }
  for (std::size_t position = 0; position < city.inputs.catalogue.size(); ++position) {
    const sim::Entry& entry = city.inputs.catalogue[position];
    if (entry.kind != "space" || !is_open(context, entry)) continue;
    const int national = static_cast<int>(read(context, entry, "national") + 0.5);
    const int provincial = national + static_cast<int>(read(context, entry, "provincial") + 0.5);
    const int all = provincial + static_cast<int>(read(context, entry, "count") + 0.5);
    SpaceTerms terms = read_terms(context, entry);
    terms.maximum_age += older;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < spaces.size(); ++row) {
      if (spaces.entry[row] == static_cast<std::int32_t>(position)) rows.push_back(row);
    }
    for (int ordinal = 0; ordinal < all; ++ordinal) {
      const auto place = static_cast<std::size_t>(ordinal);
      if (place == rows.size()) {
        rows.push_back(spaces.append(sim::child_key("space", sim::hash_name(entry.id), place)));
        spaces.entry[rows.back()] = static_cast<std::int32_t>(position);
        spaces.ordinal[rows.back()] = ordinal;
      }
      const int base = ordinal < national ? 2 : ordinal < provincial ? 1 : 0;
      write_terms(spaces, rows[place], terms, base, levels);
    }
  }
}

void end_tenancies(City& city, int quarter) {
  Enterprises& firms = city.enterprises;
  Spaces& spaces = city.spaces;
  for (std::int32_t& tenants : spaces.tenants.values()) tenants = 0;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.space[row] < 0) continue;
    const auto space = static_cast<std::size_t>(firms.space[row]);
    const bool over =
        quarter >= firms.tenant_until[row] || 4.0 * firms.sales(row) > spaces.maximum_sales[space];
    if (firms.alive[row] != 0 && spaces.open[space] != 0 && !over) {
      ++spaces.tenants[space];
      continue;
    }
    firms.space[row] = -1;
    if (firms.alive[row] == 0 || !over || spaces.incubates[space] == 0) continue;
    ++spaces.graduates_year[space];
    city.tally.graduates += 1.0;
  }
}

// Where a space has become smaller, those whose time is over last go first.
void clear_overfull(City& city) {
  Enterprises& firms = city.enterprises;
  Spaces& spaces = city.spaces;
  using Tenant = std::pair<std::pair<std::int32_t, sim::Key>, std::size_t>;
  std::map<std::size_t, std::vector<Tenant>> overfull;
  for (std::size_t space = 0; space < spaces.size(); ++space) {
    if (spaces.tenants[space] > spaces.places[space]) overfull[space];
  }
  if (overfull.empty()) return;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.space[row] < 0) continue;
    const auto found = overfull.find(static_cast<std::size_t>(firms.space[row]));
    if (found == overfull.end()) continue;
    found->second.push_back({{-firms.tenant_until[row], sim::mix(firms.key(row))}, row});
  }
  for (auto& [space, tenants] : overfull) {
    std::sort(tenants.begin(), tenants.end());
    const auto leaving = static_cast<std::size_t>(spaces.tenants[space] - spaces.places[space]);
    for (std::size_t i = 0; i < leaving; ++i) firms.space[tenants[i].second] = -1;
    spaces.tenants[space] = spaces.places[space];
  }
}

}  // namespace

void assign_places(City& city, const StepContext& context) {
  open_spaces(city, context);
  if (city.spaces.size() == 0) return;
  end_tenancies(city, context.quarter.ordinal());
  clear_overfull(city);
  fill_places(city, context);
}

}  // namespace xiamen
