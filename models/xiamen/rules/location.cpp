#include "models/xiamen/rules/location.hpp"

#include "models/xiamen/rules/knowledge.hpp"
#include "models/xiamen/rules/places.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "models/xiamen/rules/taxation.hpp"

namespace xiamen {

LocationTerms location_terms(const City& city, const sim::StepContext& context) {
  LocationTerms terms;
  const ProjectTerms work = project_terms(city, context);
  const double outside_subsidy = read(context, "move.outside_subsidy");
  const double heard = read(context, "knowledge.spillover") * read(context, "knowledge.chance_contacts");
  const double outside_intensity = read(context, "move.outside_intensity");
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const auto group = static_cast<std::size_t>(sector_info[sector].field);
    const double dearer = work.wage_index[group] / work.outside_index[group] - 1.0;
    terms.here[sector].research =
        subsidy_rate(city, sector) - outside_subsidy - dearer + city.markets.closure[sector] - 1.0;
    const double intensity = city.markets.sales[sector] > 0.0
                                 ? city.markets.research[sector] / city.markets.sales[sector]
                                 : outside_intensity;
    terms.here[sector].contacts = heard * (intensity - outside_intensity);
  }
  terms.annuity = annuity(read(context, "project.discount_rate"),
                          static_cast<int>(read(context, "move.horizon") / 4.0 + 0.5));
  terms.dispersion = read(context, "move.dispersion");
  terms.inertia = read(context, "move.inertia");
  terms.rivals = read(context, "move.rivals");
  terms.half = read(context, "knowledge.half") * work.price;
  return terms;
}

double worth_here(const LocationTerms& terms, const Business& business) {
  const Differences& here = terms.here[business.sector];
  const double contacts = absorption(business.knowledge, terms.half) * here.contacts * business.sales;
  const double yearly = here.research * business.research + contacts + business.rent_saved;
  return business.sales > 0.0 ? terms.annuity * yearly / business.sales : 0.0;
}

}  // namespace xiamen
