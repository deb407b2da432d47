#include <gtest/gtest.h>

#include <algorithm>

#include "tests/properties/city_run.hpp"
#include "tests/properties/shipped_scenarios.hpp"

/// What changes nothing shows nothing, bit for bit.
namespace xiamen {
namespace {

using test::baseline_run;
using test::difference;
using test::realised;
using test::with_change;

class Scenarios : public testing::TestWithParam<const char*> {};

TEST_P(Scenarios, EqualTheBaselineBeforeTheirFirstChange) {
  const sim::Scenario scenario = test::scenario(GetParam());
  ASSERT_FALSE(scenario.changes.empty() && scenario.switches.empty());
  sim::Quarter first(2035, 4);
  for (const sim::Change& each : scenario.changes) first = std::min(first, each.from);
  for (const sim::Switch& each : scenario.switches) first = std::min(first, each.from);
  // Two years show what it does.
  const sim::Quarter last = std::max(test::run_end, first + 7);
  const sim::RunResult result = test::run(realised(scenario, last));
  const sim::RunResult baseline = test::run(realised(test::scenario("baseline"), last));
  EXPECT_EQ(difference(result, baseline, first + -1), "");
  EXPECT_NE(difference(result, baseline, last), "");
}

INSTANTIATE_TEST_SUITE_P(Shipped, Scenarios, test::shipped_scenarios, test::scenario_name);

sim::Change change(const std::string& target, sim::Change::How how, double amount, sim::Quarter from) {
  sim::Change each;
  each.target = target;
  each.how = how;
  each.amount = amount;
  each.from = from;
  return each;
}

void expect_baseline(const sim::Scenario& scenario) {
  const sim::RunResult result = test::run(realised(scenario));
  EXPECT_EQ(difference(result, baseline_run()), "");
  EXPECT_EQ(result.digest, baseline_run().digest);
}

constexpr sim::Quarter soon(2022, 3);

TEST(NoChange, OfSizeZero) {
  sim::Scenario scenario = with_change(change("vc_fund_group.size", sim::Change::How::add, 0.0, soon));
  scenario.changes.push_back(change("innovation_consortium.count", sim::Change::How::scale, 1.0, soon));
  scenario.changes.back().ramp = 4;
  scenario.changes.push_back(change("bank_tech_credit.limit", sim::Change::How::scale, 1.0, soon));
  scenario.changes.back().ramp = 6;
  expect_baseline(scenario);
}

TEST(NoChange, AfterTheEnd) {
  expect_baseline(with_change(change("vc_fund_group.size", sim::Change::How::scale, 5.0, test::run_end + 1)));
}

TEST(NoChange, OpeningWhatIsOpen) {
  sim::Scenario scenario = test::scenario("baseline");
  scenario.switches.push_back({"rd_subsidy", true, soon, "", {}});
  expect_baseline(scenario);
}

// The table of funds has one row more, so the state is another one, but everything that is observed is the
// same.
TEST(NoChange, AFundOfSizeZero) {
  sim::Scenario scenario = test::scenario("baseline");
  sim::AddedEntry fund;
  fund.id = "aaa_empty_fund";  // first in the catalogue, so every other entry moves
  fund.kind = "fund";
  fund.like = "vc_fund_group";
  fund.from = soon;
  fund.fields.push_back({"size", 0.0, {}});
  fund.fields.push_back({"umbrella", 0.0, {}});
  scenario.added.push_back(fund);
  EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run()), "");
}

TEST(NoChange, AServiceWithoutSeats) {
  sim::Scenario scenario = test::scenario("baseline");
  sim::AddedEntry service;
  service.id = "aaa_empty_platform";
  service.kind = "service";
  service.like = "pilot_platform";
  service.from = soon;
  service.fields.push_back({"count", 0.0, {}});
  scenario.added.push_back(service);
  EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run()), "");
}

// Without spaces, and with spaces without places; the latter count no incubator.
TEST(NoChange, ASpaceWithoutPlaces) {
  for (const double spaces : {0.0, 5.0}) {
    sim::Scenario scenario = test::scenario("baseline");
    sim::AddedEntry space;
    space.id = "aaa_empty_space";
    space.kind = "space";
    space.like = "incubator";
    space.from = soon;
    for (const char* level : {"count", "provincial", "national"}) space.fields.push_back({level, spaces, {}});
    space.fields.push_back({"places_each", spaces > 0.0 ? 0.0 : 20.0, {}});
    space.fields.push_back({"incubates", 0.0, {}});
    scenario.added.push_back(space);
    EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run()), "") << spaces;
  }
}

