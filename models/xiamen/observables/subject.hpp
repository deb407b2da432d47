#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/xiamen/city.hpp"
#include "models/xiamen/observables.hpp"
#include "sim/core/math.hpp"

/// What the run reports, by subject: each file of this folder declares its observables and measures them.
/// Nothing here changes the state.
namespace xiamen {

inline constexpr auto stock = sim::Observable::Kind::stock;
inline constexpr auto flow = sim::Observable::Kind::flow;
inline constexpr auto input = sim::Observable::Role::input;
inline constexpr auto administrative = sim::Observable::Role::administrative;
inline constexpr auto outcome = sim::Observable::Role::outcome;

/// One observable as a row of text.
struct Declaration {
  const char* name;
  const char* unit;
  sim::Observable::Kind kind;
  sim::Observable::Role role;
  const char* en;
  const char* zh;
  sim::Label meaning;
  const char* denominator = "";
  sim::Observable::Cost cost = sim::Observable::Cost::none;  ///< what `compare --cost` takes it for
};
void add(sim::ObservableTable& table, const Declaration& row, std::vector<std::string> axes = {});

/// Writes the trajectory of one quarter.
struct Recorder {
  const City& city;
  const sim::StepContext& context;
  int quarter;  ///< ordinal

  void stock(std::string_view name, double value, std::size_t cell = 0) const {
    context.trajectory->set(observables().require(name), context.quarter, value, cell);
  }
  /// A flow of the initial state did not happen: NaN stays.
  void flow(std::string_view name, double value, std::size_t cell = 0) const {
    if (context.quarter > context.trajectory->first()) stock(name, value, cell);
  }
  /// All cells of an observable with further axes, last axis fastest.
  void stocks(std::string_view name, std::span<const double> values) const {
    const sim::ObservableId id = observables().require(name);
    for (std::size_t cell = 0; cell < values.size(); ++cell)
      context.trajectory->set(id, context.quarter, values[cell], cell);
  }
  void flows(std::string_view name, std::span<const double> values) const {
    if (context.quarter > context.trajectory->first()) stocks(name, values);
  }
  /// Sum of a flow that is already written over the last four quarters; NaN until there are four.
  double trailing(std::string_view name) const {
    if (context.quarter - context.trajectory->first() < 4) return sim::not_a_number;
    double sum = 0;
    for (int back = 0; back < 4; ++back)
      sum += context.trajectory->get(observables().require(name), context.quarter + -back);
    return sum;
  }
};

/// A share, NaN where there is nothing to share.
inline double share_of(double part, double whole) {
  return whole > 0.0 ? part / whole : sim::not_a_number;
}

void declare_enterprises(sim::ObservableTable& table);
void observe_enterprises(const Recorder& record);
void declare_ladder(sim::ObservableTable& table);
void observe_ladder(const Recorder& record);
/// By sector and by district.
void declare_breakdowns(sim::ObservableTable& table);
void observe_breakdowns(const Recorder& record);
void declare_city(sim::ObservableTable& table);
/// After observe_enterprises, whose value added it reads.
void observe_city_totals(const Recorder& record);
void declare_projects(sim::ObservableTable& table);
void observe_projects(const Recorder& record);
void declare_alliances(sim::ObservableTable& table);
void observe_alliances(const Recorder& record);
/// Who is tied to whom: rules/tie_graph.hpp has the formulas.
void declare_networks(sim::ObservableTable& table);
void observe_networks(const Recorder& record);
/// Of research bodies. After observe_enterprises and observe_projects, whose flows it reads.
void declare_results(sim::ObservableTable& table);
void observe_results(const Recorder& record);
/// Stages that begin: how many, after how long, and who pays for them.
void declare_contracts(sim::ObservableTable& table);
void observe_contracts(const Recorder& record);
/// Seats of platforms and places of first orders.
void declare_services(sim::ObservableTable& table);
void observe_services(const Recorder& record);
/// By size of the enterprise, and how public money is spread over enterprises.
void declare_sizes(sim::ObservableTable& table);
void observe_sizes(const Recorder& record);
void declare_funds(sim::ObservableTable& table);
void observe_funds(const Recorder& record);
void declare_spaces(sim::ObservableTable& table);
void observe_spaces(const Recorder& record);
void declare_finance(sim::ObservableTable& table);
void observe_finance(const Recorder& record);
void declare_covers(sim::ObservableTable& table);
void observe_covers(const Recorder& record);
void declare_signals(sim::ObservableTable& table);
void observe_signals(const Recorder& record);
void declare_programmes(sim::ObservableTable& table);
void observe_programmes(const Recorder& record);
void declare_public_money(sim::ObservableTable& table);
void observe_public_money(const Recorder& record);
/// By catalogue entry: what it voted, granted and paid, to how many and to whom.
void declare_programme_money(sim::ObservableTable& table);
void observe_programme_money(const Recorder& record);
/// Of the enterprises that the documents name.
void declare_named(sim::ObservableTable& table);
void observe_named(const Recorder& record);
void declare_limits(sim::ObservableTable& table);
void observe_limits(const Recorder& record);

}  // namespace xiamen
