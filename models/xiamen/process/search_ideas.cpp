// How much do enterprises spend on search, what do they find, and what do they take up?
//
// Searching pays lambda ~ spending^eta ideas a quarter, each worth G(user cost) to an enterprise that takes
// up only those that pay. The best spending solves d/dS [lambda(S) G - c S] = 0, so it moves with
//   (G / c, relative to the reference)^(1 / (1 - eta)),    c = user cost of R&D x price of research work,
// around the enterprise's own inclination and within half of its spare cash: search answers user cost, wages
// and market room by itself. Ideas ~ Poisson(rate x (spending / reference)^eta x (1 + borrowed / own
// knowledge)^absorption). An idea of positive present value becomes a waiting project; one that would pay
// only at the outside wage waits for the wage; the others are forgotten.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/expected_gain.hpp"
#include "models/xiamen/rules/financing.hpp"
#include "models/xiamen/rules/idea.hpp"
#include "models/xiamen/rules/status_rules.hpp"
#include "models/xiamen/rules/taxation.hpp"
#include "models/xiamen/rules/user_cost.hpp"
#include "sim/core/parallel.hpp"

namespace xiamen {

namespace {

struct SearchTerms {
  double eta, rate, reference, absorption, floor_share;
  double deviation;  // log-deviation of what a finder believes an idea to be worth
  int young_age;
};

SearchTerms search_terms(const StepContext& context, const IdeaTerms& ideas) {
  SearchTerms terms{};
  terms.eta = read(context, "search.elasticity");
  terms.rate = read(context, "search.idea_rate");
  terms.reference = read(context, "search.reference_spending");
  terms.absorption = read(context, "knowledge.absorption");
  terms.floor_share = read(context, "enterprise.cash_floor");
  terms.young_age = static_cast<int>(read(context, "idea.young_age"));
  const double variance = ideas.deviation * ideas.deviation;
  terms.deviation = __builtin_sqrt(variance * variance / (variance + ideas.noise * ideas.noise));
  return terms;
}

// What one incremental idea is worth per CNY of its standard cost.
double gain_per_cost(const ProjectTerms& terms, const IdeaTerms& ideas, const SearchTerms& search,
                     FieldGroup field, double closure, double net_cost) {
  const StageTerms& row =
      terms.stages[static_cast<std::size_t>(field)][static_cast<std::size_t>(Stage::incremental)];
  double mean = ideas.worth_over_cost[0] * closure * terms.customer_wait *
                believed_pass_probability(row.intercept, 0.0, 1.0, 0.0);
  for (int quarter = 0; quarter < row.quarters; ++quarter) mean *= terms.discount;
  return expected_gain(mean, net_cost, search.deviation);
}

// How strongly search pays, by district, sector and tax class: everything an enterprise's own books do not
// change.
struct Pull {
  double user_cost;
  double strength;  // best spending over the inclination
};
using PullTable = std::array<std::array<std::array<Pull, tax_classes>, sectors>, districts>;

PullTable pull_table(const City& city, const ProjectTerms& terms, const IdeaTerms& ideas,
                     const SearchTerms& search) {
  PullTable table{};
  const double power = 1.0 / (1.0 - search.eta);
  for (std::size_t place = 0; place < districts * sectors; ++place) {
    const std::size_t district = place / sectors;
    const std::size_t sector = place % sectors;
    const FieldGroup field = sector_info[sector].field;
    const double reference = gain_per_cost(terms, ideas, search, field, 1.0, 1.0);
    const double subsidy = subsidy_rate(city, sector, district);
    for (std::size_t tax = 0; tax < tax_classes; ++tax) {
      Pull& pull = table[district][sector][tax];
      pull.user_cost = user_cost_of_research(tax_rate(city.terms, static_cast<TaxClass>(tax)),
                                             sector_deduction(city.terms, sector), subsidy);
      const double cost = pull.user_cost * terms.wage_index[static_cast<std::size_t>(field)];
      const double gain =
          gain_per_cost(terms, ideas, search, field, city.markets.closure[sector], cost) / cost;
      // Where not even the reference idea pays there is no ratio: the inclination stands.
      const double pull_ratio = reference > 0.0 ? gain / reference : 1.0;
      pull.strength = std::clamp(sim::pow(pull_ratio, power), 0.2, 5.0);
    }
  }
  return table;
}

const Pull& pull_of(const PullTable& table, const City& city, std::size_t row, int quarter) {
  return table[city.enterprises.district[row]][city.enterprises.sector[row]]
              [static_cast<std::size_t>(tax_class(city, row, quarter))];
}

// What the national status makes worth spending beyond the wish: an enterprise that knows the programme and
// falls short of its notch by less than the certificate is worth tops its R&D up, evenly over the rest of the
// year. Reporting can stretch real R&D by at most `most`.
struct Notch {
  StatusRules rules;
  double most, standing;
  int quarters_left;  // of this year, this one included
};

// R&D already contracted that falls due in the rest of the year, CNY, by enterprise: stage work is paid in
// equal parts.
std::vector<double> research_due(const City& city, int quarters_left) {
  const Projects& projects = city.projects;
  std::vector<double> due(city.enterprises.size(), 0.0);
  for (const std::size_t row : projects.live) {
    if (projects.progress[row] != Progress::working) continue;
    if (!is_research(projects.stage[row])) continue;
    const double share = std::min(1.0, static_cast<double>(quarters_left) / projects.left[row]);
    due[projects.owner[row].position()] += share * projects.stage_unpaid[row].in_yuan();
  }
  return due;
}

double top_up(const City& city, const Notch& notch, std::size_t row, double due, double wish,
              double user_cost) {
  const Enterprises& firms = city.enterprises;
  if (firms.aware[row] == 0) return 0.0;
  const double yearly = 4.0 * firms.sales(row);
  const double needed =
      notch.rules.notch(yearly) * yearly / (1.0 + notch.most) - firms.research_year[row] - due;
  const double beyond_wish = needed - wish * notch.quarters_left;
  const double worth_a_year = (saved_tax(city, firms.taxable_1[row]) + notch.standing) / 3.0;
  if (beyond_wish <= 0.0 || beyond_wish * user_cost > worth_a_year) return 0.0;
  return beyond_wish / notch.quarters_left;
}

// The inclination to search persists and wanders: ln s' = m + rho (ln s - m) + sd sqrt(1 - rho^2) z, once a
// year, so that no enterprise outspends its rivals for ever.
void renew_inclinations(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  const double persistence = read(context, "search.persistence");
  const double centre = sim::log(read(context, "search.share"));
  const double deviation =
      read(context, "search.share_deviation") * __builtin_sqrt(1.0 - persistence * persistence);
  const sim::Stream luck = context.stream("inclination");
  for_each_living(firms, [&](std::size_t row) {
    if (firms.does_research[row] == 0) return;
    const double before = sim::log(firms.search_share[row]);
    firms.search_share[row] =
        sim::exp(centre + persistence * (before - centre) + deviation * luck.normal(firms.key(row)));
  });
}

// Pays for search and records it as the quarter's first R&D; what each enterprise spent, in CNY by row.
std::vector<double> spend_on_search(City& city, const StepContext& context, double price, double floor_share,
                                    const PullTable& pulls) {
  Enterprises& firms = city.enterprises;
  const double wage_share = read(context, "project.wage_share");
  const Notch notch{status_rules(context), read(context, "report.most"),
                    read(context, "status.standing") * price, 5 - context.quarter.number()};
  const std::vector<double> due = research_due(city, notch.quarters_left);
  std::ranges::fill(firms.research_quarter.values(), 0.0);
  std::vector<Money> wages(firms.size());
  std::vector<Money> goods(firms.size());
  std::vector<double> spent(firms.size());
  // The inclination to search is as under the pressure before any reform.
  const Practices& practices = city.practices;
  const double less_pressure =
      (1.0 - practices[Practice::state_pressure]) / (1.0 - practices.before_reform(Practice::state_pressure));
  constexpr auto state_owned = static_cast<std::uint8_t>(Ownership::state_owned);
  for_each_living(firms, [&](std::size_t row) {
    if (firms.does_research[row] == 0) return;
    const Pull& pull = pull_of(pulls, city, row, context.quarter.ordinal());
    double wish = firms.search_share[row] * firms.sales(row) * pull.strength;
    if (firms.ownership[row] == state_owned) wish *= less_pressure;
    wish += top_up(city, notch, row, due[row], wish, pull.user_cost);
    const double spare = spare_cash(firms, row, floor_share);
    const Money paid = Money::yuan(std::min(wish, std::max(0.0, 0.5 * spare)));
    wages[row] = sim::portion(paid, wage_share);
    goods[row] = paid - wages[row];
    spent[row] = paid.in_yuan();
    firms.research_quarter[row] = spent[row];
    firms.profit_year[row] -= paid.in_yuan();
  });
  city.books.collect(city.accounts.research_wages, city.accounts.enterprises, wages,
                     city.accounts.households);
  city.books.collect(city.accounts.research_goods, city.accounts.enterprises, goods, city.accounts.suppliers);
  return spent;
}

// What an enterprise finds and takes up.
struct Found {
  std::size_t enterprise;
  sim::Key key;
  Idea idea;
  bool pays;  // at today's wage; else it waits for the wage
};

class Finding {
 public:
  Finding(const City& city, const StepContext& context, const ProjectTerms& terms, const IdeaTerms& ideas,
          const SearchTerms& search, const PullTable& pulls, const std::vector<double>& spent)
      : city_(city),
        quarter_(context.quarter.ordinal()),
        terms_(terms),
        ideas_(ideas),
        search_(search),
        pulls_(pulls),
        spent_(spent),
        number_(context.stream("ideas found")),
        luck_(context.stream("idea")) {}

