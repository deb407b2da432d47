// Which waiting projects get seat, staff and money for their stage, and what holds the others?
//
// Projects come in the order of present value per CNY of stage cost (ties by keyed hash), so within an
// enterprise and within a fund the best come first. A project needs a seat (or does the stage at home, if
// that still pays nearly as well), money (rules/financing) and free researchers of its field; it starts when
// nothing is missing. Otherwise every missing thing is recorded and counted in equal parts, so the order of
// checks does not matter. A project that pays at no factor of cost is given up, unless it would pay at the
// outside wage: then it waits for the wage. Waiting costs value each quarter.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/covers.hpp"
#include "models/xiamen/rules/financing.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/places.hpp"
#include "models/xiamen/rules/public_money.hpp"
#include "models/xiamen/rules/rows_of_owner.hpp"
#include "models/xiamen/rules/size_class.hpp"
#include "models/xiamen/rules/stake_value.hpp"
#include "models/xiamen/rules/taxation.hpp"
#include "models/xiamen/rules/user_cost.hpp"
#include "sim/core/parallel.hpp"

namespace xiamen {

namespace {

struct Candidate {
  double score;
  std::size_t project;
  Prospect prospect;  // at the factor chosen
  bool wants_seat;
  double value_at_home;
  double factor_at_home;
};

// In the queue: by score, then by hash.
struct Place {
  double score;
  sim::Key tie;
  const Candidate* candidate;
  bool operator<(const Place& other) const {
    return score != other.score ? score > other.score : tie < other.tie;
  }
};

class Signing {
 public:
  Signing(City& city, const StepContext& context)
      : city_(city),
        context_(context),
        quarter_(context.quarter.ordinal()),
        terms_(project_terms(city, context)),
        financing_(financing_terms(context)),
        luck_(context.luck.lifelong("investor")),
        patience_(static_cast<int>(read(context, "project.patience"))),
        cover_terms_(cover_terms(context)),
        sizes_(size_thresholds(context)),
        hearing_(hearing(context)),
        members_(members_ever(city)),
        stakes_(
            city.holdings.live, [&](std::size_t row) { return city.holdings.project[row]; },
            [&](std::size_t row) { return city.holdings.held[row] == Holding::stake; }) {}

  void run() {
    count_staff_at_work();
    const std::vector<Outcome> outcomes = gather();
    std::vector<Place> order;
    for (const Outcome& outcome : outcomes) {
      for (const Candidate& each : outcome.candidates)
        order.push_back({each.score, sim::mix(city_.projects.key(each.project)), &each});
    }
    std::sort(order.begin(), order.end());
    for (const Place& place : order) decide(*place.candidate);
  }

 private:
  void count_staff_at_work() {
    const Projects& projects = city_.projects;
    for (const std::size_t row : projects.live) {
      if (projects.progress[row] != Progress::working) continue;
      const auto group = static_cast<std::size_t>(sector_info[projects.sector[row]].field);
      city_.labour.employed[group] += projects.staff[row];
      city_.labour.wanted[group] += projects.staff[row];
    }
  }

  Prospect prospect_of(std::size_t row) const {
    const std::size_t owner = city_.projects.owner[row].position();
    Prospect prospect = xiamen::prospect_of(
        city_, terms_, row,
        user_cost_of_research(
            marginal_tax(city_, owner, quarter_), extra_deduction(city_, owner),
            subsidy_rate(city_, city_.enterprises.sector[owner], city_.enterprises.district[owner])));
    prospect.support = support_for(row, prospect);
    return prospect;
  }

  // An award it has won, and grants on the cost of the stage as long as their money lasts.
  double support_for(std::size_t row, const Prospect& prospect) const {
    double support = (city_.projects.award_now[row] + city_.projects.award_later[row]).in_yuan();
    for (std::size_t grant = 0; grant < city_.grants.size(); ++grant) {
      if (city_.grants.base[grant] != GrantBase::stage_cost || city_.grants.stage[grant] != prospect.stage)
        continue;
      const double cost =
          stage_cost(terms_, prospect.stage, prospect.field, prospect.scale, 1.0, prospect.learning);
      support += stage_grant_for(city_, grant, row, cost);
    }
    return support;
  }

  // Cost of doing the stage at home relative to the standard; 0 if the enterprise cannot.
  double cost_at_home(std::size_t owner, Stage stage) const {
    const double sales = 4.0 * city_.enterprises.sales(owner) / terms_.price;
    return home_factor(terms_, sales, stage) * shared_services(city_, owner, stage);
  }

  bool offers(std::size_t service, std::size_t row, Stage stage) const {
    const std::size_t owner = city_.projects.owner[row].position();
    return city_.services.stage[service] == stage && city_.services.seats[service] > 0 &&
           serves_one(city_.services, service, city_.projects.sector[row], city_.enterprises.district[owner]);
  }

