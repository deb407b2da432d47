#pragma once
#include <array>

#include "models/xiamen/city.hpp"

/// The three kinds of investors of a fund: public budget, state-owned, private. They pay in and are paid by
/// their shares; what a fund owes them at cost is the instrument "fund capital".
namespace xiamen {

/// The fund calls `amount`: cash comes in, capital is owed.
void pay_in(City& city, std::size_t fund, Money amount);
/// The fund hands on proceeds.
void pay_out(City& city, std::size_t fund, Money proceeds);
/// A stake that cost `cost` is sold or written off: so much less is owed.
void release_capital(City& city, std::size_t fund, Money cost);

}  // namespace xiamen
