#include <algorithm>

#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/idea.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

// Draws owners in proportion to what an enterprise's search finds.
class OwnerLottery {
 public:
  OwnerLottery(const City& city, double elasticity) {
    double sum = 0;
    for (std::size_t row = 0; row < city.enterprises.size(); ++row) {
      if (city.enterprises.does_research[row] == 0) continue;
      sum += sim::pow(city.enterprises.search_share[row] * city.enterprises.sales(row), elasticity);
      marks_.emplace_back(sum, row);
    }
  }
  std::size_t draw(double uniform) const {
    const double mark = uniform * marks_.back().first;
    return std::lower_bound(marks_.begin(), marks_.end(), std::pair<double, std::size_t>(mark, 0))->second;
  }
  bool empty() const { return marks_.empty(); }

 private:
  std::vector<std::pair<double, std::size_t>> marks_;
};

// Merit of a project that has come as far as `stage`: drawn anew until it passes the gates before.
double surviving_merit(const ProjectTerms& terms, const sim::Stream& luck, sim::Key key, Route route,
                       Stage stage, FieldGroup field) {
  for (unsigned attempt = 0; attempt < 60; ++attempt) {
    const double merit = luck.normal(key, 100 + 8 * attempt);
    bool passed = true;
    for (Stage before = first_stage(route); before != stage && passed; before = next_stage(before)) {
      const StageTerms& gate =
          terms.stages[static_cast<std::size_t>(field)][static_cast<std::size_t>(before)];
      passed = luck.uniform(key, 101 + 8 * attempt + static_cast<unsigned>(before)) <
               pass_probability(gate.intercept, merit, 0.0);
    }
    if (passed) return merit;
  }
  return 1.0;
}

void place_stage(City& city, const sim::StepContext& context, const OwnerLottery& owners, Stage stage,
                 Route route, std::string_view count_key) {
  const ProjectTerms terms = project_terms(city, context);
  const IdeaTerms ideas = idea_terms(context);
  const sim::Stream luck = context.luck.lifelong("initial project");
  const auto count = static_cast<std::size_t>(read(context, count_key));
  const int quarter = context.quarter.ordinal();
  for (std::size_t i = 0; i < count; ++i) {
    const sim::Key key = sim::child_key("initial project", sim::hash_name(count_key), i);
    const std::size_t owner = owners.draw(luck.uniform(key, 8));
    const FieldGroup field = city.enterprises.field(owner);
    const double scale = project_scale(ideas, 4.0 * city.enterprises.sales(owner));
    Idea idea = draw_idea(ideas, terms, luck, key, route, field, scale);
    idea.merit = surviving_merit(terms, luck, key, route, stage, field);
    const std::size_t row = add_project(city, key, idea, city.enterprises.sector[owner], quarter);
    Projects& projects = city.projects;
    if (stage == Stage::market) {
      projects.owner[row] = EnterpriseId(owner);
      projects.stage[row] = stage;
      projects.progress[row] = Progress::selling;
      projects.waits_for[row] = bit(Cause::customer);
      continue;
    }
    const StageTerms& work = terms.stages[static_cast<std::size_t>(field)][static_cast<std::size_t>(stage)];
    projects.owner[row] = EnterpriseId(owner);
    projects.stage[row] = stage;
    projects.progress[row] = Progress::working;
    projects.left[row] = 1 + static_cast<int>(luck.uniform(key, 9) * work_time(context, work.quarters, key,
                                                                               static_cast<unsigned>(stage)));
    const double cost = stage_cost(terms, stage, field, scale, 1.0, 0.0);
    const Money unpaid =
        Money::yuan(cost * std::min(1.0, static_cast<double>(projects.left[row]) / work.quarters));
    projects.stage_cost[row] = Money::yuan(cost);
    projects.stage_unpaid[row] = unpaid;
    projects.cost_all[row] = projects.stage_cost[row];
    projects.staff[row] = is_research(stage) ? 4.0 * cost / work.quarters * terms.researchers_per_cny : 0.0;
    // Its money was raised before the run begins.
    city.enterprises.owed_to_projects[owner] += unpaid;
    city.books.transfer(city.accounts.founding, city.accounts.owners, 0, city.accounts.enterprises, owner,
                        unpaid);
  }
}

void place_results(City& city, const sim::StepContext& context) {
  const ProjectTerms terms = project_terms(city, context);
  const IdeaTerms ideas = idea_terms(context);
  const sim::Stream luck = context.luck.lifelong("initial result");
  const auto count = static_cast<std::size_t>(read(context, "initial.results"));
  // Bodies at work from the start; one added later brings forth nothing before it opens.
  std::vector<std::size_t> at_work;
  for (std::size_t row = 0; row < city.bodies.size(); ++row) {
    const sim::Entry& entry = city.entry(city.bodies.entry[row]);
    if (entry.active && entry.from <= context.quarter) at_work.push_back(row);
  }
  if (at_work.empty()) return;
  for (std::size_t i = 0; i < count; ++i) {
    const sim::Key key = sim::make_key("initial result", i);
    const sim::Pair draw = luck.pair(key, 8);
    const std::size_t sector = draw_sector(sectors_of(0.0, all_sectors), draw.first);
    const Route route =
        draw.second < read(context, "result.science_share") ? Route::science : Route::scale_up;
    const Idea idea =
        draw_idea(ideas, terms, luck, key, route, sector_info[sector].field, read(context, "result.scale"));
    const int age = static_cast<int>(luck.uniform(key, 9) * read(context, "result.shelf_life"));
    const std::size_t row = add_project(city, key, idea, sector, context.quarter.ordinal() - age);
    const auto body = static_cast<std::size_t>(luck.uniform(key, 10) * static_cast<double>(at_work.size()));
    city.projects.origin[row] = BodyId(at_work[body]);
    city.projects.waits_for[row] = bit(Cause::partner);
  }
}

}  // namespace

void place_projects(City& city, const sim::StepContext& context) {
  const OwnerLottery owners(city, read(context, "search.elasticity"));
  if (owners.empty()) return;
  place_stage(city, context, owners, Stage::incremental, Route::incremental, "initial.incremental_projects");
  place_stage(city, context, owners, Stage::concept_validation, Route::science,
              "initial.validation_projects");
  place_stage(city, context, owners, Stage::small_scale_test, Route::scale_up, "initial.test_projects");
  place_stage(city, context, owners, Stage::pilot, Route::scale_up, "initial.pilot_projects");
  place_stage(city, context, owners, Stage::industrialisation, Route::scale_up,
              "initial.industrialisation_projects");
  place_stage(city, context, owners, Stage::market, Route::incremental, "initial.waiting_products");
  place_results(city, context);
}

std::unique_ptr<City> initial_city(const sim::Inputs& inputs, const sim::StepContext& context) {
  auto city = std::make_unique<City>(inputs);
  city->quarter = context.quarter.ordinal();
  place_institutions(*city, context);
  place_enterprises(*city, context);
  place_projects(*city, context);
  return city;
}

}  // namespace xiamen
