#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "sim/state/population.hpp"

/// Rules by which institutions act and which a reform can edit: a payoff, a permission or a delay. What holds
/// without any reform is the parameter `practice.<id>`.
namespace xiamen {

enum class Practice : std::uint8_t {
  licence_upfront,  ///< share of a licence fee paid when it is signed; the rest is due at the first sale
  transfer_time,    ///< quarters between agreement on a result and its release by the body that owns it
  inventor_share,   ///< share of what a result brings that its inventors keep
  career_cost,      ///< years of a researcher's wage that an inventor who founds gives up
  public_blame,     ///< how much more a fund asks for public money that may be lost, share of its hurdle
  demand_weight,    ///< share of a body's results whose topic follows where enterprises do R&D
  state_pressure,   ///< share of wished search that managers of state firms forgo for this year's profit
  tied_subsidy,     ///< share of the R&D subsidy paid in proportion to new inventions
  tenancy_age,      ///< quarters by which spaces admit older enterprises than their rules say
  fund_extension    ///< quarters by which terms of funds with public money may be longer than agreed
};
inline constexpr std::size_t practice_count = 10;
inline constexpr std::array<std::string_view, practice_count> practice_ids = {
    "licence_upfront", "transfer_time",  "inventor_share", "career_cost", "public_blame",
    "demand_weight",   "state_pressure", "tied_subsidy",   "tenancy_age", "fund_extension"};

/// One row per practice, in the order of the enum.
class Practices : public sim::Population {
 public:
  Practices() : Population("practice") {}
  sim::Column<double> before{*this, "before", "1", "what holds without any reform, in the practice's unit"};
  sim::Column<double> now{*this, "now", "1", "what holds under the reforms in force"};

  double operator[](Practice practice) const { return now[static_cast<std::size_t>(practice)]; }
  double before_reform(Practice practice) const { return before[static_cast<std::size_t>(practice)]; }
};

}  // namespace xiamen
