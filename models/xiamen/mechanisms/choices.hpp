#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/xiamen/entities/vocabulary.hpp"

/// Closed lists that a field of the catalogue may choose from: the words as one writes them in TOML, in the
/// order of the enum that the steps use.
namespace xiamen {

enum class GrantBase : std::uint8_t { research_cost, stage_cost, interest, incubation };
inline constexpr std::array<std::string_view, 4> grant_bases = {"rd_cost", "stage_cost", "interest",
                                                                "incubation"};

inline constexpr std::array<std::string_view, 2> funding_rules = {"appropriation", "entitlement"};

enum class LoanPurpose : std::uint8_t { project, working_capital };
inline constexpr std::array<std::string_view, 2> loan_purposes = {"project", "working_capital"};

/// What a borrower or a buyer of cover must have. Points and tax index: a score that its lender can see;
/// guarantee: a cover of the loan with room for it.
enum class Requirement : std::uint8_t {
  none,
  patent,
  equity_investor,
  certified,
  specialised,
  innovation_points,
  tax_index,
  guarantee
};
inline constexpr std::array<std::string_view, 8> requirements = {
    "none",      "patent",   "equity_investor", "certified", "specialised", "innovation_points",
    "tax_index", "guarantee"};

/// The event for which a cover pays.
enum class CoverTrigger : std::uint8_t { project_failure, buyer_default, enterprise_failure, loan_default };
inline constexpr std::array<std::string_view, 4> cover_triggers = {"project_failure", "buyer_default",
                                                                   "enterprise_failure", "loan_default"};

/// What a signal is: a score that lenders see, or meetings.
enum class SignalForm : std::uint8_t { score, meeting };
inline constexpr std::array<std::string_view, 2> signal_forms = {"score", "meeting"};

/// What a score measures (rules/score).
enum class Measure : std::uint8_t { innovation_points, tax_index };
inline constexpr std::array<std::string_view, 2> measures = {"innovation_points", "tax_index"};

/// Whom those who seek meet: results of research bodies meet enterprises, projects investors, products
/// customers, leads of alliances partners.
enum class Counterpart : std::uint8_t { results, investors, customers, members };
inline constexpr std::array<std::string_view, 4> counterparts = {"results", "investors", "customers",
                                                                 "members"};

/// Row of the rule table of statuses.
enum class StatusRule : std::uint8_t {
  high_tech,
  specialised,
  little_giant,
  pool,
  innovative,
  single_champion,
  chain_leader,
  unicorn,
  research_body
};
inline constexpr std::size_t statuses = 9;
inline constexpr std::array<std::string_view, statuses> status_rules_known = {
    "high_tech",       "specialised",  "little_giant", "pool",         "innovative",
    "single_champion", "chain_leader", "unicorn",      "research_body"};

template <std::size_t N>
std::vector<std::string> words(const std::array<std::string_view, N>& list) {
  return {list.begin(), list.end()};
}

/// Technologies that can be adopted, in the order of enum Technology.
inline std::vector<std::string> technology_choices() {
  return words(technology_ids);
}

/// Stages an instrument may name, in the order of enum Stage.
inline std::vector<std::string> stage_choices() {
  return words(stage_ids);
}

/// All technology fields or one of them, as `serves` reads it.
inline std::vector<std::string> field_choices() {
  std::vector<std::string> choices = words(field_group_ids);
  choices.insert(choices.begin(), "all");
  return choices;
}

/// The 4 + 4 + 6 sectors and the six districts, in the order of the vocabulary.
inline std::vector<std::string> sector_choices() {
  std::vector<std::string> choices;
  for (const SectorInfo& each : sector_info) choices.emplace_back(each.id);
  return choices;
}
inline std::vector<std::string> district_choices() {
  std::vector<std::string> choices;
  for (const DistrictInfo& each : district_info) choices.emplace_back(each.id);
  return choices;
}

/// All loan products or those of one requirement, as `covers_loans` reads it.
inline std::vector<std::string> covered_loan_choices() {
  std::vector<std::string> choices = words(requirements);
  choices.insert(choices.begin(), "any");
  return choices;
}
constexpr bool covers_loans(std::uint8_t choice, Requirement requirement) {
  return choice == 0 || choice == static_cast<std::uint8_t>(requirement) + 1;
}

/// The number that a choice is stored as.
template <typename Choice>
constexpr Choice chosen(double value) {
  return static_cast<Choice>(static_cast<std::uint8_t>(value));
}

/// The bits that a set is stored as.
constexpr std::int32_t chosen_set(double value) {
  return static_cast<std::int32_t>(value);
}

}  // namespace xiamen
