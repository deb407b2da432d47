#pragma once
#include <array>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "models/xiamen/accounts.hpp"
#include "models/xiamen/entities/enterprise.hpp"
#include "models/xiamen/entities/fund.hpp"
#include "models/xiamen/entities/institution.hpp"
#include "models/xiamen/entities/practice.hpp"
#include "models/xiamen/entities/project.hpp"
#include "models/xiamen/entities/signal.hpp"
#include "models/xiamen/entities/space.hpp"
#include "models/xiamen/memory.hpp"
#include "models/xiamen/rules/kept_draws.hpp"
#include "models/xiamen/rules/public_record.hpp"
#include "sim/experiment/model.hpp"

namespace xiamen {

/// Terms that the step `open_programmes` puts in force; other steps read them here, not the levers.
class PublicTerms : public sim::Population {
 public:
  PublicTerms() : Population("public_terms") {}
  Column<double> general_deduction{*this, "general_deduction", "1", "extra deduction of R&D, general"};
  Column<double> manufacturing_deduction{*this, "manufacturing_deduction", "1", "the same, manufacturers"};
  Column<double> standard_rate{*this, "standard_rate", "1", "tax on taxable income"};
  Column<double> certified_rate{*this, "certified_rate", "1", "tax rate of certified enterprises"};
  Column<double> small_rate{*this, "small_rate", "1", "tax rate of small enterprises"};
  Column<double> small_limit{*this, "small_limit", "CNY", "taxable income up to which it holds"};
  Column<std::int32_t> audit_lag{*this, "audit_lag", "quarter", "quarters between claim and cash"};
};

/// What happened in the quarter; made anew each quarter, read by the observing step only.
struct Tally {
  double entries = 0, exits = 0, spin_offs = 0;
  double moved_in = 0, moved_out = 0, graduates = 0, levels_risen = 0;
  double certifications = 0, lapses = 0, upgrades = 0;
  std::array<double, size_classes> certifications_by_size{}, lapses_by_size{}, upgrades_by_size{};
  std::array<double, statuses> recognitions{};  // given anew, by rule
  double completed = 0, dropped = 0;
  std::array<double, work_stages> passed{}, stage_spending{};
  double deals = 0, fund_exits = 0, buy_backs = 0, write_offs = 0;
  std::array<double, investor_kinds> invested{};
  double contracts = 0, contract_value = 0;
  double tax_relief = 0, reported_research = 0, high_tech_output = 0;
  double loan_losses = 0;
  double appropriated = 0, executed = 0;  // appropriations opened, and cash paid out of them
  double key_projects = 0, conversion_projects = 0;
  std::array<double, technologies> adoption_investment{};  // subsidies included

  std::array<double, exit_reasons> exits_by_reason{};
  std::array<double, sectors> entries_by_sector{}, exits_by_sector{};
  std::array<double, sectors> results_found{};
  double results_out_of_date = 0;
  double results_completed = 0, joint_begun = 0, joint_completed = 0;
  std::array<double, work_stages> begun{}, waited{};  // stages begun, quarters waited for them
  std::array<double, reported_stages> given_up{}, deals_by_stage{};
  std::array<std::array<double, sources>, reported_stages> finance{};  // CNY
  std::array<double, sources> joint_finance{};                         // the part of joint projects
  std::array<double, size_classes> financed_by_size{}, first_orders_by_size{};
  std::array<double, sectors> first_orders_by_sector{};
  double researchers_in = 0, researchers_out = 0;
  std::set<sim::Key> financed;       ///< enterprises with a new loan or stake
  std::vector<double> first_orders;  ///< by row of the demand programme
  std::vector<double> seats_left;    ///< by row of the service: seats that became free

  /// One more in a row of a table.
  static void count(std::vector<double>& numbers, std::size_t row) {
    if (numbers.size() <= row) numbers.resize(row + 1, 0.0);
    numbers[row] += 1.0;
  }
  void give_up(Stage stage) {
    dropped += 1.0;
    given_up[reported(stage)] += 1.0;
  }
  void pay_stage(Stage stage, Source source, double yuan, bool joint) {
    finance[reported(stage)][static_cast<std::size_t>(source)] += yuan;
    if (joint) joint_finance[static_cast<std::size_t>(source)] += yuan;
  }

