// What does own and others' research add to what an enterprise knows?
//
// R&D capital depreciates and grows by own R&D and by what is taken up from contacts:
//   K' = (1 - d) K + R + B,    borrowed' = (1 - d) borrowed + B,    B = phi a (c field mean + sum of
//   partners' R&D),
// with absorption a = K / (K + K half) (Cohen and Levinthal 1990), K half lower for an enterprise with an R&D
// body of its own, c chance contacts in the field, every partner of a running alliance a sure contact, and of
// fellow tenants of a space as many as it brings together. One total of spillover per CNY of contact,
// whatever the channel. Rights: inventions ~ Poisson(rate x real R&D^elasticity), expiring at a constant
// rate; other rights likewise.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/knowledge.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "sim/core/math.hpp"
#include "sim/core/parallel.hpp"

namespace xiamen {

namespace {

std::vector<double> partners_research(const City& city, int quarter) {
  std::vector<double> heard(city.enterprises.size(), 0.0);
  for (const auto& members : members_by_alliance(city, quarter)) {
    double all = 0;
    for (const std::size_t row : members) all += city.enterprises.research_quarter[row];
    for (const std::size_t row : members) heard[row] += all - city.enterprises.research_quarter[row];
  }
  return heard;
}

// A tenant hears of the research of so many fellow tenants: of the mean of the others, times their number.
void hear_neighbours(const City& city, std::vector<double>& heard) {
  const Enterprises& firms = city.enterprises;
  std::vector<double> research(city.spaces.size(), 0.0);
  std::vector<double> tenants(city.spaces.size(), 0.0);
  const auto space_of = [&](std::size_t row) { return static_cast<std::size_t>(firms.space[row]); };
  for (const std::size_t row : firms.living) {
    if (firms.space[row] < 0) continue;
    research[space_of(row)] += firms.research_quarter[row];
    tenants[space_of(row)] += 1.0;
  }
  for (const std::size_t row : firms.living) {
    if (firms.space[row] < 0) continue;
    const double others = tenants[space_of(row)] - 1.0;
    const double known = std::min(others, city.spaces.neighbours[space_of(row)]);
    if (known > 0.0) heard[row] += known * (research[space_of(row)] - firms.research_quarter[row]) / others;
  }
}

void measure_fields(City& city) {
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    city.markets.research[sector] = city.markets.performers[sector] = 0.0;
  }
  const Enterprises& firms = city.enterprises;
  for (const std::size_t row : firms.living) {
    if (firms.research_quarter[row] <= 0.0) continue;
    city.markets.research[firms.sector[row]] += firms.research_quarter[row];
    city.markets.performers[firms.sector[row]] += 1.0;
  }
}

}  // namespace

void learn_from_contacts(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  std::vector<double> heard = partners_research(city, context.quarter.ordinal());
  if (city.spaces.size() > 0) hear_neighbours(city, heard);
  measure_fields(city);
  const double depreciation = quarterly_loss(read(context, "knowledge.depreciation"));
  const double phi = read(context, "knowledge.spillover");
  const double contacts = read(context, "knowledge.chance_contacts");
  const double half = read(context, "knowledge.half") * read(context, "city.price_level");
  const double rate = read(context, "rights.inventions");
  const double other_rate = read(context, "rights.others");
  const double elasticity = read(context, "rights.elasticity");
  const double reference =
      read(context, "rights.reference_research") * read(context, "city.price_level") / 4.0;
  const double expiry = quarterly_loss(read(context, "rights.expiry"));
  const double fading = 1.0 / read(context, "status.launch_memory");
  const double body_half = half * (1.0 - read(context, "research_body.absorption"));
  const sim::Stream luck = context.stream("rights");
  for_each_living(firms, [&](std::size_t row) {
    const double research = firms.research_quarter[row];
    const std::size_t sector = firms.sector[row];
    const double mean = city.markets.performers[sector] > 0.0
                            ? city.markets.research[sector] / city.markets.performers[sector]
                            : 0.0;
    const double half_taken_up = firms.research_body[row] != 0 ? body_half : half;
    const double taken_up =
        phi * absorption(firms.knowledge[row], half_taken_up) * (contacts * mean + heard[row]);
    firms.knowledge[row] = next_knowledge(firms.knowledge[row], research + taken_up, depreciation);
    firms.borrowed[row] = next_knowledge(firms.borrowed[row], taken_up, depreciation);
    firms.launches[row] *= 1.0 - fading;
    firms.inventions[row] *= 1.0 - expiry;
    firms.other_rights[row] *= 1.0 - expiry;
    if (research > 0.0) {
      const double effort = sim::exp(elasticity * sim::log(research / reference));
      firms.inventions[row] += luck.poisson(rate * effort / 4.0, firms.key(row), 0);
      firms.other_rights[row] += luck.poisson(other_rate * effort / 4.0, firms.key(row), 64);
    }
  });
}

}  // namespace xiamen
