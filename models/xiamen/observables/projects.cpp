#include <array>
#include <bit>

#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_projects(sim::ObservableTable& table) {
  add(table,
      {"projects_in_stage",
       "1",
       stock,
       outcome,
       "projects in stage",
       "各阶段项目数",
       {"live projects by stage; incremental ones count in industrialisation",
        "各阶段存续项目；渐进项目计入产业化"}},
      {"stage"});
  add(table,
      {"projects_waiting",
       "1",
       stock,
       outcome,
       "projects waiting",
       "等待中的项目",
       {"part of the projects in stage that lack something; several lacks count in equal parts",
        "各阶段项目中缺少某种条件的部分；缺少多种条件时各计相等份额"}},
      {"stage", "cause"});
  add(table,
      {"projects_waiting_by_sector",
       "1",
       stock,
       outcome,
       "projects waiting by sector",
       "等待中的项目（按行业）",
       {"the same by sector of the product", "同上，按产品所属行业分"}},
      {"stage", "cause", "sector"});
  add(table,
      {"projects_passed",
       "1",
       flow,
       outcome,
       "gates passed",
       "通过阶段评审",
       {"projects that passed this gate", "通过该阶段评审的项目"}},
      {"stage"});
  add(table,
      {"project_spending",
       "CNY",
       flow,
       outcome,
       "spending on projects",
       "项目支出",
       {"paid for stage work by stage; incremental projects count in industrialisation",
        "各阶段工作支付的费用；渐进项目计入产业化"}},
      {"stage"});
  add(table, {"projects_completed",
              "1",
              flow,
              outcome,
              "projects completed",
              "完成项目",
              {"projects that passed the last gate", "通过最后一道评审的项目"}});
  add(table, {"projects_dropped",
              "1",
              flow,
              outcome,
              "projects given up",
              "终止项目",
              {"projects given up at any point", "在任何阶段被放弃的项目"}});
  add(table,
      {"projects_dropped_by_stage",
       "1",
       flow,
       outcome,
       "projects given up by stage",
       "终止项目（按阶段）",
       {"at a failed gate, for want of what they waited for, or with their enterprise",
        "因未通过评审、等待过久或所属企业退出而终止"}},
      {"stage"});
  add(table, {"joint_projects_completed",
              "1",
              flow,
              outcome,
              "joint projects completed",
              "完成的合作项目",
              {"projects of an alliance that passed the last gate", "协同组织项目中通过最后一道评审的项目"}});
  add(table, {"technology_contracts",
              "1",
              flow,
              outcome,
              "technology contracts",
              "技术合同",
              {"licences of results of research bodies", "科研机构成果的许可合同"}});
  add(table, {"technology_contract_value",
              "CNY",
              flow,
              outcome,
              "technology contract value",
              "技术合同成交额",
              {"paid for those licences", "上述许可支付的金额"}});
}

void observe_projects(const Recorder& record) {
  const Projects& projects = record.city.projects;
  std::array<double, reported_stages> live{};
  std::array<std::array<double, causes>, reported_stages> waiting{};
  std::array<double, reported_stages * causes * sectors> by_sector{};
  for (const std::size_t row : projects.live) {
    const std::size_t stage = reported(projects.stage[row]);
    live[stage] += 1.0;
    const std::uint8_t mask = projects.waits_for[row];
    const double part = mask == 0 ? 0.0 : 1.0 / std::popcount(mask);
    for (std::size_t cause = 0; cause < causes; ++cause) {
      if ((mask & (1U << cause)) == 0) continue;
      waiting[stage][cause] += part;
      by_sector[(stage * causes + cause) * sectors + projects.sector[row]] += part;
    }
  }
  std::array<double, reported_stages> passed{};
  std::array<double, reported_stages> spending{};
  for (std::size_t stage = 0; stage < work_stages; ++stage) {
    passed[reported(static_cast<Stage>(stage))] += record.city.tally.passed[stage];
    spending[reported(static_cast<Stage>(stage))] += record.city.tally.stage_spending[stage];
  }
  for (std::size_t stage = 0; stage < reported_stages; ++stage) {
    record.stock("projects_in_stage", live[stage], stage);
    record.flow("projects_passed", passed[stage], stage);
    record.flow("project_spending", spending[stage], stage);
    for (std::size_t cause = 0; cause < causes; ++cause) {
      record.stock("projects_waiting", waiting[stage][cause], stage * causes + cause);
    }
  }
  record.stocks("projects_waiting_by_sector", by_sector);
  record.flows("projects_dropped_by_stage", record.city.tally.given_up);
  record.flow("joint_projects_completed", record.city.tally.joint_completed);
  record.flow("projects_completed", record.city.tally.completed);
  record.flow("projects_dropped", record.city.tally.dropped);
  record.flow("technology_contracts", record.city.tally.contracts);
  record.flow("technology_contract_value", record.city.tally.contract_value);
}
}  // namespace xiamen
