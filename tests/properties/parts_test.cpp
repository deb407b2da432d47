#include <gtest/gtest.h>

#include <cmath>

#include "models/xiamen/entities/vocabulary.hpp"
#include "models/xiamen/observables.hpp"
#include "tests/properties/city_run.hpp"

/// Parts of what is observed add up to the whole, in every quarter of a run.
namespace xiamen {
namespace {

const sim::Trajectory& seen() {
  return test::baseline_run().trajectory;
}

double value(const std::string& name, sim::Quarter quarter, std::size_t cell = 0) {
  return seen().get(observables().require(name), quarter, cell);
}

/// The sum over the cells from `first` on, `step` apart, `count` of them (all by default).
double sum(const std::string& name, sim::Quarter quarter, std::size_t first = 0,
           std::size_t count = static_cast<std::size_t>(-1)) {
  const std::size_t cells = seen().table().cells(observables().require(name));
  double all = 0;
  for (std::size_t cell = first; cell < cells && cell - first < count; ++cell) {
    const double each = value(name, quarter, cell);
    all += std::isnan(each) ? 0.0 : each;
  }
  return all;
}

template <class Check>
void every_quarter(Check check) {
  for (sim::Quarter quarter = test::run_start + 1; quarter <= test::run_end; quarter = quarter + 1)
    check(quarter);
}

void expect_close(double parts, double whole, const std::string& what, sim::Quarter quarter) {
  EXPECT_NEAR(parts, whole, 1e-9 * (1.0 + std::abs(whole))) << what << " " << quarter.text();
}

TEST(Parts, OfABreakdownAddUp) {
  const std::pair<const char*, const char*> pairs[] = {
      {"exits_by_reason", "exits"},
      {"exits_by_sector", "exits"},
      {"entries_by_sector", "entries"},
      {"enterprises_by_size", "enterprises"},
      {"sales_by_size", "sales"},
      {"knowledge_stock_by_sector", "knowledge_stock"},
      {"results_found_by_sector", "results_found"},
      {"projects_dropped_by_stage", "projects_dropped"},
      {"fund_deals_by_stage", "fund_deals"},
      {"first_orders_by_demand", "first_orders"},
      {"first_orders_by_size", "first_orders"},
      {"first_orders_by_sector", "first_orders"},
      {"enterprises_financed_by_size", "enterprises_financed"},
      {"supported_enterprises_by_size", "supported_enterprises"},
      {"researchers_wanted_by_field", "researchers_wanted"}};
  for (const auto& [parts, whole] : pairs) {
    double ever = 0;
    every_quarter([&, part = parts, all = whole](sim::Quarter quarter) {
      ever += sum(part, quarter);
      expect_close(sum(part, quarter), value(all, quarter), part, quarter);
    });
    EXPECT_GT(ever, 0.0) << parts << " is never anything";
  }
}

TEST(Parts, OfWaitingBySectorAddUpInEveryStageAndCause) {
  every_quarter([](sim::Quarter quarter) {
    const std::size_t cells = seen().table().cells(observables().require("projects_waiting"));
    for (std::size_t cell = 0; cell < cells; ++cell) {
      expect_close(sum("projects_waiting_by_sector", quarter, cell * sectors, sectors),
                   value("projects_waiting", quarter, cell), "projects_waiting_by_sector", quarter);
    }
  });
}

TEST(Parts, ResearchBySizeIsResearchBySector) {
  every_quarter([](sim::Quarter quarter) {
    expect_close(sum("rd_expenditure_by_size", quarter), sum("rd_expenditure_by_sector", quarter),
                 "rd_expenditure_by_size", quarter);
  });
}

// What was on the shelf and what was found is taken up, founds an enterprise, goes out of date or waits on.
TEST(Parts, ResultsAreAllAccountedFor) {
  every_quarter([](sim::Quarter quarter) {
    const double left = value("results_waiting", quarter + -1) + value("results_found", quarter) -
                        value("technology_contracts", quarter) - value("spin_offs", quarter) -
                        value("results_out_of_date", quarter);
    EXPECT_EQ(value("results_waiting", quarter), left) << quarter.text();
    EXPECT_LE(value("results_waiting_long", quarter), value("results_waiting", quarter));
  });
}

TEST(Parts, EquityInProjectFinanceIsWhatFundsInvest) {
  constexpr std::size_t equity = static_cast<std::size_t>(Source::public_equity);
  every_quarter([](sim::Quarter quarter) {
    double all = 0, by_private = 0;
    for (std::size_t stage = 0; stage < reported_stages; ++stage) {
      all += sum("project_finance", quarter, stage * sources + equity, 2);
      by_private += value("project_finance", quarter, stage * sources + equity + 1);
    }
    expect_close(all, value("fund_invested", quarter), "equity", quarter);
    expect_close(by_private, value("private_equity_invested", quarter), "private equity", quarter);
  });
}

TEST(Parts, SeatsTakenAreSeats) {
  every_quarter([](sim::Quarter quarter) {
    const std::size_t cells = seen().table().cells(observables().require("service_seats"));
    for (std::size_t cell = 0; cell < cells; ++cell)
      EXPECT_LE(value("service_seats_taken", quarter, cell), value("service_seats", quarter, cell))
          << quarter.text();
  });
}

// What enterprises got is what was paid under the flows that go to them; awards go to spaces, too.
TEST(Parts, SupportIsPartOfFiscalSpending) {
  const std::vector<std::string>& ids = seen().table().axis("instrument").ids;
  every_quarter([&](sim::Quarter quarter) {
    double certain = 0, awards = 0;
    for (std::size_t cell = 0; cell < ids.size(); ++cell) {
      const double paid = value("fiscal_spending", quarter, cell);
      if (ids[cell] == "award") awards = paid;
      for (const char* each : {"rd_subsidy", "stage_grant", "interest_subsidy", "alliance_subsidy", "landing",
                               "demand", "call", "adoption"})
        certain += ids[cell] == each ? paid : 0.0;
    }
    EXPECT_LE(value("enterprise_support", quarter), (certain + awards) * (1.0 + 1e-9)) << quarter.text();
    EXPECT_GE(value("enterprise_support", quarter), certain * (1.0 - 1e-9)) << quarter.text();
  });
}

TEST(Parts, NetworksAreWithinTheirBounds) {
  const auto at = [](const char* name, Network network, sim::Quarter quarter) {
    return value(name, quarter, static_cast<std::size_t>(network));
  };
  every_quarter([&](sim::Quarter quarter) {
    const double all = at("network_ties", Network::collaboration, quarter);
    double parts = 0;
    for (const Network each : {Network::alliance, Network::joint_lab, Network::licence}) {
      parts += at("network_ties", each, quarter);
      EXPECT_LE(at("network_ties", each, quarter), all) << quarter.text();
    }
    EXPECT_LE(all, parts) << quarter.text();
    for (std::size_t cell = 0; cell < networks; ++cell) {
      const double nodes = value("network_nodes", quarter, cell);
      const double ties = value("network_ties", quarter, cell);
      const double components = value("network_components", quarter, cell);
      EXPECT_GE(ties, nodes - components) << "every part is held together";
      EXPECT_LE(2.0 * components, nodes) << "nobody is alone";
    }
    EXPECT_LE(at("network_largest_degree", Network::space, quarter), value("network_nodes", quarter, 5));
  });
  EXPECT_GT(at("network_ties", Network::alliance, test::run_end), 0.0);
  EXPECT_GT(at("network_ties", Network::licence, test::run_end), 0.0);
  EXPECT_GT(at("network_ties", Network::space, test::run_end), 0.0);
}

}  // namespace
}  // namespace xiamen