  void find(std::size_t row, std::vector<Found>& found) const {
    const Enterprises& firms = city_.enterprises;
    const double spending = spent_[row];
    if (spending <= 0.0) return;
    const auto group = static_cast<std::size_t>(firms.field(row));
    const double real = spending / (terms_.price * terms_.wage_index[group]);
    const double own = std::max(firms.knowledge[row] - firms.borrowed[row], 4.0 * spending);
    const double mean =
        search_.rate * sim::exp(search_.eta * sim::log(real / search_.reference) +
                                search_.absorption * sim::log(1.0 + firms.borrowed[row] / own));
    const int number = number_.poisson(mean, firms.key(row));
    if (number == 0) return;
    const double scale = project_scale(ideas_, 4.0 * firms.sales(row) / terms_.price);
    const sim::Key season = sim::child_key("quarter", firms.key(row), static_cast<std::uint64_t>(quarter_));
    for (int i = 0; i < number; ++i)
      weigh(row, sim::child_key("idea", season, static_cast<std::uint64_t>(i)), scale, found);
  }

 private:
  void weigh(std::size_t row, sim::Key key, double scale, std::vector<Found>& found) const {
    const Enterprises& firms = city_.enterprises;
    const bool young = quarter_ - firms.birth[row] < search_.young_age;
    const Route route = draw_route(ideas_, young, luck_.uniform(key, 8));
    const Idea idea = draw_idea(ideas_, terms_, luck_, key, route, firms.field(row), scale);
    Prospect prospect;
    prospect.stage = first_stage(route);
    prospect.field = firms.field(row);
    prospect.value = idea.believed * terms_.price * city_.markets.closure[firms.sector[row]];
    prospect.scale = scale;
    prospect.user_cost = pull_of(pulls_, city_, row, quarter_).user_cost;
    const bool pays = present_value(terms_, prospect) > 0.0;
    prospect.outside_wage = true;
    if (!pays && present_value(terms_, prospect) <= 0.0) return;
    found.push_back({row, key, idea, pays});
  }