  // Cheapest service that serves the project in its stage; `free` asks for a free seat.
  ServiceId service_for(std::size_t project, Stage stage, bool free) const {
    ServiceId best;
    for (std::size_t row = 0; row < city_.services.size(); ++row) {
      if (!offers(row, project, stage)) continue;
      if (free && city_.services.taken[row] >= city_.services.seats[row]) continue;
      if (!best.exists() || city_.services.price[row] < city_.services.price[best.position()])
        best = ServiceId(row);
    }
    return best;
  }

  // Who would have had the project, had a seat been free: all that serve it, or those cheaper than its seat.
  void note_full_services(std::size_t project, Stage stage, ServiceId taken) {
    const Services& services = city_.services;
    for (std::size_t row = 0; row < services.size(); ++row) {
      if (!offers(row, project, stage) || services.taken[row] < services.seats[row]) continue;
      if (!taken.exists() || services.price[row] < services.price[taken.position()])
        city_.tally.refuse(services.entry[row]);
    }
  }

  // What a part of the projects has to say for itself: those that ask for a contract, and those given up.
  struct Outcome {
    std::vector<Candidate> candidates;
    std::vector<std::size_t> dropped;
  };

  // Each project is looked at on its own, in parallel; what is common to all is written afterwards, in their
  // order.
  std::vector<Outcome> gather() {
    const std::vector<std::size_t>& live = city_.projects.live;
    constexpr std::size_t grain = sim::parallel::default_grain;
    std::vector<Outcome> outcomes((live.size() + grain - 1) / grain);
    sim::parallel::for_chunks(live.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      for (std::size_t place = begin; place < end; ++place) look_at(live[place], outcomes[chunk]);
    });
    for (const Outcome& outcome : outcomes) {
      for (const std::size_t row : outcome.dropped) drop(row);
    }
    return outcomes;
  }

  void look_at(std::size_t row, Outcome& outcome) {
    Projects& projects = city_.projects;
    if (projects.progress[row] != Progress::waiting || !projects.owner[row].exists()) return;
    if (projects.waits_for[row] != 0) {
      projects.value[row] *= terms_.loss_by_waiting;
      projects.believed_value[row] *= terms_.loss_by_waiting;
    }
    if (quarter_ >= projects.released[row]) consider(row, outcome);
  }

  void consider(std::size_t row, Outcome& outcome) {
    Prospect prospect = prospect_of(row);
    const std::size_t owner = city_.projects.owner[row].position();
    const double home = cost_at_home(owner, prospect.stage);
    const ServiceId service = service_for(row, prospect.stage, false);
    double at_seat = -1.0;
    double at_home = -1.0;
    if (home > 0.0) {
      prospect.stage_factor = home;
      at_home = present_value(terms_, prospect);
    }
    // Who can do it neither at home nor anywhere waits for a seat at the standard cost.
    const bool no_way = !service.exists() && home == 0.0;
    const double seat_price = service.exists() ? city_.services.price[service.position()] : 1.0;
    if (service.exists() || no_way) {
      prospect.stage_factor = seat_price;
      at_seat = present_value(terms_, prospect);
    }
    const bool wants_seat = no_way || (service.exists() && at_seat >= at_home);
    prospect.stage_factor = wants_seat ? seat_price : home;
    const double insured = cover_offer(owner, prospect).gain;
    if ((no_way ? at_seat : std::max(at_seat, at_home)) + insured <= 0.0) {
      hold_for_wage_or_drop(row, prospect, outcome);
      return;
    }
    if (quarter_ - city_.projects.since[row] > patience_) {
      outcome.dropped.push_back(row);
      return;
    }
    const double cost = stage_cost(terms_, prospect.stage, prospect.field, prospect.scale,
                                   prospect.stage_factor, prospect.learning);
    outcome.candidates.push_back(
        {(std::max(at_seat, at_home) + insured) / cost, row, prospect, wants_seat, at_home, home});
  }

  // The cover of the stage that the owner would buy, at its own belief of failing.
  CoverOffer cover_offer(std::size_t owner, const Prospect& prospect) const {
    const StageTerms& stage =
        terms_.stages[static_cast<std::size_t>(prospect.field)][position(prospect.stage)];
    const double learning = prospect.stage == Stage::industrialisation ? prospect.learning : 0.0;
    const double pass =
        believed_pass_probability(stage.intercept, prospect.merit.mean, prospect.merit.variance, learning);
    const double cost = stage_cost(terms_, prospect.stage, prospect.field, prospect.scale,
                                   prospect.stage_factor, prospect.learning);
    return best_project_cover(city_, cover_terms_, hearing_, owner, prospect.stage, cost, stage.quarters,
                              1.0 - pass);
  }

  void hold_for_wage_or_drop(std::size_t row, Prospect prospect, Outcome& outcome) {
    prospect.outside_wage = true;
    if (present_value(terms_, prospect) > 0.0 && quarter_ - city_.projects.since[row] <= patience_) {
      city_.projects.waits_for[row] = bit(Cause::price);
    } else {
      outcome.dropped.push_back(row);
    }
  }

