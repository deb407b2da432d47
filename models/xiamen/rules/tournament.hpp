#pragma once
#include "models/xiamen/city.hpp"

/// National tournaments: the nation gives a batch of certificates a year to the best of many rivals, whose
/// scores are normal with standard deviation 1, so that
///   cut-off = mean of the rivals + quantile(1 - batch / rivals),
/// and an enterprise of the city wins if its score, with the noise of the examiners, reaches it. The city is
/// too small to move the cut-off.
namespace xiamen {

struct Tournament {
  double batch = 0;   ///< certificates a year, nation-wide; 0: none is held
  double rivals = 1;  ///< enterprises
  double mean = 0;    ///< of their scores
  double ease = 0;    ///< how far below the cut-off a holder passes its review
  double noise = 0;   ///< of the examiners

  double cut_off() const;
  bool held() const { return batch > 0.0; }
};

/// Points of a score: reported R&D, inventions, growth of sales, and the lead over the outside competitor.
struct Score {
  double per_log_research, reference_research, per_log_inventions, most_growth, per_lead;

  double of(const Enterprises& firms, std::size_t row) const;
};

Tournament little_giant_tournament(const sim::StepContext& context);
Tournament champion_tournament(const sim::StepContext& context);
Score little_giant_score(const sim::StepContext& context);
Score champion_score(const sim::StepContext& context);

}  // namespace xiamen
