#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// The city at the end of 2020Q4: institutions from the catalogue, enterprises, their books and certificates,
/// projects in every stage, and labour and product markets at rest.
std::unique_ptr<City> initial_city(const sim::Inputs& inputs, const sim::StepContext& context);

/// Parts of it, in this order.
void place_institutions(City& city, const sim::StepContext& context);
void place_enterprises(City& city, const sim::StepContext& context);
void place_projects(City& city, const sim::StepContext& context);

}  // namespace xiamen
