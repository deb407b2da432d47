#include <algorithm>

#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/status_rules.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

using Ranking = std::vector<std::pair<double, std::size_t>>;

// The first `count` rows of a ranking, lowest mark first.
std::vector<std::size_t> first_rows(Ranking ranking, std::size_t count) {
  const std::size_t taken = std::min(count, ranking.size());
  std::partial_sort(ranking.begin(), ranking.begin() + static_cast<std::ptrdiff_t>(taken), ranking.end());
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < taken; ++i) rows.push_back(ranking[i].second);
  return rows;
}

// Brings the holders of a status to `count`: the worst by `score` lose it, or the best of those `eligible`
// gain it, valid until `until(row)`.
template <class Eligible, class Score, class Until>
void bring_holders_to(std::size_t count, const Enterprises& firms, sim::Column<std::int32_t>& valid_until,
                      int quarter, Eligible eligible, Score score, Until until) {
  Ranking holders;
  Ranking others;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0) continue;
    if (valid_until[row] > quarter) {
      holders.emplace_back(score(row), row);
    } else if (eligible(row)) {
      others.emplace_back(-score(row), row);
    }
  }
  if (holders.size() > count) {
    for (const std::size_t row : first_rows(holders, holders.size() - count)) valid_until[row] = quarter;
  } else {
    for (const std::size_t row : first_rows(others, count - holders.size())) valid_until[row] = until(row);
  }
}

}  // namespace

void place_certificates(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const StatusRules rules = status_rules(context);
  const sim::Stream luck = context.luck.lifelong("initial certificate");
  const auto count = [&](std::string_view key) { return static_cast<std::size_t>(read(context, key)); };
  // Certificates are given in the last quarter (little giants: the third), so they end 1, 2 or 3 years after
  // one.
  const auto until = [&](unsigned draw, int shift) {
    return [&, draw, shift](std::size_t row) {
      return quarter + shift + 4 * (1 + static_cast<int>(3.0 * luck.uniform(firms.key(row), draw)));
    };
  };
  const auto mark = [&](unsigned draw) {
    return [&, draw](std::size_t row) {
      return innovation_mark(firms, rules, row) +
             2.0 * rules.examiner_noise * luck.normal(firms.key(row), draw);
    };
  };
  bring_holders_to(
      count("initial.high_tech_enterprises"), firms, firms.high_tech_until, quarter,
      [&](std::size_t row) { return meets_high_tech(firms, rules, row, quarter); }, mark(0), until(1, 0));
  const double least_sales = read(context, "status.specialised_sales");
  const double least_intensity = read(context, "status.specialised_intensity");
  bring_holders_to(
      count("initial.specialised_enterprises"), firms, firms.specialised_until, quarter,
      [&](std::size_t row) {
        return firms.sales_1[row] >= least_sales &&
               firms.reported_1[row] >= least_intensity * firms.sales_1[row];
      },
      mark(2), until(3, 0));
  bring_holders_to(
      count("initial.little_giants"), firms, firms.little_giant_until, quarter,
      [&](std::size_t row) {
        return firms.specialised_until[row] > quarter && firms.sales_1[row] >= 5e7 &&
               firms.inventions[row] >= 2.0;
      },
      [&](std::size_t row) { return firms.reported_1[row]; }, until(4, -1));
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.high_tech(row, quarter) || firms.specialised(row, quarter)) firms.aware[row] = 1;
  }
}

}  // namespace xiamen
