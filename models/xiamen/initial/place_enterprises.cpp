#include <algorithm>

#include "models/xiamen/initial/founding.hpp"
#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/status_rules.hpp"
#include "models/xiamen/rules/working_capital.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

std::size_t sector_at(const std::array<double, sectors>& shares, double mark) {
  std::size_t sector = 0;
  while (sector + 1 < sectors && mark >= shares[sector]) mark -= shares[sector++];
  return sector;
}

// Sales, people and the R&D of the last three years.
void place_business(City& city, const sim::StepContext& context, std::size_t row) {
  Enterprises& firms = city.enterprises;
  const sim::Key key = firms.key(row);
  const sim::Stream luck = context.luck.lifelong("initial enterprise");
  const double yearly =
      std::min(read(context, "initial.sales_cap"),
               read(context, "initial.sales_median") *
                   sim::exp(read(context, "initial.sales_deviation") * luck.normal(key, 1)));
  firms.does_research[row] = draws_research(context, key, yearly) ? 1 : 0;
  const double product_share = firms.does_research[row] != 0 ? read(context, "initial.product_share") : 0.0;
  firms.base_sales[row] = yearly / 4.0 * (1.0 - product_share);
  firms.product_sales[row] = yearly / 4.0 * product_share;
  firms.workers[row] = yearly / read(context, "enterprise.sales_per_worker");
  const double growth = 1.0 + read(context, "initial.past_growth");
  firms.sales_1[row] = yearly;
  firms.sales_2[row] = yearly / growth;
  firms.sales_3[row] = firms.sales_2[row] / growth;
  firms.aware[row] = luck.chance(read(context, "initial.aware"), key, 5) ? 1 : 0;
  firms.profit_1[row] = yearly * firms.margin[row];
  if (firms.does_research[row] == 0) {
    firms.taxable_1[row] = firms.profit_1[row];
    return;
  }
  const double small_bonus =
      sim::pow(yearly / read(context, "initial.sales_median"), read(context, "initial.intensity_slope"));
  double intensity =
      std::min(0.4, read(context, "initial.intensity") * small_bonus *
                        sim::exp(read(context, "initial.intensity_deviation") * luck.normal(key, 2)));
  // Those who know the programme and are within reach of its notch report at the notch (search_ideas,
  // settle_accounts).
  const double notch = status_rules(context).notch(yearly);
  if (firms.aware[row] != 0 && intensity < notch &&
      intensity * (1.0 + read(context, "report.most")) >= notch) {
    intensity = notch;
  }
  firms.reported_1[row] = intensity * firms.sales_1[row];
  firms.reported_2[row] = intensity * firms.sales_2[row];
  firms.reported_3[row] = intensity * firms.sales_3[row];
  firms.profit_1[row] -= 0.75 * firms.reported_1[row];
  firms.taxable_1[row] = firms.profit_1[row];
  firms.relabelling[row] = read(context, "initial.relabelling");
  firms.knowledge[row] = 4.0 * firms.reported_1[row];
  const double effort = sim::pow(firms.reported_1[row] / read(context, "rights.reference_research"),
                                 read(context, "rights.elasticity"));
  const double years =
      std::min(1.0 / read(context, "rights.expiry"), (context.quarter.ordinal() - firms.birth[row]) / 4.0);
  firms.inventions[row] = luck.poisson(read(context, "rights.inventions") * effort * years, key, 64);
  firms.other_rights[row] = luck.poisson(read(context, "rights.others") * effort * years, key, 256);
  firms.launches[row] = luck.poisson(0.5 * effort, key, 512);
}

// Bank balances at their target; those who use working-capital credit hold it.
void place_books(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const Accounts& account = city.accounts;
  const double target = read(context, "enterprise.cash_target");
  const double base = read(context, "enterprise.cash_base");
  const double credit = read(context, "credit.working_capital");
  const std::size_t product = working_capital_product(city);
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const double yearly = 4.0 * firms.sales(row);
    if (product < city.facilities.size() && firms.borrows[row] != 0 && firms.margin[row] > 0.0) {
      const std::size_t lender = firms.house_bank[row];
      const Money lent = Money::yuan(credit * yearly);
      city.books.transfer(account.loan, account.lenders, lender, account.enterprises, row, lent);
      city.books.transfer(account.loan, account.working_debt, row, account.loans_held, lender, lent);
      city.facilities.used[product] += lent;
    }
    const Money wanted = Money::yuan(target * yearly + base);
    city.books.transfer(account.founding, account.owners, 0, account.enterprises, row,
                        wanted - firms.cash[row]);
  }
  settle_lenders(city);
}

