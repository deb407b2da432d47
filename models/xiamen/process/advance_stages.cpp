// Which projects finish their stage, pass its gate, or are given up?
//
// Work is paid in equal parts over the quarters of the stage (the last takes the remainder): to the platform
// if the project holds a seat, else as wages and goods (R&D stages) or investment. At the end the gate is
// drawn with the true merit, P(pass) = logistic(intercept + merit + learning); every finished stage also
// yields a signal of merit, and the belief moves by Bayes' rule. A passed project waits for its next stage,
// or, after the last one, for its first customer. A failed one ends.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "models/xiamen/rules/public_money.hpp"

namespace xiamen {

namespace {

void pay_work(City& city, std::size_t row, double wage_share) {
  Projects& projects = city.projects;
  const Accounts& account = city.accounts;
  const std::size_t owner = projects.owner[row].position();
  const int left = projects.left[row];
  const Money part =
      left <= 1 ? projects.stage_unpaid[row] : sim::portion(projects.stage_unpaid[row], 1.0 / left);
  projects.stage_unpaid[row] -= part;
  city.enterprises.owed_to_projects[owner] -= part;
  city.tally.stage_spending[position(projects.stage[row])] += part.in_yuan();
  if (is_research(projects.stage[row])) {
    city.enterprises.research_quarter[owner] += part.in_yuan();
    city.enterprises.profit_year[owner] -= part.in_yuan();
    const Money wages = sim::portion(part, wage_share);
    if (projects.seat[row].exists()) {
      const std::size_t service = projects.seat[row].position();
      city.books.transfer(account.service_fee, account.enterprises, owner, account.services, service, part);
      city.books.transfer(account.research_wages, account.services, service, account.households, 0, wages);
      city.books.transfer(account.research_goods, account.services, service, account.suppliers, 0,
                          part - wages);
    } else {
      city.books.transfer(account.research_wages, account.enterprises, owner, account.households, 0, wages);
      city.books.transfer(account.research_goods, account.enterprises, owner, account.suppliers, 0,
                          part - wages);
    }
  } else {
    city.enterprises.works[owner] += part.in_yuan();
    city.books.transfer(account.investment, account.enterprises, owner, account.suppliers, 0, part);
  }
}

void leave_seat(City& city, std::size_t row) {
  if (!city.projects.seat[row].exists()) return;
  --city.services.taken[city.projects.seat[row].position()];
  Tally::count(city.tally.seats_left, city.projects.seat[row].position());
  city.projects.seat[row] = ServiceId();
}

// The rest of an award is granted for a passed gate; of a failed project it lapses.
void end_award(City& city, std::size_t row, bool passed) {
  Projects& projects = city.projects;
  if (projects.call[row] < 0) return;
  const auto call = static_cast<std::size_t>(projects.call[row]);
  if (passed) {
    Payers payers = payers_of(city.calls, call);
    payers.since = projects.award_since[row];
    claim_public(city, city.accounts.call_award, payers, projects.owner[row].position(),
                 projects.award_later[row]);
  }
  projects.award_later[row] = Money();
  projects.call[row] = -1;
}

void pass_gate(City& city, const StepContext& context, const ProjectTerms& terms, std::size_t row) {
  Projects& projects = city.projects;
  const Stage stage = projects.stage[row];
  const FieldGroup field = sector_info[projects.sector[row]].field;
  const StageTerms& gate = terms.stages[static_cast<std::size_t>(field)][position(stage)];
  const sim::Stream luck = context.luck.lifelong("gate");
  const auto draw = static_cast<unsigned>(stage);
  const bool on_platform = projects.seat[row].exists();
  leave_seat(city, row);
  projects.staff[row] = 0.0;

  const double learning = stage == Stage::industrialisation ? projects.learning[row] : 0.0;
  const bool passed =
      luck.uniform(projects.key(row), draw) < pass_probability(gate.intercept, projects.merit[row], learning);
  end_award(city, row, passed);
  if (!passed) {
    projects.progress[row] = Progress::ended;
    city.tally.give_up(stage);
    return;
  }
  city.tally.passed[position(stage)] += 1.0;
  const double signal = projects.merit[row] + gate.signal * luck.normal(projects.key(row), 16 + draw);
  const Belief belief =
      after_signal({projects.believed_merit[row], projects.doubt[row]}, signal, gate.signal);
  projects.believed_merit[row] = belief.mean;
  projects.doubt[row] = belief.variance;
  if (stage == Stage::pilot && on_platform) projects.learning[row] = terms.pilot_learning;

  const Stage next = next_stage(stage);
  projects.stage[row] = next;
  projects.since[row] = context.quarter.ordinal();
  projects.examined[row] = 0;
  projects.progress[row] = next == Stage::market ? Progress::selling : Progress::waiting;
  projects.waits_for[row] = next == Stage::market ? bit(Cause::customer) : std::uint8_t{0};
  if (next == Stage::market) {
    city.tally.completed += 1.0;
    city.tally.results_completed += projects.origin[row].exists() ? 1.0 : 0.0;
    city.tally.joint_completed += projects.alliance[row].exists() ? 1.0 : 0.0;
    city.enterprises.launches[projects.owner[row].position()] += 1.0;
  }
}

}  // namespace

void advance_stages(City& city, const StepContext& context) {
  Projects& projects = city.projects;
  const ProjectTerms terms = project_terms(city, context);
  const double wage_share = read(context, "project.wage_share");
  for (const std::size_t row : projects.live) {
    if (projects.progress[row] != Progress::working) continue;
    pay_work(city, row, wage_share);
    if (--projects.left[row] <= 0) pass_gate(city, context, terms, row);
  }
  std::erase_if(projects.live, [&](std::size_t row) { return projects.progress[row] == Progress::ended; });
}

}  // namespace xiamen
