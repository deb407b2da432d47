// Which results of research bodies find an enterprise?
//
// A waiting result meets, in this order: the leads of alliances its body belongs to, and then, with the
// chance that its body is open to enterprises, one R&D performer of the field drawn at random; and then, if
// the next one it comes by is a tenant, that one with the chance of its space's contact. Results that found
// nobody are then shown in meetings (rules/meetings), in the order of a hash: those that pay, each to as many
// participants as a meeting has for it. Whoever meets a result agrees with probability p(cold), plus p(tie)
// within an alliance (Jensen et al. 2013), times what it can absorb, K / (K + K half) (Cohen and Levinthal
// 1990), if the project has a positive present value. It then pays a licence. Contacts decide who can meet,
// payoffs decide who agrees.

#include <algorithm>
#include <map>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/circle.hpp"
#include "models/xiamen/rules/hash_order.hpp"
#include "models/xiamen/rules/knowledge.hpp"
#include "models/xiamen/rules/meetings.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

using Circle = std::vector<std::pair<std::uint64_t, std::size_t>>;

// Performers of each field stand on a circle in the order of a hash of their keys; a result meets the next
// one after its own point. So one performer more or less changes the meeting of its neighbours on the circle
// only.
std::array<Circle, field_groups> performers_on_circle(City& city) {
  const Enterprises& firms = city.enterprises;
  stand_on_circle(city);
  std::array<Circle, field_groups> performers;
  for (const auto& place : city.circle) {
    if (firms.alive[place.second] != 0 && firms.does_research[place.second] != 0) {
      performers[static_cast<std::size_t>(firms.field(place.second))].push_back(place);
    }
  }
  return performers;
}

// Whom a result comes by besides: the performer after a second point of its own on the circle.
std::size_t by_the_way(const Circle& pool, sim::Key project, int quarter) {
  const std::uint64_t point =
      sim::mix(sim::combine(project, static_cast<std::uint64_t>(quarter)) ^ sim::hash_name("by the way"));
  const auto next =
      std::lower_bound(pool.begin(), pool.end(), std::pair<std::uint64_t, std::size_t>(point, 0));
  return (next == pool.end() ? pool.front() : *next).second;
}

// Chance that the space of an enterprise shows it a result that comes by.
double contact_of_space(const City& city, std::size_t enterprise) {
  const std::int32_t space = city.enterprises.space[enterprise];
  return space >= 0 ? city.spaces.contact[static_cast<std::size_t>(space)] : 0.0;
}

struct Agreement {
  sim::Stream luck;  // two parties agree or not, once for all
  double half;
  bool with(const City& city, std::size_t project, std::size_t enterprise, double probability) const {
    const double chance = probability * absorption(city.enterprises.knowledge[enterprise], half);
    return luck.chance(chance, city.projects.key(project), 1, city.enterprises.key(enterprise));
  }
};

// What a result costs its taker, and how: the part that is due at once at most a quarter of its cash, the
// rest at the first sale.
struct Licence {
  double median, deviation;
  double at_once;    // share of the fee
  int release_time;  // quarters
  sim::Stream luck;

  double fee(const City& city, std::size_t project) const {
    return median * sim::exp(deviation * luck.normal(city.projects.key(project), 5));
  }
  double due_at_once(const City& city, double fee, std::size_t taker) const {
    return std::min(at_once * fee, 0.25 * std::max(0.0, city.enterprises.cash[taker].in_yuan()));
  }
};

void take_up(City& city, const Licence& licence, const Agreement& agreement, std::size_t project,
             std::size_t taker, int quarter) {
  Projects& projects = city.projects;
  remember_uptake(city, agreement.luck, project, taker);
  projects.owner[project] = EnterpriseId(taker);
  projects.released[project] = quarter + licence.release_time;
  projects.waits_for[project] = licence.release_time > 0 ? bit(Cause::partner) : std::uint8_t{0};
  projects.since[project] = projects.released[project];
  const double fee = licence.fee(city, project);
  const Money price = Money::yuan(licence.due_at_once(city, fee, taker));
  projects.royalty[project] = Money::yuan((1.0 - licence.at_once) * fee);
  city.books.transfer(city.accounts.licence, city.accounts.enterprises, taker, city.accounts.bodies,
                      projects.origin[project].position(), price);
  city.enterprises.profit_year[taker] -= price.in_yuan();
  city.tally.contracts += 1.0;
  city.tally.contract_value += (price + projects.royalty[project]).in_yuan();
}

// The performers of a field that take part in the meetings of a row.
Circle taking_part(const Meetings& meetings, std::size_t row, const Circle& performers) {
  Circle participants;
  for (const auto& place : performers) {
    if (meetings.takes_part(row, place.second)) participants.push_back(place);
  }
  return participants;
}

// Whom a result that found nobody meets at the platforms, one after the other; the number of enterprises if
// nobody takes it.
std::size_t meet_participants(City& city, Meetings& meetings,
                              const std::vector<std::array<Circle, field_groups>>& participants,
                              const Agreement& agreement, double cold, std::size_t project, int quarter) {
  const std::size_t sector = city.projects.sector[project];
  const FieldGroup field = sector_info[sector].field;
  for (std::size_t i = 0; i < meetings.rows().size(); ++i) {
    const std::size_t row = meetings.rows()[i];
    const Circle& pool = participants[i][static_cast<std::size_t>(field)];
    if (pool.empty() || !meetings.serve(row, sector)) continue;
    const auto most =
        std::min<std::size_t>(static_cast<std::size_t>(city.signals.candidates[row]), pool.size());
    const std::uint64_t point =
        sim::mix(sim::combine(city.projects.key(project), static_cast<std::uint64_t>(quarter)) ^
                 city.signals.key(row));
    const auto first =
        std::lower_bound(pool.begin(), pool.end(), std::pair<std::uint64_t, std::size_t>(point, 0));
    const auto start = static_cast<std::size_t>(first - pool.begin());
    for (std::size_t each = 0; each < most && meetings.left(row); ++each) {
      const std::size_t enterprise = pool[(start + each) % pool.size()].second;
      if (!meetings.hold(row, enterprise) || !agreement.with(city, project, enterprise, cold)) continue;
      meetings.agree(row);
      return enterprise;
    }
  }
  return city.enterprises.size();
}

