#pragma once
#include <array>
#include <cstdint>

#include "models/xiamen/entities/vocabulary.hpp"
#include "models/xiamen/rules/gate.hpp"

namespace sim {
struct StepContext;
}

namespace xiamen {

class City;

/// What a standard project of a field costs and how long it takes at today's prices and wages.
struct StageTerms {
  double cost = 0;       ///< CNY, at scale 1
  int quarters = 0;      ///< of work
  double intercept = 0;  ///< of the gate
  double signal = 1;     ///< standard deviation of what the stage reveals of merit
};

/// Everything needed to value a project; read once per step.
struct ProjectTerms {
  std::array<std::array<StageTerms, work_stages>, field_groups> stages;
  std::array<double, field_groups> wage_index;     ///< price of research work relative to its reference
  std::array<double, field_groups> outside_index;  ///< the same at the outside wage
  double price = 1;                                ///< price level, 1 in the first quarter
  double discount = 1;                             ///< worth today of 1 a quarter ahead
  double customer_wait = 1;                        ///< expected discount for the search of a first customer
  double in_house_large = 1, in_house_medium = 1;  ///< cost of a pilot without a platform
  double in_house_other = 1;                       ///< cost of validation or small test without a platform
  double large_sales = 0, medium_sales = 0;        ///< yearly sales from which they hold
  double loss_by_waiting = 1;                      ///< what is left of the value after a quarter of waiting
  double pilot_learning = 0;                       ///< gain for the last gate from a platform pilot
  double cost_after_pilot = 1;                     ///< cost of industrialisation after a platform pilot
  double researchers_per_cny = 0;  ///< full-time equivalents per CNY of yearly R&D at reference prices
};

ProjectTerms project_terms(const City& city, const sim::StepContext& context);

/// A project as its owner sees it.
struct Prospect {
  Stage stage = Stage::incremental;
  FieldGroup field = FieldGroup::electronics;
  double value = 0;  ///< believed present value at launch, today's prices and market
  Belief merit{0, 1};
  double scale = 1;
  double learning = 0;
  double user_cost = 1;       ///< net cost of 1 CNY of R&D after tax relief and subsidy
  double stage_factor = 1;    ///< cost of the present stage relative to standard (seat fee, in-house)
  double support = 0;         ///< public money expected for the present stage, CNY
  bool outside_wage = false;  ///< valued as if researchers cost the outside wage
};

/// Cost of a stage, CNY.
double stage_cost(const ProjectTerms& terms, Stage stage, FieldGroup field, double scale, double factor,
                  double learning, bool outside_wage = false);

/// Cost of doing a stage at home relative to the standard, by yearly sales in prices of the first quarter; 0
/// if the enterprise cannot.
double home_factor(const ProjectTerms& terms, double real_yearly_sales, Stage stage);

/// Present value of going on: from the last stage backwards, worth = P d^T worth - net cost, and never below
/// zero after the present stage, since one may stop at the next gate.
double present_value(const ProjectTerms& terms, const Prospect& prospect);

/// Expected worth of the proceeds alone, for investors: P d^T value over the stages left, no costs.
double expected_proceeds(const ProjectTerms& terms, const Prospect& prospect);

/// Quarters of work a project really needs: the standard time by a factor spread evenly over 0.5 to 1.5,
/// drawn once for its life. Enterprises plan with the standard time.
int work_time(const sim::StepContext& context, int standard, std::uint64_t project_key, unsigned stage);

/// The stage after a passed gate.
Stage next_stage(Stage stage);
/// Whether a stage's work is R&D (up to the pilot) or investment (industrialisation).
constexpr bool is_research(Stage stage) {
  return stage != Stage::industrialisation;
}

/// Standard cost of all stages of a route at scale 1, CNY, prices of the first quarter.
double route_cost(const ProjectTerms& terms, Route route, FieldGroup field);

/// CNY: the present value of a result for whoever takes it up (at user cost 1 and standard costs, in the
/// market of its sector).
double worth_of_result(const City& city, const ProjectTerms& terms, std::size_t project);

}  // namespace xiamen
