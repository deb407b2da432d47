#pragma once
#include <array>

#include "models/xiamen/city.hpp"

/// The three kinds of investors of a vintage: public budget, state-owned, private. They pay in and are paid
/// by the shares with which it was raised; what it owes them at cost is the instrument "fund capital".
namespace xiamen {

/// Their shares of a vintage; they sum to 1.
std::array<double, investor_kinds> investor_shares(const Vintages& vintages, std::size_t vintage);

/// The vintage calls `amount`: cash comes in, capital is owed.
void pay_in(City& city, std::size_t vintage, Money amount);

/// The vintage pays its managers `fee` of its called cash; so much less is owed to its investors.
void pay_fee(City& city, std::size_t vintage, Money fee);

/// The vintage hands on `proceeds`: first the fees still due, then the investors until they have back what
/// they paid in and the preferred return on it, then `carry` of the rest to the managers.
void pay_out(City& city, std::size_t vintage, Money proceeds);

/// Managers' share of `proceeds` if they were handed on now, fees apart.
Money carry_on(const Vintages& vintages, std::size_t vintage, Money proceeds);

/// A stake that cost `cost` is sold or written off, or idle cash goes back: so much less is owed.
void release_capital(City& city, std::size_t vintage, Money cost);

}  // namespace xiamen
