#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// The city before its warm-up: institutions from the catalogue, enterprises, their books and certificates,
/// projects in every stage, and labour and product markets at rest.
std::unique_ptr<City> initial_city(const sim::Inputs& inputs, const sim::StepContext& context);

/// Parts of it, in this order.
void place_books(City& city, const sim::StepContext& context);  // of the enterprises
void place_institutions(City& city, const sim::StepContext& context);
void place_enterprises(City& city, const sim::StepContext& context);
void place_projects(City& city, const sim::StepContext& context);

/// Brings the city that the warm-up leaves to the known stocks of 2020Q4.
void meet_stocks(City& city, const sim::StepContext& context);

/// What both of them do: researchers and their wage, holders of each status.
void place_researchers(City& city, const sim::StepContext& context);
void place_certificates(City& city, const sim::StepContext& context);

/// Yearly sales of an enterprise of 2020, CNY: lognormal with a cap.
double initial_sales(const sim::StepContext& context, const sim::Stream& luck, sim::Key key);

}  // namespace xiamen
