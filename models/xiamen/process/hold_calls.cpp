// Which projects win public project money?
//
// A year's rounds are spread evenly, the last one in the fourth quarter. In a round the owner of an eligible
// waiting project (stage, field, size and standing of the owner, no other award) applies if
//   award x P(win) > cost of applying,   award = min(share x standard cost of the stage, ceiling),
//   P(win) = Phi((believed merit - cut-off) / sqrt(doubt + noise^2)),
// where the cut-off is the score of the last one funded in the round before (1 if that refused nobody). The
// jury ranks by score = merit + noise x z, z standard normal by project, call and quarter, so scores and
// merit are correlated by 1 / sqrt(1 + noise^2). Awards are given from the top until the places or the money
// of the round are used, the last one in part. The owner of the levers of calls.

#include <algorithm>
#include <optional>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/financing.hpp"
#include "models/xiamen/rules/public_money.hpp"
#include "models/xiamen/rules/requirement.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

struct Rules {
  double share, ceiling, first_payment, application_cost, noise, sales_minimum, sales_maximum;
  Requirement requirement;
  bool results_only;
};

Rules rules_of(const StepContext& context, const sim::Entry& entry, double price) {
  return {read(context, entry, "share"),
          read(context, entry, "ceiling"),
          read(context, entry, "first_payment"),
          read(context, entry, "application_cost") * price,
          read(context, entry, "jury_noise"),
          read(context, entry, "sales_minimum"),
          read(context, entry, "sales_maximum"),
          chosen<Requirement>(read(context, entry, "requirement")),
          read(context, entry, "results_only") != 0.0};
}

// Rounds of the year that are over before `quarter` and after it, in quarters 1 to 4.
struct Rounds {
  int before, after, yearly;
  bool held() const { return after > before; }
  int left() const { return yearly - before; }
};
Rounds rounds_in(double yearly, int quarter) {
  const int whole = static_cast<int>(yearly + 0.5);
  return {(quarter - 1) * whole / 4, quarter * whole / 4, whole};
}

struct Application {
  double score;
  sim::Key tie;
  std::size_t project;
  double award;
  bool operator<(const Application& other) const {
    return score != other.score ? score > other.score : tie < other.tie;
  }
};

class Round {
 public:
  Round(City& city, const StepContext& context, const ProjectTerms& terms, std::size_t call,
        const Rules& rules)
      : city_(city),
        terms_(terms),
        call_(call),
        rules_(rules),
        luck_(context.stream("jury")),
        quarter_(context.quarter.ordinal()) {}

  void hold(Money budget, double places) {
    if (budget <= Money() || places < 1.0 || rules_.share <= 0.0) return;
    std::vector<Application> applications;
    for (const std::size_t row : city_.projects.live) {
      if (eligible(row)) consider(row, applications);
    }
    std::sort(applications.begin(), applications.end());
    fund(applications, budget, places);
  }

 private:
  bool eligible(std::size_t row) const {
    const Projects& projects = city_.projects;
    if (projects.progress[row] != Progress::waiting || !projects.owner[row].exists()) return false;
    if (projects.call[row] >= 0 || !serves_stage(city_.calls.stages[call_], projects.stage[row]))
      return false;
    if (rules_.results_only && !projects.origin[row].exists()) return false;
    const std::size_t owner = projects.owner[row].position();
    if (!serves_one(city_.calls, call_, projects.sector[row], city_.enterprises.district[owner]))
      return false;
    const double yearly = 4.0 * city_.enterprises.sales(owner);
    return yearly >= rules_.sales_minimum && yearly <= rules_.sales_maximum &&
           meets(city_, owner, rules_.requirement, quarter_);
  }

