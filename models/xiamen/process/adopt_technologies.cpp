// Who adopts digital, technical or green technology, and with whose help?
//
// From the quarter on in which the technologies came up (so their spread is as old as they are, however long
// the warm-up): once a year, in a quarter of its own, an enterprise hears of a technology by itself, from
// adopters of its sector or by a diagnosis (rules/adoption.hpp), and looks at the next of two levels:
//   worth = saving it sees x yearly sales / (discount rate + obsolescence);   net cost = cost - subsidy,
// where the saving is its own for life (lognormal, capped). One that was diagnosed sees the true saving; the
// others see it with noise and ask worth > (1 + caution) x net cost. It pays the whole cost out of spare cash
// (a subsidy is a claim until its audit is over). The true saving then lowers its operating cost until the
// level is out of date, with the chance `adoption.obsolescence` a year, when rivals have it too. Diagnoses
// and subsidies are given in the order of a keyed hash while places and appropriation last. The owner of the
// levers of adoption.

#include <algorithm>
#include <cmath>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/adoption.hpp"
#include "models/xiamen/rules/financing.hpp"
#include "models/xiamen/rules/public_money.hpp"

namespace xiamen {

namespace {

struct Terms {
  std::array<double, technologies> gain{}, cost{};
  double deviation, most, noise, caution, worth, discovery, contact, obsolescence, reference, exponent,
      cash_floor;
};

Terms terms_of(const StepContext& context) {
  Terms terms{};
  for (std::size_t each = 0; each < technologies; ++each) {
    const std::string key = "adoption." + std::string(technology_ids[each]);
    terms.gain[each] = read(context, key + "_saving");
    terms.cost[each] = read(context, key + "_cost");
  }
  terms.deviation = read(context, "adoption.saving_deviation");
  terms.most = read(context, "adoption.most_saving");
  terms.noise = read(context, "adoption.noise");
  terms.caution = read(context, "adoption.caution");
  terms.obsolescence = read(context, "adoption.obsolescence");
  terms.worth = worth_of_saving(read(context, "project.discount_rate"), terms.obsolescence);
  terms.discovery = read(context, "adoption.discovery");
  terms.contact = read(context, "adoption.contact");
  terms.reference = read(context, "market.reference_sales") * read(context, "city.price_level");
  terms.exponent = read(context, "adoption.cost_exponent");
  terms.cash_floor = read(context, "enterprise.cash_floor");
  return terms;
}

constexpr std::uint8_t bit_of(Technology technology) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(technology));
}

bool helps_with(const City& city, std::size_t programme, std::size_t firm) {
  const Adoptions& programmes = city.adoptions;
  const double yearly = 4.0 * city.enterprises.sales(firm);
  return yearly >= programmes.sales_minimum[programme] && yearly <= programmes.sales_maximum[programme] &&
         (programmes.manufacturers[programme] == 0 ||
          sector_info[city.enterprises.sector[firm]].manufacturing) &&
         serves_one(programmes, programme, city.enterprises.sector[firm], city.enterprises.district[firm]);
}

void open_programmes_of_adoption(City& city, const StepContext& context) {
  Adoptions& programmes = city.adoptions;
  for (std::size_t row = 0; row < programmes.size(); ++row) {
    const sim::Entry& entry = city.entry(programmes.entry[row]);
    const bool open = open_budget(city, context, programmes, row);
    programmes.technology[row] = chosen<Technology>(read(context, entry, "technology"));
    programmes.share[row] = read(context, entry, "share");
    programmes.ceiling[row] = read(context, entry, "ceiling");
    programmes.sales_minimum[row] = read(context, entry, "sales_minimum");
    programmes.sales_maximum[row] = read(context, entry, "sales_maximum");
    programmes.manufacturers[row] = read(context, entry, "manufacturers") != 0.0 ? 1 : 0;
    read_served(context, entry, programmes.served, row);
    const double unused = programmes.diagnoses[row];
    programmes.diagnoses[row] =
        (unused - std::floor(unused)) + (open ? read(context, entry, "diagnoses") / 4.0 : 0.0);
  }
}

