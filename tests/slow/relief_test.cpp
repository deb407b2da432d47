#include <array>

#include "tests/models/xiamen/city_fixture.hpp"

/// What a waiting project is said to lack is what it lacks: one unit more of it releases the project at once,
/// one unit more of anything else does not.
namespace xiamen {

static std::string name_of(Cause cause) {
  constexpr std::array<const char*, causes> names = {"no_instrument", "limit",   "seat",    "staff",
                                                     "price",         "partner", "customer"};
  return names[static_cast<std::size_t>(cause)];
}

static void PrintTo(Cause cause, std::ostream* out) {
  *out << name_of(cause);
}

namespace {

using test::Town;

constexpr std::uint8_t biomedicine = 4;

// Two of a kind. Everything but one thing is there in plenty; of that one thing there is enough for the
// better one. Mostly they are pilots of 4 million: each takes one seat, 40 researchers and 4 million. Without
// a partner they are results, without a customer finished products.
class Shortage {
 public:
  explicit Shortage(Cause scarce)
      : town_({{"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 1000}}},
               {"loan",
                "a_loan",
                {{"limit", 4e6},
                 {"rate", 0},
                 {"maximum_share", 1},
                 {"ticket_maximum", 1e9},
                 {"stage_from", 0}}},
               {"demand", "scenes", {{"places", 4}, {"order", 0}}},
               {"research_body", "institute", {{"count", 1}, {"budget_each", 0}}}}),
        scarce_(scarce) {
    // All work takes a quarter, and a pilot 40 researchers.
    town_.set("stage.pilot.quarters", 1);
    town_.set("researcher.per_cny", 2.5e-6);
    town_.set("knowledge.half", 0);  // who knows anything absorbs everything
    town_.city.bodies.count[0] = 1;
    town_.city.bodies.contact[0] = 1.0;
    const bool no_cash = scarce == Cause::no_instrument || scarce == Cause::limit;
    // 80 million a year: too small to pilot at home, safe for 22 million of debt
    owner_ = add_performer(20e6, !no_cash ? 1e9 : scarce == Cause::limit ? 0.0 : 4e6);
    town_.set("a_loan.active", scarce == Cause::limit ? 1 : 0);
    if (scarce == Cause::seat) town_.set("platform.seats_each", 1);
    if (scarce == Cause::staff) town_.city.labour.supply[0] = 40;
    // 39 times the outside wage: a pilot costs 4 x (0.5 x 39 + 0.5) = 80 million, which is less than 0.5 x
    // (0.5 x 400 - 10) = 95 million and more than 70 million.
    if (scarce == Cause::price) town_.city.labour.wage[0] = 3.9e6;
    if (scarce == Cause::customer) town_.set("product.customer_chance", 0);
    projects_ = {add(400e6, 2.0), add(300e6, 1.0)};
    // The one performer is in electronics.
    if (scarce == Cause::partner) town_.city.projects.sector[projects_[1]] = biomedicine;
    live(test::spring);
  }

  void relieve(Cause cause) {
    // Places come anew each quarter: a better product has arrived that takes the first of them.
    if (scarce_ == Cause::customer) add(400e6, 2.0);
    switch (cause) {
      case Cause::no_instrument:
        town_.give_cash(owner_, 4e6);
        break;
      case Cause::limit:
        town_.set("a_loan.limit", 8e6);
        break;
      case Cause::seat:
        town_.set("platform.count", 2);
        break;
      case Cause::staff:
        town_.city.labour.supply[0] += 40;
        break;
      case Cause::price:
        // 0.5 x 33 + 0.5 = 17: a pilot costs 68 million, less than 70.
        if (scarce_ == Cause::price) town_.city.labour.wage[0] = 3.3e6;
        if (scarce_ != Cause::price) town_.city.labour.wage[0] *= 33.0 / 39.0;
        break;
      case Cause::partner:
        town_.city.enterprises.sector[add_performer(1e6, 1e9)] = biomedicine;
        break;
      case Cause::customer:
        town_.set("scenes.places", 8);
        break;
    }
    live(test::summer);
  }

  bool goes_ahead(std::size_t which) const {
    const std::size_t row = projects_[which];
    return town_.progress(row) == Progress::working || town_.city.projects.launched[row] != 0;
  }
  std::uint8_t lack(std::size_t which) const { return town_.city.projects.waits_for[projects_[which]]; }
  double refused(const std::string& id) const { return test::refused(town_, id); }

 private:
  std::size_t add_performer(double sales, double cash) {
    const std::size_t row = town_.add_enterprise(sales);
    town_.city.enterprises.knowledge[row] = 1.0;
    town_.give_cash(row, cash);
    return row;
  }
  std::size_t add(double value, double merit) {
    if (scarce_ == Cause::partner) return town_.add_result(0, value, test::spring);
    if (scarce_ != Cause::customer) return town_.add_project(owner_, value, Stage::pilot);
    const std::size_t row = town_.add_project(owner_, value, Stage::market);
    town_.city.projects.progress[row] = Progress::selling;
    town_.city.projects.merit[row] = merit;
    town_.city.projects.waits_for[row] = bit(Cause::customer);
    return row;
  }
  void live(sim::Quarter quarter) {
    for (const char* step : {"open_programmes", "open_facilities", "supply_researchers", "match_results",
                             "sign_contracts", "find_customers"})
      town_.run(step, quarter);
  }
  Town town_;
  Cause scarce_;
  std::size_t owner_ = 0;
  std::vector<std::size_t> projects_;
};

constexpr std::array<Cause, causes> scarcities = {Cause::no_instrument, Cause::limit, Cause::seat,
                                                  Cause::staff,         Cause::price, Cause::partner,
                                                  Cause::customer};

class Relief : public testing::TestWithParam<Cause> {};

TEST_P(Relief, TheBetterGoesAheadAndTheOtherWaitsForWhatIsScarce) {
  const Shortage shortage(GetParam());
  EXPECT_TRUE(shortage.goes_ahead(0));
  EXPECT_FALSE(shortage.goes_ahead(1));
  EXPECT_EQ(shortage.lack(1), bit(GetParam()));
}

TEST_P(Relief, OneUnitOfItReleasesTheOtherAtOnce) {
  Shortage shortage(GetParam());
  shortage.relieve(GetParam());
  EXPECT_TRUE(shortage.goes_ahead(1));
  EXPECT_EQ(shortage.lack(1), 0);
}

TEST_P(Relief, OneUnitOfAnythingElseDoesNot) {
  std::size_t tried = 0;
  for (const Cause other : scarcities) {
    // Own money also pays where a lender is at its limit: two names for the lack of money.
    if (other == GetParam() || (GetParam() == Cause::limit && other == Cause::no_instrument)) continue;
    Shortage shortage(GetParam());
    shortage.relieve(other);
    EXPECT_FALSE(shortage.goes_ahead(1)) << name_of(other);
    EXPECT_EQ(shortage.lack(1), bit(GetParam())) << name_of(other);
    ++tried;
  }
  EXPECT_EQ(tried, GetParam() == Cause::limit ? 5U : 6U);
}

// The limits that turn somebody away are those whose relief releases it; once relieved they turn nobody away.
TEST_P(Relief, TheLimitThatBindsIsNamedAndNoOther) {
  Shortage shortage(GetParam());
  EXPECT_EQ(shortage.refused("platform"), GetParam() == Cause::seat ? 1.0 : 0.0);
  EXPECT_EQ(shortage.refused("a_loan"), GetParam() == Cause::limit ? 1.0 : 0.0);
  EXPECT_EQ(shortage.refused("scenes"), GetParam() == Cause::customer ? 1.0 : 0.0);
  shortage.relieve(GetParam());
  EXPECT_EQ(shortage.refused("platform"), 0.0);
  EXPECT_EQ(shortage.refused("a_loan"), 0.0);
  EXPECT_EQ(shortage.refused("scenes"), 0.0);
}

std::string name_of(const testing::TestParamInfo<Cause>& cause) {
  return name_of(cause.param);
}

INSTANTIATE_TEST_SUITE_P(Causes, Relief, testing::ValuesIn(scarcities), name_of);

}  // namespace
}  // namespace xiamen
