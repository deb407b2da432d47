#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_results(sim::ObservableTable& table) {
  add(table, {"results_found",
              "1",
              flow,
              outcome,
              "new results",
              "新成果",
              {"results of research bodies that could become products", "科研机构取得的可转化成果"}});
  add(table,
      {"results_found_by_sector",
       "1",
       flow,
       outcome,
       "new results by sector",
       "新成果（按行业）",
       {"the same by the sector in which they could be used", "同上，按可应用的行业分"}},
      {"sector"});
  add(table, {"results_waiting",
              "1",
              stock,
              outcome,
              "results waiting",
              "待转化成果",
              {"results that no enterprise has taken up and that are not out of date",
               "尚无企业承接且未过时的成果"}});
  add(table, {"results_waiting_long",
              "1",
              stock,
              outcome,
              "results waiting long",
              "长期待转化成果",
              {"part of them that is older than half of result.shelf_life",
               "其中超过保鲜期（result.shelf_life）一半的成果"}});
  add(table, {"results_out_of_date",
              "1",
              flow,
              outcome,
              "results out of date",
              "过时成果",
              {"results that nobody took up within result.shelf_life",
               "在保鲜期（result.shelf_life）内无人承接的成果"}});
  add(table, {"result_uptake",
              "1",
              stock,
              outcome,
              "uptake of results",
              "成果承接率",
              {"licences and spin-offs over new results, both of the last four quarters; above 1 where older "
               "results "
               "are taken up",
               "近四个季度的许可与衍生企业数和新成果数之比；承接较早成果时可超过1"},
              "new results"});
  add(table, {"results_completed",
              "1",
              flow,
              outcome,
              "results that became products",
              "成为产品的成果",
              {"results of research bodies that passed the last gate, part of projects_completed",
               "通过最后一道评审的科研机构成果，属于 projects_completed 的一部分"}});
  add(table,
      {"institute_researchers",
       "1",
       stock,
       outcome,
       "researchers of research bodies",
       "科研机构研发人员",
       {"employed by research bodies, full-time equivalents", "科研机构雇用的研发人员，折合全时当量"}});
}

void observe_results(const Recorder& record) {
  const Projects& projects = record.city.projects;
  const double old = 0.5 * read(record.context, "result.shelf_life");
  double waiting = 0, waiting_long = 0;
  for (const std::size_t row : projects.live) {
    if (projects.owner[row].exists()) continue;
    waiting += 1.0;
    waiting_long += record.quarter - projects.since[row] > old ? 1.0 : 0.0;
  }
  double researchers = 0;
  for (const double each : record.city.bodies.researchers.values()) researchers += each;
  const Tally& tally = record.city.tally;
  double found = 0;
  for (const double each : tally.results_found) found += each;
  record.flow("results_found", found);
  record.flows("results_found_by_sector", tally.results_found);
  record.stock("results_waiting", waiting);
  record.stock("results_waiting_long", waiting_long);
  record.flow("results_out_of_date", tally.results_out_of_date);
  record.flow("results_completed", tally.results_completed);
  record.stock("institute_researchers", researchers);
  const double taken_up = record.trailing("technology_contracts") + record.trailing("spin_offs");
  record.stock("result_uptake", share_of(taken_up, record.trailing("results_found")));
}

}  // namespace xiamen
