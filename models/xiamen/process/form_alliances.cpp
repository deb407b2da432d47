// Who leads, who joins, and which projects do they share?
//
// A programme has places; a place that is free looks for a lead: whom the documents name as its lead and who
// has not led in it (rules/named), else the enterprise with the largest R&D capital
// among those with the sales the programme asks for, less a malus per running alliance of its sector. The
// lead searches partners in three tiers (former partners, partners of partners, its field at random), each
// asked partner with room agrees with probability p(cold) or p(cold) + p(tie) (INFSO-SKIN; Jensen et al.
// 2013); at meetings (rules/meetings) that both attend it asks more of its field. With fewer than the minimum
// of members the place stays free. While it runs an alliance takes up one joint project at a time: the best
// waiting scale-up or science project of a member, whose stage cost and proceeds its members then share, with
// the programme's subsidy. The owner of the levers of alliances.

#include <algorithm>
#include <map>
#include <set>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/circle.hpp"
#include "models/xiamen/rules/lead_queue.hpp"
#include "models/xiamen/rules/meetings.hpp"
#include "models/xiamen/rules/named.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/places.hpp"
#include "models/xiamen/rules/project_value.hpp"

namespace xiamen {

namespace {

struct Search {
  double cold, tie;
  std::size_t depth, minimum, capacity;
};

class Formation {
 public:
  Formation(City& city, const StepContext& context)
      : city_(city),
        context_(context),
        quarter_(context.quarter.ordinal()),
        luck_(context.stream("alliance")),
        meetings_(city, Counterpart::members, context.luck.lifelong("takes part")),
        scale_(read(context, "city.scale")),
        memberships_(city.enterprises.size(), 0),
        leads_(city.enterprises.size(), 0) {
    search_ = {read(context, "partner.cold_agreement"), read(context, "partner.tie_bonus"),
               static_cast<std::size_t>(read(context, "alliance.search_depth")),
               static_cast<std::size_t>(read(context, "alliance.minimum_members")),
               static_cast<std::size_t>(read(context, "alliance.capacity"))};
    count_memberships();
    for (std::size_t row = 0; row < city.members.size(); ++row) note_membership(row);
    for (const std::size_t row : city.enterprises.living) {
      if (actor_of(city, row) != nullptr) named_.push_back(row);
    }
    if (scale_ > 1.0) stand_on_circle(city);
  }

  void fill_places(std::size_t entry_position, const sim::Entry& entry) {
    const std::size_t places =
        is_open(context_, entry) ? static_cast<std::size_t>(read(context_, entry, "count") + 0.5) : 0;
    std::size_t running = 0;
    for (std::size_t row = 0; row < city_.alliances.size(); ++row) {
      running +=
          static_cast<std::size_t>(city_.alliances.entry[row] == static_cast<std::int32_t>(entry_position) &&
                                   runs(city_.alliances, row, quarter_));
    }
    bool full = places > 0;
    if (running < places) {
      const LeadTerms terms = lead_terms(entry);
      LeadQueue leads(city_.enterprises, [&](std::size_t row) { return may_lead(row, terms); });
      for (; running < places; ++running) full = form(entry_position, entry, terms, leads) && full;
    }
    if (full) turn_away(entry_position, entry);
  }

 private:
  void count_memberships() {
    const auto members = members_by_alliance(city_, quarter_);
    for (std::size_t alliance = 0; alliance < members.size(); ++alliance) {
      for (const std::size_t enterprise : members[alliance]) ++memberships_[enterprise];
      if (runs(city_.alliances, alliance, quarter_)) {
        const auto lead = static_cast<std::size_t>(city_.alliances.lead[alliance]);
        leads_[lead] = 1;
        ++by_sector_[city_.enterprises.sector[lead]];
      }
    }
  }

  void note_membership(std::size_t member) {
    const std::size_t alliance = city_.members.alliance[member].position();
    const std::int32_t enterprise = city_.members.enterprise[member];
    if (enterprise < 0) return;
    enterprises_in_.resize(std::max(enterprises_in_.size(), alliance + 1));
    enterprises_in_[alliance].push_back(static_cast<std::size_t>(enterprise));
    alliances_of_[static_cast<std::size_t>(enterprise)].push_back(alliance);
  }

  bool has_room(std::size_t row) const {
    return city_.enterprises.alive[row] != 0 && city_.enterprises.does_research[row] != 0 &&
           memberships_[row] < search_.capacity;
  }

