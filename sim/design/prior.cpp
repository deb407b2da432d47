#include "sim/design/prior.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

#include "sim/core/text.hpp"

namespace sim {
namespace {

/// Shape of a PERT: how much the mode counts beside the ends (Malcolm et al. 1959, Operations Research 7).
constexpr double pert_shape = 4.0;

boost::math::beta_distribution<> pert_law(const std::array<double, 3>& ends) {
  const double width = ends[2] - ends[0];
  return boost::math::beta_distribution<>(1.0 + pert_shape * (ends[1] - ends[0]) / width,
                                          1.0 + pert_shape * (ends[2] - ends[1]) / width);
}

/// The quantile of the whole distribution, for a probability strictly between 0 and 1.
double whole_quantile(const Prior& prior, double probability) {
  const std::array<double, 3>& n = prior.numbers;
  switch (prior.family) {
    case Prior::Family::uniform:
      return n[0] + probability * (n[1] - n[0]);
    case Prior::Family::normal:
      return boost::math::quantile(boost::math::normal(n[0], n[1]), probability);
    case Prior::Family::lognormal:
      return n[0] * std::exp(n[1] * boost::math::quantile(boost::math::normal(), probability));
    case Prior::Family::beta:
      return boost::math::quantile(boost::math::beta_distribution<>(n[0], n[1]), probability);
    case Prior::Family::gamma:
      return boost::math::quantile(boost::math::gamma_distribution<>(n[0], n[1]), probability);
    case Prior::Family::pert:
      break;
  }
  return n[0] + (n[2] - n[0]) * boost::math::quantile(pert_law(n), probability);
}

struct Ends {
  double least;
  double most;
};

/// Where the whole distribution begins and ends.
Ends support(const Prior& prior) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const std::array<double, 3>& n = prior.numbers;
  switch (prior.family) {
    case Prior::Family::uniform:
      return {n[0], n[1]};
    case Prior::Family::normal:
      return {-infinite, infinite};
    case Prior::Family::lognormal:
    case Prior::Family::gamma:
      return {0.0, infinite};
    case Prior::Family::beta:
      return {0.0, 1.0};
    case Prior::Family::pert:
      break;
  }
  return {n[0], n[2]};
}

}  // namespace

double Prior::cumulative(double value) const {
  const Ends whole = support(*this);
  if (value <= whole.least) return 0.0;
  if (value >= whole.most) return 1.0;
  switch (family) {
    case Family::uniform:
      return (value - numbers[0]) / (numbers[1] - numbers[0]);
    case Family::normal:
      return boost::math::cdf(boost::math::normal(numbers[0], numbers[1]), value);
    case Family::lognormal:
      return boost::math::cdf(boost::math::normal(), std::log(value / numbers[0]) / numbers[1]);
    case Family::beta:
      return boost::math::cdf(boost::math::beta_distribution<>(numbers[0], numbers[1]), value);
    case Family::gamma:
      return boost::math::cdf(boost::math::gamma_distribution<>(numbers[0], numbers[1]), value);
    case Family::pert:
      break;
  }
  return boost::math::cdf(pert_law(numbers), (value - numbers[0]) / (numbers[2] - numbers[0]));
}

double Prior::mass() const {
  return cumulative(most) - cumulative(least);
}

double Prior::quantile(double probability) const {
  const Ends whole = support(*this);
  const double lower = std::max(least, whole.least);
  const double upper = std::min(most, whole.most);
  const double below = cumulative(lower);
  const double wanted = below + probability * (cumulative(upper) - below);
  if (probability <= 0.0 || wanted <= 0.0) return lower;
  if (probability >= 1.0 || wanted >= 1.0) return upper;
  return std::clamp(whole_quantile(*this, wanted), lower, upper);
}

Prior Prior::within(double lower, double upper) const {
  Prior cut = *this;
  cut.least = std::max(least, lower);
  cut.most = std::min(most, upper);
  return cut;
}

std::string Prior::text() const {
  const auto list = [](const char* open, const double* first, std::size_t count, const char* close) {
    std::string inside;
    for (std::size_t place = 0; place < count; ++place)
      inside += (place == 0 ? "" : ", ") + shortest(first[place]);
    return open + inside + close;
  };
  const double* const all = numbers.data();
  std::string name;
  switch (family) {
    case Family::uniform:
      name = list("U[", all, 2, "]");
      break;
    case Family::normal:
      name = list("N(", all, 2, ")");
      break;
    case Family::lognormal:
      name = list("LN(", all, 2, ")");
      break;
    case Family::beta:
      name = list("Beta(", all, 2, ")");
      break;
    case Family::gamma:
      name = list("G(", all, 2, ")");
      break;
    case Family::pert:
      name = list("PERT(", all, 3, ")");
      break;
  }
  if (!std::isfinite(least) && !std::isfinite(most)) return name;
  const std::array<double, 2> ends{least, most};
  return name + list("T[", ends.data(), 2, "]");
}

}  // namespace sim
