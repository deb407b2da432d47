// Which results of research bodies find an enterprise?
//
// A waiting result meets, in this order: the leads of alliances its body belongs to, and then, with the
// chance that its body is open to enterprises, one R&D performer of the field drawn at random; and then, if
// the next one it comes by is a tenant, that one with the chance of its space's contact. Whoever meets
// it agrees with probability p(cold), plus p(tie) within an alliance (Jensen et al. 2013), times what it can
// absorb, K / (K + K half) (Cohen and Levinthal 1990), if the project has a positive present value. It
// then pays a licence. Contacts decide who can meet, payoffs decide who agrees.

#include <algorithm>
#include <map>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/knowledge.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

bool pays(const City& city, const ProjectTerms& terms, std::size_t project) {
  Prospect prospect;
  prospect.stage = city.projects.stage[project];
  prospect.field = sector_info[city.projects.sector[project]].field;
  prospect.value = city.projects.believed_value[project] * terms.price *
                   city.markets.closure[city.projects.sector[project]];
  prospect.scale = city.projects.scale[project];
  return present_value(terms, prospect) > 0.0;
}

using Circle = std::vector<std::pair<std::uint64_t, std::size_t>>;

// Performers of each field stand on a circle in the order of a hash of their keys; a result meets the next
// one after its own point. So one performer more or less changes the meeting of its neighbours on the circle
// only.
std::array<Circle, field_groups> performers_on_circle(City& city) {
  const Enterprises& firms = city.enterprises;
  const auto known = static_cast<std::ptrdiff_t>(city.circle.size());
  for (std::size_t row = city.circle.size(); row < firms.size(); ++row) {
    city.circle.emplace_back(sim::mix(firms.key(row)), row);
  }
  std::sort(city.circle.begin() + known, city.circle.end());
  std::inplace_merge(city.circle.begin(), city.circle.begin() + known, city.circle.end());
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

}  // namespace

void match_results(City& city, const StepContext& context) {
  Projects& projects = city.projects;
  const Enterprises& firms = city.enterprises;
  const ProjectTerms terms = project_terms(city, context);
  const sim::Stream luck = context.stream("meeting");
  const sim::Stream character = context.luck.lifelong("agreement");  // two parties agree or not, once for all
  const int quarter = context.quarter.ordinal();
  const double cold = read(context, "partner.cold_agreement");
  const double tie = read(context, "partner.tie_bonus");
  const double half = read(context, "knowledge.half") * terms.price;
  const double licence_median = read(context, "result.licence_median") * terms.price;
  const double licence_deviation = read(context, "result.licence_deviation");

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
    const auto meet = [&](std::size_t enterprise, double agreement) {
      if (taker != firms.size() || firms.alive[enterprise] == 0) return;
      const double chance = agreement * absorption(firms.knowledge[enterprise], half);
      if (character.chance(chance, projects.key(project), 1, firms.key(enterprise)) &&
          pays(city, terms, project)) {
        taker = enterprise;
      }
    };
    // A result belongs to one institute of its kind, for life.
    const auto institute =
        static_cast<std::int32_t>(character.uniform(projects.key(project), 2) * city.bodies.count[body]);
    const auto tied = leads_of.find({body, institute});
    if (tied != leads_of.end()) {
      for (const std::size_t lead : tied->second) {
        if (firms.field(lead) == field) meet(lead, cold + tie);
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
    if (taker == firms.size()) continue;

    projects.owner[project] = EnterpriseId(taker);
    projects.waits_for[project] = 0;
    projects.since[project] = quarter;
    const double fee = licence_median * sim::exp(licence_deviation * luck.normal(projects.key(project), 5));
    const Money price = Money::yuan(std::min(fee, 0.25 * std::max(0.0, firms.cash[taker].in_yuan())));
    city.books.transfer(city.accounts.licence, city.accounts.enterprises, taker, city.accounts.bodies, body,
                        price);
    city.enterprises.profit_year[taker] -= price.in_yuan();
    city.tally.contracts += 1.0;
    city.tally.contract_value += price.in_yuan();
  }
}

}  // namespace xiamen