  // What a programme asks of a lead.
  struct LeadTerms {
    double minimum_sales;  // CNY a quarter
    std::int32_t sectors, districts;
  };
  LeadTerms lead_terms(const sim::Entry& entry) const {
    return {read(context_, entry, "lead_minimum_sales") / 4.0, chosen_set(read(context_, entry, "sectors")),
            chosen_set(read(context_, entry, "districts"))};
  }

  bool may_lead(std::size_t row, const LeadTerms& terms) const {
    const Enterprises& firms = city_.enterprises;
    return has_room(row) && leads_[row] == 0 && firms.sales(row) >= terms.minimum_sales &&
           firms.knowledge[row] > 0.0 && has_bit(terms.sectors, firms.sector[row]) &&
           has_bit(terms.districts, firms.district[row]);
  }

  // Every place is taken: whoever could still lead finds none.
  void turn_away(std::size_t entry_position, const sim::Entry& entry) {
    const LeadTerms terms = lead_terms(entry);
    for (const std::size_t row : city_.enterprises.living) {
      if (may_lead(row, terms)) city_.tally.refuse(static_cast<std::int32_t>(entry_position));
    }
  }

  bool has_led(std::size_t row, std::size_t entry_position) const {
    for (std::size_t alliance = 0; alliance < city_.alliances.size(); ++alliance) {
      if (city_.alliances.entry[alliance] == static_cast<std::int32_t>(entry_position) &&
          city_.alliances.lead[alliance] == static_cast<std::int32_t>(row))
        return true;
    }
    return false;
  }

  // Whom the documents name as a lead of the programme, in their order, once each; or the number of
  // enterprises.
  std::size_t named_lead(std::size_t entry_position, const sim::Entry& entry, const LeadTerms& terms) const {
    const Enterprises& firms = city_.enterprises;
    std::size_t first = firms.size();
    for (const std::size_t row : named_) {
      if (actor_of(city_, row)->attribute("leads") != entry.id || !may_lead(row, terms) ||
          has_led(row, entry_position)) {
        continue;
      }
      if (first == firms.size() || firms.named[row] < firms.named[first]) first = row;
    }
    return first;
  }

  // Row of the lead, or the number of enterprises if none qualifies.
  std::size_t find_lead(std::size_t entry_position, const sim::Entry& entry, const LeadTerms& terms,
                        LeadQueue& leads) const {
    const Enterprises& firms = city_.enterprises;
    if (const std::size_t named = named_lead(entry_position, entry, terms); named != firms.size())
      return named;
    // A larger city has as many alliances more of each sector.
    return leads.best(
        [&](std::size_t row) { return may_lead(row, terms); },
        [&](std::size_t sector) { return 1.0 + static_cast<double>(by_sector_[sector]) / scale_; });
  }

  // Enterprises that ever shared an alliance with `row`, without itself.
  std::set<std::size_t> former_partners(std::size_t row) const {
    std::set<std::size_t> partners;
    const auto alliances = alliances_of_.find(row);
    if (alliances == alliances_of_.end()) return partners;
    for (const std::size_t alliance : alliances->second)
      partners.insert(enterprises_in_[alliance].begin(), enterprises_in_[alliance].end());
    partners.erase(row);
    return partners;
  }

  void ask(std::size_t lead, std::size_t candidate, double probability, std::set<std::size_t>& joined,
           std::size_t wanted) const {
    if (joined.size() >= wanted || joined.contains(candidate) || !has_room(candidate)) return;
    if (luck_.chance(probability, city_.enterprises.key(candidate), 1, city_.enterprises.key(lead))) {
      joined.insert(candidate);
    }
  }

  std::set<std::size_t> find_partners(std::size_t lead, std::size_t wanted) {
    std::set<std::size_t> joined = {lead};
    const std::set<std::size_t> first = former_partners(lead);
    for (const std::size_t each : first) ask(lead, each, search_.cold + search_.tie, joined, wanted);
    for (const std::size_t each : first) {
      for (const std::size_t second : former_partners(each)) ask(lead, second, search_.cold, joined, wanted);
    }
    // The field at random: order by a keyed hash, so that each candidate's place does not depend on the
    // others.
    std::vector<std::pair<double, std::size_t>> pool;
    for_each_near(city_, city_.enterprises.key(lead), scale_, [&](std::size_t row) {
      if (row == lead || !has_room(row) || city_.enterprises.field(row) != city_.enterprises.field(lead))
        return;
      const double size = std::max(city_.enterprises.knowledge[row], 1.0);
      pool.emplace_back(luck_.exponential(city_.enterprises.key(row), 2, city_.enterprises.key(lead)) / size,
                        row);
    });
    const std::size_t depth = std::min(search_.depth, pool.size());
    std::partial_sort(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(depth), pool.end());
    for (std::size_t i = 0; i < depth; ++i) ask_stranger(lead, pool[i].second, joined, wanted);
    pool.erase(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(depth));
    if (meetings_.on_offer()) ask_in_meetings(lead, pool, joined, wanted);
    return joined;
  }

