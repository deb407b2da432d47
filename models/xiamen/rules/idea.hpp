#pragma once
#include "models/xiamen/city.hpp"
#include "models/xiamen/rules/project_value.hpp"

/// How an idea is born: its route, its worth and merit, and what its finder can see of the worth.
namespace xiamen {

using sim::StepContext;

struct IdeaTerms {
  std::array<double, routes> worth_over_cost{};  ///< mean value at launch over standard cost of the route
  double deviation = 0;                          ///< log-standard deviation of value
  double noise = 0;                              ///< log-standard deviation of the finder's signal
  double scale_exponent = 0;                     ///< project size ~ (real yearly sales / reference)^exponent
  double reference_sales = 0;                    ///< CNY a year
  double scale_up_share = 0, science_share = 0;  ///< of ideas of grown enterprises
  double young_scale_up = 1, young_science = 1;  ///< multiples for young ones
};
IdeaTerms idea_terms(const StepContext& context);

struct Idea {
  Route route = Route::incremental;
  double scale = 1;
  double value = 0;     ///< true, prices of the first quarter
  double believed = 0;  ///< finder's expectation
  double merit = 0;
};

/// Value is lognormal with mean cost x ratio; the signal ln value + noise is shrunk to its conditional
/// expectation exp(m + w (y - m) + s^2 (1 - w) / 2), w = s^2 / (s^2 + noise^2).
Idea draw_idea(const IdeaTerms& ideas, const ProjectTerms& terms, const sim::Stream& luck, sim::Key key,
               Route route, FieldGroup field, double scale);

Route draw_route(const IdeaTerms& ideas, bool young, double uniform);

/// Scale of the projects of an enterprise with these real yearly sales.
double project_scale(const IdeaTerms& ideas, double real_sales);

/// The sectors that results of a body which works in `fields` (0 all, else field group + 1) are for: those of
/// its fields among the chosen ones; of a body of all fields and sectors the manufacturing ones.
std::int32_t sectors_of(double fields, std::int32_t chosen);
/// One of a set of sectors that is not empty.
std::size_t draw_sector(std::int32_t set, double uniform);

/// First stage of a route.
Stage first_stage(Route route);

/// Adds the project, waiting for its first stage; returns its row.
std::size_t add_project(City& city, sim::Key key, const Idea& idea, std::size_t sector, int quarter);

}  // namespace xiamen