// Results that found nobody, in the order of a hash of this quarter.
std::vector<std::size_t> still_waiting(const City& city, int quarter) {
  const Projects& projects = city.projects;
  std::vector<std::size_t> rows;
  for (const std::size_t row : projects.live) {
    if (!projects.owner[row].exists() && projects.progress[row] != Progress::ended) rows.push_back(row);
  }
  return in_order_of_hash(projects, rows, quarter, sim::hash_name("shown in meetings"));
}

void hold_meetings(City& city, const StepContext& context, const ProjectTerms& terms,
                   const std::array<Circle, field_groups>& performers, const Agreement& agreement,
                   double cold, const Licence& licence) {
  Meetings meetings(city, Counterpart::results, context.luck.lifelong("takes part"));
  if (!meetings.on_offer()) return;
  const int quarter = context.quarter.ordinal();
  std::vector<std::array<Circle, field_groups>> participants(meetings.rows().size());
  for (std::size_t i = 0; i < meetings.rows().size(); ++i) {
    for (std::size_t field = 0; field < field_groups; ++field) {
      participants[i][field] = taking_part(meetings, meetings.rows()[i], performers[field]);
    }
  }
  for (const std::size_t project : still_waiting(city, quarter)) {
    if (!meetings.on_offer()) return;
    const double value = worth_of_result(city, terms, project);
    if (value <= 0.0) continue;
    const std::size_t taker =
        meet_participants(city, meetings, participants, agreement, cold, project, quarter);
    if (taker != city.enterprises.size() &&
        value > licence.due_at_once(city, licence.fee(city, project), taker))
      take_up(city, licence, agreement, project, taker, quarter);
  }
}

}  // namespace

void match_results(City& city, const StepContext& context) {
  Projects& projects = city.projects;
  const Enterprises& firms = city.enterprises;
  const ProjectTerms terms = project_terms(city, context);
  const sim::Stream luck = context.stream("meeting");
  const sim::Stream character = context.luck.lifelong("agreement");
  const int quarter = context.quarter.ordinal();
  const double cold = read(context, "partner.cold_agreement");
  const double tie = read(context, "partner.tie_bonus");
  const Agreement agreement{character, read(context, "knowledge.half") * terms.price};
  const Licence licence{read(context, "result.licence_median") * terms.price,
                        read(context, "result.licence_deviation"), city.practices[Practice::licence_upfront],
                        static_cast<int>(city.practices[Practice::transfer_time] + 0.5), luck};

  const auto performers = performers_on_circle(city);
  // The leads that are tied to an institute: by kind of body and its ordinal.
  std::map<std::pair<std::size_t, std::int32_t>, std::vector<std::size_t>> leads_of;
  for (std::size_t member = 0; member < city.members.size(); ++member) {
    const std::size_t alliance = city.members.alliance[member].position();
    if (city.members.body[member].exists() && runs(city.alliances, alliance, quarter)) {
      leads_of[{city.members.body[member].position(), city.members.ordinal[member]}].push_back(
          static_cast<std::size_t>(city.alliances.lead[alliance]));
    }
  }

  double most_contact = 0;
  for (const double each : city.spaces.contact.values()) most_contact = std::max(most_contact, each);
  for (const std::size_t project : projects.live) {
    if (projects.owner[project].exists() || projects.progress[project] == Progress::ended) {
      continue;
    }
    const std::size_t body = projects.origin[project].position();
    const FieldGroup field = sector_info[projects.sector[project]].field;
    std::size_t taker = firms.size();
    const auto meet = [&](std::size_t enterprise, double probability) {
      if (taker != firms.size() || firms.alive[enterprise] == 0) return;
      if (agreement.with(city, project, enterprise, probability) &&
          worth_of_result(city, terms, project) >
              licence.due_at_once(city, licence.fee(city, project), enterprise)) {
        taker = enterprise;
      }
    };
    if (!leads_of.empty()) {
      const auto tied = leads_of.find({body, institute_of(city, character, project)});
      if (tied != leads_of.end()) {
        for (const std::size_t lead : tied->second) {
          if (firms.field(lead) == field) meet(lead, cold + tie);
        }
      }
    }
    const auto& pool = performers[static_cast<std::size_t>(field)];
    if (!pool.empty() && luck.chance(city.bodies.contact[body], projects.key(project), 3)) {
      const std::uint64_t point = sim::combine(projects.key(project), static_cast<std::uint64_t>(quarter));
      const auto next =
          std::lower_bound(pool.begin(), pool.end(), std::pair<std::uint64_t, std::size_t>(point, 0));
      meet((next == pool.end() ? pool.front() : *next).second, cold);
    }
    if (taker == firms.size() && !pool.empty() && most_contact > 0.0) {
      const double needed = luck.uniform(projects.key(project), 4);
      if (needed < most_contact) {
        const std::size_t passer = by_the_way(pool, projects.key(project), quarter);
        if (needed < contact_of_space(city, passer)) meet(passer, cold);
      }
    }
    if (taker != firms.size()) take_up(city, licence, agreement, project, taker, quarter);
  }
  hold_meetings(city, context, terms, performers, agreement, cold, licence);
}

}  // namespace xiamen