  void drop(std::size_t row) {
    city_.projects.progress[row] = Progress::ended;
    city_.projects.waits_for[row] = 0;
    city_.tally.give_up(city_.projects.stage[row]);
  }

  void decide(const Candidate& each) {
    Projects& projects = city_.projects;
    const std::size_t row = each.project;
    Prospect prospect = each.prospect;
    std::uint8_t lacking = 0;
    ServiceId seat;
    if (each.wants_seat) {
      seat = service_for(row, prospect.stage, true);
      note_full_services(row, prospect.stage, seat);
      if (!seat.exists()) {
        const double patient = terms_.loss_by_waiting * terms_.loss_by_waiting;
        const double at_seat = present_value(terms_, prospect);
        if (each.value_at_home > 0.0 && each.value_at_home >= patient * at_seat) {
          prospect.stage_factor = each.factor_at_home;
        } else {
          lacking |= bit(Cause::seat);
        }
      }
    }
    const double cost = stage_cost(terms_, prospect.stage, prospect.field, prospect.scale,
                                   prospect.stage_factor, prospect.learning);
    const StageTerms& stage =
        terms_.stages[static_cast<std::size_t>(prospect.field)][position(projects.stage[row])];
    const int quarters =
        work_time(context_, stage.quarters, projects.key(row), static_cast<unsigned>(projects.stage[row]));
    const auto group = static_cast<std::size_t>(prospect.field);
    const double staff = is_research(prospect.stage)
                             ? cost / quarters * 4.0 * terms_.researchers_per_cny / terms_.wage_index[group]
                             : 0.0;
    if (staff > 0.0 && city_.labour.employed[group] + staff > city_.labour.supply[group]) {
      lacking |= bit(Cause::staff);
    }
    const Money amount = Money::yuan(cost);
    const std::vector<std::size_t>& partners =
        projects.alliance[row].exists() ? members_[projects.alliance[row].position()] : nobody_;
    const Financing plan = plan_financing(city_, financing_, terms_, prospect, row, amount, partners, luck_);
    if (plan.missing > Money()) lacking |= bit(plan.at_limit ? Cause::limit : Cause::no_instrument);

    const bool held_by_staff_alone = lacking == bit(Cause::staff);
    if (lacking == 0 || held_by_staff_alone) city_.labour.wanted[group] += staff;
    projects.waits_for[row] = lacking;
    if (lacking != 0) return;

    note_begin(plan, row, seat);
    if (plan.equity > Money()) dilute_stakes(city_, stakes_.of(row), row, plan.equity_share, plan.expected);
    sign(city_, plan, row, partners, quarter_);
    city_.labour.employed[group] += staff;
    projects.progress[row] = Progress::working;
    projects.left[row] = quarters;
    projects.staff[row] = staff;
    projects.stage_cost[row] = amount;
    projects.stage_unpaid[row] = amount;
    projects.cost_all[row] += amount;
    projects.seat[row] = seat;
    if (seat.exists()) ++city_.services.taken[seat.position()];
    const std::size_t owner = projects.owner[row].position();
    city_.enterprises.owed_to_projects[owner] += amount;
    sell_cover(city_, cover_offer(owner, prospect), owner, static_cast<std::int32_t>(row), prospect.stage);
  }

  // For the record: a stage begins, after so long, with a seat or without, with a new loan or stake or
  // without.
  void note_begin(const Financing& plan, std::size_t row, ServiceId seat) {
    const Projects& projects = city_.projects;
    const std::size_t owner = projects.owner[row].position();
    const sim::Key enterprise = city_.enterprises.key(owner);
    city_.tally.begun[position(projects.stage[row])] += 1.0;
    city_.tally.waited[position(projects.stage[row])] += quarter_ - projects.since[row];
    city_.tally.joint_begun += projects.alliance[row].exists() ? 1.0 : 0.0;
    if (seat.exists()) city_.memory.tie(Network::service, enterprise, city_.services.key(seat.position()));
    if (plan.loans.empty() && plan.equity <= Money()) return;
    if (!city_.tally.financed.insert(enterprise).second) return;
    city_.tally.financed_by_size[static_cast<std::size_t>(size_class(city_.enterprises, sizes_, owner))] +=
        1.0;
  }

  City& city_;
  const StepContext& context_;
  int quarter_;
  ProjectTerms terms_;
  FinancingTerms financing_;
  sim::Stream luck_;
  int patience_;
  CoverTerms cover_terms_;
  SizeThresholds sizes_;
  sim::Stream hearing_;
  std::vector<std::vector<std::size_t>> members_;
  RowsOfOwner stakes_;  // in projects, of deals before this quarter
  std::vector<std::size_t> nobody_;
};

}  // namespace

void sign_contracts(City& city, const StepContext& context) {
  Signing(city, context).run();
}

}  // namespace xiamen
