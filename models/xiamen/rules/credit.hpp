#pragma once
#include <algorithm>

#include "sim/core/math.hpp"
#include "sim/core/money.hpp"

/// How a lender sees a borrower, and how a loan is repaid.
namespace xiamen {

struct CreditTerms {
  double base_default = 0;  ///< yearly default probability of a borrower without debt
  double debt_slope = 0;    ///< rise of its log with debt over yearly operating surplus
  double loss_given_default = 0;
  double debt_multiple = 0;  ///< most debt, in years of operating surplus
};

/// Yearly default probability: base x exp(slope x debt / surplus), at most 1; 1 without a surplus.
inline double default_probability(const CreditTerms& terms, double debt, double yearly_surplus) {
  if (yearly_surplus <= 0.0) return 1.0;
  return std::min(1.0, terms.base_default * sim::exp(terms.debt_slope * debt / yearly_surplus));
}

/// Most that a lender adds to `debt`: within the multiple of the surplus, and only while the loss it expects
/// to bear itself, PD x LGD x (1 - public share), stays within its tolerance.
inline double credit_room(const CreditTerms& terms, double debt, double yearly_surplus, double public_share,
                          double tolerance) {
  const double room = terms.debt_multiple * yearly_surplus - debt;
  if (room <= 0.0) return 0.0;
  const double bearable = tolerance / (terms.loss_given_default * std::max(1.0 - public_share, 1e-6));
  if (default_probability(terms, debt, yearly_surplus) >= bearable) return 0.0;
  // The debt at which the tolerance is reached bounds the loan.
  const double most =
      std::min(1.0, bearable) <= terms.base_default
          ? 0.0
          : sim::log(std::min(1.0, bearable) / terms.base_default) / terms.debt_slope * yearly_surplus;
  return std::clamp(most - debt, 0.0, room);
}

struct Instalment {
  sim::Money principal;
  sim::Money interest;
};

/// The next instalment of an annuity with `left` instalments to come: payment L r / (1 - (1 + r)^-n),
/// interest rounded to a fen, the last one takes the remainder.
inline Instalment next_instalment(sim::Money outstanding, double rate, int left) {
  const sim::Money interest = sim::portion(outstanding, rate);
  if (left <= 1) return {outstanding, interest};
  if (rate <= 0.0) return {sim::portion(outstanding, 1.0 / left), interest};
  const double factor = rate / (1.0 - sim::pow(1.0 + rate, -static_cast<double>(left)));
  const sim::Money payment = sim::portion(outstanding, factor);
  return {std::min(outstanding, std::max(sim::Money(), payment - interest)), interest};
}

}  // namespace xiamen
