#include "models/xiamen/rules/place_search.hpp"

#include <algorithm>
#include <limits>

#include "models/xiamen/rules/knowledge.hpp"
#include "models/xiamen/rules/places.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/core/room.hpp"

namespace xiamen {

namespace {

// Operators of one entry and level offer the same.
struct Offer {
  std::size_t any = 0;  // row of one of them
  std::vector<std::size_t> operators;
  std::int32_t free = 0;
};

struct Asking {
  double score;
  sim::Key tie;
  std::size_t first_wish;  // of those in `wishes`
  std::uint32_t wishes;
  std::uint32_t enterprise;
  bool operator<(const Asking& other) const {
    return score != other.score ? score > other.score : tie < other.tie;
  }
};

struct Wish {
  double worth;
  std::uint16_t offer;
};

struct Pending {
  std::size_t enterprise;
  Stage stage;
  double cost;  // at home, without a space
  bool operator<(const Pending& other) const { return enterprise < other.enterprise; }
};

std::vector<Offer> offers(const City& city) {
  const Spaces& spaces = city.spaces;
  std::vector<Offer> found;
  for (std::size_t row = 0; row < spaces.size(); ++row) {
    if (spaces.open[row] == 0 || spaces.tenants[row] >= spaces.places[row]) continue;
    const auto same = std::find_if(found.begin(), found.end(), [&](const Offer& offer) {
      return spaces.entry[offer.any] == spaces.entry[row] && spaces.level[offer.any] == spaces.level[row];
    });
    Offer& offer = same == found.end() ? found.emplace_back(Offer{row, {}, 0}) : *same;
    offer.operators.push_back(row);
    offer.free += spaces.places[row] - spaces.tenants[row];
  }
  if (found.size() > std::numeric_limits<std::uint16_t>::max())
    throw sim::RunFailed("more kinds of spaces than a wish can name");
  return found;
}

class Assignment {
 public:
  Assignment(City& city, const sim::StepContext& context)
      : city_(city),
        quarter_(context.quarter.ordinal()),
        offers_(offers(city)),
        terms_(project_terms(city, context)),
        rent_(market_rent(context)),
        moving_cost_(read(context, "space.moving_cost") * terms_.price),
        moving_deviation_(read(context, "space.moving_deviation")),
        half_(read(context, "knowledge.half") * terms_.price),
        cold_(read(context, "partner.cold_agreement")),
        blocks_(static_cast<std::size_t>(std::max(1.0, read(context, "city.scale")))),
        character_(context.luck.lifelong("tenancy")) {
    for (const Offer& offer : offers_) {
      const std::int32_t age = city.spaces.maximum_age[offer.any];
      oldest_with_project_ = std::max(oldest_with_project_, age);
      if (city.spaces.for_projects[offer.any] == 0) oldest_ = std::max(oldest_, age);
    }
    if (offers_.empty()) return;
    value_results(context);
    list_pending_work();
  }

  void run() {
    gather();
    std::sort(asking_.begin(), asking_.end());
    for (const Asking& each : asking_) house(each);
  }

 private:
  // Meetings that a contact of 1 brings a performer of the field in a quarter, times what one is worth.
  void value_results(const sim::StepContext& context) {
    std::array<double, field_groups> waiting{};
    std::array<double, field_groups> performers{};
    for (const std::size_t row : city_.projects.live) {
      if (!city_.projects.owner[row].exists())
        waiting[static_cast<std::size_t>(sector_info[city_.projects.sector[row]].field)] += 1.0;
    }
    for (std::size_t sector = 0; sector < sectors; ++sector)
      performers[static_cast<std::size_t>(sector_info[sector].field)] += city_.markets.performers[sector];
    const double worth = read(context, "idea.worth_scale_up");
    const double scale = read(context, "result.scale");
    for (std::size_t group = 0; group < field_groups; ++group) {
      Prospect prospect;
      prospect.stage = Stage::small_scale_test;
      prospect.field = static_cast<FieldGroup>(group);
      prospect.scale = scale;
      prospect.value = worth * scale * route_cost(terms_, Route::scale_up, prospect.field) * terms_.price;
      const double gain = std::max(0.0, present_value(terms_, prospect));
      meeting_worth_[group] = performers[group] > 0.0 ? waiting[group] / performers[group] * gain : 0.0;
    }
  }

