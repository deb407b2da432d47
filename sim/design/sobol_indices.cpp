#include "sim/design/sobol_indices.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"
#include "sim/statistics/quantile.hpp"

namespace sim {
namespace {

/// Rows that are whole: their values, of A, B and A with each factor of B.
std::vector<std::span<const double>> whole_rows(std::size_t factors, std::span<const double> values) {
  std::vector<std::span<const double>> rows;
  for (std::size_t start = 0; start < values.size(); start += factors + 2) {
    const auto row = values.subspan(start, factors + 2);
    if (std::none_of(row.begin(), row.end(), [](double value) { return std::isnan(value); }))
      rows.push_back(row);
  }
  return rows;
}

/// Indices of one sample of rows.
struct Estimate {
  std::vector<double> first;
  std::vector<double> total;
  double mean = 0;
  double variance = 0;
};

Estimate estimate(std::size_t factors, const std::vector<std::span<const double>>& rows,
                  const std::vector<std::size_t>& chosen) {
  Estimate result{std::vector<double>(factors), std::vector<double>(factors)};
  const auto count = static_cast<double>(chosen.size());
  for (const std::size_t row : chosen) result.mean += rows[row][0] + rows[row][1];
  result.mean /= 2.0 * count;
  for (const std::size_t row : chosen) {
    const double a = rows[row][0] - result.mean;
    const double b = rows[row][1] - result.mean;
    result.variance += a * a + b * b;
    for (std::size_t factor = 0; factor < factors; ++factor) {
      const double mixed = rows[row][factor + 2] - result.mean;
      result.first[factor] += b * (mixed - a);
      result.total[factor] += (a - mixed) * (a - mixed);
    }
  }
  result.variance /= 2.0 * count;
  for (std::size_t factor = 0; factor < factors; ++factor) {
    result.first[factor] /= count * result.variance;
    result.total[factor] /= 2.0 * count * result.variance;
  }
  return result;
}

/// Estimates of many samples: of each factor a list.
class Resampled {
 public:
  Resampled(std::size_t factors, const std::vector<std::span<const double>>& rows, const Bootstrap& bootstrap)
      : first_(factors), total_(factors), coverage_(bootstrap.coverage) {
    const Stream luck = RandomSource(bootstrap.seed, 0).lifelong("bootstrap");
    std::vector<std::size_t> chosen(rows.size());
    for (std::size_t sample = 0; sample < bootstrap.resamples; ++sample) {
      const Key key = make_key("resample", sample);
      for (std::size_t place = 0; place < rows.size(); ++place)
        chosen[place] = luck.below(static_cast<std::uint32_t>(rows.size()), key, 0, place + 1);
      const Estimate one = estimate(factors, rows, chosen);
      if (!(one.variance > 0)) continue;
      for (std::size_t factor = 0; factor < factors; ++factor) {
        first_[factor].push_back(one.first[factor]);
        total_[factor].push_back(one.total[factor]);
      }
    }
  }
  IndexEstimate first(std::size_t factor, double value) const { return around(value, first_[factor]); }
  IndexEstimate total(std::size_t factor, double value) const { return around(value, total_[factor]); }

 private:
  IndexEstimate around(double value, const std::vector<double>& estimates) const {
    const double tail = (1.0 - coverage_) / 2.0;
    return {value, quantile(estimates, tail), quantile(estimates, 1.0 - tail)};
  }
  std::vector<std::vector<double>> first_;
  std::vector<std::vector<double>> total_;
  double coverage_;
};

}  // namespace

SobolIndices sobol_indices(std::size_t factors, std::span<const double> values, const Bootstrap& bootstrap) {
  if (values.size() % (factors + 2) != 0)
    throw RunFailed("the values are not those of a design for Sobol' indices");
  const std::vector<std::span<const double>> rows = whole_rows(factors, values);
  SobolIndices result;
  result.samples = rows.size();
  const IndexEstimate none{not_a_number, not_a_number, not_a_number};
  result.factors.assign(factors, {none, none});
  result.mean = result.variance = not_a_number;
  if (rows.size() < 2) return result;
  std::vector<std::size_t> all(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) all[row] = row;
  const Estimate whole = estimate(factors, rows, all);
  result.mean = whole.mean;
  result.variance = whole.variance;
  if (!(whole.variance > 0)) return result;
  Resampled resampled(factors, rows, bootstrap);
  for (std::size_t factor = 0; factor < factors; ++factor) {
    result.factors[factor] = {resampled.first(factor, whole.first[factor]),
                              resampled.total(factor, whole.total[factor])};
  }
  return result;
}

}  // namespace sim
