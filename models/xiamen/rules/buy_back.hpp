#pragma once
#include "models/xiamen/city.hpp"

/// Buy-backs (回购): a stake that found no buyer by its date may be given back to the enterprise, which then
/// owes the fund what it paid with simple interest. The claim is an asset of the vintage and a debt of the
/// enterprise.
namespace xiamen {

/// cost x (1 + yearly interest x quarters / 4).
Money buy_back_amount(Money cost, double yearly_interest, int quarters);

/// The stake becomes a claim on its enterprise.
void claim_buy_back(City& city, std::size_t holding, Money amount, int quarter);
/// The enterprise pays `amount` of the claim; the vintage hands it on.
void pay_buy_back(City& city, std::size_t holding, Money amount);
/// What is left of the claim is lost.
void lose_buy_back(City& city, std::size_t holding);
/// An enterprise that leaves pays at most `cash` on its claims, which are among `holdings`, the oldest deals
/// first, and owes the rest no more.
void settle_buy_backs(City& city, std::size_t enterprise, Money cash,
                      const std::vector<std::size_t>& holdings);
/// Holdings of which nothing is left are live no more.
void forget_gone_holdings(City& city);

}  // namespace xiamen
