#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "models/xiamen/city.hpp"
#include "models/xiamen/observables.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "tests/properties/city_run.hpp"

/// What must hold between tables at the end of every quarter.
namespace xiamen {
namespace {

using Check = void (*)(const City& city, sim::Quarter quarter);

void after_every_quarter(Check check) {
  sim::SimulationOptions options;
  options.after_quarter = [check](sim::Quarter quarter, sim::World& world) {
    check(dynamic_cast<const City&>(world), quarter);
  };
  test::run(test::realised(test::scenario("more-consortia"), sim::Quarter(2026, 4)), options);
}

TEST(Stocks, SeatsTakenAreHeldByProjects) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    std::vector<std::int32_t> held(city.services.size(), 0);
    for (const std::size_t row : city.projects.live) {
      if (city.projects.seat[row].exists()) ++held[city.projects.seat[row].position()];
    }
    for (std::size_t row = 0; row < city.services.size(); ++row) {
      EXPECT_EQ(city.services.taken[row], held[row])
          << city.entry(city.services.entry[row]).id << " " << quarter.text();
    }
  });
}

// Whoever came and went: at the end of a year the table has little more than the living.
TEST(Stocks, TheTableOfEnterprisesIsOfTheSizeOfTheCity) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    if (quarter.number() != 4) return;
    const Enterprises& firms = city.enterprises;
    EXPECT_LT(static_cast<double>(firms.size()), 1.1 * static_cast<double>(firms.living.size()))
        << quarter.text();
  });
}

TEST(Stocks, PlacesAreHeldByTenantsAndNeverMoreThanThereAre) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    std::vector<std::int32_t> housed(city.spaces.size(), 0);
    for (const std::int32_t space : city.enterprises.space.values()) {
      if (space >= 0) ++housed[static_cast<std::size_t>(space)];
    }
    for (std::size_t row = 0; row < city.spaces.size(); ++row) {
      const std::string& id = city.entry(city.spaces.entry[row]).id;
      EXPECT_EQ(city.spaces.tenants[row], housed[row]) << id << " " << quarter.text();
      EXPECT_LE(city.spaces.tenants[row], city.spaces.places[row]) << id << " " << quarter.text();
      EXPECT_EQ(city.spaces.cash[row], Money()) << id << " " << quarter.text();
    }
  });
}

TEST(Stocks, ABalanceOfAProductIsItsLoans) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    std::vector<Money> owed(city.facilities.size());
    for (const std::size_t loan : city.loans.live)
      owed[static_cast<std::size_t>(city.loans.facility[loan])] += city.loans.outstanding[loan];
    Money working;
    for (const Money debt : city.enterprises.working_debt.values()) working -= debt;
    Money working_products;
    for (std::size_t row = 0; row < city.facilities.size(); ++row) {
      if (city.facilities.working_capital[row] != 0) {
        working_products += city.facilities.used[row] - owed[row];
      } else {
        EXPECT_EQ(city.facilities.used[row].in_fen(), owed[row].in_fen())
            << city.entry(city.facilities.entry[row]).id << " " << quarter.text();
      }
    }
    EXPECT_EQ(working_products.in_fen(), working.in_fen()) << quarter.text();
  });
}

TEST(Stocks, ProjectDebtIsOwedLoanByLoan) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    std::vector<Money> owed(city.enterprises.size());
    for (const std::size_t loan : city.loans.live)
      owed[static_cast<std::size_t>(city.loans.enterprise[loan])] += city.loans.outstanding[loan];
    for (std::size_t row = 0; row < owed.size(); ++row)
      ASSERT_EQ(-city.enterprises.project_debt[row].in_fen(), owed[row].in_fen()) << quarter.text();
  });
}

TEST(Stocks, VintagesHoldWhatTheyBoughtAndOweWhatTheyHold) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    const Vintages& vintages = city.vintages;
    std::vector<Money> cost(vintages.size());
    std::vector<Money> claims(vintages.size());
    std::vector<Money> owed(city.enterprises.size());
    for (std::size_t row = 0; row < city.holdings.size(); ++row) {
      const auto vintage = static_cast<std::size_t>(city.holdings.vintage[row]);
      if (city.holdings.held[row] == Holding::stake) cost[vintage] += city.holdings.cost[row];
      if (city.holdings.claim[row] == Money()) continue;  // whose enterprise may be gone
      claims[vintage] += city.holdings.claim[row];
      owed[static_cast<std::size_t>(city.holdings.enterprise[row])] += city.holdings.claim[row];
    }
    for (std::size_t row = 0; row < vintages.size(); ++row) {
      const auto fund = static_cast<std::size_t>(vintages.fund[row]);
      const std::string where = city.entry(city.funds.entry[fund]).id + " " + quarter.text();
      ASSERT_EQ(vintages.stakes[row].in_fen(), cost[row].in_fen()) << where;
      ASSERT_EQ(vintages.claims[row].in_fen(), claims[row].in_fen()) << where;
      ASSERT_EQ(-vintages.capital[row].in_fen(), (vintages.cash[row] + vintages.stakes[row]).in_fen())
          << where;
      ASSERT_TRUE(vintages.invests(row, quarter.ordinal()) ||
                  vintages.cash[row] + vintages.uncalled[row] == Money())
          << where;
    }
    for (std::size_t row = 0; row < owed.size(); ++row)
      ASSERT_EQ(-city.enterprises.buy_back_debt[row].in_fen(), owed[row].in_fen()) << quarter.text();
  });
}

