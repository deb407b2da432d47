#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_contracts(sim::ObservableTable& table) {
  table.add_axis({"source",
                  words(source_ids),
                  {{"own cash", "自有资金"},
                   {"calls", "竞争性项目"},
                   {"stage grants", "阶段补助"},
                   {"programme money of alliances", "协同组织资助"},
                   {"partners", "合作方"},
                   {"loans", "贷款"},
                   {"public equity", "国有股权投资"},
                   {"private equity", "社会股权投资"}}});
  add(table,
      {"projects_begun",
       "1",
       flow,
       outcome,
       "stages begun",
       "启动阶段工作的项目",
       {"projects that began the work of this stage", "开始该阶段工作的项目"}},
      {"stage"});
  add(table,
      {"project_wait",
       "quarter",
       stock,
       outcome,
       "wait before a stage",
       "阶段启动前等待",
       {"mean time from entering the stage (a result: from its release) to the start of work, of those that "
        "began "
        "this quarter; nothing where none did",
        "本季度启动的项目自进入该阶段（成果自放行）至开工的平均时间；无项目启动时为空"}},
      {"stage"});
  add(table,
      {"project_finance",
       "CNY",
       flow,
       outcome,
       "finance of stages begun",
       "启动阶段的资金来源",
       {"who pays for the stages that begin: the sources other than stage grants add up to their cost; a "
        "stage grant "
        "counts when it is granted and, where it is paid after an audit, gives cash back afterwards",
        "启动阶段的费用由谁承担：除阶段补助外各来源之和等于费用；阶段补助在批准时计入，若经审核后拨付则属事后"
        "返还"}},
      {"stage", "source"});
  add(table,
      {"joint_project_finance",
       "CNY",
       flow,
       outcome,
       "finance of joint projects",
       "合作项目的资金来源",
       {"the part of project_finance that belongs to projects of alliances",
        "project_finance 中协同组织项目的部分"}},
      {"source"});
  add(table, {"joint_projects_begun",
              "1",
              flow,
              outcome,
              "stages begun by joint projects",
              "合作项目启动的阶段",
              {"part of projects_begun that belongs to projects of alliances",
               "projects_begun 中协同组织项目的部分"}});
  add(table,
      {"enterprises_financed",
       "1",
       flow,
       outcome,
       "enterprises financed",
       "获得融资的企业",
       {"enterprises that took a project loan or sold a stake in the quarter, counted once; working capital "
        "does not count",
        "本季度获得项目贷款或股权投资的企业，不重复计算；流动资金贷款不计"}});
  add(table,
      {"enterprises_financed_by_size",
       "1",
       flow,
       outcome,
       "enterprises financed by size",
       "获得融资的企业（按规模）",
       {"the same by size by the national thresholds", "同上，按国家划型标准的企业规模"}},
      {"size"});
}

void observe_contracts(const Recorder& record) {
  const Tally& tally = record.city.tally;
  std::array<double, reported_stages> begun{}, waited{};
  for (std::size_t stage = 0; stage < work_stages; ++stage) {
    begun[reported(static_cast<Stage>(stage))] += tally.begun[stage];
    waited[reported(static_cast<Stage>(stage))] += tally.waited[stage];
  }
  record.flows("projects_begun", begun);
  std::array<double, reported_stages * sources> finance{};
  for (std::size_t stage = 0; stage < reported_stages; ++stage) {
    record.stock("project_wait", share_of(waited[stage], begun[stage]), stage);
    for (std::size_t source = 0; source < sources; ++source)
      finance[stage * sources + source] = tally.finance[stage][source];
  }
  record.flows("project_finance", finance);
  record.flows("joint_project_finance", tally.joint_finance);
  record.flow("joint_projects_begun", tally.joint_begun);
  record.flow("enterprises_financed", static_cast<double>(tally.financed.size()));
  record.flows("enterprises_financed_by_size", tally.financed_by_size);
}

}  // namespace xiamen
