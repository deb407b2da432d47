// What do public bodies spend on research, and what do they find?
//
// Each kind of body spends count x budget / 4, paid by the city and by upper levels. Researchers are hired at
// the going wage, so a dearer wage buys fewer of them and fewer results:
//   results ~ Poisson(results per CNY x applied share x spending / price of research work)
// A result is a project without owner: it waits for a partner. The owner of the levers of research bodies.

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/idea.hpp"
#include "models/xiamen/rules/many.hpp"

namespace xiamen {

namespace {

struct ResultTerms {
  double science_share;
  double scale;
};

// The sector of a result: one of the body's fields, or, with the weight that demand has, one of them in
// proportion to the R&D of its enterprises last quarter.
std::size_t draw_topic(const City& city, std::int32_t set, double spread, sim::Pair demand) {
  const double weight = city.practices[Practice::demand_weight];
  if (weight <= 0.0 || demand.first >= weight) return draw_sector(set, spread);
  double all = 0;
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    if (has_bit(set, sector)) all += city.markets.research[sector];
  }
  double mark = demand.second * all;
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    if (!has_bit(set, sector)) continue;
    if (mark < city.markets.research[sector]) return sector;
    mark -= city.markets.research[sector];
  }
  return draw_sector(set, spread);
}

void find_results(City& city, const StepContext& context, std::size_t row, double mean,
                  const ProjectTerms& terms, const IdeaTerms& ideas, const ResultTerms& results) {
  const std::int32_t set = sectors_of(city.bodies.fields[row], city.bodies.sectors[row]);
  if (set == 0) return;  // it works in no field of the sectors that its results are to be for
  const sim::Key body = city.bodies.key(row);
  const sim::Key season =
      sim::child_key("quarter", body, static_cast<std::uint64_t>(context.quarter.ordinal()));
  const int found = poisson_of_many(context.stream("results found"), mean, body);
  const sim::Stream luck = context.stream("result");
  for (int i = 0; i < found; ++i) {
    const sim::Key key = sim::child_key("result", season, static_cast<std::uint64_t>(i));
    const sim::Pair draw = luck.pair(key, 8);
    const std::size_t sector = draw_topic(city, set, draw.first, luck.pair(key, 9));
    const Route route = draw.second < results.science_share ? Route::science : Route::scale_up;
    const Idea idea = draw_idea(ideas, terms, luck, key, route, sector_info[sector].field, results.scale);
    const std::size_t project = add_project(city, key, idea, sector, context.quarter.ordinal());
    city.projects.origin[project] = BodyId(row);
    city.tally.results_found[sector] += 1.0;
    city.projects.waits_for[project] = bit(Cause::partner);
  }
}

void employ(City& city, std::size_t row) {
  for (std::size_t group = 0; group < field_groups; ++group) {
    const double fields = city.bodies.fields[row];
    if (!serves(fields, static_cast<FieldGroup>(group))) continue;
    const double here =
        city.bodies.researchers[row] * (fields == 0.0 ? 1.0 / static_cast<double>(field_groups) : 1.0);
    city.labour.employed[group] += here;
    city.labour.wanted[group] += here;
  }
}

}  // namespace

void fund_research(City& city, const StepContext& context) {
  const ProjectTerms terms = project_terms(city, context);
  const IdeaTerms ideas = idea_terms(context);
  const ResultTerms results{read(context, "result.science_share"), read(context, "result.scale")};
  const Accounts& account = city.accounts;
  const double city_share = read(context, "body.city_share");
  const double per_cny = read(context, "body.results_per_cny");
  const double wage_share = read(context, "project.wage_share");
  double work_price = 0;
  for (const double index : terms.wage_index) work_price += index / static_cast<double>(field_groups);

  for (std::size_t row = 0; row < city.bodies.size(); ++row) {
    const sim::Entry& entry = city.entry(city.bodies.entry[row]);
    const bool open = is_open(context, entry);
    city.bodies.count[row] = open ? read(context, entry, "count") : 0.0;
    city.bodies.fields[row] = read(context, entry, "fields");
    city.bodies.sectors[row] = chosen_set(read(context, entry, "sectors"));
    // Where there is no body left nobody shows the results that are still on the shelf.
    city.bodies.contact[row] = city.bodies.count[row] > 0.0 ? read(context, entry, "contact") : 0.0;
    city.bodies.spin_off_inclination[row] = read(context, entry, "spin_off_inclination");

    const double spending = city.bodies.count[row] * read(context, entry, "budget_each") / 4.0;
    city.bodies.research[row] = spending;
    city.bodies.researchers[row] = 4.0 * spending * terms.researchers_per_cny / work_price;
    employ(city, row);

    const Money budget = Money::yuan(spending);
    const Money by_city = sim::portion(budget, city_share);
    city.books.transfer(account.body_budget, account.city_budget, 0, account.bodies, row, by_city);
    city.books.transfer(account.body_budget, account.upper_budgets, 0, account.bodies, row, budget - by_city);
    city.public_record.give(city.bodies.entry[row], other_recipient(), budget);
    const Money wages = sim::portion(budget, wage_share);
    city.books.transfer(account.research_wages, account.bodies, row, account.households, 0, wages);
    city.books.transfer(account.research_goods, account.bodies, row, account.suppliers, 0, budget - wages);

    const double applied = read(context, entry, "applied_share") * spending / (work_price * terms.price);
    find_results(city, context, row, per_cny * applied, terms, ideas, results);
  }
}

}  // namespace xiamen
