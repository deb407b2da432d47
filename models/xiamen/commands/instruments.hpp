#pragma once
#include <array>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "models/xiamen/entities/vocabulary.hpp"
#include "sim/cli/comparison.hpp"
#include "sim/cli/table.hpp"
#include "sim/parameter/catalogue.hpp"
#include "sim/statistics/ratio.hpp"

/// What each programme voted and paid, to whom, and what it brought about that would not have been done
/// without it.
namespace xiamen {

/// One programme in one scenario over the four quarters to `last`: means over replicates.
struct Instrument {
  std::size_t scenario = 0;
  std::size_t programme = 0;  ///< position on the axis
  sim::Quarter last;
  double appropriation = 0, asked = 0, granted = 0, paid = 0;  ///< CNY
  double recipients = 0, gini = 0, top_ten = 0, days = 0;      ///< NaN where unknown
  std::array<double, ownerships> by_ownership{};               ///< CNY paid to enterprises
  std::array<double, size_classes> by_size{};
  std::array<double, districts> by_district{};

  double execution() const;  ///< paid over appropriated; NaN without an appropriation
  double refused() const;    ///< part of what was asked for that was not granted; NaN if nobody asked
};

/// In the order quarter, scenario, most paid first; those that paid nothing come last. Throws InvalidInput
/// for a study without these observables, or with fewer than four quarters before one of `quarters`.
std::vector<Instrument> instruments(const sim::Study& study, const std::vector<sim::Quarter>& quarters);

/// What a programme is there to support, as far as an observable tells; flows in CNY.
struct Activity {
  std::string observable;  ///< summed over its axis
  sim::Label label;
};
using ActivityOf = std::function<std::optional<Activity>(const std::string& programme)>;
/// Grants on R&D: R&D of the enterprises. Grants on a stage, calls and alliances: spending on the stages of
/// projects. Adoption programmes: investment in adoption. Nothing for the others.
std::optional<Activity> supported_activity(const sim::Inputs& inputs, const std::string& programme);

/// Two worlds that differ in one programme: from the first change on one of them grants nothing of it in any
/// replicate, the other does, and the text of the scenario changes nothing else.
struct WorldPair {
  std::size_t scenario = 0;
  std::size_t programme = 0;
  bool closes = true;  ///< the scenario is the world without it; else the baseline is
  sim::Quarter first;
};
std::vector<WorldPair> world_pairs(const sim::Study& study, std::size_t baseline, sim::Quarter last);

/// From the first change to `last`, world with the programme less world without, paired by replicate.
struct Additionality {
  WorldPair pair;
  sim::Quarter last;
  std::optional<Activity> activity;
  sim::PairedEffect paid;    ///< by this programme
  sim::PairedEffect spent;   ///< on the activity, public money included; no pairs without an activity
  sim::PairedEffect pocket;  ///< spent less paid: out of their own pockets
  /// pocket over paid, with Fieller's interval: own money for each CNY of public money. Deadweight, the part
  /// of the public money that pays for what is done anyway, is 1 - spent / paid: this with its sign turned.
  std::optional<sim::RatioOfMeans> own_money;
};
std::vector<Additionality> additionality(const sim::Study& study, std::size_t baseline,
                                         const std::vector<sim::Quarter>& quarters,
                                         const ActivityOf& activity_of);

sim::Table instrument_table(const sim::Study& study, const std::vector<Instrument>& rows);
sim::Table additionality_table(const sim::Study& study, const std::vector<Additionality>& rows);

/// For people. Rows that paid nothing are counted, not shown.
void write_instruments(const sim::Study& study, const std::vector<Instrument>& rows,
                       const sim::TextStyle& style, std::ostream& out);
void write_additionality(const sim::Study& study, std::size_t baseline,
                         const std::vector<Additionality>& rows, const sim::TextStyle& style,
                         std::ostream& out);

}  // namespace xiamen