  void ask_stranger(std::size_t lead, std::size_t candidate, std::set<std::size_t>& joined,
                    std::size_t wanted) const {
    const double known = share_a_space(city_, lead, candidate) ? search_.tie : 0.0;
    ask(lead, candidate, search_.cold + known, joined, wanted);
  }

  // Those of its field that it did not look at and that take part as it does, the next ones first.
  void ask_in_meetings(std::size_t lead, std::vector<std::pair<double, std::size_t>>& pool,
                       std::set<std::size_t>& joined, std::size_t wanted) {
    std::sort(pool.begin(), pool.end());
    for (const std::size_t row : meetings_.rows()) {
      if (!meetings_.serve(row, city_.enterprises.sector[lead]) || !meetings_.takes_part(row, lead)) continue;
      std::int32_t asked = 0;
      for (auto& [place, candidate] : pool) {
        if (asked >= city_.signals.candidates[row] || joined.size() >= wanted) break;
        if (candidate == lead || !meetings_.takes_part(row, candidate)) continue;
        if (!meetings_.hold(row, lead)) break;
        ++asked;
        const std::size_t before = joined.size();
        ask_stranger(lead, candidate, joined, wanted);
        if (joined.size() > before) meetings_.agree(row);
        candidate = lead;  // not again at another meeting
      }
    }
  }

  // Whether the place found a lead and enough members.
  bool form(std::size_t entry_position, const sim::Entry& entry, const LeadTerms& terms, LeadQueue& leads) {
    const std::size_t lead = find_lead(entry_position, entry, terms, leads);
    if (lead == city_.enterprises.size()) return false;
    leads_[lead] = 1;  // asked once a quarter
    const double sought = read(context_, entry, "enterprises_each");
    const auto whole = static_cast<std::size_t>(sought);
    const bool one_more = luck_.uniform(city_.enterprises.key(lead), 4) < sought - static_cast<double>(whole);
    const std::size_t wanted = whole + static_cast<std::size_t>(one_more);
    const std::set<std::size_t> joined = find_partners(lead, wanted);
    if (joined.size() < std::min(search_.minimum, wanted)) return false;

    Alliances& alliances = city_.alliances;
    const sim::Key key =
        sim::child_key("alliance", sim::hash_name(entry.id),
                       sim::combine(city_.enterprises.key(lead), static_cast<std::uint64_t>(quarter_)));
    const std::size_t row = alliances.append(key);
    alliances.entry[row] = static_cast<std::int32_t>(entry_position);
    alliances.lead[row] = static_cast<std::int32_t>(lead);
    alliances.ends[row] = quarter_ + static_cast<std::int32_t>(read(context_, entry, "term") + 0.5);
    alliances.cost_share[row] = read(context_, entry, "partner_cost_share");
    alliances.subsidy[row] = read(context_, entry, "subsidy_per_project");
    ++by_sector_[city_.enterprises.sector[lead]];
    for (const std::size_t enterprise : joined) {
      ++memberships_[enterprise];
      const std::size_t member =
          city_.members.append(sim::child_key("member", key, city_.enterprises.key(enterprise)));
      city_.members.alliance[member] = AllianceId(row);
      city_.members.enterprise[member] = static_cast<std::int32_t>(enterprise);
      city_.members.ordinal[member] = -1;
      note_membership(member);
    }
    add_institutes(row, key, entry, city_.enterprises.sector[lead]);
    remember_members(city_, row);
    return true;
  }

