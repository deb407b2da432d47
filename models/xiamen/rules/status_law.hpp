#pragma once
#include <algorithm>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/rules/size_class.hpp"
#include "sim/core/parallel.hpp"

/// The one law of all statuses. In a round an enterprise that does not hold the status, or whose holding ends
/// within the renewal window, qualifies by its books, applies, and passes; the status then runs from the end
/// of what it holds, or from now. Rungs differ in the three conditions only.
namespace xiamen {

struct Rung {
  StatusRule rule;
  sim::Column<std::int32_t>& until;  ///< valid before this quarter, 0 for never
  const Sponsors& award;             ///< paid once for a first one
  int validity;                      ///< quarters
  int window;                        ///< quarters before the end in which a holder applies again
};

/// Pays the city's award: money of the enterprise and profit of its year.
void pay_award(City& city, std::size_t row, const Sponsors& award);

/// Gives the status: award, validity, and the count of those given anew.
void give_status(City& city, const Rung& rung, std::size_t row, int quarter);

/// `qualifies(row)`; `applies(row, renews)`; `passes(row, renews)`; `given(row, renews)` after each.
template <class Qualifies, class Applies, class Passes, class Given>
void hold_round(City& city, const Rung& rung, int quarter, Qualifies qualifies, Applies applies,
                Passes passes, Given given) {
  // Each enterprise is examined by its own books, in parallel; awards are paid in the order of rows.
  const std::vector<std::size_t>& living = city.enterprises.living;
  const auto renews = [&](std::size_t row) { return rung.until[row] > quarter; };
  std::vector<std::uint8_t> succeeds(living.size());
  sim::parallel::for_rows(living.size(), [&](std::size_t place) {
    const std::size_t row = living[place];
    if (rung.until[row] - quarter > rung.window) return;
    succeeds[place] = qualifies(row) && applies(row, renews(row)) && passes(row, renews(row)) ? 1 : 0;
  });
  for (std::size_t place = 0; place < living.size(); ++place) {
    if (succeeds[place] == 0) continue;
    const std::size_t row = living[place];
    const bool again = renews(row);
    give_status(city, rung, row, quarter);
    given(row, again);
  }
}

template <class Qualifies, class Applies, class Passes>
void hold_round(City& city, const Rung& rung, int quarter, Qualifies qualifies, Applies applies,
                Passes passes) {
  hold_round(city, rung, quarter, qualifies, applies, passes, [](std::size_t, bool) {});
}

/// A list that is read anew every quarter: who meets `listed(row)` is on it for this quarter.
template <class Listed>
void keep_list(City& city, const Rung& rung, int quarter, Listed listed) {
  for (const std::size_t row : city.enterprises.living) {
    if (rung.until[row] <= quarter && listed(row)) give_status(city, rung, row, quarter);
  }
}

}  // namespace xiamen
