// What does the quarter look like from outside?
//
// Reads everything, changes nothing: the only step that writes the trajectory. In the initial state it
// records stocks alone, in the warm-up nothing.

#include <bit>
#include <set>

#include "models/xiamen/observables.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/partners.hpp"

namespace xiamen {

namespace {

class Observer {
 public:
  Observer(const City& city, const StepContext& context)
      : city_(city), context_(context), quarter_(context.quarter.ordinal()) {}

  void stock(std::string_view name, double value, std::size_t cell = 0) const {
    context_.trajectory->set(observables().require(name), context_.quarter, value, cell);
  }
  // A flow of the initial state did not happen: NaN stays.
  void flow(std::string_view name, double value, std::size_t cell = 0) const {
    if (context_.quarter > context_.trajectory->first()) stock(name, value, cell);
  }

  void observe_enterprises() const {
    const Enterprises& firms = city_.enterprises;
    const double labour_share = read(context_, "enterprise.labour_share");
    double alive = 0, high_tech = 0, specialised = 0, giants = 0, workers = 0, sales = 0, products = 0,
           output = 0, margin = 0, inventions = 0, specialised_debt = 0, project_debt = 0, debt = 0, real = 0,
           reported = 0;
    for (std::size_t row = 0; row < firms.size(); ++row) {
      if (firms.alive[row] == 0) continue;
      const double owed = -(firms.working_debt[row] + firms.project_debt[row]).in_yuan();
      alive += 1.0;
      workers += firms.workers[row];
      sales += firms.sales(row);
      products += firms.product_sales[row];
      margin += firms.sales(row) * (firms.margin[row] + firms.fortune[row] + firms.saving[row] + labour_share);
      inventions += firms.inventions[row];
      debt += owed;
      project_debt -= firms.project_debt[row].in_yuan();
      real += firms.research_quarter[row];
      reported += firms.research_quarter[row] * (1.0 + firms.relabelling[row]);
      if (firms.high_tech(row, quarter_)) {
        high_tech += 1.0;
        if (sector_info[firms.sector[row]].manufacturing) output += firms.sales(row);
      }
      if (firms.specialised(row, quarter_)) {
        specialised += 1.0;
        specialised_debt += owed;
      }
      giants += firms.little_giant(row, quarter_) ? 1.0 : 0.0;
    }
    stock("enterprises", alive);
    stock("high_tech_enterprises", high_tech);
    stock("specialised_enterprises", specialised);
    stock("little_giants", giants);
    stock("employment", workers);
    stock("invention_patents", inventions);
    stock("technology_loans", debt);
    stock("specialised_loans", specialised_debt);
    stock("project_loans", project_debt);
    flow("sales", sales);
    flow("new_product_sales", products);
    flow("high_tech_output", output);
    observe_aggregates(margin, real, reported);
  }

  void observe_aggregates(double value_added, double real, double reported) const {
    double bodies = 0;
    for (const double each : city_.bodies.research.values()) bodies += each;
    const double rest = read(context_, "city.research_outside_model") / 4.0;
    flow("value_added", value_added);
    flow("rd_expenditure", real + bodies + rest);
    flow("rd_expenditure_reported", reported + bodies + rest);
    const double gdp =
        (read(context_, "city.gdp") - read(context_, "city.value_added_reference")) / 4.0 + value_added;
    flow("gdp", gdp);
    observe_intensity();
  }

  // Reported R&D over GDP of the last four quarters, in per cent; nothing until there are four.
  void observe_intensity() const {
    const auto research = observables().require("rd_expenditure_reported");
    const auto product = observables().require("gdp");
    if (context_.quarter - context_.trajectory->first() < 4) return;
    double numerator = 0;
    double denominator = 0;
    for (int back = 0; back < 4; ++back) {
      numerator += context_.trajectory->get(research, context_.quarter + -back);
      denominator += context_.trajectory->get(product, context_.quarter + -back);
    }
    stock("rd_intensity", 100.0 * numerator / denominator);
  }

  void observe_people() const {
    double people = 0;
    double wages = 0;
    for (std::size_t group = 0; group < field_groups; ++group) {
      people += city_.labour.supply[group];
      wages += city_.labour.supply[group] * city_.labour.wage[group];
      stock("researchers_by_field", city_.labour.supply[group], group);
    }
    stock("researchers", people);
    stock("researcher_wage", wages / people);
  }

  void observe_projects() const {
    const Projects& projects = city_.projects;
    std::array<double, reported_stages> live{};
    std::array<std::array<double, causes>, reported_stages> waiting{};
    for (const std::size_t row : projects.live) {
      const std::size_t stage = reported(projects.stage[row]);
      live[stage] += 1.0;
      const std::uint8_t mask = projects.waits_for[row];
      const double part = mask == 0 ? 0.0 : 1.0 / std::popcount(mask);
      for (std::size_t cause = 0; cause < causes; ++cause) {
        if ((mask & (1U << cause)) != 0) waiting[stage][cause] += part;
      }
    }
    std::array<double, reported_stages> passed{};
    std::array<double, reported_stages> spending{};
    for (std::size_t stage = 0; stage < work_stages; ++stage) {
      passed[reported(static_cast<Stage>(stage))] += city_.tally.passed[stage];
      spending[reported(static_cast<Stage>(stage))] += city_.tally.stage_spending[stage];
    }
    for (std::size_t stage = 0; stage < reported_stages; ++stage) {
      stock("projects_in_stage", live[stage], stage);
      flow("projects_passed", passed[stage], stage);
      flow("project_spending", spending[stage], stage);
      for (std::size_t cause = 0; cause < causes; ++cause) {
        stock("projects_waiting", waiting[stage][cause], stage * causes + cause);
      }
    }
    flow("projects_completed", city_.tally.completed);
    flow("projects_dropped", city_.tally.dropped);
    flow("technology_contracts", city_.tally.contracts);
    flow("technology_contract_value", city_.tally.contract_value);
  }