  void consider(std::size_t row, std::vector<Application>& applications) {
    const Projects& projects = city_.projects;
    const std::size_t owner = projects.owner[row].position();
    const double cost = stage_cost(terms_, projects.stage[row], sector_info[projects.sector[row]].field,
                                   projects.scale[row], 1.0, projects.learning[row]);
    const double award = std::min(rules_.share * cost, rules_.ceiling);
    if (award * chance(row) <= rules_.application_cost ||
        city_.enterprises.cash[owner].in_yuan() < rules_.application_cost) {
      return;
    }
    const Money paid = Money::yuan(rules_.application_cost);
    city_.books.transfer(city_.accounts.operating_cost, city_.accounts.enterprises, owner,
                         city_.accounts.suppliers, 0, paid);
    city_.enterprises.profit_year[owner] -= paid.in_yuan();
    const double score =
        projects.merit[row] + rules_.noise * luck_.normal(projects.key(row), 0, city_.calls.key(call_));
    applications.push_back(
        {score, sim::mix(sim::combine(projects.key(row), city_.calls.key(call_))), row, award});
  }

  double chance(std::size_t row) const {
    if (city_.calls.selective[call_] == 0) return 1.0;
    const double spread = __builtin_sqrt(city_.projects.doubt[row] + rules_.noise * rules_.noise);
    const double distance = city_.projects.believed_merit[row] - city_.calls.cut_off[call_];
    if (spread <= 0.0) return distance >= 0.0 ? 1.0 : 0.0;
    return sim::normal_cdf(distance / spread);
  }

  void fund(const std::vector<Application>& applications, Money budget, double places) {
    Calls& calls = city_.calls;
    calls.applications[call_] = static_cast<std::int32_t>(applications.size());
    calls.awards[call_] = 0;
    for (const Application& each : applications)
      city_.public_record.ask(calls.entry[call_], Money::yuan(each.award));
    for (const Application& each : applications) {
      if (calls.awards[call_] + 1.0 > places || budget <= Money()) break;
      const Money award = std::min(Money::yuan(each.award), budget);
      Projects& projects = city_.projects;
      projects.call[each.project] = static_cast<std::int32_t>(call_);
      projects.award_now[each.project] = sim::portion(award, rules_.first_payment);
      projects.award_later[each.project] = award - projects.award_now[each.project];
      projects.award_since[each.project] = quarter_;
      city_.public_record.grant(calls.entry[call_],
                                city_.enterprises.key(projects.owner[each.project].position()), award);
      budget -= award;
      calls.budget[call_] -= award;
      calls.places[call_] -= 1.0;
      calls.cut_off[call_] = each.score;
      ++calls.awards[call_];
    }
    calls.selective[call_] = calls.awards[call_] < calls.applications[call_] ? 1 : 0;
  }

  City& city_;
  const ProjectTerms& terms_;
  std::size_t call_;
  const Rules& rules_;
  sim::Stream luck_;
  int quarter_;
};

}  // namespace

void hold_calls(City& city, const StepContext& context) {
  std::optional<ProjectTerms> terms;
  Calls& calls = city.calls;
  for (std::size_t row = 0; row < calls.size(); ++row) {
    const sim::Entry& entry = city.entry(calls.entry[row]);
    const bool opens = calls.open[row] == 0;
    const bool open = open_budget(city, context, calls, row);
    calls.stages[row] = stage_bits(read(context, entry, "stage_from"), read(context, entry, "stage_to"));
    calls.fields[row] = read(context, entry, "fields");
    read_served(context, entry, calls.served, row);
    calls.counts_as_key[row] = read(context, entry, "counts_as_key") != 0.0 ? 1 : 0;
    const int quarter = context.quarter.number();
    const Rounds rounds = rounds_in(read(context, entry, "rounds"), quarter);
    const double yearly = read(context, entry, "places");
    if (!open) {
      calls.places[row] = 0.0;
      continue;
    }
    if (quarter == 1 || opens) calls.places[row] = yearly * rounds.left() / rounds.yearly;
    if (!rounds.held()) continue;
    const double part = 1.0 / rounds.left();
    if (!terms) terms = project_terms(city, context);
    Round(city, context, *terms, row, rules_of(context, entry, terms->price))
        .hold(sim::portion(calls.budget[row], part), calls.places[row] * part + 1e-9);
  }
}

}  // namespace xiamen