// A programme that reaches nobody, and one that has no room.
TEST(NoChange, ALandingThatNobodyCanUse) {
  for (const char* field : {"reach", "places"}) {
    sim::Scenario scenario = test::scenario("baseline");
    sim::AddedEntry landing;
    landing.id = "aaa_empty_landing";
    landing.kind = "inflow";
    landing.like = "regional_cooperation";
    landing.from = soon;
    landing.fields.push_back({field, 0.0, {}});
    scenario.added.push_back(landing);
    EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run()), "") << field;
  }
}

// Meetings that nobody can hold, and a score of nobody or for nobody.
TEST(NoChange, ASignalThatReachesNobody) {
  for (const auto& [like, field] : {std::pair<const char*, const char*>("luchuangtong", "meetings"),
                                    {"luchuangtong", "candidates"},
                                    {"luchuangtong", "reach"},
                                    {"roadshow", "meetings"},
                                    {"innovation_points", "reach"},
                                    {"innovation_tax_index", "lenders"}}) {
    sim::Scenario scenario = test::scenario("baseline");
    sim::AddedEntry signal;
    signal.id = "aaa_idle_signal";
    signal.kind = "signal";
    signal.like = like;
    signal.from = soon;
    signal.fields.push_back({field, 0.0, {}});
    scenario.added.push_back(signal);
    EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run()), "") << like << "." << field;
  }
}

// Nobody can buy it: the table of covers has one row more, and nothing that is observed differs.
sim::AddedEntry cover_of(const char* field, double value) {
  sim::AddedEntry cover;
  cover.id = "aaa_idle_cover";
  cover.kind = "cover";
  cover.like = "innovation_insurance";
  cover.from = soon;
  cover.fields.push_back({field, value, {}});
  if (std::string(field) != "fund") cover.fields.push_back({"fiscal_share", 0.0, {}});
  return cover;
}

TEST(NoChange, ACoverThatNobodyCanBuy) {
  for (const char* field : {"fund", "ceiling", "capacity", "share", "campaign"}) {
    sim::Scenario scenario = test::scenario("baseline");
    scenario.added.push_back(cover_of(field, 0.0));
    EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run()), "") << field;
  }
}

TEST(NoChange, ACoverThatIsClosedBeforeItOpens) {
  sim::Scenario scenario = test::scenario("baseline");
  scenario.switches.push_back({"insurance_pool", false, soon, "", {}});
  expect_baseline(scenario);
}

TEST(NoChange, ALoanProductThatAsksForAGuaranteeOfNobody) {
  sim::Scenario scenario = test::scenario("baseline");
  sim::AddedEntry loan;
  loan.id = "aaa_guaranteed";
  loan.kind = "loan";
  loan.like = "credit_guarantee_loan";
  loan.from = soon;  // before the guarantor opens
  loan.until = sim::Quarter(2025, 1);
  scenario.added.push_back(loan);
  EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run()), "");
}

TEST(NoChange, ProgrammesWithoutMoney) {
  sim::Scenario scenario = test::scenario("baseline");
  for (const char* like : {"key_project_programme", "sme_digitalisation", "national_pilot_subsidy"}) {
    const sim::Entry* entry = test::small_inputs().entry(like);
    ASSERT_NE(entry, nullptr);
    sim::AddedEntry empty;
    empty.id = "aaa_no_" + entry->kind;
    empty.kind = entry->kind;
    empty.like = like;
    empty.from = soon;
    empty.fields.push_back({"appropriation", 0.0, {}});
    if (entry->kind == "adoption") empty.fields.push_back({"diagnoses", 0.0, {}});
    scenario.added.push_back(empty);
  }
  // Whoever would get more from the empty one asks it in vain, and then not the other.
  EXPECT_EQ(difference(test::run(realised(scenario)), baseline_run(), test::run_end, {"programme_asked"}),
            "");
}

// One more entry of its kind that is of no size; it stands first in the catalogue, so every other entry
// moves.
struct OfNoSize {
  const char* name;
  const char* like;
  std::vector<std::pair<const char*, double>> fields;
  std::vector<std::pair<const char*, double>> some_size = {};  ///< where that of `like` moves nothing here
};