  bool may_ask(std::size_t row) const {
    const Enterprises& firms = city_.enterprises;
    return firms.alive[row] != 0 && firms.space[row] < 0 &&
           quarter_ - firms.birth[row] <= oldest_with_project_;
  }

  void list_pending_work() {
    const Projects& projects = city_.projects;
    for (const std::size_t row : projects.live) {
      if (!projects.owner[row].exists() || projects.stage[row] == Stage::market ||
          projects.stage[row] == Stage::incremental) {
        continue;
      }
      const std::size_t owner = projects.owner[row].position();
      if (!may_ask(owner)) continue;
      const Stage stage = projects.stage[row];
      const double factor = home_factor(terms_, 4.0 * city_.enterprises.sales(owner) / terms_.price, stage);
      const double cost = projects.progress[row] == Progress::waiting
                              ? stage_cost(terms_, stage, sector_info[projects.sector[row]].field,
                                           projects.scale[row], factor, projects.learning[row])
                              : 0.0;
      sim::append_with_room(pending_, {owner, stage, cost});
    }
    std::sort(pending_.begin(), pending_.end());
  }

  // Without the cost of moving, which is the same wherever it goes.
  double worth_of(std::size_t row, std::size_t space, double services) const {
    const Enterprises& firms = city_.enterprises;
    const Spaces& spaces = city_.spaces;
    const double rent_saved = (1.0 - spaces.rent[space]) * rent_ * firms.workers[row];
    double contacts = 0;
    if (firms.does_research[row] != 0) {
      contacts = spaces.contact[space] * meeting_worth_[static_cast<std::size_t>(firms.field(row))] * cold_ *
                 absorption(firms.knowledge[row], half_);
    }
    return spaces.stay[space] * (rent_saved + contacts) + services;
  }

  bool admits(std::size_t space, std::size_t row, int age) const {
    const Spaces& spaces = city_.spaces;
    return age <= spaces.maximum_age[space] &&
           4.0 * city_.enterprises.sales(row) <= spaces.maximum_sales[space] &&
           serves_one(spaces, space, city_.enterprises.sector[row], city_.enterprises.district[row]);
  }

  // What the space saves of the work that waits; less than 0 if the space asks for a project and there is
  // none.
  double services_for(std::size_t space, std::vector<Pending>::const_iterator work, std::size_t row) const {
    bool has_project = false;
    double saved = 0;
    for (; work != pending_.end() && work->enterprise == row; ++work) {
      if (!serves_stage(city_.spaces.service_stages[space], work->stage)) continue;
      has_project = true;
      saved += city_.spaces.services[space] * work->cost;
    }
    return city_.spaces.for_projects[space] != 0 && !has_project ? -1.0 : saved;
  }

  void gather() {
    const Enterprises& firms = city_.enterprises;
    city_.moving_costs.begin(KeptDraws::lifelong, firms.size());
    auto work = pending_.cbegin();
    std::vector<Wish> own;
    for (const std::size_t row : firms.living) {
      if (!may_ask(row)) continue;
      while (work != pending_.cend() && work->enterprise < row) ++work;
      const int age = quarter_ - firms.birth[row];
      const bool has_work = work != pending_.cend() && work->enterprise == row;
      if (age > oldest_ && !has_work) continue;
      own.clear();
      for (std::size_t i = 0; i < offers_.size(); ++i) {
        const std::size_t space = offers_[i].any;
        if (!admits(space, row, age)) continue;
        const double services = services_for(space, work, row);
        const double worth = services < 0.0 ? 0.0 : worth_of(row, space, services);
        if (worth > 0.0) own.push_back({worth, static_cast<std::uint16_t>(i)});
      }
      if (own.empty()) continue;
      const double luck = city_.moving_costs.of(row, [&] { return character_.normal(firms.key(row)); });
      const double moving_cost = moving_cost_ * firms.workers[row] * sim::exp(moving_deviation_ * luck);
      std::erase_if(own, [&](const Wish& wish) { return wish.worth <= moving_cost; });
      if (own.empty()) continue;
      std::stable_sort(own.begin(), own.end(),
                       [](const Wish& a, const Wish& b) { return a.worth > b.worth; });
      sim::append_with_room(asking_,
                            {firms.knowledge[row], sim::mix(firms.key(row)), wishes_.size(),
                             static_cast<std::uint32_t>(own.size()), static_cast<std::uint32_t>(row)});
      for (const Wish& wish : own) {
        sim::append_with_room(wishes_, wish.offer);
      }
    }
  }

