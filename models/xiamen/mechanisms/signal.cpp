#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

namespace {

std::vector<sim::FieldSchema> score_fields() {
  return {
      choice({"measure", "measure", "评分内容", {"what a score measures", "评分所衡量的内容"}},
             words(measures), "innovation_points"),
      share({"lenders",
             "lenders connected",
             "对接机构比例",
             {"share of lenders that see the score of their customers", "可见其客户评分的贷款机构比例"}},
            "1"),
      number({"noise",
              "noise of the score",
              "评分误差",
              {"standard deviation, in points of 100, of the score seen around what the books say; lenders "
               "allow for it",
               "所见评分围绕账面评分的标准差（百分制），贷款机构会据此折算"}},
             0, 100, "1", "0"),
  };
}

std::vector<sim::FieldSchema> meeting_fields() {
  return {
      choice({"counterpart",
              "counterpart",
              "对接对象",
              {"whom those who seek meet: waiting results meet enterprises, projects investors, products "
               "customers, leads of alliances partners",
               "对接双方：等待转化的成果与企业、项目与投资机构、产品与客户、联合体牵头方与伙伴"}},
             words(counterparts), "results"),
      choice({"fields", "fields", "领域", {"technology fields", "技术领域"}}, field_choices(), "all"),
      number({"meetings",
              "meetings a year",
              "每年对接次数",
              {"meetings in a year, each of one who seeks with one candidate",
               "一年的对接次数，每次由一个寻求方与一个候选对象见面"}},
             0, 1e6, "1", "0"),
      count({"candidates",
             "candidates",
             "候选对象数",
             {"candidates that one who seeks meets in a quarter at most",
              "一个寻求方每季度最多见到的候选对象数"}},
            1000, "1"),
      money({"cost",
             "cost of a meeting",
             "每次对接成本",
             {"fee and people's time of a meeting, paid by the enterprise and the city",
              "一次对接的费用和人员时间，由企业和本市财政支付"}},
            1e7, "0 CNY"),
      share({"fiscal_share",
             "fiscal share",
             "财政承担比例",
             {"part of the cost that the city pays, the enterprise the rest",
              "由本市财政承担的部分，其余由企业支付"}},
            "0"),
  };
}

}  // namespace

sim::KindSchema signal_kind() {
  sim::KindSchema schema{
      "signal",
      {"signal", "信息与对接"},
      {"What lenders can see of an enterprise, and whom those who seek a partner, customer or investor meet. "
       "A "
       "score is visible while it is posted, to the lenders connected, of the enterprises covered. Meetings "
       "add to the candidates that one who seeks looks at; whether they agree is decided as anywhere else.",
       "贷款机构能看到企业的哪些信息，寻找合作方、客户或投资者的一方能见到谁。评分只在发布期间、由已对接机构"
       "、对"
       "所覆盖企业可见。对接增加寻求方见到的候选对象，是否达成仍按同样的规则决定。"},
      "",
      {
          choice({"form", "form", "形式", {"a score that is posted, or meetings", "发布评分，或组织对接"}},
                 words(signal_forms)),
          share({"reach",
                 "reach",
                 "覆盖率",
                 {"share of enterprises, for life, that are scored or take part in meetings",
                  "被评分或参加对接的企业比例，对每家企业终身不变"}},
                "1"),
      }};
  for (sim::FieldSchema& each : score_fields()) schema.fields.push_back(std::move(each));
  for (sim::FieldSchema& each : meeting_fields()) schema.fields.push_back(std::move(each));
  // A score has no counterpart, but the field has a value.
  return with_uses(
      with_served(with_channel(std::move(schema), "open_signals", {"signal: *"}),
                  {"sectors of the enterprises scored, or of those who seek in its meetings (results, "
                   "projects, products, leads)",
                   "被评分企业的行业，或对接中寻求方（成果、项目、产品、牵头方）的行业"},
                  {"districts of the enterprises scored or taking part", "被评分或参加对接的企业所在区"}),
      {{{"form"}, "score", {"post_scores"}},
       {{"form"}, "meeting", {"form_alliances", "match_results", "sign_contracts", "find_customers"}},
       {{"counterpart"}, "results", {"post_scores", "match_results"}},
       {{"counterpart"}, "investors", {"post_scores", "sign_contracts"}},
       {{"counterpart"}, "customers", {"post_scores", "find_customers"}},
       {{"counterpart"}, "members", {"post_scores", "form_alliances"}}});
}

}  // namespace xiamen
