#pragma once
#include <utility>

#include "models/xiamen/entities/vocabulary.hpp"
#include "sim/core/parallel.hpp"
#include "sim/core/room.hpp"
#include "sim/state/population.hpp"

namespace xiamen {

using sim::Column;
using sim::Money;

/// Technology-based enterprises of the city. Rows of enterprises that left have `alive` 0 and go at the end
/// of the year (rules/gone_enterprises.hpp), but for those that somebody still names.
class Enterprises : public sim::Population {
 public:
  Enterprises() : Population("enterprise") {}

  // who it is
  Column<std::uint8_t> alive{*this, "alive", "1", "1 while it does business in the city", 1};
  Column<std::uint8_t> sector{*this, "sector", "1", "position in the list of sectors"};
  Column<std::uint8_t> district{*this, "district", "1", "position in the list of districts"};
  Column<std::uint8_t> ownership{*this, "ownership", "1", "private, state-owned, foreign"};
  Column<std::int32_t> named{*this, "named", "1", "place among the named actors, from 1; 0 for none"};
  Column<std::int32_t> birth{*this, "birth", "quarter", "quarter of foundation (ordinal)"};

  // what it sells
  Column<double> base_sales{*this, "base_sales", "CNY/quarter", "sales of established products"};
  Column<double> product_sales{*this, "product_sales", "CNY/quarter",
                               "sales of products from completed projects"};
  Column<double> competitiveness{*this, "competitiveness", "1", "log distance to the outside competitor"};
  Column<double> margin{*this, "margin", "1", "normal operating margin before R&D"};
  Column<double> fortune{*this, "fortune", "1", "passing deviation of the margin"};
  Column<double> workers{*this, "workers", "1", "persons employed"};

  // what it knows
  Column<std::uint8_t> does_research{*this, "does_research", "1", "1 if it does R&D at all"};
  Column<double> search_share{*this, "search_share", "1", "inclination to search, as a share of sales"};
  Column<double> knowledge{*this, "knowledge", "CNY", "R&D capital, own and taken up from contacts"};
  Column<double> borrowed{*this, "borrowed", "CNY", "part of it taken up from contacts"};
  Column<double> inventions{*this, "inventions", "1", "valid invention patents (class I rights)"};
  Column<double> other_rights{*this, "other_rights", "1",
                              "utility models, designs, software rights (class II)"};
  Column<double> launches{*this, "launches", "1", "completed projects, fading over three years"};

  // four measures of R&D are kept apart: real, reported (survey), claimed (tax), certified; the last three
  // are equal until a step of their own tells them apart
  Column<double> research_quarter{*this, "research_quarter", "CNY", "real R&D of this quarter"};
  Column<double> research_year{*this, "research_year", "CNY", "real R&D since January"};
  Column<double> reported_1{*this, "reported_1", "CNY", "reported R&D of last year"};
  Column<double> reported_2{*this, "reported_2", "CNY", "reported R&D of the year before"};
  Column<double> reported_3{*this, "reported_3", "CNY", "reported R&D three years ago"};
  Column<double> sales_year{*this, "sales_year", "CNY", "sales since January"};
  Column<double> sales_1{*this, "sales_1", "CNY", "sales of last year"};
  Column<double> sales_2{*this, "sales_2", "CNY", "sales of the year before"};
  Column<double> sales_3{*this, "sales_3", "CNY", "sales three years ago"};
  Column<double> relabelling{*this, "relabelling", "1", "reported over real R&D, less 1"};

  // its books
  Column<Money> cash{*this, "cash", "CNY", "bank balance"};
  Column<Money> working_debt{*this, "working_debt", "CNY", "working-capital credit (negative: owed)"};
  Column<Money> project_debt{*this, "project_debt", "CNY", "project loans (negative: owed)"};
  Column<Money> buy_back_debt{*this, "buy_back_debt", "CNY",
                              "stakes that funds made it buy back (negative: owed)"};
  Column<std::int32_t> claimed_since{*this, "claimed_since", "quarter",
                                     "quarter of the oldest of these claims (ordinal), 0 without"};
  Column<Money> owed_to_projects{*this, "owed_to_projects", "CNY", "stage work contracted and not yet paid"};
  Column<double> works{*this, "works", "CNY", "capitalised industrialisation, not yet written down"};
  Column<double> profit_year{*this, "profit_year", "CNY", "accounting profit since January"};
  Column<double> profit_1{*this, "profit_1", "CNY", "accounting profit of last year"};
  Column<double> losses_carried{*this, "losses_carried", "CNY", "tax losses carried forward"};
  Column<double> taxable_1{*this, "taxable_1", "CNY",
                           "taxable income of last year, after extra deduction and losses carried"};
  Column<double> interest_year{*this, "interest_year", "CNY", "interest paid since January"};
  Column<double> interest_1{*this, "interest_1", "CNY", "interest paid last year"};
  Column<std::int32_t> quarters_short{*this, "quarters_short", "quarter", "quarters in a row without cash"};
  Column<std::uint8_t> borrows{*this, "borrows", "1", "1 if it uses working-capital credit"};
  Column<std::uint8_t> has_investor{*this, "has_investor", "1", "1 if a fund ever bought a stake"};
  Column<std::int32_t> listed{*this, "listed", "quarter", "quarter of its listing (ordinal), 0 before"};
  Column<std::uint8_t> house_bank{*this, "house_bank", "1", "row of its lender"};
  Column<std::int64_t> insured_by{*this, "insured_by", "1", "bits of the covers it ever bought"};

