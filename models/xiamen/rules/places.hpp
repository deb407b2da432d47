#pragma once
#include "models/xiamen/city.hpp"

/// What a place in a space is: rooms for one enterprise at a rent below the market's, services that save part
/// of the cost of work at home, contacts. Other steps read here who shares a space and what it saves.
namespace xiamen {

/// Market rent of the rooms of one worker, CNY a quarter: rent per square metre and month x floor x 3 x price
/// level.
double market_rent(const sim::StepContext& context);

/// What a level adds: places and running cost grow with the first, contacts, services and introductions with
/// the second, both to the power of the level.
struct LevelTerms {
  double places = 1;
  double quality = 1;
};
LevelTerms level_terms(const sim::StepContext& context);
double power_of_level(double factor, int level);

/// Places of a space at a level.
std::int32_t places_at(double places_each, const LevelTerms& terms, int level);

/// Cost of a stage done at home in a space over the cost outside: 1 - services for a tenant whose space
/// serves the stage, else 1.
double shared_services(const City& city, std::size_t enterprise, Stage stage);

/// Whether two enterprises are tenants of one operator.
inline bool share_a_space(const City& city, std::size_t one, std::size_t other) {
  return city.enterprises.space[one] >= 0 && city.enterprises.space[one] == city.enterprises.space[other];
}

/// Whether an operator rises a level: (extra rents - extra running cost) x annuity + award > cost of
/// enlarging x difficulty.
struct Upgrade {
  double yearly_gain = 0;  ///< CNY a year
  double annuity = 0;      ///< years that count, discounted
  double award_once = 0;   ///< CNY
  double cost = 0;         ///< CNY
  double difficulty = 1;   ///< of what offers itself this year
  bool pays() const { return yearly_gain * annuity + award_once > cost * difficulty; }
};

/// Present value of 1 a year, paid at the end of each of `years` years.
double annuity(double yearly_rate, int years);

}  // namespace xiamen