  /// One more project or enterprise that the limit of a catalogue entry turned away, whole or in part.
  void refuse(std::int32_t entry) {
    const auto place = static_cast<std::size_t>(entry);
    if (refused.size() <= place) refused.resize(place + 1, 0.0);
    refused[place] += 1.0;
  }
  std::vector<double> refused;  ///< by position in the catalogue, as far as anybody was refused
};

/// All that a run remembers: tables, books, and what steps keep from quarter to quarter. Assignment makes it
/// that of another run.
struct CityState {
  CityState() : accounts(*this) {}

  Enterprises enterprises;
  Projects projects;
  Bodies bodies;
  Services services;
  Alliances alliances;
  Members members;
  Funds funds;
  Vintages vintages;
  Holdings holdings;
  Lenders lenders;
  Facilities facilities;
  Loans loans;
  Covers covers;
  Policies policies;
  Governments governments;
  Payables payables;
  Grants grants;
  Calls calls;
  Adoptions adoptions;
  Demands demands;
  Spaces spaces;
  Landings landings;
  Signals signals;
  LabourMarkets labour;
  Markets markets;
  PublicTerms terms;
  Practices practices;
  sim::Ledger books;
  Accounts accounts;
  Tally tally;
  Memory memory;
  PublicRecord public_record;  ///< of the quarter, and grants of the three before it
  /// Living enterprises in the order of a hash of their keys: an index over the table, kept from quarter to
  /// quarter, and how many rows of the table it has seen.
  std::vector<std::pair<std::uint64_t, std::size_t>> circle;
  std::size_t rows_on_circle = 0;
  KeptDraws order_weights;              ///< of enterprises, for a year
  KeptDraws moving_costs;               ///< of enterprises, for life
  KeptDraws body_costs;                 ///< the same, of an R&D body of their own
  std::vector<KeptDraws> score_errors;  ///< of enterprises, for a year, by signal
  int quarter = 0;                      ///< ordinal of the quarter in work
};

/// One run of the city on its inputs.
class City : public sim::World, public CityState {
 public:
  explicit City(const sim::Inputs& data) : inputs(data) {}

  void run_step(std::size_t step, const sim::StepContext& context) override;
  void begin_record(const sim::StepContext& context) override;
  sim::Ledger& ledger() override { return books; }
  std::vector<const sim::Population*> populations() const override;
  std::unique_ptr<sim::World> copy(const sim::Inputs& data) const override;

  const sim::Inputs& inputs;

  const sim::Entry& entry(std::int32_t position) const {
    return inputs.catalogue[static_cast<std::size_t>(position)];
  }
  std::int32_t position(const sim::Entry& entry) const {
    return static_cast<std::int32_t>(&entry - inputs.catalogue.data());
  }
};

/// The value of a parameter for the step that asks.
inline double read(const sim::StepContext& context, sim::ParameterName key) {
  return context.parameters[context.parameters.table().require(key)];
}
/// The value of an entry's field.
inline double read(const sim::StepContext& context, const sim::Entry& entry, std::string_view field) {
  return context.parameters[entry.field(field)];
}
/// The key of a sector's national market.
inline std::string market_key(std::size_t sector) {
  return "sector." + std::string(sector_info[sector].id) + ".market";
}
/// What an entry says whom it serves, for a row of the table of its kind.
inline void read_served(const sim::StepContext& context, const sim::Entry& entry, Served& served,
                        std::size_t row) {
  served.sectors[row] = chosen_set(read(context, entry, "sectors"));
  served.districts[row] = chosen_set(read(context, entry, "districts"));
}
/// Whether an entry acts in this quarter.
inline bool is_open(const sim::StepContext& context, const sim::Entry& entry) {
  return context.parameters.on(entry.open);
}

}  // namespace xiamen
