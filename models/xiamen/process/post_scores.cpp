// What can a lender see of an enterprise instead of collateral?
//
// Enterprises that report R&D are scored. Innovation points are given in the zone that rates (a share of
// enterprises, for life); the tax index is seen by the lenders that are connected to it. Both come from last
// year's books (rules/score). Nothing is posted while no loan product asks for it.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/score.hpp"
#include "models/xiamen/rules/taxation.hpp"

namespace xiamen {

namespace {

ScoreTerms score_terms(const StepContext& context) {
  ScoreTerms terms;
  terms.weight_research = read(context, "score.weight_research");
  terms.weight_standing = read(context, "score.weight_standing");
  terms.reference_intensity = read(context, "score.reference_intensity");
  terms.reference_rights = read(context, "score.reference_rights");
  terms.reference_tax = read(context, "score.reference_tax");
  terms.reference_growth = read(context, "score.reference_growth");
  return terms;
}

bool asked_for(const City& city, Requirement requirement) {
  for (std::size_t row = 0; row < city.facilities.size(); ++row) {
    if (city.facilities.open[row] != 0 && city.facilities.requirement[row] == requirement) return true;
  }
  return false;
}

}  // namespace

void post_scores(City& city, const StepContext& context) {
  const bool points = asked_for(city, Requirement::innovation_points);
  const bool index = asked_for(city, Requirement::tax_index);
  if (!points && !index) return;
  Enterprises& firms = city.enterprises;
  const ScoreTerms terms = score_terms(context);
  const double zone = read(context, "score.points_reach");
  const double connected = read(context, "score.tax_reach") * static_cast<double>(city.lenders.size());
  const sim::Stream place = context.luck.lifelong("zone that rates");
  for (std::size_t row = 0; row < firms.size(); ++row) {
    firms.innovation_points[row] = firms.tax_index[row] = 0.0;
    if (firms.alive[row] == 0 || firms.reported_1[row] <= 0.0 || firms.sales_1[row] <= 0.0) continue;
    const double intensity = firms.reported_1[row] / firms.sales_1[row];
    const double growth = firms.sales_2[row] > 0.0 ? firms.sales_1[row] / firms.sales_2[row] - 1.0 : 0.0;
    if (points && place.chance(zone, firms.key(row))) {
      firms.innovation_points[row] =
          innovation_points(terms, intensity, firms.inventions[row], firms.other_rights[row], growth);
    }
    if (index && firms.house_bank[row] + 0.5 < connected) {
      const double tax =
          tax_due(city.terms, firms.taxable_1[row], firms.high_tech(row, context.quarter.ordinal()));
      firms.tax_index[row] = tax_index(terms, intensity, tax, growth);
    }
  }
}

}  // namespace xiamen