  const City& city_;
  int quarter_;
  const ProjectTerms& terms_;
  const IdeaTerms& ideas_;
  const SearchTerms& search_;
  const PullTable& pulls_;
  const std::vector<double>& spent_;
  sim::Stream number_, luck_;
};

// Search is work of researchers.
void employ_searchers(City& city, const ProjectTerms& terms, const std::vector<double>& spent) {
  const Enterprises& firms = city.enterprises;
  for (const std::size_t row : firms.living) {
    const double spending = spent[row];
    if (spending <= 0.0) continue;
    const auto group = static_cast<std::size_t>(firms.field(row));
    const double staff = 4.0 * spending * terms.researchers_per_cny / terms.wage_index[group];
    city.labour.employed[group] += staff;
    city.labour.wanted[group] += staff;
  }
}

// Found in parallel, taken up in the order of enterprises.
void take_up_ideas(City& city, const Finding& finding, int quarter) {
  const std::vector<std::size_t>& living = city.enterprises.living;
  constexpr std::size_t grain = sim::parallel::default_grain;
  std::vector<std::vector<Found>> found((living.size() + grain - 1) / grain);
  sim::parallel::for_chunks(living.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place) finding.find(living[place], found[chunk]);
  });
  for (const std::vector<Found>& chunk : found) {
    for (const Found& each : chunk) {
      const std::size_t project =
          add_project(city, each.key, each.idea, city.enterprises.sector[each.enterprise], quarter);
      city.projects.owner[project] = EnterpriseId(each.enterprise);
      if (!each.pays) city.projects.waits_for[project] = bit(Cause::price);
    }
  }
}

}  // namespace

void search_ideas(City& city, const StepContext& context) {
  const ProjectTerms terms = project_terms(city, context);
  const IdeaTerms ideas = idea_terms(context);
  const SearchTerms search = search_terms(context, ideas);
  const PullTable pulls = pull_table(city, terms, ideas, search);
  if (context.quarter.number() == 1) renew_inclinations(city, context);
  const std::vector<double> spent = spend_on_search(city, context, terms.price, search.floor_share, pulls);
  employ_searchers(city, terms, spent);
  take_up_ideas(city, Finding(city, context, terms, ideas, search, pulls, spent), context.quarter.ordinal());
}

}  // namespace xiamen