TEST(Stocks, SharesOfAProjectNeverExceedTheWhole) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    std::map<std::int32_t, double> sold;
    for (const std::size_t row : city.holdings.live)
      if (city.holdings.held[row] == Holding::stake)
        sold[city.holdings.project[row]] += city.holdings.share[row];
    for (const auto& [project, share] : sold) ASSERT_LT(share, 1.0) << project << " " << quarter.text();
  });
}

TEST(Stocks, WorkOwedIsWorkNotYetPaid) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    std::vector<Money> unpaid(city.enterprises.size());
    for (const std::size_t row : city.projects.live) {
      if (!city.projects.owner[row].exists()) continue;
      const std::size_t owner = city.projects.owner[row].position();
      unpaid[owner] += city.projects.stage_unpaid[row];
    }
    for (std::size_t row = 0; row < unpaid.size(); ++row) {
      ASSERT_EQ(city.enterprises.owed_to_projects[row].in_fen(), unpaid[row].in_fen()) << quarter.text();
    }
  });
}

TEST(Stocks, AreNeverNegative) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    const std::string when = quarter.text();
    for (std::size_t row = 0; row < city.enterprises.size(); ++row) {
      ASSERT_GE(city.enterprises.base_sales[row], 0.0) << when;
      ASSERT_GE(city.enterprises.product_sales[row], 0.0) << when;
      ASSERT_GE(city.enterprises.workers[row], 0.0) << when;
      ASSERT_GE(city.enterprises.knowledge[row], city.enterprises.borrowed[row] * (1 - 1e-9)) << when;
      ASSERT_GE(city.enterprises.borrowed[row], 0.0) << when;
      ASSERT_GE(city.enterprises.inventions[row], 0.0) << when;
      ASSERT_GE(city.enterprises.losses_carried[row], 0.0) << when;
      ASSERT_GE(city.enterprises.research_quarter[row], 0.0) << when;
      ASSERT_LE(city.enterprises.working_debt[row], Money()) << when;
      ASSERT_LE(city.enterprises.project_debt[row], Money()) << when;
      ASSERT_GE(city.enterprises.owed_to_projects[row], Money()) << when;
    }
    for (std::size_t row = 0; row < city.vintages.size(); ++row) {
      EXPECT_GE(city.vintages.cash[row], Money()) << when;
      EXPECT_GE(city.vintages.uncalled[row], Money()) << when;
      EXPECT_GE(city.vintages.stakes[row], Money()) << when;
      EXPECT_GE(city.vintages.fees_due[row], Money()) << when;
    }
    for (const Money used : city.facilities.used.values()) EXPECT_GE(used, Money()) << when;
    for (const Money left : city.grants.budget.values()) EXPECT_GE(left, Money()) << when;
    for (const double people : city.labour.supply.values()) EXPECT_GT(people, 0.0) << when;
  });
}

TEST(Stocks, AProjectIsInOnePlace) {
  after_every_quarter([](const City& city, sim::Quarter quarter) {
    for (std::size_t row = 0; row + 1 < city.projects.live.size(); ++row)
      ASSERT_LT(city.projects.live[row], city.projects.live[row + 1]) << quarter.text();
    for (const std::size_t row : city.projects.live) {
      const auto progress = city.projects.progress[row];
      const auto stage = city.projects.stage[row];
      ASSERT_EQ(progress == Progress::selling, stage == Stage::market) << quarter.text();
      if (progress == Progress::working) {
        ASSERT_EQ(city.projects.waits_for[row], 0) << quarter.text();
        ASSERT_GT(city.projects.left[row], 0) << quarter.text();
      }
      if (!city.projects.owner[row].exists()) {
        ASSERT_EQ(city.projects.waits_for[row], bit(Cause::partner)) << quarter.text();
      } else {
        ASSERT_NE(city.enterprises.alive[city.projects.owner[row].position()], 0) << quarter.text();
      }
    }
  });
}

