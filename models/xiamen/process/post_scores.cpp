// What can a lender see of an enterprise instead of collateral?
//
// A score is posted while an open signal entry posts it, of the enterprises that it covers (a share of those
// that report R&D, for life), to the lenders connected to it. It comes from last year's books (rules/score)
// and is seen with an error drawn once a year. Lenders know the error: what counts is the score expected
// given the one seen, among all scores of the entry. Where two entries post the same, the one with less error
// counts.

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

sim::Column<double>& column_of(Enterprises& firms, Measure measure) {
  return measure == Measure::tax_index ? firms.tax_index : firms.innovation_points;
}

// What the books of an enterprise that reported R&D say.
double book_score(const City& city, const ScoreTerms& terms, Measure measure, std::size_t row) {
  const Enterprises& firms = city.enterprises;
  const double intensity = firms.reported_1[row] / firms.sales_1[row];
  const double growth = firms.sales_growth(row);
  if (measure == Measure::innovation_points) {
    return innovation_points(terms, intensity, firms.inventions[row], firms.other_rights[row], growth);
  }
  const double tax = tax_due(city.terms, firms.taxable_1[row], firms.high_tech(row, city.quarter));
  return tax_index(terms, intensity, tax, growth);
}

void post(City& city, const StepContext& context, const ScoreTerms& terms, std::size_t signal) {
  Enterprises& firms = city.enterprises;
  const Signals& signals = city.signals;
  const sim::Stream place = context.luck.lifelong("zone that rates");
  const sim::Stream error = context.luck.stream("error of a score", sim::Quarter(context.quarter.year(), 1));
  const double connected = signals.lenders[signal] * static_cast<double>(city.lenders.size());
  const double noise = signals.noise[signal];
  sim::Column<double>& posted = column_of(firms, signals.measure[signal]);
  std::vector<std::size_t> covered;
  ScoreMoments moments;
  for (const std::size_t row : firms.living) {
    if (firms.reported_1[row] <= 0.0 || firms.sales_1[row] <= 0.0) continue;
    if (firms.house_bank[row] + 0.5 >= connected ||
        !serves_one(signals, signal, firms.sector[row], firms.district[row])) {
      continue;
    }
    if (!place.chance(signals.reach[signal], firms.key(row), 0, signals.key(signal))) continue;
    covered.push_back(row);
    posted[row] = book_score(city, terms, signals.measure[signal], row);
    moments.add(posted[row]);
  }
  if (noise <= 0.0) return;
  city.score_errors.resize(signals.size());
  KeptDraws& errors = city.score_errors[signal];
  errors.begin(context.quarter.year(), firms.size());
  for (const std::size_t row : covered) {
    const double seen = posted[row] + noise * errors.of(row, [&] {
      return error.normal(firms.key(row), 0, signals.key(signal));
    });
    posted[row] = expected_score(seen, moments, noise);
  }
}

}  // namespace

void post_scores(City& city, const StepContext& context) {
  std::vector<std::size_t> posting;
  for (std::size_t row = 0; row < city.signals.size(); ++row) {
    if (city.signals.posts(row)) posting.push_back(row);
  }
  for (const Measure measure : {Measure::innovation_points, Measure::tax_index}) {
    for (double& score : column_of(city.enterprises, measure).values()) score = 0.0;
  }
  if (posting.empty()) return;
  // The most exact comes last and overwrites.
  std::stable_sort(posting.begin(), posting.end(), [&](std::size_t a, std::size_t b) {
    return city.signals.noise[a] > city.signals.noise[b];
  });
  const ScoreTerms terms = score_terms(context);
  for (const std::size_t signal : posting) post(city, context, terms, signal);
}

}  // namespace xiamen
