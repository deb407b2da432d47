#pragma once
#include <algorithm>

/// What a lender can read off an enterprise instead of collateral: two scores, 0 to 100.
namespace xiamen {

struct ScoreTerms {
  double weight_research = 0;      ///< marks for R&D over sales at the reference or above
  double weight_standing = 0;      ///< marks for rights (points) or tax paid (index)
  double reference_intensity = 1;  ///< R&D over sales
  double reference_rights = 1;     ///< inventions; six others count as one
  double reference_tax = 1;        ///< CNY a year
  double reference_growth = 1;     ///< yearly growth of sales
};

/// A part of what earns full marks, between none and all of it.
inline double part_of(double value, double reference) {
  return std::clamp(value / reference, 0.0, 1.0);
}

/// Marks for R&D, for standing, and for growth, which has what is left of 100.
inline double score(const ScoreTerms& terms, double intensity, double standing, double growth) {
  return terms.weight_research * part_of(intensity, terms.reference_intensity) +
         terms.weight_standing * standing +
         (100.0 - terms.weight_research - terms.weight_standing) * part_of(growth, terms.reference_growth);
}

/// Innovation points: R&D, rights, growth.
inline double innovation_points(const ScoreTerms& terms, double intensity, double inventions, double others,
                                double growth) {
  return score(terms, intensity, part_of(inventions + others / 6.0, terms.reference_rights), growth);
}

/// Innovation tax index: R&D claimed, tax paid, growth.
inline double tax_index(const ScoreTerms& terms, double intensity, double tax, double growth) {
  return score(terms, intensity, part_of(tax, terms.reference_tax), growth);
}

/// Mean and variance of scores, as lenders know them.
struct ScoreMoments {
  double number = 0, sum = 0, squares = 0;
  void add(double score) {
    number += 1.0;
    sum += score;
    squares += score * score;
  }
  double mean() const { return sum / number; }
  double variance() const { return std::max(0.0, squares / number - mean() * mean()); }
};

/// Score expected of somebody whose score is seen with an error of deviation `noise`, among normal scores of
/// these moments: the more error, the nearer to the mean. Without error it is the score seen.
inline double expected_score(double seen, const ScoreMoments& moments, double noise) {
  const double weight = moments.variance() / (moments.variance() + noise * noise);
  return std::clamp(moments.mean() + weight * (seen - moments.mean()), 0.0, 100.0);
}

}  // namespace xiamen
