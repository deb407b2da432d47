#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/named.hpp"
#include "models/xiamen/rules/status_rules.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

constexpr double longest_chain_list = 20;  // of a sector of the city of the data: more are never named

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

// Members of the pool are those who know of it and qualify.
template <class Score, class Until>
void fill_pool(Enterprises& firms, const StatusRules& rules, int quarter, std::size_t count, Score score,
               Until until) {
  const auto qualifies = [&](std::size_t row) {
    return firms.aware[row] != 0 && meets_pool(firms, rules, row, quarter);
  };
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.pool_until[row] > quarter && !qualifies(row)) firms.pool_until[row] = quarter;
  }
  bring_holders_to(count, firms, firms.pool_until, quarter, qualifies, score, until);
}

// The list of chain leaders is drawn up once: those whom the documents name, then by place within its sector,
// then by sales.
void rank_chain_leaders(City& city, double scale) {
  Enterprises& firms = city.enterprises;
  std::vector<std::size_t> named;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const sim::Actor* actor = actor_of(city, row);
    if (actor != nullptr && actor->attribute("chain_leader") == "yes") named.push_back(row);
  }
  std::sort(named.begin(), named.end(),
            [&](std::size_t a, std::size_t b) { return firms.named[a] < firms.named[b]; });
  std::array<Ranking, sectors> by_sector;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    firms.chain_rank[row] = 0;
    const bool listed = std::find(named.begin(), named.end(), row) != named.end();
    if (firms.alive[row] != 0 && !listed && sector_info[firms.sector[row]].manufacturing)
      by_sector[firms.sector[row]].emplace_back(-firms.sales(row), row);
  }
  const auto longest = static_cast<std::size_t>(std::ceil(longest_chain_list * scale));
  std::vector<std::tuple<std::size_t, double, std::size_t>> order;
  for (Ranking& ranking : by_sector) {
    const std::vector<std::size_t> rows = first_rows(std::move(ranking), longest);
    for (std::size_t place = 0; place < rows.size(); ++place)
      order.emplace_back(place, -firms.sales(rows[place]), rows[place]);
  }
  std::sort(order.begin(), order.end());
  std::int32_t rank = 0;
  for (const std::size_t row : named) firms.chain_rank[row] = ++rank;
  for (const auto& [place, sales, row] : order) firms.chain_rank[row] = ++rank;
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
  bring_holders_to(
      count("initial.specialised_enterprises"), firms, firms.specialised_until, quarter,
      [&](std::size_t row) {
        return firms.sales_1[row] >= rules.specialised.sales &&
               firms.reported_1[row] >= rules.specialised.intensity * firms.sales_1[row];
      },
      mark(2), until(3, 0));
  bring_holders_to(
      count("initial.little_giants"), firms, firms.little_giant_until, quarter,
      [&](std::size_t row) {
        return firms.specialised_until[row] > quarter && firms.sales_1[row] >= rules.little_giant.sales &&
               firms.inventions[row] >= rules.little_giant.inventions;
      },
      [&](std::size_t row) { return firms.reported_1[row]; }, until(4, -1));
  bring_holders_to(
      count("initial.single_champions"), firms, firms.champion_until, quarter,
      [&](std::size_t row) {
        return sector_info[firms.sector[row]].manufacturing &&
               meets_books(firms, rules.champion, row, quarter);
      },
      [&](std::size_t row) { return firms.reported_1[row]; }, until(7, 0));
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.high_tech(row, quarter) || firms.specialised(row, quarter)) firms.aware[row] = 1;
  }
  fill_pool(firms, rules, quarter, count("initial.pool_enterprises"), mark(5), until(6, -2));
  rank_chain_leaders(city, read(context, "city.scale"));
}

}  // namespace xiamen