double seen(std::string_view name, sim::Quarter quarter, std::size_t cell = 0) {
  return test::baseline_run().trajectory.get(observables().require(name), quarter, cell);
}

TEST(Series, WaitingProjectsArePartOfThoseInTheStage) {
  for (sim::Quarter quarter = test::run_start; quarter <= test::run_end; quarter = quarter + 1) {
    for (std::size_t stage = 0; stage < reported_stages; ++stage) {
      double waiting = 0;
      for (std::size_t cause = 0; cause < causes; ++cause) {
        const double part = seen("projects_waiting", quarter, stage * causes + cause);
        EXPECT_GE(part, 0.0);
        waiting += part;
      }
      EXPECT_LE(waiting, seen("projects_in_stage", quarter, stage) + 1e-6) << quarter.text();
    }
  }
}

TEST(Series, EnterprisesComeAndGoOneByOne) {
  for (sim::Quarter quarter = test::run_start + 1; quarter <= test::run_end; quarter = quarter + 1) {
    EXPECT_EQ(seen("enterprises", quarter) - seen("enterprises", quarter + -1),
              seen("entries", quarter) + seen("moved_in", quarter) - seen("exits", quarter) -
                  seen("moved_out", quarter))
        << quarter.text();
  }
}

TEST(Series, PartsAddUp) {
  const sim::Quarter quarter = test::run_end;
  double people = 0;
  for (std::size_t group = 0; group < field_groups; ++group)
    people += seen("researchers_by_field", quarter, group);
  EXPECT_NEAR(people, seen("researchers", quarter), 1e-6);
  EXPECT_LE(seen("specialised_loans", quarter), seen("technology_loans", quarter));
  EXPECT_LE(seen("project_loans", quarter), seen("technology_loans", quarter));
  EXPECT_LE(seen("new_product_sales", quarter), seen("sales", quarter));
  EXPECT_EQ(seen("private_equity_invested", quarter), seen("fund_invested_by_owner", quarter, 2));
  for (const char* name : {"fund_commitments", "fund_invested", "fund_value"}) {
    double by_owner = 0;
    for (std::size_t kind = 0; kind < investor_kinds; ++kind)
      by_owner += seen(std::string(name) + "_by_owner", quarter, kind);
    EXPECT_NEAR(by_owner / seen(name, quarter), 1.0, 1e-9) << name;
  }
  for (const char* name : {"enterprises", "high_tech_enterprises", "employment", "value_added"}) {
    double by_sector = 0, by_district = 0;
    for (std::size_t sector = 0; sector < sectors; ++sector)
      by_sector += seen(std::string(name) + "_by_sector", quarter, sector);
    for (std::size_t district = 0; district < districts; ++district)
      by_district += seen(std::string(name) + "_by_district", quarter, district);
    EXPECT_NEAR(by_sector / seen(name, quarter), 1.0, 1e-9) << name;
    EXPECT_NEAR(by_district / seen(name, quarter), 1.0, 1e-9) << name;
  }
  EXPECT_GE(seen("fund_value", quarter), 0.0);
  EXPECT_LE(seen("fiscal_value_held", quarter), seen("fund_value_by_owner", quarter, 0));
  EXPECT_LE(seen("rd_expenditure", quarter), seen("rd_expenditure_reported", quarter));
  EXPECT_LE(seen("spin_offs", quarter), seen("entries", quarter));
}

// Means and shares of what there may be none of: no ties of a kind yet, no stage begun this quarter.
bool may_be_of_nothing(const std::string& name) {
  return name == "project_wait" || name == "network_clustering" || name == "network_largest_component" ||
         name == "network_mean_degree" || name == "network_repeated_ties";
}

TEST(Series, NothingIsMissingAfterTheFirstYear) {
  const std::set<std::string> of_a_year = {"rd_intensity", "result_uptake"};
  const sim::ObservableTable& table = observables();
  for (std::size_t row = 0; row < table.rows().size(); ++row) {
    const sim::ObservableId id(row);
    for (sim::Quarter quarter = test::run_start; quarter <= test::run_end; quarter = quarter + 1) {
      for (std::size_t cell = 0; cell < table.cells(id); ++cell) {
        const bool known = std::isfinite(test::baseline_run().trajectory.get(id, quarter, cell));
        const bool flow = table[id].kind == sim::Observable::Kind::flow;
        const bool due = !(flow && quarter == test::run_start) &&
                         !(of_a_year.contains(table[id].name) && quarter - test::run_start < 4);
        if (due && !known && may_be_of_nothing(table[id].name)) continue;
        EXPECT_EQ(known, due) << table[id].name << " " << quarter.text();
      }
    }
  }
}

}  // namespace
}  // namespace xiamen
