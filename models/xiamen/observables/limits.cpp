#include <algorithm>

#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

namespace {

// Kinds of entry whose money, seats or places can run out.
const std::vector<std::string> limited_kinds = {"alliance", "demand", "fund", "grant", "loan", "service"};

}  // namespace

void declare_limits(sim::ObservableTable& table) {
  sim::Axis axis{"limit", {}, {}};
  axis.entry_kinds = limited_kinds;
  table.add_axis(axis);
  add(table,
      {"requests_refused",
       "1",
       flow,
       administrative,
       "turned away by a limit",
       "受额度限制未获满足",
       {"projects or enterprises that this entry would have served, wholly or in part turned away because "
        "its "
        "money, screening, seats or places were used up; one that meets several limits counts at each",
        "本可由该工具服务，但因资金、审查能力、席位或名额用尽而全部或部分未获满足的项目或企业；遇到多项限制的"
        "各计一次"}},
      {"limit"});
}

void observe_limits(const Recorder& record) {
  const std::vector<sim::Entry>& catalogue = record.city.inputs.catalogue;
  const std::vector<double>& refused = record.city.tally.refused;
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    const auto position = record.context.trajectory->position("limit", catalogue[place].id);
    if (position) record.flow("requests_refused", place < refused.size() ? refused[place] : 0.0, *position);
  }
}

}  // namespace xiamen