  void observe_alliances() const {
    const auto members = members_by_alliance(city_, quarter_);
    std::set<std::size_t> enterprises;
    std::set<std::pair<std::size_t, std::int32_t>> institutes;
    double consortia = 0;
    double labs = 0;
    for (std::size_t row = 0; row < city_.alliances.size(); ++row) {
      if (!runs(city_.alliances, row, quarter_)) continue;
      const std::string& id = city_.entry(city_.alliances.entry[row]).id;
      consortia += id == "innovation_consortium" ? 1.0 : 0.0;
      labs += id == "joint_lab" ? 1.0 : 0.0;
      if (id == "innovation_consortium") enterprises.insert(members[row].begin(), members[row].end());
    }
    for (std::size_t member = 0; member < city_.members.size(); ++member) {
      const std::size_t alliance = city_.members.alliance[member].position();
      if (!city_.members.body[member].exists() || !runs(city_.alliances, alliance, quarter_)) continue;
      if (city_.entry(city_.alliances.entry[alliance]).id != "innovation_consortium") continue;
      institutes.emplace(city_.members.body[member].position(), city_.members.ordinal[member]);
    }
    stock("consortia", consortia);
    stock("consortium_enterprises", static_cast<double>(enterprises.size()));
    stock("consortium_institutes", static_cast<double>(institutes.size()));
    stock("joint_labs", labs);
  }

  void observe_finance() const {
    Money committed;
    Money dry;
    for (std::size_t row = 0; row < city_.funds.size(); ++row) {
      if (city_.funds.open[row] != 0) committed += city_.funds.commitment[row];
      dry += city_.funds.uncalled[row] + city_.funds.cash[row];
    }
    stock("fund_commitments", committed.in_yuan());
    stock("fund_dry_powder", dry.in_yuan());
    const Tally& tally = city_.tally;
    flow("fund_invested", tally.invested);
    flow("fund_deals", tally.deals);
    flow("fund_exits", tally.fund_exits);
    flow("private_equity_invested", tally.private_invested);
    flow("loan_losses", tally.loan_losses);
    flow("tax_relief", tally.tax_relief);
    const Accounts& account = city_.accounts;
    const std::array<sim::FlowId, instruments> flows = {
        account.research_subsidy, account.stage_grant,      account.award,
        account.interest_subsidy, account.alliance_subsidy, account.body_budget,
        account.talent_support,   account.demand_order,     account.loss_sharing,
        account.call_award,       account.adoption_subsidy};
    const auto budgets = account.budgets();
    for (std::size_t i = 0; i < instruments; ++i) {
      flow("fiscal_spending", city_.books.turnover(flows[i]).in_yuan(), i);
      for (std::size_t level = 0; level < levels; ++level) {
        flow("fiscal_spending_by_level", -city_.books.flowed(flows[i], budgets[level]).in_yuan(),
             i * levels + level);
      }
    }
    flow("rd_subsidy", city_.books.turnover(account.research_subsidy).in_yuan());
  }

  void observe_public_money() const {
    Money owed;
    for (const Money each : city_.governments.payable.values()) owed -= each;
    stock("public_payables", owed.in_yuan());
    flow("additional_financing", city_.books.turnover(city_.accounts.additional_money).in_yuan());
    flow("appropriations", city_.tally.appropriated);
    flow("appropriations_paid", city_.tally.executed);
    flow("key_projects", city_.tally.key_projects);
    flow("conversion_projects", city_.tally.conversion_projects);
    for (std::size_t each = 0; each < technologies; ++each) {
      const Column<std::uint8_t>& used = city_.enterprises.level(static_cast<Technology>(each));
      double adopters = 0;
      for (std::size_t row = 0; row < used.size(); ++row)
        adopters += city_.enterprises.alive[row] != 0 && used[row] > 0 ? 1.0 : 0.0;
      stock("adopters", adopters, each);
    }
  }

  void observe_demography() const {
    flow("certifications", city_.tally.certifications);
    flow("certification_lapses", city_.tally.lapses);
    flow("spin_offs", city_.tally.spin_offs);
    flow("entries", city_.tally.entries);
    flow("exits", city_.tally.exits);
  }

 private:
  const City& city_;
  const StepContext& context_;
  int quarter_;
};

}  // namespace

void observe_city(City& city, const StepContext& context) {
  if (!context.recorded()) return;
  const Observer observer(city, context);
  observer.observe_enterprises();
  observer.observe_people();
  observer.observe_projects();
  observer.observe_alliances();
  observer.observe_finance();
  observer.observe_public_money();
  observer.observe_demography();
}

}  // namespace xiamen