class Adopting {
 public:
  Adopting(City& city, const StepContext& context)
      : city_(city),
        firms_(city.enterprises),
        terms_(terms_of(context)),
        hearing_(context.stream("hearing of a technology")),
        ageing_(context.stream("obsolescence")),
        savings_(context.luck.lifelong("saving by a technology")) {
    const auto own = static_cast<sim::Key>(context.quarter.number() - 1);
    std::array<std::array<double, sectors>, technologies> users{};
    std::array<double, sectors> alive{};
    for (const std::size_t row : firms_.living) {
      const std::size_t sector = firms_.sector[row];
      alive[sector] += 1.0;
      users[0][sector] += firms_.digital_level[row] > 0 ? 1.0 : 0.0;
      users[1][sector] += firms_.technical_level[row] > 0 ? 1.0 : 0.0;
      users[2][sector] += firms_.green_level[row] > 0 ? 1.0 : 0.0;
      const sim::Key hash = sim::mix(firms_.key(row));
      if (hash % 4 == own) reviewers_.emplace_back(hash, row);
    }
    for (std::size_t each = 0; each < technologies; ++each) {
      for (std::size_t sector = 0; sector < sectors; ++sector) {
        const double share = alive[sector] > 0.0 ? users[each][sector] / alive[sector] : 0.0;
        chance_[each][sector] = chance_to_hear(terms_.discovery, terms_.contact, share);
      }
    }
    // The queue for diagnoses and subsidies is another one each year. Where there are none nobody has to
    // queue.
    if (std::any_of(city.adoptions.open.values().begin(), city.adoptions.open.values().end(),
                    [](std::uint8_t open) { return open != 0; })) {
      for (auto& [hash, row] : reviewers_)
        hash = sim::mix(sim::combine(hash, static_cast<std::uint64_t>(city.quarter)));
      std::sort(reviewers_.begin(), reviewers_.end());
    }
    for (const auto& [hash, row] : reviewers_) {
      const double relative = std::max(4.0 * firms_.sales(row), 1.0) / terms_.reference;
      costs_.push_back(terms_.reference * sim::pow(relative, terms_.exponent));
      spare_.push_back(spare_cash(firms_, row, terms_.cash_floor));
    }
  }

  // Advice to the first of the queue that have had none.
  void diagnose(std::size_t programme) {
    double& places = city_.adoptions.diagnoses[programme];
    const Technology technology = city_.adoptions.technology[programme];
    const std::uint8_t bit = bit_of(technology);
    for (const auto& [hash, row] : reviewers_) {
      if (places < 1.0) return;
      if ((firms_.diagnosed[row] & bit) != 0 || firms_.level(technology)[row] >= adoption_levels ||
          !helps_with(city_, programme, row)) {
        continue;
      }
      firms_.diagnosed[row] |= bit;
      firms_.heard_of[row] |= bit;
      places -= 1.0;
    }
  }

  void run(Technology technology) {
    const auto& chance = chance_[static_cast<std::size_t>(technology)];
    const auto draw = static_cast<unsigned>(technology);
    const std::uint8_t bit = bit_of(technology);
    Column<std::uint8_t>& levels_of = firms_.level(technology);
    for (std::size_t i = 0; i < reviewers_.size(); ++i) {
      const std::size_t row = reviewers_[i].second;
      if (levels_of[row] > 0 && ageing_.chance(terms_.obsolescence, firms_.key(row), draw))
        lose_level(technology, row);
      if ((firms_.heard_of[row] & bit) == 0 &&
          hearing_.chance(chance[firms_.sector[row]], firms_.key(row), draw)) {
        firms_.heard_of[row] |= bit;
      }
      if ((firms_.heard_of[row] & bit) != 0 && levels_of[row] < adoption_levels) decide(technology, i);
    }
  }

 private:
  Money claim_for(std::size_t programme, double cost) const {
    const Adoptions& programmes = city_.adoptions;
    return Money::yuan(std::min(programmes.share[programme] * cost, programmes.ceiling[programme]));
  }

  // The programme that pays most for this investment, and how much; none if no programme can.
  std::pair<std::size_t, Money> best_subsidy(Technology technology, std::size_t row, double cost) const {
    const Adoptions& programmes = city_.adoptions;
    std::pair<std::size_t, Money> best{programmes.size(), Money()};
    for (std::size_t each = 0; each < programmes.size(); ++each) {
      if (programmes.technology[each] != technology || programmes.budget[each] <= Money() ||
          !helps_with(city_, each, row)) {
        continue;
      }
      const Money offer = std::min(claim_for(each, cost), programmes.budget[each]);
      if (offer > best.second) best = {each, offer};
    }
    return best;
  }

