#include "models/xiamen/observables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/xiamen/model.hpp"

namespace xiamen {
namespace {

using sim::Observable;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

struct Expected {
  const char* name;
  const char* unit;
  Observable::Kind kind;
  Observable::Role role;
  std::vector<std::string> axes = {};  ///< beyond scenario, replicate and time
};

void PrintTo(const Expected& expected, std::ostream* out) {
  *out << expected.name;
}

constexpr auto stock = Observable::Kind::stock;
constexpr auto flow = Observable::Kind::flow;
constexpr auto input = Observable::Role::input;
constexpr auto administrative = Observable::Role::administrative;
constexpr auto outcome = Observable::Role::outcome;

// Names, units and roles that outputs keep for ever. Input: what the policy puts in. Administrative: counts
// by status, certificates, recognitions (conversion projects are recognised), alliances, tenants and clients.
const std::vector<Expected>& promised() {
  static const std::vector<Expected> rows = {
      {"enterprises", "1", stock, administrative},
      {"high_tech_enterprises", "1", stock, administrative},
      {"specialised_enterprises", "1", stock, administrative},
      {"little_giants", "1", stock, administrative},
      {"single_champions", "1", stock, administrative},
      {"chain_leaders", "1", stock, administrative},
      {"unicorns", "1", stock, administrative},
      {"gdp", "CNY", flow, outcome},
      {"value_added", "CNY", flow, outcome},
      {"employment", "1", stock, outcome},
      {"new_product_sales", "CNY", flow, outcome},
      {"high_tech_output", "CNY", flow, outcome},
      {"rd_expenditure", "CNY", flow, outcome},
      {"rd_expenditure_reported", "CNY", flow, outcome},
      {"rd_intensity", "%", stock, outcome},
      {"rd_active_share", "1", stock, outcome},
      {"rd_institution_share", "1", stock, outcome},
      {"researchers", "1", stock, outcome},
      {"researcher_wage", "CNY/year", stock, outcome},
      {"invention_patents", "1", stock, outcome},
      {"technology_contracts", "1", flow, outcome},
      {"technology_contract_value", "CNY", flow, outcome},
      {"conversion_projects", "1", flow, administrative},
      {"key_projects", "1", flow, outcome},
      {"projects_in_stage", "1", stock, outcome, {"stage"}},
      {"projects_waiting", "1", stock, outcome, {"stage", "cause"}},
      {"projects_passed", "1", flow, outcome, {"stage"}},
      {"projects_completed", "1", flow, outcome},
      {"projects_dropped", "1", flow, outcome},
      {"spin_offs", "1", flow, outcome},
      {"entries", "1", flow, outcome},
      {"exits", "1", flow, outcome},
      {"moved_in", "1", flow, outcome},
      {"moved_out", "1", flow, outcome},
      {"incubator_graduates", "1", flow, outcome},
      {"certifications", "1", flow, administrative},
      {"certification_lapses", "1", flow, administrative},
      {"incubator_tenants", "1", stock, outcome},
      {"consortia", "1", stock, administrative},
      {"consortium_enterprises", "1", stock, administrative},
      {"consortium_institutes", "1", stock, administrative},
      {"joint_labs", "1", stock, administrative},
      {"fund_commitments", "CNY", stock, input},
      {"fund_dry_powder", "CNY", stock, outcome},
      {"fund_invested", "CNY", flow, outcome},
      {"fund_commitments_by_owner", "CNY", stock, input, {"owner"}},
      {"fund_dry_powder_by_owner", "CNY", stock, outcome, {"owner"}},
      {"fund_invested_by_owner", "CNY", flow, outcome, {"owner"}},
      {"fund_deals", "1", flow, outcome},
      {"fund_exits", "1", flow, outcome},
      {"private_equity_invested", "CNY", flow, outcome},
      {"technology_loans", "CNY", stock, outcome},
      {"specialised_loans", "CNY", stock, outcome},
      {"ip_pledge_loans", "CNY", stock, outcome},
      {"innovation_points_loans", "CNY", stock, outcome},
      {"tax_index_loans", "CNY", stock, outcome},
      {"loan_losses", "CNY", flow, outcome},
      {"insurance_cover", "CNY", stock, outcome},
      {"fund_value", "CNY", stock, outcome},
      {"fund_value_by_owner", "CNY", stock, outcome, {"owner"}},
      {"facility_utilisation", "1", stock, outcome, {"facility"}},
      {"insurance_clients", "1", stock, administrative},
      {"fiscal_spending", "CNY", flow, input, {"instrument"}},
      {"tax_relief", "CNY", flow, input},
      {"rd_subsidy", "CNY", flow, input},
      {"ledger_imbalance", "fen", stock, administrative},
      {"enterprises_by_sector", "1", stock, administrative, {"sector"}},
      {"high_tech_enterprises_by_sector", "1", stock, administrative, {"sector"}},
      {"value_added_by_sector", "CNY", flow, outcome, {"sector"}},
      {"rd_expenditure_by_sector", "CNY", flow, outcome, {"sector"}},
      {"employment_by_sector", "1", stock, outcome, {"sector"}},
      {"enterprises_by_district", "1", stock, administrative, {"district"}},
      {"high_tech_enterprises_by_district", "1", stock, administrative, {"district"}},
      {"value_added_by_district", "CNY", flow, outcome, {"district"}},
      {"rd_expenditure_by_district", "CNY", flow, outcome, {"district"}},
      {"employment_by_district", "1", stock, outcome, {"district"}},
      // Beyond what was promised first.
      {"recognitions", "1", flow, administrative, {"status"}},
      {"buy_backs", "1", flow, outcome},
      {"write_offs", "1", flow, outcome},
      {"fiscal_fund_capital", "CNY", flow, input},
      {"fiscal_recoveries", "CNY", flow, outcome},
      {"fiscal_value_held", "CNY", stock, outcome},
  };
  return rows;
}

class Promised : public testing::TestWithParam<Expected> {};

TEST_P(Promised, IsThere) {
  const auto id = observables().find(GetParam().name);
  ASSERT_TRUE(id.exists());
  const Observable& row = observables()[id];
  EXPECT_EQ(row.unit, GetParam().unit);
  EXPECT_EQ(row.kind, GetParam().kind);
  EXPECT_EQ(row.role, GetParam().role);
  EXPECT_EQ(row.axes, GetParam().axes);
  EXPECT_FALSE(row.label.en.empty());
  EXPECT_FALSE(row.label.zh.empty());
  EXPECT_FALSE(row.meaning.en.empty());
  EXPECT_FALSE(row.meaning.zh.empty());
}

INSTANTIATE_TEST_SUITE_P(Interface, Promised, testing::ValuesIn(promised()),
                         [](const testing::TestParamInfo<Expected>& each) {
                           return std::string(each.param.name);
                         });

TEST(Observables, AxesAreThoseOfTheInterface) {
  const sim::ObservableTable& table = observables();
  EXPECT_EQ(table.axis("stage").ids, (std::vector<std::string>{"concept_validation", "small_scale_test",
                                                               "pilot", "industrialisation", "market"}));
  EXPECT_EQ(table.axis("cause").ids, (std::vector<std::string>{"no_instrument", "limit", "seat", "staff",
                                                               "price", "partner", "customer"}));
  EXPECT_EQ(table.axis("owner").ids, (std::vector<std::string>{"fiscal", "state_owned", "private"}));
  EXPECT_EQ(table.axis("instrument").ids.front(), "rd_subsidy");
  EXPECT_EQ(table.axis("facility").entry_kinds, std::vector<std::string>{"loan"});
  EXPECT_EQ(table.axis("sector").ids.size(), 14U);
  std::vector<std::string> districts;
  for (const sim::Label& label : table.axis("district").labels) districts.push_back(label.zh);
  EXPECT_THAT(districts, ElementsAre("思明", "湖里", "集美", "海沧", "同安", "翔安"));
  EXPECT_TRUE(table[table.require("ledger_imbalance")].integer);
}

TEST(Observables, OnlySharesHaveADenominator) {
  std::vector<std::string> shares;
  for (const Observable& row : observables().rows()) {
    if (!row.denominator.empty()) shares.push_back(row.name);
  }
  EXPECT_THAT(shares, UnorderedElementsAre("rd_intensity", "rd_active_share", "rd_institution_share",
                                           "facility_utilisation", "service_utilisation", "result_uptake",
                                           "network_largest_component", "network_clustering",
                                           "network_repeated_ties", "programme_top_ten"));
}

// What is broken down is what stands whole beside it, along one axis more.
TEST(Observables, ABreakdownIsOfTheWholeBesideIt) {
  std::size_t breakdowns = 0;
  for (const Observable& part : observables().rows()) {
    const std::size_t by = part.name.find("_by_");
    if (by == std::string::npos) continue;
    ++breakdowns;
    const auto id = observables().find(part.name.substr(0, by));
    ASSERT_TRUE(id.exists()) << part.name;
    const Observable& whole = observables()[id];
    EXPECT_EQ(part.unit, whole.unit) << part.name;
    EXPECT_EQ(part.kind, whole.kind) << part.name;
    EXPECT_EQ(part.role, whole.role) << part.name;
    std::vector<std::string> axes = whole.axes;
    axes.push_back(part.name.substr(by + 4));
    EXPECT_EQ(part.axes, axes) << part.name;
  }
  EXPECT_GE(breakdowns, 13U);
}

TEST(Observables, TwelveOutcomesAreHeadlines) {
  std::vector<std::string> headlines;
  for (const Observable& row : observables().rows()) {
    if (!row.headline) continue;
    headlines.push_back(row.name);
    EXPECT_EQ(row.role, outcome) << row.name;
  }
  EXPECT_THAT(
      headlines,
      UnorderedElementsAre("value_added", "high_tech_output", "new_product_sales", "employment",
                           "rd_expenditure", "researchers", "invention_patents", "technology_contract_value",
                           "projects_completed", "spin_offs", "exits", "private_equity_invested"));
}

TEST(Observables, PointsBelongToThem) {
  const sim::Inputs none;
  for (const sim::Point& point : CityModel().points(none))
    EXPECT_TRUE(observables().find(point.observable).exists()) << point.observable;
}

}  // namespace
}  // namespace xiamen
