#include "models/xiamen/observables.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "models/xiamen/model.hpp"

namespace xiamen {
namespace {

using sim::Observable;

struct Expected {
  const char* name;
  const char* unit;
  Observable::Kind kind;
  Observable::Role role;
};

void PrintTo(const Expected& expected, std::ostream* out) {
  *out << expected.name;
}

constexpr auto stock = Observable::Kind::stock;
constexpr auto flow = Observable::Kind::flow;
constexpr auto input = Observable::Role::input;
constexpr auto administrative = Observable::Role::administrative;
constexpr auto outcome = Observable::Role::outcome;

class Promised : public testing::TestWithParam<Expected> {};

TEST_P(Promised, IsThere) {
  const auto id = observables().find(GetParam().name);
  ASSERT_TRUE(id.exists());
  const Observable& row = observables()[id];
  EXPECT_EQ(row.unit, GetParam().unit);
  EXPECT_EQ(row.kind, GetParam().kind);
  EXPECT_EQ(row.role, GetParam().role);
  EXPECT_FALSE(row.label.en.empty());
  EXPECT_FALSE(row.label.zh.empty());
  EXPECT_FALSE(row.meaning.en.empty());
  EXPECT_FALSE(row.meaning.zh.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Interface, Promised,
    testing::Values(
        Expected{"enterprises", "1", stock, administrative},
        Expected{"high_tech_enterprises", "1", stock, administrative},
        Expected{"specialised_enterprises", "1", stock, administrative},
        Expected{"little_giants", "1", stock, administrative},
        Expected{"certifications", "1", flow, administrative},
        Expected{"certification_lapses", "1", flow, administrative}, Expected{"gdp", "CNY", flow, outcome},
        Expected{"value_added", "CNY", flow, outcome}, Expected{"employment", "1", stock, outcome},
        Expected{"new_product_sales", "CNY", flow, outcome},
        Expected{"high_tech_output", "CNY", flow, outcome}, Expected{"rd_expenditure", "CNY", flow, outcome},
        Expected{"rd_expenditure_reported", "CNY", flow, outcome},
        Expected{"rd_intensity", "%", stock, outcome}, Expected{"researchers", "1", stock, outcome},
        Expected{"researcher_wage", "CNY/year", stock, outcome},
        Expected{"invention_patents", "1", stock, outcome},
        Expected{"technology_contracts", "1", flow, outcome},
        Expected{"technology_contract_value", "CNY", flow, outcome},
        Expected{"projects_in_stage", "1", stock, outcome}, Expected{"projects_waiting", "1", stock, outcome},
        Expected{"projects_passed", "1", flow, outcome}, Expected{"projects_completed", "1", flow, outcome},
        Expected{"projects_dropped", "1", flow, outcome}, Expected{"spin_offs", "1", flow, outcome},
        Expected{"entries", "1", flow, outcome}, Expected{"exits", "1", flow, outcome},
        Expected{"consortia", "1", stock, administrative},
        Expected{"consortium_enterprises", "1", stock, administrative},
        Expected{"consortium_institutes", "1", stock, administrative},
        Expected{"joint_labs", "1", stock, administrative}, Expected{"fund_commitments", "CNY", stock, input},
        Expected{"fund_dry_powder", "CNY", stock, outcome}, Expected{"fund_invested", "CNY", flow, outcome},
        Expected{"fund_deals", "1", flow, outcome}, Expected{"fund_exits", "1", flow, outcome},
        Expected{"private_equity_invested", "CNY", flow, outcome},
        Expected{"fund_value", "CNY", stock, outcome},
        Expected{"fund_commitments_by_owner", "CNY", stock, input},
        Expected{"fund_invested_by_owner", "CNY", flow, outcome},
        Expected{"fund_value_by_owner", "CNY", stock, outcome}, Expected{"buy_backs", "1", flow, outcome},
        Expected{"write_offs", "1", flow, outcome}, Expected{"fiscal_fund_capital", "CNY", flow, input},
        Expected{"fiscal_recoveries", "CNY", flow, outcome},
        Expected{"fiscal_value_held", "CNY", stock, outcome},
        Expected{"technology_loans", "CNY", stock, outcome},
        Expected{"specialised_loans", "CNY", stock, outcome}, Expected{"fiscal_spending", "CNY", flow, input},
        Expected{"tax_relief", "CNY", flow, input}, Expected{"rd_subsidy", "CNY", flow, input},
        Expected{"ledger_imbalance", "fen", stock, administrative}),
    [](const testing::TestParamInfo<Expected>& each) { return std::string(each.param.name); });

TEST(Observables, AxesAreThoseOfTheInterface) {
  const sim::ObservableTable& table = observables();
  EXPECT_EQ(table.axis("stage").ids, (std::vector<std::string>{"concept_validation", "small_scale_test",
                                                               "pilot", "industrialisation", "market"}));
  EXPECT_EQ(table.axis("cause").ids, (std::vector<std::string>{"no_instrument", "limit", "seat", "staff",
                                                               "price", "partner", "customer"}));
  EXPECT_EQ(table[table.require("projects_waiting")].axes, (std::vector<std::string>{"stage", "cause"}));
  EXPECT_EQ(table[table.require("projects_passed")].axes, std::vector<std::string>{"stage"});
  EXPECT_TRUE(table[table.require("ledger_imbalance")].integer);
}

TEST(Observables, HeadlinesAreOutcomes) {
  std::size_t headlines = 0;
  for (const Observable& row : observables().rows()) {
    headlines += row.headline ? 1U : 0U;
    EXPECT_TRUE(!row.headline || row.role == outcome) << row.name;
  }
  EXPECT_GE(headlines, 4U);
  for (const char* name : {"value_added", "projects_completed", "rd_expenditure"})
    EXPECT_TRUE(observables()[observables().require(name)].headline) << name;
}

TEST(Observables, PointsBelongToThem) {
  const sim::Inputs none;
  for (const sim::Point& point : CityModel().points(none))
    EXPECT_TRUE(observables().find(point.observable).exists()) << point.observable;
}

}  // namespace
}  // namespace xiamen