  // On record: one that invests asks the programme that pays it, else the open one that would pay most.
  void note_request(Technology technology, std::size_t row, double cost, std::size_t paying) {
    const Adoptions& programmes = city_.adoptions;
    std::pair<std::size_t, Money> asked{programmes.size(), Money()};
    for (std::size_t each = 0; each < programmes.size(); ++each) {
      const bool asks = paying < programmes.size()
                            ? each == paying
                            : programmes.open[each] != 0 && programmes.technology[each] == technology &&
                                  helps_with(city_, each, row);
      if (asks && claim_for(each, cost) > asked.second) asked = {each, claim_for(each, cost)};
    }
    if (asked.first < programmes.size()) city_.public_record.ask(programmes.entry[asked.first], asked.second);
  }

  void decide(Technology technology, std::size_t reviewer) {
    const std::size_t row = reviewers_[reviewer].second;
    const auto which = static_cast<std::size_t>(technology);
    const int next = firms_.level(technology)[row] + 1;
    const double yearly = 4.0 * firms_.sales(row);
    const double cost = adoption_cost(terms_.cost[which] * costs_[reviewer], next);
    if (spare_[reviewer] < cost) return;
    const double saving = saving_of(technology, row, next);
    const auto [programme, subsidy] = best_subsidy(technology, row, cost);
    const bool advised = (firms_.diagnosed[row] & bit_of(technology)) != 0;
    double seen = saving;
    if (!advised) {
      const double z = savings_.normal(firms_.key(row), 32 + draw_of(technology, next));
      seen *= sim::exp(terms_.noise * z - 0.5 * terms_.noise * terms_.noise);
    }
    const double asked = (advised ? 1.0 : 1.0 + terms_.caution) * (cost - subsidy.in_yuan());
    if (seen * yearly * terms_.worth <= asked) return;
    invest(technology, row, cost, saving);
    spare_[reviewer] -= cost;
    note_request(technology, row, cost, programme);
    if (subsidy <= Money()) return;
    city_.adoptions.budget[programme] -= subsidy;
    city_.public_record.grant(city_.adoptions.entry[programme], firms_.key(row), subsidy);
    claim_public(city_, city_.accounts.adoption_subsidy, payers_of(city_.adoptions, programme), row, subsidy);
  }

  static unsigned draw_of(Technology technology, int level) {
    return 4U * static_cast<unsigned>(technology) + static_cast<unsigned>(level);
  }
  double saving_of(Technology technology, std::size_t row, int level) const {
    return adoption_gain(terms_.gain[static_cast<std::size_t>(technology)], terms_.deviation,
                         savings_.normal(firms_.key(row), draw_of(technology, level)), terms_.most);
  }

  void lose_level(Technology technology, std::size_t row) {
    std::uint8_t& level = firms_.level(technology)[row];
    firms_.saving[row] = std::max(0.0, firms_.saving[row] - saving_of(technology, row, level));
    --level;
  }

  void invest(Technology technology, std::size_t row, double cost, double saving) {
    const Money paid = Money::yuan(cost);
    city_.books.transfer(city_.accounts.investment, city_.accounts.enterprises, row, city_.accounts.suppliers,
                         0, paid);
    firms_.works[row] += paid.in_yuan();
    city_.tally.adoption_investment[static_cast<std::size_t>(technology)] += paid.in_yuan();
    firms_.saving[row] += saving;
    ++firms_.level(technology)[row];
  }

  City& city_;
  Enterprises& firms_;
  Terms terms_;
  sim::Stream hearing_;
  sim::Stream ageing_;
  sim::Stream savings_;
  std::vector<std::pair<sim::Key, std::size_t>> reviewers_;
  std::array<std::array<double, sectors>, technologies> chance_{};  // to hear of it this year
  std::vector<double> costs_;  // of each reviewer: sales at the reference, bent by size
  std::vector<double> spare_;  // and its spare cash
};

}  // namespace

void adopt_technologies(City& city, const StepContext& context) {
  open_programmes_of_adoption(city, context);
  if (context.quarter.ordinal() < read(context, "adoption.from")) return;
  Adopting adopting(city, context);
  for (std::size_t row = 0; row < city.adoptions.size(); ++row) adopting.diagnose(row);
  for (std::size_t each = 0; each < technologies; ++each) adopting.run(static_cast<Technology>(each));
}

}  // namespace xiamen
