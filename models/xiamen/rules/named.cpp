#include "models/xiamen/rules/named.hpp"

#include <algorithm>
#include <charconv>

namespace xiamen {

namespace {

// What is wrong with the file stops the run: it is data of the model, not of a user.
[[noreturn]] void refuse(const sim::Actor& actor, std::string_view attribute) {
  throw sim::RunFailed("actors.toml: '" + actor.id + "' has no use for start." + std::string(attribute) +
                       " = '" + std::string(actor.attribute(attribute)) + "'");
}

template <class List>
std::size_t place_in(const List& list, const sim::Actor& actor, std::string_view attribute) {
  for (std::size_t place = 0; place < list.size(); ++place) {
    if (list[place].id == actor.attribute(attribute)) return place;
  }
  refuse(actor, attribute);
}

std::size_t rank_of(const sim::Actor& actor) {
  const std::string_view text = actor.attribute("rank");
  std::size_t rank = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rank);
  if (error != std::errc() || end != text.data() + text.size() || rank == 0) refuse(actor, "rank");
  return rank;
}

// The enterprises of a sector, the largest first.
std::vector<std::size_t> by_sales(const Enterprises& firms, std::size_t sector) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] != 0 && firms.sector[row] == sector) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return firms.sales(a) != firms.sales(b) ? firms.sales(a) > firms.sales(b) : firms.key(a) < firms.key(b);
  });
  return rows;
}

// Where among the enterprises of its sector one of this rank stands: in a larger city at the same quantile,
// so that it has the size that the rank stands for.
std::size_t place_of_rank(std::size_t rank, double scale) {
  return static_cast<std::size_t>(std::max(0.0, (static_cast<double>(rank) - 0.5) * scale));
}

// From there on, the first that nobody has been given and that does R&D if it has to.
std::size_t candidate(const Enterprises& firms, const sim::Actor& actor, const std::vector<std::size_t>& rows,
                      double scale) {
  const bool research = actor.attribute("research") == "yes";
  for (std::size_t place = place_of_rank(rank_of(actor), scale); place < rows.size(); ++place) {
    const std::size_t row = rows[place];
    if (firms.named[row] == 0 && (!research || firms.does_research[row] != 0)) return row;
  }
  return firms.size();
}

}  // namespace

void name_enterprises(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const std::vector<sim::Actor>& actors = city.inputs.actors.rows;
  const double scale = read(context, "city.scale");
  bool any = false;
  for (std::size_t place = 0; place < actors.size(); ++place) {
    const sim::Actor& actor = actors[place];
    if (actor.kind != "enterprise") continue;
    const std::size_t sector = place_in(sector_info, actor, "sector");
    const std::size_t row = candidate(firms, actor, by_sales(firms, sector), scale);
    if (row == firms.size()) continue;  // a city too small for it
    firms.named[row] = static_cast<std::int32_t>(place + 1);
    firms.rename(row, actor.key());
    if (!actor.attribute("district").empty())
      firms.district[row] = static_cast<std::uint8_t>(place_in(district_info, actor, "district"));
    if (const auto founded = sim::Quarter::parse(actor.attribute("founded")))
      firms.birth[row] = std::min(founded->ordinal(), context.quarter.ordinal());
    any = true;
  }
  if (!any) return;
  // The circle stands in the order of keys.
  city.circle.clear();
  city.rows_on_circle = 0;
}

std::vector<std::pair<std::size_t, std::int32_t>> named_institutes(const City& city,
                                                                   const sim::Entry& entry) {
  std::vector<std::pair<std::size_t, std::int32_t>> found;
  for (const sim::Actor& actor : city.inputs.actors.rows) {
    if (actor.ordinal < 0 || actor.attribute("joins") != entry.id) continue;
    for (std::size_t row = 0; row < city.bodies.size(); ++row) {
      if (city.entry(city.bodies.entry[row]).id == actor.entry && city.bodies.count[row] > actor.ordinal)
        found.emplace_back(row, actor.ordinal);
    }
  }
  return found;
}

}  // namespace xiamen
