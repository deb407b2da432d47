#pragma once
#include "models/xiamen/entities/enterprise.hpp"
#include "models/xiamen/entities/institution.hpp"
#include "models/xiamen/entities/vocabulary.hpp"
#include "sim/state/population.hpp"

namespace xiamen {

/// What flows: an idea of an enterprise or a result of a research body, on its way to the market.
class Projects : public sim::Population {
 public:
  Projects() : Population("project") {}

  Column<EnterpriseId> owner{*this, "owner", "1",
                             "enterprise that runs it; none: a result without a partner"};
  Column<BodyId> origin{*this, "origin", "1", "research body it comes from, or none"};
  Column<AllianceId> alliance{*this, "alliance", "1", "alliance that shares it, or none"};
  Column<std::uint8_t> sector{*this, "sector", "1", "sector of the product"};
  Column<Route> route{*this, "route", "1", "incremental, scale-up, science-based"};
  Column<Stage> stage{*this, "stage", "1", "stage it is in"};
  Column<Progress> progress{*this, "progress", "1", "waiting, working, selling, ended"};
  Column<std::uint8_t> waits_for{*this, "waits_for", "1", "bits of the constraints that hold it"};
  Column<std::int32_t> since{*this, "since", "quarter", "quarter in which it entered the stage"};
  Column<std::int32_t> left{*this, "left", "quarter", "quarters of work left in the stage"};

  // the truth, which nobody in the model sees
  Column<double> value{*this, "value", "CNY",
                       "present value of its profits at launch, prices of the first quarter"};
  Column<double> merit{*this, "merit", "1", "technical merit, standard normal at birth"};
  // what its owner believes
  Column<double> believed_value{*this, "believed_value", "CNY", "expected value given the signals so far"};
  Column<double> believed_merit{*this, "believed_merit", "1", "expected merit"};
  Column<double> doubt{*this, "doubt", "1", "variance of the belief about merit"};

  Column<double> scale{*this, "scale", "1", "size of its stages relative to the standard project"};
  Column<double> learning{*this, "learning", "1", "gain for the last gate from a pilot with a platform"};
  Column<ServiceId> seat{*this, "seat", "1", "platform whose seat it holds, or none"};
  Column<Money> stage_cost{*this, "stage_cost", "CNY", "cost of the stage in work"};
  Column<Money> stage_unpaid{*this, "stage_unpaid", "CNY", "part of it not yet paid"};
  Column<double> staff{*this, "staff", "1", "researchers (full-time equivalents) at work on it"};
  Column<std::int64_t> examined{*this, "examined", "1", "bits of the funds that refused it in this stage"};
  Column<Money> subsidy_left{*this, "subsidy_left", "CNY", "programme money promised and not yet drawn"};
  Column<std::int32_t> subsidy_since{*this, "subsidy_since", "quarter",
                                     "quarter in which it was promised (ordinal)"};
  Column<std::int32_t> call{*this, "call", "1", "row of the call that funds its stage, or -1", -1};
  Column<std::int32_t> award_since{*this, "award_since", "quarter",
                                   "quarter of the round that it won (ordinal)"};
  Column<Money> award_now{*this, "award_now", "CNY", "award of that call that is paid when the stage begins"};
  Column<Money> award_later{*this, "award_later", "CNY", "award that is granted when the gate is passed"};
  Column<std::uint8_t> recognised{*this, "recognised", "1", "1 if recognised as a conversion project"};
  Column<std::int32_t> launched{*this, "launched", "quarter",
                                "quarter of the first sale (ordinal), 0 before"};
  Column<std::int32_t> released{*this, "released", "quarter",
                                "quarter from which its owner may use a result (ordinal)"};
  Column<Money> royalty{*this, "royalty", "CNY", "licence fee due at the first sale"};
  Column<Money> cost_all{*this, "cost_all", "CNY", "cost of all stages contracted so far"};
  Column<Money> cost_by_partners{*this, "cost_by_partners", "CNY", "part of it that partners bore"};

  /// Share of the sales that the owner keeps: what its partners paid of the cost is theirs.
  double owner_share(std::size_t row) const {
    return cost_all[row] > Money() ? 1.0 - cost_by_partners[row].in_yuan() / cost_all[row].in_yuan() : 1.0;
  }

  /// Rows not yet ended, ascending: an index over the table, rebuilt from it.
  std::vector<std::size_t> live;
};

using ProjectId = sim::Index<Projects>;

}  // namespace xiamen
