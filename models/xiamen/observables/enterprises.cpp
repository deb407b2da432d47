#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_enterprises(sim::ObservableTable& table) {
  add(table, {"enterprises",
              "1",
              stock,
              administrative,
              "enterprises",
              "企业数",
              {"living technology-based enterprises", "存续的科技型企业"}});
  add(table, {"high_tech_enterprises",
              "1",
              stock,
              administrative,
              "national high-tech enterprises",
              "国家高新技术企业",
              {"enterprises with valid national high-tech status", "国家高新技术企业资格在有效期内的企业"}});
  add(table, {"specialised_enterprises",
              "1",
              stock,
              administrative,
              "specialised enterprises",
              "专精特新企业",
              {"enterprises holding specialised status, all levels", "持有专精特新资质的企业，含各级"}});
  add(table, {"little_giants",
              "1",
              stock,
              administrative,
              "little giants",
              "专精特新小巨人企业",
              {"enterprises holding national little-giant status", "持有国家级专精特新“小巨人”资质的企业"}});
  add(table, {"certifications",
              "1",
              flow,
              administrative,
              "certifications",
              "高企认定数",
              {"certificates of national high-tech status given, renewals included",
               "本季度授予的国家高新技术企业证书，含重新认定"}});
  add(table, {"certification_lapses",
              "1",
              flow,
              administrative,
              "lapsed certificates",
              "高企失效数",
              {"living enterprises whose certificate ran out", "证书到期失效的存续企业"}});
  add(table, {"value_added",
              "CNY",
              flow,
              outcome,
              "value added",
              "增加值",
              {"of the enterprises in the model", "模型内企业合计"}});
  add(table, {"employment",
              "1",
              stock,
              outcome,
              "employment",
              "就业",
              {"persons employed by the enterprises in the model", "模型内企业的从业人员"}});
  add(table, {"sales",
              "CNY",
              flow,
              outcome,
              "sales",
              "营业收入",
              {"of the enterprises in the model", "模型内企业合计"}});
  add(table, {"new_product_sales",
              "CNY",
              flow,
              outcome,
              "new-product sales",
              "新产品销售收入",
              {"sales of products from completed projects", "完成项目所形成产品的销售收入"}});
  add(table, {"high_tech_output",
              "CNY",
              flow,
              outcome,
              "output of high-tech enterprises",
              "高企工业产值",
              {"sales of certified manufacturers", "已认定制造业企业的销售收入"}});
  add(table, {"invention_patents",
              "1",
              stock,
              outcome,
              "invention patents",
              "发明专利",
              {"valid invention patents of the enterprises", "企业的有效发明专利"}});
  add(table, {"spin_offs",
              "1",
              flow,
              outcome,
              "spin-offs",
              "衍生企业",
              {"enterprises founded on results of research bodies", "以科研机构成果创办的企业"}});
  add(table, {"entries",
              "1",
              flow,
              outcome,
              "entries",
              "新设企业",
              {"enterprises founded, spin-offs included", "新创办的企业，含衍生企业"}});
  add(table, {"exits",
              "1",
              flow,
              outcome,
              "exits",
              "退出企业",
              {"enterprises that failed or gave up", "倒闭或放弃经营的企业"}});
  table.add_axis({"reason",
                  words(exit_reason_ids),
                  {{"no cash", "资金断裂"}, {"buy-back overdue", "回购逾期"}, {"own choice", "主动放弃"}}});
  add(table,
      {"exits_by_reason",
       "1",
       flow,
       outcome,
       "exits by reason",
       "退出企业（按原因）",
       {"insolvent without cash for some quarters; in loss with a buy-back owed for too long; given up by "
        "the "
        "owners. Who moves away is in moved_out",
        "连续数季度资金断裂；亏损且回购长期未付；所有者主动放弃。迁出企业见 moved_out"}},
      {"reason"});
  add(table,
      {"entries_by_sector",
       "1",
       flow,
       outcome,
       "entries by sector",
       "新设企业（按行业）",
       {"enterprises founded, spin-offs included", "新创办的企业，含衍生企业"}},
      {"sector"});
  add(table,
      {"exits_by_sector",
       "1",
       flow,
       outcome,
       "exits by sector",
       "退出企业（按行业）",
       {"enterprises that failed or gave up", "倒闭或放弃经营的企业"}},
      {"sector"});
  add(table, {"moved_in",
              "1",
              flow,
              outcome,
              "moved in",
              "迁入企业",
              {"enterprises that came from elsewhere; their certificates are no certifications here",
               "从外地迁入的企业；其已有资质不计入本市认定"}});
  add(table, {"moved_out",
              "1",
              flow,
              outcome,
              "moved out",
              "迁出企业",
              {"enterprises that left for elsewhere, no exits", "迁往外地的企业，不计入退出"}});
}

void observe_enterprises(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  const double labour_share = read(record.context, "enterprise.labour_share");
  double alive = 0, high_tech = 0, specialised = 0, giants = 0, workers = 0, sales = 0, products = 0,
         output = 0, value_added = 0, inventions = 0;
  for (const std::size_t row : firms.living) {
    alive += 1.0;
    workers += firms.workers[row];
    sales += firms.sales(row);
    products += firms.product_sales[row];
    value_added += firms.value_added(row, labour_share);
    inventions += firms.inventions[row];
    if (firms.high_tech(row, record.quarter)) {
      high_tech += 1.0;
      if (sector_info[firms.sector[row]].manufacturing) output += firms.sales(row);
    }
    specialised += firms.specialised(row, record.quarter) ? 1.0 : 0.0;
    giants += firms.little_giant(row, record.quarter) ? 1.0 : 0.0;
  }
  record.stock("enterprises", alive);
  record.stock("high_tech_enterprises", high_tech);
  record.stock("specialised_enterprises", specialised);
  record.stock("little_giants", giants);
  record.stock("employment", workers);
  record.stock("invention_patents", inventions);
  record.flow("value_added", value_added);
  record.flow("sales", sales);
  record.flow("new_product_sales", products);
  record.flow("high_tech_output", output);
  const Tally& tally = record.city.tally;
  record.flow("certifications", tally.certifications);
  record.flow("certification_lapses", tally.lapses);
  record.flow("spin_offs", tally.spin_offs);
  record.flow("entries", tally.entries);
  record.flow("exits", tally.exits);
  record.flows("exits_by_reason", tally.exits_by_reason);
  record.flows("entries_by_sector", tally.entries_by_sector);
  record.flows("exits_by_sector", tally.exits_by_sector);
  record.flow("moved_in", tally.moved_in);
  record.flow("moved_out", tally.moved_out);
}

}  // namespace xiamen
