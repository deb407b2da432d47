#include "tests/models/xiamen/city_fixture.hpp"

#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/model.hpp"
#include "models/xiamen/observables.hpp"
#include "models/xiamen/step_order.hpp"
#include "sim/experiment/simulation.hpp"
#include "sim/scenario/added_entry.hpp"

namespace xiamen::test {

namespace {

// Round values, with luck, decay, growth and prices switched off; a test switches on what it looks at.
const std::vector<std::pair<std::string_view, double>>& plain_values() {
  static const std::vector<std::pair<std::string_view, double>> values = {
      {"city.price_level", 1},
      {"city.gdp", 4e9},
      {"city.value_added_reference", 0},
      {"city.research_outside_model", 0},
      {"enterprise.sales_per_worker", 1e6},
      {"enterprise.labour_share", 0.2},
      {"enterprise.margin", 0.1},
      {"enterprise.margin_deviation", 0},
      {"enterprise.margin_persistence", 1},
      {"enterprise.fortune_deviation", 0},
      {"enterprise.fortune_persistence", 0},
      {"enterprise.cash_target", 0.1},
      {"enterprise.cash_base", 0},
      {"enterprise.cash_floor", 0},
      {"enterprise.depreciation", 0},
      {"enterprise.state_owned", 0},
      {"enterprise.foreign_owned", 0},
      {"adoption.from", 0},
      {"entry.per_quarter", 0},
      {"entry.growth_response", 0},
      {"entry.workers", 10},
      {"entry.workers_deviation", 0},
      {"entry.productivity", 0.5},
      {"entry.capital", 2e6},
      {"entry.capital_deviation", 0},
      {"entry.research_participation", 0},
      {"exit.quarters_without_cash", 3},
      {"exit.claim_patience", 12},
      {"exit.small_sales", 1e8},
      {"exit.give_up_chance", 1},
      {"market.order_loss", 0},
      {"market.orders_per_quarter", 1},
      {"market.reference_sales", 1e6},
      {"market.size_exponent", 0},
      {"market.size_reversion", 0},
      {"market.established_closure", 0},
      {"market.erosion", 0},
      {"market.replicator_speed", 0},
      {"market.catch_up", 0},
      {"market.outside_weight", 1},
      {"market.outside_progress", 0},
      {"market.closure_exponent", 1},
      {"fund.largest_deal", 1},
      {"fund.investor_noise", 0},
      {"fund.fee", 0},
      {"fund.carry", 0},
      {"fund.preferred_return", 0},
      {"fund.buy_back_interest", 0.08},
      {"fund.extension_consent", 1},
      {"fund.secondary_discount", 0.3},
      {"listing.hazard", 0},
      {"listing.minimum_profit", 1e6},
      {"listing.lock_up", 4},
      {"credit.base_default", 0.01},
      {"credit.debt_slope", 0.5},
      {"credit.loss_given_default", 0.5},
      {"credit.debt_multiple", 4},
      {"credit.tolerance", 0.02},
      {"credit.tolerance_deviation", 0},
      {"credit.borrowers", 1},
      {"credit.working_capital", 0.2},
      {"cover.effort", 0},
      {"cover.ruin_years", 0},
      {"cover.word_of_mouth", 0},
      {"cover.buyer_default", 0.02},
      {"cover.buyer_exposure", 0.2},
      {"cover.founder_liability", 0.5},
      {"score.weight_research", 40},
      {"score.weight_standing", 30},
      {"score.reference_intensity", 0.1},
      {"score.reference_rights", 5},
      {"score.reference_tax", 1e6},
      {"score.reference_growth", 0.35},
      {"idea.worth_incremental", 2},
      {"idea.worth_scale_up", 2},
      {"idea.worth_science", 2},
      {"idea.value_deviation", 1},
      {"idea.signal_noise", 1},
      {"idea.scale_exponent", 0},
      {"idea.reference_sales", 1e6},
      {"idea.scale_up_share", 0},
      {"idea.science_share", 0},
      {"idea.young_scale_up", 1},
      {"idea.young_science", 1},
      {"idea.young_age", 20},
      {"search.share", 0.1},
      {"search.share_deviation", 0},
      {"search.persistence", 1},
      {"search.elasticity", 0.5},
      {"search.idea_rate", 0},
      {"search.reference_spending", 1e5},
      {"knowledge.depreciation", 0},
      {"knowledge.spillover", 0},
      {"knowledge.chance_contacts", 0},
      {"knowledge.half", 1e6},
      {"knowledge.absorption", 0},
      {"result.science_share", 0},
      {"result.scale", 1},
      {"result.shelf_life", 20},
      {"result.licence_median", 1e5},
      {"result.licence_deviation", 0},
      {"body.city_share", 0.5},
      {"body.results_per_cny", 0},
      {"partner.cold_agreement", 1},
      {"partner.tie_bonus", 0},
      {"alliance.search_depth", 10},
      {"alliance.minimum_members", 2},
      {"alliance.capacity", 2},
      {"initial.lenders", 1},
      {"initial.researchers", 1000},
      {"researcher.outside_wage", 1e5},
      {"researcher.reference_wage", 1e5},
      {"researcher.per_cny", 1e-5},
      {"researcher.housing_premium", 1},
      {"researcher.migration_elasticity", 0},
      {"researcher.graduates", 0},
      {"researcher.retirement", 0},
      {"researcher.wage_speed", 0},
      {"stage.concept_validation.cost", 1e6},
      {"stage.concept_validation.quarters", 2},
      {"stage.small_scale_test.cost", 1e6},
      {"stage.small_scale_test.quarters", 1},
      {"stage.pilot.cost", 4e6},
      {"stage.pilot.quarters", 4},
      {"stage.industrialisation.cost", 10e6},
      {"stage.industrialisation.quarters", 2},
      {"stage.incremental.cost", 1e6},
      {"stage.incremental.quarters", 4},
      {"stage.in_house_cost", 2},
      {"pilot.in_house_cost_large", 1},
      {"pilot.in_house_cost_medium", 2},
      {"pilot.large_enterprise_sales", 1e9},
      {"pilot.medium_enterprise_sales", 1e8},
      {"pilot.learning", 1},
      {"pilot.cost_after", 0.5},
      {"project.discount_rate", 0},
      {"project.loss_by_waiting", 0},
      {"project.patience", 12},
      {"project.wage_share", 0.5},
      {"product.sales_per_value", 1},
      {"product.decay", 0},
      {"product.maturing_share", 0.5},
      {"product.customer_chance", 1},
      {"product.contacts", 1},
      {"product.patience", 12},
      {"product.competitiveness_gain", 0},
      {"status.small_sales", 50e6},
      {"status.middle_sales", 200e6},
      {"status.small_intensity", 0.05},
      {"status.middle_intensity", 0.04},
      {"status.large_intensity", 0.03},
      {"status.class_one_rights", 1},
      {"status.class_two_rights", 6},
      {"status.age", 4},
      {"status.validity", 12},
      {"status.base_mark", 60},
      {"status.mark_per_invention", 2},
      {"status.most_for_inventions", 8},
      {"status.mark_per_launch", 2},
      {"status.most_for_launches", 8},
      {"status.mark_for_growth", 8},
      {"status.examiner_noise", 0},
      {"status.pass_mark", 64},
      {"status.standing", 1e6},
      {"status.application_cost", 1},
      {"status.application_cost_deviation", 0},
      {"status.word_of_mouth", 0},
      {"status.specialised_research", 1e6},
      {"status.specialised_intensity", 0.03},
      {"status.specialised_sales", 10e6},
      {"status.specialised_mark", 60},
      {"status.specialised_take_up", 1},
      {"status.rivals", 90000},
      {"status.rival_mean", 0},
      {"status.little_giant_renewal_ease", 0},
      {"status.little_giant_batch", 45000},
      {"status.renewal_window", 4},
      {"status.full_growth", 0.35},
      {"status.launch_memory", 12},
      {"status.specialised_age", 8},
      {"status.little_giant_age", 12},
      {"status.little_giant_inventions", 2},
      {"status.little_giant_sales", 50e6},
      {"status.little_giant_large_sales", 100e6},
      {"status.little_giant_small_intensity", 0.06},
      {"status.little_giant_intensity", 0.03},
      {"status.score_research", 0.5},
      {"status.score_reference", 5e6},
      {"status.score_inventions", 0.3},
      {"status.score_growth", 0.5},
      {"status.score_noise", 0.5},
      {"status.champion_age", 40},
      {"status.champion_sales", 400e6},
      {"status.champion_intensity", 0.03},
      {"status.champion_lead", 1},
      {"status.champion_renewal_ease", 0},
      {"status.champion_batch", 5000},
      {"status.champion_rivals", 10000},
      {"status.champion_rival_mean", 0},
      {"status.pool_intensity", 0.03},
      {"status.pool_rights", 1},
      {"status.innovative_mark", 64},
      {"status.innovative_take_up", 1},
      {"status.unicorn_dollars", 1e9},
      {"status.unicorn_age", 40},
      {"status.high_tech_quarter", 4},
      {"status.specialised_quarter", 4},
      {"status.innovative_quarter", 2},
      {"status.pool_quarter", 2},
      {"status.little_giant_quarter", 3},
      {"status.champion_quarter", 4},
      {"city.dollar_rate", 7},
      {"tax.settlement_quarter", 2},
      {"valuation.multiple", 20},
      {"valuation.years", 8},
      {"valuation.most_growth", 0.5},
      {"research_body.cost", 1e12},
      {"research_body.cost_deviation", 0},
      {"research_body.use", 0.1},
      {"research_body.absorption", 0.5},
      {"size.manufacturing.large_workers", 1000},
      {"size.manufacturing.large_sales", 400e6},
      {"size.manufacturing.medium_workers", 300},
      {"size.manufacturing.medium_sales", 20e6},
      {"size.manufacturing.small_workers", 20},
      {"size.manufacturing.small_sales", 3e6},
      {"size.services.large_workers", 300},
      {"size.services.large_sales", 100e6},
      {"size.services.medium_workers", 100},
      {"size.services.medium_sales", 10e6},
      {"size.services.small_workers", 10},
      {"size.services.small_sales", 0.5e6},
      {"space.market_rent", 50},
      {"space.floor_area", 10},
      {"space.place_area", 40},
      {"space.head_rent", 0.5},
      {"space.level_places", 2},
      {"space.level_quality", 1},
      {"space.least_tenants", 0.5},
      {"space.least_graduates", 0},
      {"space.fit_out", 100},
      {"space.fit_out_deviation", 0},
      {"space.decisions_from", 0},
      {"space.horizon", 4},
      {"space.moving_cost", 1000},
      {"space.moving_deviation", 0},
      {"move.candidates", 0},
      {"move.known", 1},
      {"move.rivals", 1},
      {"move.dispersion", 0.1},
      {"move.inertia", 100},
      {"move.horizon", 4},
      {"move.outside_subsidy", 0},
      {"move.outside_intensity", 0},
      {"move.workers", 10},
      {"move.workers_deviation", 0},
      {"move.certified_share", 0},
      {"report.resistance", 2},
      {"report.most", 0.5},
      {"public.audit_lag", 0},
      {"practice.transfer_time", 0},
      {"conversion.minimum_sales", 1e6},
      {"conversion.take_up", 1},
      {"adoption.digital_saving", 0.01},
      {"adoption.technical_saving", 0.02},
      {"adoption.green_saving", 0},
      {"adoption.digital_cost", 0.05},
      {"adoption.technical_cost", 0.4},
      {"adoption.green_cost", 0.1},
      {"adoption.cost_exponent", 1},
      {"adoption.saving_deviation", 0},
      {"adoption.most_saving", 1},
      {"adoption.noise", 0},
      {"adoption.caution", 0},
      {"adoption.discovery", 0},
      {"adoption.contact", 0},
      {"adoption.obsolescence", 0.1},
      {"rights.inventions", 0},
      {"rights.others", 0},
      {"rights.elasticity", 1},
      {"rights.reference_research", 1e6},
      {"rights.expiry", 0},
  };
  return values;
}

// The city's parameters without its catalogue.
const sim::Inputs& bare_inputs() {
  static const sim::Inputs inputs = [] {
    const CityModel model;
    sim::Inputs read = sim::read_inputs(std::string(INNOSIM_SOURCE_DIR) + "/models/xiamen", model.kinds(),
                                        model.first_quarter());
    read.catalogue.clear();
    read.texts.clear();
    read.actors = {};
    return read;
  }();
  return inputs;
}

sim::Inputs inputs_with(const std::vector<EntryText>& entries) {
  sim::Inputs inputs = bare_inputs();
  for (const EntryText& text : entries) {
    sim::AddedEntry added;
    added.id = text.id;
    added.kind = text.kind;
    added.from = start;
    for (const auto& [name, value] : text.fields) added.fields.push_back({name, value, {}});
    sim::insert_entry(added, inputs);
  }
  return inputs;
}

}  // namespace

Town::Town(const std::vector<EntryText>& entries)
    : inputs(inputs_with(entries)), city(inputs), trajectory(observables(), start, sim::Quarter(2030, 4)) {
  for (const sim::Parameter& parameter : inputs.parameters.rows()) values_.push_back(parameter.value);
  for (const auto& [key, value] : plain_values()) set(key, value);
  for (const SectorInfo& sector : sector_info) {
    set("sector." + std::string(sector.id) + ".share", 0);
    set("sector." + std::string(sector.id) + ".market", 1);
  }
  for (const std::string_view group : field_group_ids) {
    set("field." + std::string(group) + ".researchers", 0.25);
    set("field." + std::string(group) + ".stage_cost", 1);
    set("field." + std::string(group) + ".stage_time", 1);
  }
  for (const char* stage :
       {"concept_validation", "small_scale_test", "pilot", "industrialisation", "incremental"}) {
    set("stage." + std::string(stage) + ".intercept", 0);
    set("stage." + std::string(stage) + ".signal", 1);
  }
  for (const sim::Entry& entry : inputs.catalogue) set(entry.id + ".active", 1);
  city.quarter = start.ordinal();
  place_institutions(city, context(sim::initial_step, start));
}

void Town::set(std::string_view key, double value) {
  values_[inputs.parameters.require(key).position()] = value;
}

sim::StepContext Town::context(std::string_view step, sim::Quarter when) {
  return {when, sim::ParameterView(inputs.parameters, values_, step), sim::RandomSource(seed, replicate),
          &trajectory};
}

void Town::run(std::string_view step, sim::Quarter when) {
  const auto& steps = step_order();
  for (std::size_t position = 0; position < steps.size(); ++position) {
    if (steps[position].info.name != step) continue;
    city.books.open_quarter();
    city.run_step(position, context(step, when));
    EXPECT_EQ(city.books.close_quarter(), 0) << step << ": " << city.books.diagnosis();
    return;
  }
  FAIL() << "no step '" << step << "'";
}

std::size_t Town::add_enterprise(double sales) {
  Enterprises& firms = city.enterprises;
  const std::size_t row = firms.append(sim::make_key("enterprise", firms.size()));
  firms.birth[row] = start.ordinal() - 40;
  firms.base_sales[row] = sales;
  firms.margin[row] = 0.1;
  firms.search_share[row] = 0.1;
  firms.does_research[row] = 1;
  firms.borrows[row] = 1;
  return row;
}

std::size_t Town::add_applicant() {
  const std::size_t row = add_enterprise(10e6);
  Enterprises& firms = city.enterprises;
  firms.sales_1[row] = firms.sales_2[row] = firms.sales_3[row] = 40e6;
  firms.reported_1[row] = firms.reported_2[row] = firms.reported_3[row] = 2e6;
  firms.inventions[row] = 2.0;
  firms.aware[row] = 1;
  return row;
}

void Town::give_cash(std::size_t enterprise, double yuan) {
  city.books.transfer(city.accounts.founding, city.accounts.owners, 0, city.accounts.enterprises, enterprise,
                      Money::yuan(yuan));
}

std::size_t Town::add_project(std::size_t owner, double value, Stage stage) {
  Idea idea;
  idea.route = stage == Stage::incremental          ? Route::incremental
               : stage == Stage::concept_validation ? Route::science
                                                    : Route::scale_up;
  idea.value = idea.believed = value;
  const std::size_t row = xiamen::add_project(city, sim::make_key("project", city.projects.size()), idea,
                                              city.enterprises.sector[owner], spring.ordinal());
  city.projects.owner[row] = EnterpriseId(owner);
  city.projects.stage[row] = stage;
  return row;
}

std::size_t Town::add_result(std::size_t body, double value, sim::Quarter when, int age) {
  Idea idea;
  idea.route = Route::scale_up;
  idea.value = idea.believed = value;
  const std::size_t row =
      xiamen::add_project(city, sim::make_key("result", city.projects.size()), idea, 0, when.ordinal() - age);
  city.projects.origin[row] = BodyId(body);
  city.projects.waits_for[row] = bit(Cause::partner);
  return row;
}

void Town::lend(std::size_t enterprise, double yuan) {
  const Accounts& account = city.accounts;
  const std::size_t lender = city.enterprises.house_bank[enterprise];
  const Money amount = Money::yuan(yuan);
  city.books.transfer(account.loan, account.lenders, lender, account.enterprises, enterprise, amount);
  city.books.transfer(account.loan, account.working_debt, enterprise, account.loans_held, lender, amount);
  city.facilities.used[0] += amount;
}

std::size_t Town::add_vintage(std::size_t fund, double commitment, int raised) {
  Vintages& vintages = city.vintages;
  const std::size_t row = vintages.append(sim::make_key("vintage", vintages.size()));
  vintages.fund[row] = static_cast<std::int32_t>(fund);
  vintages.raised[row] = raised;
  vintages.invests_until[row] = raised;
  vintages.ends[row] = raised + 400;
  vintages.fiscal_share[row] = city.funds.fiscal_share[fund];
  vintages.state_share[row] = city.funds.state_share[fund];
  vintages.commitment[row] = Money::yuan(commitment);
  return row;
}

std::size_t Town::add_holding(std::size_t vintage, std::size_t project, double cost, double share) {
  const Accounts& account = city.accounts;
  const Money paid = Money::yuan(cost);
  const std::size_t owner = city.projects.owner[project].position();
  city.books.transfer(account.fund_capital, account.private_investors, 0, account.funds, vintage, paid);
  city.books.transfer(account.fund_capital, account.capital_owed, vintage, account.capital_private, 0, paid);
  city.vintages.called[vintage] += paid;
  city.books.transfer(account.deal, account.funds, vintage, account.enterprises, owner, paid);
  city.books.transfer(account.deal, account.stakes_sold, 0, account.stakes_held, vintage, paid);
  const std::size_t row = city.holdings.append(sim::make_key("holding", city.holdings.size()));
  city.holdings.vintage[row] = static_cast<std::int32_t>(vintage);
  city.holdings.project[row] = static_cast<std::int32_t>(project);
  city.holdings.enterprise[row] = static_cast<std::int32_t>(owner);
  city.holdings.cost[row] = paid;
  city.holdings.share[row] = share;
  city.holdings.bought[row] = spring.ordinal();
  city.holdings.live.push_back(row);
  return row;
}

double refused(const Town& town, std::string_view entry) {
  const std::vector<double>& refused = town.city.tally.refused;
  for (std::size_t place = 0; place < town.inputs.catalogue.size(); ++place) {
    if (town.inputs.catalogue[place].id == entry) return place < refused.size() ? refused[place] : 0.0;
  }
  ADD_FAILURE() << "no entry " << entry;
  return -1.0;
}

}  // namespace xiamen::test
