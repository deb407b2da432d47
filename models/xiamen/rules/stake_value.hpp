#pragma once
#include <vector>

#include "models/xiamen/city.hpp"
#include "models/xiamen/rules/project_value.hpp"

/// What stakes are worth, and what that makes a vintage worth.
namespace xiamen {

/// A project as its owner sees it today, at this user cost of R&D.
Prospect prospect_of(const City& city, const ProjectTerms& terms, std::size_t project,
                     double user_cost = 1.0);

/// Whether it ended without a product.
bool is_given_up(const Projects& projects, std::size_t project);

/// Worth today of all proceeds of a project, CNY: of a product that sells, what is left of its value
/// (`keeps` of it survive a quarter); before that, the proceeds its owner expects; nothing once it was given
/// up.
double project_worth(const City& city, const ProjectTerms& terms, std::size_t project, double keeps,
                     int quarter);

/// A project sells `share` of its proceeds: every earlier stake keeps 1 - share of itself, and all stakes are
/// valued anew at `expected` proceeds of the whole project. They are `among` these holdings.
void dilute_stakes(City& city, const std::vector<std::size_t>& among, std::size_t project, double share,
                   double expected);

/// Value of each vintage, CNY: cash, stakes at the proceeds expected when the project last raised equity
/// (nothing if it was given up), and of buy-backs claimed what the enterprise could pay today.
std::vector<double> vintage_values(const City& city, double cash_floor);

}  // namespace xiamen
