#include "models/xiamen/rules/project_value.hpp"

#include <algorithm>
#include <string>

#include "models/xiamen/city.hpp"

namespace xiamen {

namespace {

int whole_quarters(double quarters) {
  return std::max(1, static_cast<int>(quarters + 0.5));
}

}  // namespace

ProjectTerms project_terms(const City& city, const sim::StepContext& context) {
  ProjectTerms terms;
  terms.price = read(context, "city.price_level");
  const double wage_share = read(context, "project.wage_share");
  for (std::size_t group = 0; group < field_groups; ++group) {
    const std::string field = "field." + std::string(field_group_ids[group]);
    const double reference = read(context, "researcher.reference_wage") * terms.price;
    terms.wage_index[group] = wage_share * city.labour.wage[group] / reference + 1.0 - wage_share;
    terms.outside_index[group] =
        wage_share * read(context, "researcher.outside_wage") / reference + 1.0 - wage_share;
    for (std::size_t stage = 0; stage < work_stages; ++stage) {
      const std::string key = "stage." + std::string(stage_ids[stage]);
      StageTerms& row = terms.stages[group][stage];
      row.cost = read(context, key + ".cost") * read(context, field + ".stage_cost");
      row.quarters = whole_quarters(read(context, key + ".quarters") * read(context, field + ".stage_time"));
      row.intercept = read(context, key + ".intercept");
      row.signal = read(context, key + ".signal");
    }
  }
  const double yearly = 1.0 + read(context, "project.discount_rate");
  terms.discount = sim::pow(yearly, -0.25);
  const double customer_chance = read(context, "product.customer_chance");
  terms.customer_wait = customer_chance / (customer_chance + 1.0 - terms.discount);
  terms.in_house_large = read(context, "pilot.in_house_cost_large");
  terms.in_house_medium = read(context, "pilot.in_house_cost_medium");
  terms.in_house_other = read(context, "stage.in_house_cost");
  terms.large_sales = read(context, "pilot.large_enterprise_sales");
  terms.medium_sales = read(context, "pilot.medium_enterprise_sales");
  terms.loss_by_waiting = 1.0 - read(context, "project.loss_by_waiting");
  terms.pilot_learning = read(context, "pilot.learning");
  terms.cost_after_pilot = read(context, "pilot.cost_after");
  terms.researchers_per_cny = read(context, "researcher.per_cny") / terms.price;
  return terms;
}

int work_time(const sim::StepContext& context, int standard, std::uint64_t project_key, unsigned stage) {
  const double factor = 0.5 + context.luck.lifelong("work time").uniform(project_key, stage);
  return whole_quarters(standard * factor);
}

Stage next_stage(Stage stage) {
  switch (stage) {
    case Stage::concept_validation:
      return Stage::small_scale_test;
    case Stage::small_scale_test:
      return Stage::pilot;
    case Stage::pilot:
      return Stage::industrialisation;
    default:
      return Stage::market;
  }
}

double stage_cost(const ProjectTerms& terms, Stage stage, FieldGroup field, double scale, double factor,
                  double learning, bool outside_wage) {
  const auto group = static_cast<std::size_t>(field);
  const double standard =
      terms.stages[group][static_cast<std::size_t>(stage)].cost * scale * factor * terms.price;
  if (!is_research(stage)) return learning > 0.0 ? standard * terms.cost_after_pilot : standard;
  return standard * (outside_wage ? terms.outside_index[group] : terms.wage_index[group]);
}

double home_factor(const ProjectTerms& terms, double real_yearly_sales, Stage stage) {
  if (stage == Stage::incremental || stage == Stage::industrialisation) return 1.0;
  if (stage != Stage::pilot) return terms.in_house_other;
  if (real_yearly_sales >= terms.large_sales) return terms.in_house_large;
  return real_yearly_sales >= terms.medium_sales ? terms.in_house_medium : 0.0;
}

double present_value(const ProjectTerms& terms, const Prospect& prospect) {
  std::array<Stage, work_stages> chain{};
  std::size_t length = 0;
  for (Stage stage = prospect.stage; stage != Stage::market; stage = next_stage(stage))
    chain[length++] = stage;
  double worth = prospect.value * terms.customer_wait;
  for (std::size_t i = length; i-- > 0;) {
    const Stage stage = chain[i];
    const StageTerms& row =
        terms.stages[static_cast<std::size_t>(prospect.field)][static_cast<std::size_t>(stage)];
    const double pass =
        believed_pass_probability(row.intercept, prospect.merit.mean, prospect.merit.variance,
                                  stage == Stage::industrialisation ? prospect.learning : 0.0);
    double delay = 1.0;
    for (int quarter = 0; quarter < row.quarters; ++quarter) delay *= terms.discount;
    const double cost =
        stage_cost(terms, stage, prospect.field, prospect.scale, i == 0 ? prospect.stage_factor : 1.0,
                   prospect.learning, prospect.outside_wage) *
        (is_research(stage) ? prospect.user_cost : 1.0);
    worth = pass * delay * worth - cost + (i == 0 ? std::min(prospect.support, cost) : 0.0);
    if (i > 0) worth = std::max(0.0, worth);
  }
  return worth;
}

double expected_proceeds(const ProjectTerms& terms, const Prospect& prospect) {
  double worth = prospect.value * terms.customer_wait;
  for (Stage stage = prospect.stage; stage != Stage::market; stage = next_stage(stage)) {
    const StageTerms& row =
        terms.stages[static_cast<std::size_t>(prospect.field)][static_cast<std::size_t>(stage)];
    worth *= believed_pass_probability(row.intercept, prospect.merit.mean, prospect.merit.variance,
                                       stage == Stage::industrialisation ? prospect.learning : 0.0);
    for (int quarter = 0; quarter < row.quarters; ++quarter) worth *= terms.discount;
  }
  return worth;
}

double route_cost(const ProjectTerms& terms, Route route, FieldGroup field) {
  const auto& row = terms.stages[static_cast<std::size_t>(field)];
  if (route == Route::incremental) return row[static_cast<std::size_t>(Stage::incremental)].cost;
  double cost = 0;
  for (Stage stage = route == Route::science ? Stage::concept_validation : Stage::small_scale_test;
       stage != Stage::market; stage = next_stage(stage)) {
    cost += row[static_cast<std::size_t>(stage)].cost;
  }
  return cost;
}

double worth_of_result(const City& city, const ProjectTerms& terms, std::size_t project) {
  Prospect prospect;
  prospect.stage = city.projects.stage[project];
  prospect.field = sector_info[city.projects.sector[project]].field;
  prospect.value = city.projects.believed_value[project] * terms.price *
                   city.markets.closure[city.projects.sector[project]];
  prospect.scale = city.projects.scale[project];
  return present_value(terms, prospect);
}

}  // namespace xiamen