  // what lenders can see of it; 0: not rated, or not shown to its lender
  Column<double> innovation_points{*this, "innovation_points", "1", "innovation points, 0 to 100"};
  Column<double> tax_index{*this, "tax_index", "1", "innovation tax index, 0 to 100"};

  // where it works
  Column<std::int32_t> space{*this, "space", "1", "row of the space that houses it, or -1", -1};
  Column<std::int32_t> tenant_until{*this, "tenant_until", "quarter", "end of its tenancy (ordinal)"};
  Column<std::uint8_t> moves_away{*this, "moves_away", "1", "1 if it has decided to leave the city"};

  Column<Money> public_claims{*this, "public_claims", "CNY", "public money granted and not yet paid"};

  // what it has adopted; bit i stands for technology i
  Column<std::uint8_t> digital_level{*this, "digital_level", "1", "level of digital technology, 0 to 2"};
  Column<std::uint8_t> technical_level{*this, "technical_level", "1", "level of new equipment, 0 to 2"};
  Column<std::uint8_t> green_level{*this, "green_level", "1", "level of green technology, 0 to 2"};
  Column<std::uint8_t> heard_of{*this, "heard_of", "1", "bits of the technologies it has heard of"};
  Column<std::uint8_t> diagnosed{*this, "diagnosed", "1", "bits of the technologies it was advised on"};
  Column<double> saving{*this, "saving", "1", "operating cost saved by what it adopted, share of sales"};

  // what it is certified as; quarter ordinals, 0 for never
  Column<std::uint8_t> aware{*this, "aware", "1", "1 if it knows the national high-tech programme"};
  Column<std::int32_t> high_tech_until{*this, "high_tech_until", "quarter",
                                       "certificate valid before this quarter"};
  Column<std::int32_t> specialised_until{*this, "specialised_until", "quarter",
                                         "specialised status, likewise"};
  Column<std::int32_t> little_giant_until{*this, "little_giant_until", "quarter",
                                          "little-giant status, likewise"};
  Column<std::int32_t> pool_until{*this, "pool_until", "quarter", "municipal high-tech pool, likewise"};
  Column<std::int32_t> innovative_until{*this, "innovative_until", "quarter",
                                        "innovative small or medium enterprise, likewise"};
  Column<std::int32_t> champion_until{*this, "champion_until", "quarter", "single champion, likewise"};
  Column<std::int32_t> chain_leader_until{*this, "chain_leader_until", "quarter", "chain leader, likewise"};
  Column<std::int32_t> unicorn_until{*this, "unicorn_until", "quarter", "unicorn, likewise"};
  Column<std::int32_t> chain_rank{*this, "chain_rank", "1",
                                  "place among the manufacturers of 2020Q4 who may lead a chain, 0 for none"};
  Column<double> valuation{*this, "valuation", "CNY",
                           "what funds would pay for the whole enterprise, 0 where none has looked"};
  Column<std::uint8_t> research_body{*this, "research_body", "1", "1 if it has an R&D body of its own"};

  /// Rows with `alive` 1, ascending: an index over the table.
  std::vector<std::size_t> living;
  std::size_t append(sim::Key key) {
    sim::append_with_room(living, Population::append(key));
    return living.back();
  }
  /// To be called when `alive` became 0 for some.
  void forget_the_gone() {
    std::erase_if(living, [this](std::size_t row) { return alive[row] == 0; });
  }

  Column<std::uint8_t>& level(Technology technology) {
    switch (technology) {
      case Technology::technical:
        return technical_level;
      case Technology::green:
        return green_level;
      default:
        return digital_level;
    }
  }
  const Column<std::uint8_t>& level(Technology technology) const {
    return const_cast<Enterprises*>(this)->level(technology);
  }
  double sales(std::size_t row) const { return base_sales[row] + product_sales[row]; }
  /// Growth of last year's sales on those of the year before, 0 where there were none.
  double sales_growth(std::size_t row) const {
    return sales_2[row] > 0.0 ? sales_1[row] / sales_2[row] - 1.0 : 0.0;
  }
  /// CNY of the quarter: what is left of sales before R&D, and wages outside it.
  double value_added(std::size_t row, double labour_share) const {
    return sales(row) * (margin[row] + fortune[row] + saving[row] + labour_share);
  }
  bool high_tech(std::size_t row, int quarter) const { return high_tech_until[row] > quarter; }
  bool specialised(std::size_t row, int quarter) const {
    return specialised_until[row] > quarter || little_giant_until[row] > quarter;
  }
  bool little_giant(std::size_t row, int quarter) const { return little_giant_until[row] > quarter; }
  FieldGroup field(std::size_t row) const { return sector_info[sector[row]].field; }
};

using EnterpriseId = sim::Index<Enterprises>;

/// Calls f(row) for every living enterprise, in parallel; f writes columns of its own row only.
template <class F>
void for_each_living(const Enterprises& firms, F&& f) {
  sim::parallel::for_rows(firms.living.size(), [&](std::size_t place) { f(firms.living[place]); });
}

}  // namespace xiamen