  void house(const Asking& each) {
    for (std::size_t i = 0; i < each.wishes; ++i) {
      Offer& offer = offers_[wishes_[each.first_wish + i]];
      if (offer.free == 0) continue;
      --offer.free;
      move_in(each.enterprise, choose_operator(offer, each.enterprise));
      return;
    }
  }

  // The one with a free place that a hash of both keys puts first: how many others there are does not matter.
  // In a larger city an enterprise looks at as many operators as in the city of the data, and goes on to the
  // next of them where those are full.
  std::size_t choose_operator(const Offer& offer, std::size_t enterprise) const {
    const sim::Key key = city_.enterprises.key(enterprise);
    const std::size_t all = offer.operators.size();
    const std::size_t blocks = std::min(blocks_, all);
    const std::size_t own = blocks > 1 ? sim::mix(key) % blocks : 0;
    std::size_t best = city_.spaces.size();
    std::uint64_t least = 0;
    for (std::size_t turn = 0; turn < blocks && best == city_.spaces.size(); ++turn) {
      const std::size_t block = (own + turn) % blocks;
      for (std::size_t place = block * all / blocks; place < (block + 1) * all / blocks; ++place) {
        const std::size_t row = offer.operators[place];
        if (city_.spaces.tenants[row] >= city_.spaces.places[row]) continue;
        const std::uint64_t mark = sim::combine(key, city_.spaces.key(row));
        if (best == city_.spaces.size() || mark < least) {
          best = row;
          least = mark;
        }
      }
    }
    return best;
  }

  void move_in(std::size_t row, std::size_t space) {
    Enterprises& firms = city_.enterprises;
    const double share = 0.5 + character_.uniform(firms.key(row), 1, city_.spaces.key(space));
    firms.space[row] = static_cast<std::int32_t>(space);
    firms.tenant_until[row] =
        quarter_ + std::max(1, static_cast<int>(city_.spaces.stay[space] * share + 0.5));
    ++city_.spaces.tenants[space];
    city_.memory.tie(Network::space, firms.key(row), city_.spaces.key(space));
    const Money paid = Money::yuan(moving_cost_ * firms.workers[row]);
    city_.books.transfer(city_.accounts.operating_cost, city_.accounts.enterprises, row,
                         city_.accounts.suppliers, 0, paid);
    firms.profit_year[row] -= paid.in_yuan();
  }

  City& city_;
  int quarter_;
  std::vector<Offer> offers_;
  ProjectTerms terms_;
  double rent_;
  double moving_cost_;
  double moving_deviation_;
  double half_;
  double cold_;
  std::size_t blocks_;
  sim::Stream character_;
  std::int32_t oldest_ = -1;               // that a space admits
  std::int32_t oldest_with_project_ = -1;  // the same, with a project
  std::array<double, field_groups> meeting_worth_{};
  std::vector<Pending> pending_;
  std::vector<std::uint16_t> wishes_;  // offers, the best first, of all who ask
  std::vector<Asking> asking_;
};

}  // namespace

void fill_places(City& city, const sim::StepContext& context) {
  Assignment(city, context).run();
}

}  // namespace xiamen