  void add_institutes(std::size_t alliance, sim::Key key, const sim::Entry& entry, std::size_t sector) {
    const double mean = read(context_, entry, "institutes_each");
    const auto whole = static_cast<unsigned>(mean);
    const unsigned wanted = whole + static_cast<unsigned>(luck_.uniform(key, 3) < mean - whole);
    double all = 0;
    for (std::size_t row = 0; row < city_.bodies.size(); ++row) all += weight(row, sector);
    if (all <= 0.0) return;
    std::set<std::pair<std::size_t, std::int32_t>> joined;
    for (const auto& institute : named_institutes(city_, entry)) {
      if (joined.size() < wanted) joined.insert(institute);
    }
    for (unsigned i = 0; i < 4 * wanted && joined.size() < wanted; ++i) {
      const sim::Pair draw = luck_.pair(key, 10 + i);
      double mark = draw.first * all;
      std::size_t row = 0;
      while (row + 1 < city_.bodies.size() && mark >= weight(row, sector)) mark -= weight(row++, sector);
      joined.emplace(row, static_cast<std::int32_t>(draw.second * city_.bodies.count[row]));
    }
    for (const auto& [row, ordinal] : joined) {
      const std::size_t member = city_.members.append(sim::child_key(
          "institute", key, sim::combine(city_.bodies.key(row), static_cast<std::uint64_t>(ordinal))));
      city_.members.alliance[member] = AllianceId(alliance);
      city_.members.enterprise[member] = -1;
      city_.members.body[member] = BodyId(row);
      city_.members.ordinal[member] = ordinal;
    }
  }

  double weight(std::size_t body, std::size_t sector) const {
    const bool works = serves(city_.bodies.fields[body], sector_info[sector].field) &&
                       has_bit(city_.bodies.sectors[body], sector);
    return works ? city_.bodies.count[body] : 0.0;
  }

  City& city_;
  const StepContext& context_;
  int quarter_;
  sim::Stream luck_;
  Meetings meetings_;
  Search search_{};
  double scale_;
  std::vector<std::size_t> named_;                                // enterprises that the documents name
  std::vector<std::vector<std::size_t>> enterprises_in_;          // each alliance that ever was
  std::map<std::size_t, std::vector<std::size_t>> alliances_of_;  // each enterprise that was in one
  std::vector<std::size_t> memberships_;
  std::vector<std::uint8_t> leads_;
  std::array<std::size_t, sectors> by_sector_{};
};

// Each running alliance without a joint project under way adopts the best waiting project of its members.
void adopt_joint_projects(City& city, const StepContext& context) {
  const int quarter = context.quarter.ordinal();
  const auto members = members_by_alliance(city, quarter);
  Projects& projects = city.projects;
  std::vector<std::uint8_t> busy(city.alliances.size(), 0);
  std::map<std::size_t, std::vector<std::size_t>> waiting_of;
  for (const std::size_t row : projects.live) {
    const bool in_work = projects.stage[row] != Stage::market;
    if (projects.alliance[row].exists() && in_work) busy[projects.alliance[row].position()] = 1;
    if (!projects.alliance[row].exists() && projects.owner[row].exists() && in_work &&
        projects.progress[row] == Progress::waiting && projects.route[row] != Route::incremental) {
      waiting_of[projects.owner[row].position()].push_back(row);
    }
  }
  for (std::size_t alliance = 0; alliance < city.alliances.size(); ++alliance) {
    if (!runs(city.alliances, alliance, quarter) || busy[alliance] != 0) continue;
    std::size_t best = projects.size();
    for (const std::size_t enterprise : members[alliance]) {
      const auto waiting = waiting_of.find(enterprise);
      if (waiting == waiting_of.end()) continue;
      for (const std::size_t row : waiting->second) {
        if (projects.alliance[row].exists()) continue;
        const double worth = projects.believed_value[row] / projects.scale[row];
        if (best == projects.size() || worth > projects.believed_value[best] / projects.scale[best])
          best = row;
      }
    }
    if (best == projects.size()) continue;
    projects.alliance[best] = AllianceId(alliance);
    projects.subsidy_left[best] = Money::yuan(city.alliances.subsidy[alliance]);
    projects.subsidy_since[best] = quarter;
    city.public_record.ask(city.alliances.entry[alliance], projects.subsidy_left[best]);
    city.public_record.grant(city.alliances.entry[alliance],
                             city.enterprises.key(projects.owner[best].position()),
                             projects.subsidy_left[best]);
    ++city.alliances.joint_projects[alliance];
  }
}

}  // namespace

void form_alliances(City& city, const StepContext& context) {
  Formation formation(city, context);
  for (std::size_t position = 0; position < city.inputs.catalogue.size(); ++position) {
    const sim::Entry& entry = city.inputs.catalogue[position];
    if (entry.kind == "alliance") formation.fill_places(position, entry);
  }
  adopt_joint_projects(city, context);
}

}  // namespace xiamen
