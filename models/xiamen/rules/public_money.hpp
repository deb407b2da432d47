#pragma once
#include "models/xiamen/city.hpp"

/// Public money: who pays it, out of which appropriation, and when. Nothing else moves it by grant,
/// call or adoption programme.
namespace xiamen {

using sim::StepContext;

/// Shares of a payment; the city pays what districts and upper levels do not.
struct Payers {
  double district = 0;
  double upper = 0;
  double additional = 0;    ///< share beyond the baseline's money, debited to `additional financing`
  std::int32_t entry = -1;  ///< whose programme it is, for the record; -1: nobody's
  int since = -1;           ///< quarter of the application (ordinal), for the record; -1: this one
};
inline Payers payers_of(const Funded& table, std::size_t row) {
  return {table.district_share[row], table.upper_share[row], table.additional_share[row], table.entry[row]};
}

/// Reads the money of an entry, for the step that owns it, and opens what is voted: the whole year's in the
/// first quarter, the rest of the year's when the entry opens or its appropriation changes. What is left at
/// the end of a year lapses. Returns whether the entry is open.
bool open_budget(City& city, const StepContext& context, Funded& table, std::size_t row);

/// Pays at once, each level its share in whole fen: to a row of any book, or to an enterprise, whose profit
/// it is, and then puts the payment on record.
void pay_public(City& city, sim::FlowId flow, const Payers& payers, sim::BookId book, std::size_t row,
                Money amount);
void pay_public(City& city, sim::FlowId flow, const Payers& payers, std::size_t enterprise, Money amount);

/// Grants `amount`, to be paid when the audit is over. Until then it is a claim, no cash. What was asked for
/// and granted is put on record where it is decided.
void claim_public(City& city, sim::FlowId flow, const Payers& payers, std::size_t enterprise, Money amount);

/// Pays the claims whose audit is over; those of enterprises that left lapse.
void settle_claims(City& city);

/// What a grant on the cost of a stage allows an owned project whose stage costs `cost`, and what of it its
/// money still covers.
double stage_claim_for(const City& city, std::size_t grant, std::size_t project, double cost);
double stage_grant_for(const City& city, std::size_t grant, std::size_t project, double cost);

}  // namespace xiamen
