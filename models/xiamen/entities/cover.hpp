#pragma once
#include "models/xiamen/entities/served.hpp"
#include "models/xiamen/mechanisms/choices.hpp"
#include "sim/state/population.hpp"

namespace xiamen {

using sim::Column;
using sim::Money;

/// Insurance, guarantee, compensation and pools: one contract form. One row per catalogue entry, with the
/// insurer or pool that stands behind it: what is in `reserve` is all that it can pay.
class Covers : public sim::Population {
 public:
  Covers() : Population("cover") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<std::uint8_t> open{*this, "open", "1", "1 while new contracts are made"};
  Column<CoverTrigger> trigger{*this, "trigger", "1", "event for which it pays"};
  Column<std::uint8_t> loans{*this, "loans", "1", "0 all loan products, else requirement + 1"};
  Column<Requirement> requirement{*this, "requirement", "1", "what a buyer must have"};
  Column<std::uint8_t> stages{*this, "stages", "1", "bits of the stages insured"};
  Served served{*this};
  Column<double> share{*this, "share", "1", "share of a loss that it pays"};
  Column<double> ceiling{*this, "ceiling", "CNY", "largest sum insured of a contract"};
  Column<Money> capacity{*this, "capacity", "CNY", "largest sum insured in force"};
  Column<double> premium{*this, "premium", "1/year", "price per CNY of the sum insured"};
  Column<double> premium_subsidy{*this, "premium_subsidy", "1", "part of it that the city pays"};
  Column<double> told{*this, "told", "1", "what enterprises were told of it so far, as a hazard"};
  Column<double> known{*this, "known", "1", "share of enterprises that know of it"};
  Column<std::int32_t> clients{*this, "clients", "1", "enterprises that ever bought it"};
  Column<Money> in_force{*this, "in_force", "CNY", "sums insured in force"};
  Column<Money> paid_in{*this, "paid_in", "CNY", "endowment paid in so far"};
  Column<Money> reserve{*this, "reserve", "CNY", "endowment and premiums less claims"};

  /// Whether it makes and honours contracts: an empty reserve makes it void.
  bool sells(std::size_t row) const { return open[row] != 0 && reserve[row] > Money(); }
};
using CoverId = sim::Index<Covers>;

/// Contracts of enterprises with insurers. Covers of loans are written on the loan instead.
class Policies : public sim::Population {
 public:
  Policies() : Population("policy") {}
  Column<CoverId> cover{*this, "cover", "1", "row of the cover"};
  Column<std::int32_t> enterprise{*this, "enterprise", "1", "row of the buyer"};
  Column<std::int32_t> project{*this, "project", "1", "row of the insured project, or -1", -1};
  Column<Stage> stage{*this, "stage", "1", "its insured stage"};
  Column<Money> sum{*this, "sum", "CNY", "sum insured, less claims paid"};
  Column<double> share{*this, "share", "1", "share of a loss that is paid, as signed"};
  Column<std::int32_t> ends{*this, "ends", "quarter", "first quarter after its term (ordinal)"};
  std::vector<std::size_t> live;
};

}  // namespace xiamen
