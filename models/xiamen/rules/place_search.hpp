#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// Gives free places of open spaces to the enterprises that ask for them. One asks if, over the mean stay,
///   rent saved + contacts + services > moving cost x exp(deviation x z),   z for life,
/// with rent saved = (1 - rent) x market rent of its workers; contacts = what the results are worth that it
/// would not meet otherwise (match_results: chance that a result comes by x contact x P(agree) x present
/// value of a standard result); services = share saved of the cost at home of its waiting work in the stages
/// served. Those who ask come in the order of R&D capital (ties by keyed hash), each to the space that is
/// worth most to it and has a place; the move is paid.
void fill_places(City& city, const sim::StepContext& context);

}  // namespace xiamen
