#pragma once
#include "models/xiamen/city.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "sim/core/math.hpp"

/// What an enterprise loses when a buyer does not pay. It is no luck of its own: the worst of the shocks to
/// the margin, as many as buyers fail, are read as such losses, so the sales of the city do not depend on
/// who is insured.
namespace xiamen {

struct TradeLossTerms {
  double threshold = 0;  ///< shock, in standard deviations, below which a buyer failed
  double scale = 0;      ///< loss per standard deviation, share of a quarter's sales
  double mean_loss = 0;  ///< expected loss if it happens, share of a quarter's sales: scale phi(t) / Phi(t)
};

inline TradeLossTerms trade_loss_terms(const sim::StepContext& context) {
  const double quarterly = quarterly_loss(read(context, "cover.buyer_default"));
  const double persistence = read(context, "enterprise.fortune_persistence");
  TradeLossTerms terms;
  terms.scale =
      read(context, "enterprise.fortune_deviation") * __builtin_sqrt(1.0 - persistence * persistence);
  if (quarterly <= 0.0) {
    terms.threshold = -1e300;
    return terms;
  }
  terms.threshold = sim::normal_quantile(quarterly);
  const double density = 0.3989422804014327 * sim::exp(-0.5 * terms.threshold * terms.threshold);
  terms.mean_loss = terms.scale * density / quarterly;
  return terms;
}

/// Loss of a quarter as a share of its sales.
inline double trade_loss(const TradeLossTerms& terms, double shock) {
  return shock < terms.threshold ? -shock * terms.scale : 0.0;
}

}  // namespace xiamen