// The `count` best rows by `score`, given among rows where `eligible`; their certificates run out over three
// years.
template <class Eligible, class Score>
std::vector<std::size_t> best(const Enterprises& firms, std::size_t count, Eligible eligible, Score score) {
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (eligible(row)) ranked.emplace_back(-score(row), row);
  }
  const std::size_t taken = std::min(count, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(taken), ranked.end());
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < taken; ++i) rows.push_back(ranked[i].second);
  return rows;
}

void place_certificates(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const StatusRules rules = status_rules(context);
  const sim::Stream luck = context.luck.lifelong("initial certificate");
  const auto count = [&](std::string_view key) { return static_cast<std::size_t>(read(context, key)); };
  // Certificates are given in the last quarter (little giants: the third), so they end 1, 2 or 3 years after
  // one.
  const auto until = [&](std::size_t row, unsigned draw, int shift) {
    return quarter + shift + 4 * (1 + static_cast<int>(3.0 * luck.uniform(firms.key(row), draw)));
  };
  const auto high_tech = best(
      firms, count("initial.high_tech_enterprises"),
      [&](std::size_t row) { return meets_high_tech(firms, rules, row, quarter); },
      [&](std::size_t row) {
        return innovation_mark(firms, rules, row) +
               2.0 * rules.examiner_noise * luck.normal(firms.key(row), 0);
      });
  for (const std::size_t row : high_tech) {
    firms.high_tech_until[row] = until(row, 1, 0);
    firms.aware[row] = 1;
  }
  const double least_sales = read(context, "status.specialised_sales");
  const double least_intensity = read(context, "status.specialised_intensity");
  const auto specialised = best(
      firms, count("initial.specialised_enterprises"),
      [&](std::size_t row) {
        return firms.sales_1[row] >= least_sales &&
               firms.reported_1[row] >= least_intensity * firms.sales_1[row];
      },
      [&](std::size_t row) {
        return innovation_mark(firms, rules, row) +
               2.0 * rules.examiner_noise * luck.normal(firms.key(row), 2);
      });
  for (const std::size_t row : specialised) {
    firms.specialised_until[row] = until(row, 3, 0);
    firms.aware[row] = 1;
  }
  const auto giants = best(
      firms, count("initial.little_giants"),
      [&](std::size_t row) {
        return firms.specialised_until[row] > quarter && firms.sales_1[row] >= 5e7 &&
               firms.inventions[row] >= 2.0;
      },
      [&](std::size_t row) { return firms.reported_1[row]; });
  for (const std::size_t row : giants) firms.little_giant_until[row] = until(row, 4, -1);
}

}  // namespace

void place_enterprises(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const auto count = static_cast<std::size_t>(read(context, "initial.enterprises"));
  const sim::Stream luck = context.luck.lifelong("initial place");
  std::array<double, sectors> shares{};
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    shares[sector] = read(context, "sector." + std::string(sector_info[sector].id) + ".share");
  }
  firms.reserve(count + 16000);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = firms.append(sim::make_key("enterprise", i));
    const sim::Pair place = luck.pair(firms.key(row));
    firms.sector[row] = static_cast<std::uint8_t>(sector_at(shares, place.first));
    const double age = -sim::log(place.second) * read(context, "initial.mean_age");
    firms.birth[row] = context.quarter.ordinal() - static_cast<int>(std::min(age, 120.0));
    draw_character(city, context, row);
    place_business(city, context, row);
  }
  for (std::size_t row = 0; row < firms.size(); ++row) {
    city.markets.sales[firms.sector[row]] += firms.sales(row);
  }
  for (std::size_t sector = 0; sector < sectors; ++sector)
    city.markets.trend[sector] = city.markets.sales[sector];
  place_books(city, context);
  place_certificates(city, context);
}

}  // namespace xiamen
