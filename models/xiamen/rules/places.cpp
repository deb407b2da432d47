#include "models/xiamen/rules/places.hpp"

namespace xiamen {

double market_rent(const sim::StepContext& context) {
  return 3.0 * read(context, "space.market_rent") * read(context, "space.floor_area") *
         read(context, "city.price_level");
}

LevelTerms level_terms(const sim::StepContext& context) {
  return {read(context, "space.level_places"), read(context, "space.level_quality")};
}

double power_of_level(double factor, int level) {
  double power = 1.0;
  for (int i = 0; i < level; ++i) power *= factor;
  return power;
}

std::int32_t places_at(double places_each, const LevelTerms& terms, int level) {
  return static_cast<std::int32_t>(places_each * power_of_level(terms.places, level) + 0.5);
}

double shared_services(const City& city, std::size_t enterprise, Stage stage) {
  const std::int32_t space = city.enterprises.space[enterprise];
  if (space < 0) return 1.0;
  const auto row = static_cast<std::size_t>(space);
  return serves_stage(city.spaces.service_stages[row], stage) ? 1.0 - city.spaces.services[row] : 1.0;
}

double annuity(double yearly_rate, int years) {
  double sum = 0;
  double worth = 1;
  for (int year = 0; year < years; ++year) {
    worth /= 1.0 + yearly_rate;
    sum += worth;
  }
  return sum;
}

}  // namespace xiamen