void PrintTo(const OfNoSize& entry, std::ostream* out) {
  *out << entry.name;
}

sim::RunResult run_with(const OfNoSize& entry, const std::vector<std::pair<const char*, double>>& fields) {
  sim::Scenario scenario = test::scenario("baseline");
  sim::AddedEntry added;
  added.kind = test::small_inputs().entry(entry.like)->kind;
  added.id = "aaa_one_more_" + added.kind;
  added.like = entry.like;
  added.from = soon;
  for (const auto& [field, value] : fields) added.fields.push_back({field, value, {}});
  scenario.added.push_back(added);
  return test::run(realised(scenario));
}

class OneMore : public testing::TestWithParam<OfNoSize> {};

TEST_P(OneMore, OfNoSizeChangesNothing) {
  EXPECT_EQ(difference(run_with(GetParam(), GetParam().fields), baseline_run()), "");
}

// Or the test above could not fail.
TEST_P(OneMore, OfSomeSizeChangesSomething) {
  EXPECT_NE(difference(run_with(GetParam(), GetParam().some_size), baseline_run()), "");
}

// Of statuses: one that visits and awards nobody; what gives a status without an award is of some size.
INSTANTIATE_TEST_SUITE_P(
    Kinds, OneMore,
    testing::Values(OfNoSize{"loan_share", "bank_tech_credit", {{"maximum_share", 0}}},
                    OfNoSize{"demand_places", "first_set", {{"places", 0}}},
                    OfNoSize{"talent_trainees", "industry_edu_platform", {{"trainees", 0}}},
                    OfNoSize{"talent_stay_share", "industry_edu_platform", {{"stay_share", 0}}},
                    OfNoSize{"talent_support", "top_talent", {{"support", 0}}},
                    OfNoSize{"research_body_count", "university_institute", {{"count", 0}}},
                    OfNoSize{"alliance_count", "innovation_consortium", {{"count", 0}}},
                    OfNoSize{
                        "status_pool", "high_tech_pool", {{"award", 0}, {"campaign", 0}}, {{"campaign", 1}}},
                    OfNoSize{"status_body", "internal_rd_body", {{"award", 0}}, {{"award", 1e8}}}),
    [](const testing::TestParamInfo<OfNoSize>& entry) { return entry.param.name; });

// An open product with a limit of zero is no instrument at all: nobody waits for its limit.
TEST(NoChange, ALoanProductWithALimitOfZero) {
  const OfNoSize entry{"loan_limit", "bank_tech_credit", {{"limit", 0}}};
  EXPECT_EQ(difference(run_with(entry, entry.fields), baseline_run()), "");
}

// A size of zero is the same as being closed, from the beginning of a year, when appropriations are voted;
// but a grant that is open and has no money turns everybody away.
constexpr sim::Quarter new_year(2023, 1);

class SizeOrClosed : public testing::TestWithParam<const char*> {};

TEST_P(SizeOrClosed, ZeroIsClosed) {
  const std::string target = GetParam();
  const std::string id = target.substr(0, target.find('.'));
  const sim::RunResult zero =
      test::run(realised(with_change(change(target, sim::Change::How::set, 0, new_year))));
  sim::Scenario closed = test::scenario("baseline");
  closed.switches.push_back({id, false, new_year, "", {}});
  const sim::RunResult without = test::run(realised(closed));
  EXPECT_EQ(difference(zero, without, test::run_end, {"requests_refused", "programme_asked"}), "");
  EXPECT_NE(difference(zero, baseline_run()), "");
}

INSTANTIATE_TEST_SUITE_P(Levers, SizeOrClosed,
                         testing::Values("first_set.places", "industry_edu_platform.trainees",
                                         "top_talent.support", "pilot_platform.count",
                                         "innovation_consortium.count", "rd_subsidy.appropriation",
                                         "regional_cooperation.places", "innovation_insurance.capacity",
                                         "luchuangtong.meetings"),
                         [](const testing::TestParamInfo<const char*>& lever) {
                           std::string name = lever.param;
                           for (char& letter : name) letter = letter == '.' ? '_' : letter;
                           return name;
                         });

TEST(NoChange, ACommonDigestStandsForEqualSeries) {
  const sim::RunResult other = test::run(realised(test::scenario("fund-scale-up")));
  EXPECT_NE(other.digest, baseline_run().digest);
}

}  // namespace
}  // namespace xiamen
