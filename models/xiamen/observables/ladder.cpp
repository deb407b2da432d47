#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

namespace {

// CNY a year: the size class of manufacturers of which the documents print both shares (xm-2025-103, 二(三)).
constexpr double large_sales = 1e8;

void add_by_size(sim::ObservableTable& table, const char* name, const char* en, const char* zh,
                 const sim::Label& what) {
  add(table,
      {name,
       "1",
       flow,
       administrative,
       en,
       zh,
       {what.en + ", by size by the national thresholds", what.zh + "，按国家划型标准的企业规模"}},
      {"size"});
}

// Of the manufacturers whose sales of the last closed year reach `large_sales`.
void observe_research_shares(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  double all = 0, researching = 0, with_body = 0;
  for (const std::size_t row : firms.living) {
    const bool manufacturer = sector_info[firms.sector[row]].manufacturing;
    if (!manufacturer || firms.sales_1[row] < large_sales) continue;
    all += 1.0;
    researching += firms.reported_1[row] > 0.0 ? 1.0 : 0.0;
    with_body += firms.research_body[row] != 0 ? 1.0 : 0.0;
  }
  if (all == 0.0) return;  // NaN stays
  record.stock("rd_active_share", researching / all);
  record.stock("rd_institution_share", with_body / all);
}

}  // namespace

// The ladder beyond the national status: stocks by rung, and what was given in the quarter.
void declare_ladder(sim::ObservableTable& table) {
  add(table, {"pool_enterprises",
              "1",
              stock,
              administrative,
              "municipal high-tech pool",
              "培育库企业",
              {"enterprises listed in the municipal pool and not yet certified",
               "已入市级高新技术企业培育库、尚未获国家认定的企业"}});
  add(table, {"innovative_enterprises",
              "1",
              stock,
              administrative,
              "innovative enterprises",
              "创新型中小企业",
              {"small and medium enterprises holding innovative status", "持有创新型中小企业资质的企业"}});
  add(table, {"single_champions",
              "1",
              stock,
              administrative,
              "single champions",
              "单项冠军企业",
              {"manufacturers holding national single-champion status", "持有国家制造业单项冠军资质的企业"}});
  add(table, {"chain_leaders",
              "1",
              stock,
              administrative,
              "chain leaders",
              "链主企业",
              {"living enterprises on the named list", "具名名单上的存续企业"}});
  add(table, {"unicorns",
              "1",
              stock,
              administrative,
              "unicorns",
              "独角兽企业",
              {"young private enterprises that funds value at a billion US dollars or more; listings are not "
               "modelled",
               "按基金出价估值达到十亿美元的年轻民营企业；模型不含上市"}});
  add(table, {"upgrades",
              "1",
              flow,
              administrative,
              "upgrades from the pool",
              "培育库升级",
              {"members of the municipal pool that were certified", "获国家认定的培育库企业"}});
  add(table,
      {"recognitions",
       "1",
       flow,
       administrative,
       "recognitions",
       "新认定数",
       {"statuses given anew, renewals not counted, by status", "本季度新授予的资质，不含复核，按资质"}},
      {"status"});
  add_by_size(table, "certifications_by_size", "certifications by size", "高企认定数（按规模）",
              {"certificates of national high-tech status given, renewals included",
               "本季度授予的国家高新技术企业证书，含重新认定"});
  add_by_size(table, "certification_lapses_by_size", "lapsed certificates by size", "高企失效数（按规模）",
              {"living enterprises whose certificate ran out", "证书到期失效的存续企业"});
  add_by_size(table, "upgrades_by_size", "upgrades by size", "培育库升级（按规模）",
              {"members of the municipal pool that were certified", "获国家认定的培育库企业"});
  const char* large = "manufacturers with sales of at least 1e8 CNY in the last closed year";
  add(table, {"rd_active_share",
              "1",
              stock,
              outcome,
              "share with R&D",
              "有研发活动企业占比",
              {"large manufacturers that reported R&D for the last closed year",
               "上一年度有上报研发费用的亿元以上制造业企业占比"},
              large});
  add(table,
      {"rd_institution_share",
       "1",
       stock,
       outcome,
       "share with an R&D body",
       "有研发机构企业占比",
       {"large manufacturers that have an R&D body of their own", "设有研发机构的亿元以上制造业企业占比"},
       large});
}

void observe_ladder(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  const auto holders = [&](const sim::Column<std::int32_t>& until) {
    double sum = 0;
    for (const std::size_t row : firms.living) sum += until[row] > record.quarter ? 1.0 : 0.0;
    return sum;
  };
  record.stock("pool_enterprises", holders(firms.pool_until));
  record.stock("innovative_enterprises", holders(firms.innovative_until));
  record.stock("single_champions", holders(firms.champion_until));
  record.stock("chain_leaders", holders(firms.chain_leader_until));
  record.stock("unicorns", holders(firms.unicorn_until));
  observe_research_shares(record);
  const Tally& tally = record.city.tally;
  record.flow("upgrades", tally.upgrades);
  for (std::size_t status = 0; status < statuses; ++status)
    record.flow("recognitions", tally.recognitions[status], status);
  for (std::size_t size = 0; size < size_classes; ++size) {
    record.flow("certifications_by_size", tally.certifications_by_size[size], size);
    record.flow("certification_lapses_by_size", tally.lapses_by_size[size], size);
    record.flow("upgrades_by_size", tally.upgrades_by_size[size], size);
  }
}

}  // namespace xiamen
