#pragma once
#include "models/xiamen/entities/cover.hpp"
#include "models/xiamen/entities/served.hpp"
#include "models/xiamen/entities/vocabulary.hpp"
#include "models/xiamen/mechanisms/choices.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/parameter/catalogue.hpp"
#include "sim/state/population.hpp"

/// Tables whose rows are made from catalogue entries. `entry` is the entry's position in the sorted
/// catalogue.
namespace xiamen {

using sim::Column;
using sim::Money;

/// Kinds of research bodies: one row per entry, counted `count` times.
class Bodies : public sim::Population {
 public:
  Bodies() : Population("research_body") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<double> count{*this, "count", "1", "bodies of this kind at work"};
  Column<double> research{*this, "research", "CNY", "R&D of this quarter, all bodies of the kind"};
  Column<double> researchers{*this, "researchers", "1", "researchers employed (full-time equivalents)"};
  Column<double> contact{*this, "contact", "1",
                         "chance a quarter that an enterprise learns of a waiting result"};
  Column<double> fields{*this, "fields", "1", "0 all, else field group + 1"};
  Column<std::int32_t> sectors{*this, "sectors", "1", "bits of the sectors its results are for", all_sectors};
  Column<double> spin_off_inclination{*this, "spin_off_inclination", "1", "chance a quarter to found"};
  Column<Money> cash{*this, "cash", "CNY", "bank balance"};
};
using BodyId = sim::Index<Bodies>;

/// Seats for one stage.
class Services : public sim::Population {
 public:
  Services() : Population("service") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<Stage> stage{*this, "stage", "1", "stage served"};
  Column<double> fields{*this, "fields", "1", "0 all, else field group + 1"};
  Served served{*this};
  Column<double> price{*this, "price", "1", "fee as a multiple of the stage's standard cost"};
  Column<std::int32_t> seats{*this, "seats", "1", "projects it can hold at once"};
  Column<std::int32_t> taken{*this, "taken", "1", "seats in use"};
  Column<Money> cash{*this, "cash", "CNY", "bank balance"};
};
using ServiceId = sim::Index<Services>;

/// Contracts of several parties; a row stays after its term, with `ends` in the past.
class Alliances : public sim::Population {
 public:
  Alliances() : Population("alliance") {}
  Column<std::int32_t> entry{*this, "entry", "1", "programme it belongs to"};
  Column<std::int32_t> ends{*this, "ends", "quarter", "first quarter after its term (ordinal)"};
  Column<std::int32_t> lead{*this, "lead", "1", "row of the lead enterprise"};
  Column<double> cost_share{*this, "cost_share", "1", "share of joint stage cost that partners bear"};
  Column<double> subsidy{*this, "subsidy", "CNY", "public money per joint project"};
  Column<std::int32_t> joint_projects{*this, "joint_projects", "1", "joint projects begun"};
};
using AllianceId = sim::Index<Alliances>;

/// Who belongs to which alliance: one row per membership.
class Members : public sim::Population {
 public:
  Members() : Population("membership") {}
  Column<AllianceId> alliance{*this, "alliance", "1", "row of the alliance"};
  Column<std::int32_t> enterprise{*this, "enterprise", "1", "row of the member enterprise, or -1"};
  Column<BodyId> body{*this, "body", "1", "kind of the member institute, or none"};
  Column<std::int32_t> ordinal{*this, "ordinal", "1", "which institute of its kind"};
};

/// About ten lenders as branches.
class Lenders : public sim::Population {
 public:
  Lenders() : Population("lender") {}
  Column<double> tolerance{*this, "tolerance", "1/year", "expected loss per year a branch accepts"};
  Column<Money> cash{*this, "cash", "CNY", "balance with the outside money market"};
  Column<Money> loans{*this, "loans", "CNY", "loans outstanding"};
};

/// Loan products.
class Facilities : public sim::Population {
 public:
  Facilities() : Population("facility") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<std::uint8_t> open{*this, "open", "1", "1 while it lends"};
  Column<std::uint8_t> working_capital{*this, "working_capital", "1",
                                       "1 for working capital, 0 for projects"};
  Column<Money> limit{*this, "limit", "CNY", "largest balance"};
  Column<Money> used{*this, "used", "CNY", "balance outstanding"};
  Column<double> rate{*this, "rate", "1/quarter", "interest"};
  Column<double> maximum_share{*this, "maximum_share", "1", "largest share of a stage's cost"};
  Column<double> ticket_maximum{*this, "ticket_maximum", "CNY", "largest loan"};
  Column<std::uint8_t> stages{*this, "stages", "1", "bits of the stages lent for"};
  Column<std::int32_t> term{*this, "term", "quarter", "quarters to repay"};
  Column<double> public_loss_share{*this, "public_loss_share", "1", "share of a loss the city bears"};
  Column<Requirement> requirement{*this, "requirement", "1", "what a borrower must have"};
  Column<double> mark{*this, "mark", "1", "lowest score, where one is required"};
  Served served{*this};
};

/// Project loans, one row each.
class Loans : public sim::Population {
 public:
  Loans() : Population("loan") {}
  Column<std::int32_t> enterprise{*this, "enterprise", "1", "row of the borrower"};
  Column<std::int32_t> facility{*this, "facility", "1", "row of the product"};
  Column<Money> outstanding{*this, "outstanding", "CNY", "principal still owed"};
  Column<std::int32_t> instalments{*this, "instalments", "quarter", "instalments left"};
  Column<CoverId> cover{*this, "cover", "1", "cover that bears part of a loss, or none"};
  Column<double> covered{*this, "covered", "1", "part of a loss that it bears"};
  std::vector<std::size_t> live;
};

/// Who pays public money, one row per level: city, districts as one, upper levels.
class Governments : public sim::Population {
 public:
  Governments() : Population("government") {}
  Column<Money> payable{*this, "payable", "CNY", "granted and not yet paid (negative: owed)"};
};

/// Public money granted and waiting for its audit: one row per claim, free for another one when it is
/// settled.
class Payables : public sim::Population {
 public:
  Payables() : Population("payable") {}
  Column<std::int32_t> enterprise{*this, "enterprise", "1", "row of the enterprise that is owed"};
  Column<std::int32_t> entry{*this, "entry", "1", "catalogue entry that granted it, or -1", -1};
  Column<sim::FlowId> flow{*this, "flow", "1", "flow of money that pays it"};
  Column<Money> amount{*this, "amount", "CNY", "still to be paid"};
  Column<std::int32_t> since{*this, "since", "quarter", "quarter in which it was applied for (ordinal)"};
  Column<std::int32_t> due{*this, "due", "quarter", "quarter of payment (ordinal)"};
  Column<double> district_share{*this, "district_share", "1", "share that districts pay"};
  Column<double> upper_share{*this, "upper_share", "1", "share that upper levels pay"};
  Column<double> additional_share{*this, "additional_share", "1", "share beyond the baseline's money"};
  std::vector<std::size_t> live;  ///< rows with a claim
  std::vector<std::size_t> free;  ///< rows without one
};

/// What instruments with a yearly appropriation share.
class Funded : public sim::Population {
 public:
  explicit Funded(std::string name) : Population(std::move(name)) {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<std::uint8_t> open{*this, "open", "1", "1 while it grants"};
  Column<double> voted{*this, "voted", "CNY/year", "appropriation in force"};
  Column<Money> budget{*this, "budget", "CNY", "appropriation left this year"};
  Column<double> district_share{*this, "district_share", "1", "share that districts pay"};
  Column<double> upper_share{*this, "upper_share", "1", "share that upper levels pay"};
  Column<double> additional_share{*this, "additional_share", "1", "share beyond the baseline's money"};
  Served served{*this};
};

/// Public payments by rule.
class Grants : public Funded {
 public:
  Grants() : Funded("grant") {}
  Column<std::uint8_t> entitled{*this, "entitled", "1", "1 if every claim is paid, whatever it costs"};
  Column<GrantBase> base{*this, "base", "1", "what is subsidised"};
  Column<double> share{*this, "share", "1", "share of the base"};
  Column<double> ceiling{*this, "ceiling", "CNY", "most an enterprise receives a year"};
  Column<Stage> stage{*this, "stage", "1", "stage whose cost is subsidised"};
  Column<double> paid_rate{*this, "paid_rate", "1", "share of the base that was granted last year"};
};

/// Ranked competitions for project money.
class Calls : public Funded {
 public:
  Calls() : Funded("call") {}
  Column<std::uint8_t> stages{*this, "stages", "1", "bits of the stages it funds"};
  Column<double> fields{*this, "fields", "1", "0 all, else field group + 1"};
  Column<std::uint8_t> counts_as_key{*this, "counts_as_key", "1", "1 if its projects are key projects"};
  Column<double> places{*this, "places", "1", "awards that can still be given this year"};
  Column<double> cut_off{*this, "cut_off", "1", "score of the last one funded in the last round"};
  Column<std::uint8_t> selective{*this, "selective", "1", "1 if the last round refused anyone"};
  Column<std::int32_t> applications{*this, "applications", "1", "applications of the last round"};
  Column<std::int32_t> awards{*this, "awards", "1", "awards of the last round"};
};

/// Programmes that help enterprises to adopt a technology.
class Adoptions : public Funded {
 public:
  Adoptions() : Funded("adoption") {}
  Column<Technology> technology{*this, "technology", "1", "digital, technical, green"};
  Column<double> share{*this, "share", "1", "share of the investment that is subsidised"};
  Column<double> ceiling{*this, "ceiling", "CNY", "most that one investment receives"};
  Column<double> sales_minimum{*this, "sales_minimum", "CNY/year", "smallest sales it serves"};
  Column<double> sales_maximum{*this, "sales_maximum", "CNY/year", "largest sales it serves"};
  Column<std::uint8_t> manufacturers{*this, "manufacturers", "1", "1 if it serves manufacturers only"};
  Column<double> diagnoses{*this, "diagnoses", "1", "enterprises it can still advise this quarter"};
};

/// First customers.
class Demands : public sim::Population {
 public:
  Demands() : Population("demand") {}
  Column<std::int32_t> entry{*this, "entry", "1", "position in the catalogue"};
  Column<std::uint8_t> open{*this, "open", "1", "1 while it offers places"};
  Column<double> places{*this, "places", "1", "places open this quarter"};
  Column<double> order{*this, "order", "CNY", "first order, paid once"};
  Column<double> fields{*this, "fields", "1", "0 all, else field group + 1"};
  Served served{*this};
};

/// Researchers and their wage, one row per field group.
class LabourMarkets : public sim::Population {
 public:
  LabourMarkets() : Population("researchers") {}
  Column<double> supply{*this, "supply", "1", "researchers in the city (full-time equivalents)"};
  Column<double> wanted{*this, "wanted", "1", "researchers wanted last quarter"};
  Column<double> employed{*this, "employed", "1", "researchers at work this quarter"};
  Column<double> wage{*this, "wage", "CNY/year", "wage of a researcher"};
  Column<double> outside_wage{*this, "outside_wage", "CNY/year", "wage elsewhere, last quarter"};
};

/// Product markets, one row per sector.
class Markets : public sim::Population {
 public:
  Markets() : Population("market") {}
  Column<double> national{*this, "national", "1", "national market last quarter, 1 in 2020Q4"};
  Column<double> real{*this, "real", "1", "the same at prices of 2020"};
  Column<double> real_growth{*this, "real_growth", "1", "growth of that in the quarter"};
  Column<double> trend{*this, "trend", "CNY/quarter",
                       "sales if the city kept its share of the national market"};
  Column<double> sales{*this, "sales", "CNY/quarter", "sales of the city's enterprises"};
  Column<double> closure{*this, "closure", "1", "worth of a new product against a market with room"};
  Column<double> rivalry{*this, "rivalry", "1", "mean competitiveness, outside competitor included"};
  Column<double> research{*this, "research", "CNY", "R&D of the sector's enterprises last quarter"};
  Column<double> performers{*this, "performers", "1", "enterprises that did R&D last quarter"};
};

}  // namespace xiamen
