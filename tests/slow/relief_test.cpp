#include <array>

#include "tests/models/xiamen/city_fixture.hpp"

/// What a waiting project is said to lack is what it lacks: one unit more of it releases the project at once,
/// one unit more of anything else does not.
namespace xiamen {

static std::string name_of(Cause cause) {
  constexpr std::array<const char*, 4> names = {"no_instrument", "limit", "seat", "staff"};
  return names[static_cast<std::size_t>(cause)];
}

static void PrintTo(Cause cause, std::ostream* out) {
  *out << name_of(cause);
}

namespace {

using test::Town;

// Two pilots of 4 million: each takes one seat, 40 researchers and 4 million. Everything
// but one thing is there in plenty; of that one thing there is enough for one pilot.
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
                 {"stage_from", 0}}}}) {
    // All work takes a quarter, and a pilot 40 researchers.
    town_.set("stage.pilot.quarters", 1);
    town_.set("researcher.per_cny", 2.5e-6);
    const bool no_cash = scarce == Cause::no_instrument || scarce == Cause::limit;
    owner_ = town_.add_enterprise(
        20e6);  // 80 million a year: too small to pilot at home, safe for 22 million of debt
    town_.give_cash(owner_, !no_cash ? 1e9 : scarce == Cause::limit ? 0.0 : 4e6);
    town_.set("a_loan.active", scarce == Cause::limit ? 1 : 0);
    if (scarce == Cause::seat) town_.set("platform.seats_each", 1);
    if (scarce == Cause::staff) town_.city.labour.supply[0] = 40;
    pilots_ = {town_.add_project(owner_, 400e6, Stage::pilot),
               town_.add_project(owner_, 300e6, Stage::pilot)};
    sign(test::spring);
  }

  void relieve(Cause cause) {
    switch (cause) {
      case Cause::seat:
        town_.set("platform.count", 2);
        break;
      case Cause::staff:
        town_.city.labour.supply[0] += 40;
        break;
      case Cause::no_instrument:
        town_.give_cash(owner_, 4e6);
        break;
      default:
        town_.set("a_loan.limit", 8e6);
    }
    sign(test::summer);
  }

  bool works(std::size_t pilot) const { return town_.progress(pilots_[pilot]) == Progress::working; }
  std::uint8_t lack(std::size_t pilot) const { return town_.city.projects.waits_for[pilots_[pilot]]; }
  double refused(const std::string& id) const { return test::refused(town_, id); }

 private:
  void sign(sim::Quarter quarter) {
    for (const char* step : {"open_programmes", "open_facilities", "supply_researchers", "sign_contracts"})
      town_.run(step, quarter);
  }
  Town town_;
  std::size_t owner_ = 0;
  std::vector<std::size_t> pilots_;
};

constexpr std::array<Cause, 4> scarcities = {Cause::no_instrument, Cause::limit, Cause::seat, Cause::staff};

class Relief : public testing::TestWithParam<Cause> {};

TEST_P(Relief, TheBetterGoesAheadAndTheOtherWaitsForWhatIsScarce) {
  const Shortage shortage(GetParam());
  EXPECT_TRUE(shortage.works(0));
  EXPECT_FALSE(shortage.works(1));
  EXPECT_EQ(shortage.lack(1), bit(GetParam()));
}

TEST_P(Relief, OneUnitOfItReleasesTheOtherAtOnce) {
  Shortage shortage(GetParam());
  shortage.relieve(GetParam());
  EXPECT_TRUE(shortage.works(1));
}

TEST_P(Relief, OneUnitOfAnythingElseDoesNot) {
  for (const Cause other : scarcities) {
    // Own money also pays where a lender is at its limit: two names for the lack of money.
    if (other == GetParam() || (GetParam() == Cause::limit && other == Cause::no_instrument)) continue;
    Shortage shortage(GetParam());
    shortage.relieve(other);
    EXPECT_FALSE(shortage.works(1)) << static_cast<int>(other);
    EXPECT_EQ(shortage.lack(1), bit(GetParam()));
  }
}

// The limits that turn somebody away are those whose relief releases it; once relieved they turn nobody away.
TEST_P(Relief, TheLimitThatBindsIsNamedAndNoOther) {
  Shortage shortage(GetParam());
  EXPECT_EQ(shortage.refused("platform"), GetParam() == Cause::seat ? 1.0 : 0.0);
  EXPECT_EQ(shortage.refused("a_loan"), GetParam() == Cause::limit ? 1.0 : 0.0);
  shortage.relieve(GetParam());
  EXPECT_EQ(shortage.refused("platform"), 0.0);
  EXPECT_EQ(shortage.refused("a_loan"), 0.0);
}

std::string name_of(const testing::TestParamInfo<Cause>& cause) {
  return name_of(cause.param);
}

INSTANTIATE_TEST_SUITE_P(Causes, Relief, testing::ValuesIn(scarcities), name_of);

// The last thing a product lacks is a customer: of two finished ones the better wins the one public place,
// and one more place releases the other.
TEST(ReliefOfProducts, OneMoreFirstCustomer) {
  Town town({{"demand", "scenes", {{"places", 4}, {"order", 1e6}}}});
  town.set("product.customer_chance", 0);
  const std::size_t owner = town.add_enterprise(1e6);
  for (const double merit : {2.0, 1.0}) {
    const std::size_t row = town.add_project(owner, 4e6, Stage::market);
    town.city.projects.progress[row] = Progress::selling;
    town.city.projects.merit[row] = merit;
    town.city.projects.waits_for[row] = bit(Cause::customer);
  }
  const auto quarter = [&](sim::Quarter when) {
    town.run("open_programmes", when);
    town.run("find_customers", when);
  };
  quarter(test::spring);
  EXPECT_NE(town.city.projects.launched[0], 0);
  EXPECT_EQ(town.city.projects.launched[1], 0);
  EXPECT_EQ(town.city.projects.waits_for[1], bit(Cause::customer));
  EXPECT_EQ(test::refused(town, "scenes"), 1.0);
  quarter(test::summer);
  EXPECT_EQ(test::refused(town, "scenes"), 0.0);
  EXPECT_NE(town.city.projects.launched[1], 0);
}

}  // namespace
}  // namespace xiamen
