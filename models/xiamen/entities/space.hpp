#pragma once
#include "models/xiamen/entities/served.hpp"
#include "sim/state/population.hpp"

namespace xiamen {

using sim::Column;
using sim::Money;

inline constexpr int highest_level = 2;  // 0 municipal or none, 1 provincial, 2 national

/// Operators of incubators, accelerators, maker spaces and parks: one row each, added when it opens first. An
/// operator that closed stays, with no places.
class Spaces : public sim::Population {
 public:
  Spaces() : Population("space") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<std::int32_t> ordinal{*this, "ordinal", "1", "which operator of its entry"};
  Column<std::uint8_t> open{*this, "open", "1", "1 while it has places"};
  Column<std::uint8_t> level{*this, "level", "1", "0 municipal or none, 1 provincial, 2 national"};
  Column<std::uint8_t> reached{*this, "reached", "1", "level that the operator itself worked up to"};
  Column<std::uint8_t> rises{*this, "rises", "1", "1 if it may be recognised at a higher level"};
  Column<std::uint8_t> incubates{*this, "incubates", "1", "1 if its tenants count as incubated"};
  Column<std::uint8_t> for_projects{*this, "for_projects", "1",
                                    "1 if it admits only enterprises with a project in the stages served"};
  Column<double> fields{*this, "fields", "1", "0 all, else field group + 1"};
  Served served{*this};
  Column<std::int32_t> places{*this, "places", "1", "enterprises it can house at once"};
  Column<std::int32_t> tenants{*this, "tenants", "1", "enterprises it houses"};
  Column<double> rent{*this, "rent", "1", "rent over market rent"};
  Column<double> stay{*this, "stay", "quarter", "mean tenancy"};
  Column<std::int32_t> maximum_age{*this, "maximum_age", "quarter", "oldest enterprise admitted"};
  Column<double> maximum_sales{*this, "maximum_sales", "CNY/year", "sales up to which it houses one"};
  Column<double> contact{*this, "contact", "1", "chance that a result which comes by is shown to a tenant"};
  Column<double> neighbours{*this, "neighbours", "1", "fellow tenants whose research a tenant hears of"};
  Column<std::int32_t> introductions{*this, "introductions", "1",
                                     "projects it can still bring before a fund this quarter"};
  Column<double> services{*this, "services", "1", "share of the cost of work at home that it saves"};
  Column<std::uint8_t> service_stages{*this, "service_stages", "1", "bits of the stages they serve"};
  Column<double> running_cost{*this, "running_cost", "CNY/quarter", "its services, for one place"};
  Column<std::int32_t> graduates_year{*this, "graduates_year", "1", "tenants who graduated since January"};
  Column<Money> spent_year{*this, "spent_year", "CNY", "spent on services and upgrading since January"};
  Column<Money> cash{*this, "cash", "CNY", "bank balance"};
};

/// Programmes that bring enterprises from elsewhere: one row per entry.
class Landings : public sim::Population {
 public:
  Landings() : Population("landing") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<double> fields{*this, "fields", "1", "0 all, else field group + 1"};
  Served served{*this};
  Column<double> places{*this, "places", "1", "enterprises it can still receive"};
  Column<std::int32_t> landed{*this, "landed", "1", "enterprises it has brought"};
};

}  // namespace xiamen
