#include "sim/cli/words.hpp"

#include <algorithm>
#include <array>

namespace sim {
namespace {

struct Word {
  std::string_view en;
  std::string_view zh;
};

/// What the engine itself says; a model adds its glossary.
constexpr std::array<Word, 41> words = {{{"lever", "政策杠杆"},
                                         {"initial", "初始状态"},
                                         {"behaviour", "行为"},
                                         {"structural", "结构"},
                                         {"input", "投入"},
                                         {"administrative", "行政统计"},
                                         {"outcome", "成效"},
                                         {"stock", "存量"},
                                         {"flow", "流量"},
                                         {"document", "文件"},
                                         {"literature", "文献"},
                                         {"assumed", "假定"},
                                         {"money", "金额"},
                                         {"count", "数量"},
                                         {"share", "比例"},
                                         {"probability", "概率"},
                                         {"rate", "年率"},
                                         {"duration", "时长"},
                                         {"date", "季度日期"},
                                         {"choice", "选项"},
                                         {"boolean", "是否"},
                                         {"number", "数值"},
                                         {"additional", "增量资金"},
                                         {"budget_neutral", "预算中性"},
                                         {"error", "错误"},
                                         {"warning", "警告"},
                                         {"change", "改动"},
                                         {"CNY", "元"},
                                         {"CNY/year", "元/年"},
                                         {"fen", "分"},
                                         {"quarter", "季度"},
                                         {"quarters", "季度"},
                                         {"1/year", "每年"},
                                         {"1/quarter", "每季度"},
                                         {"1/CNY", "每元"},
                                         {"disagreement", "说法不一"},
                                         {"subject", "所指不同"},
                                         {"time", "时点不同"},
                                         {"wording", "表述含混"},
                                         {"slip", "笔误"},
                                         {"outside", "与外部资料不合"}}};

}  // namespace

std::string Words::operator()(std::string_view word) const {
  if (!chinese()) return std::string(word);
  const auto known =
      std::find_if(words.begin(), words.end(), [&](const Word& row) { return row.en == word; });
  if (known != words.end()) return std::string(known->zh);
  if (glossary_ != nullptr) {
    const auto own =
        std::find_if(glossary_->begin(), glossary_->end(), [&](const Label& row) { return row.en == word; });
    if (own != glossary_->end() && !own->zh.empty()) return own->zh;
  }
  return std::string(word);
}

std::string Words::with_id(std::string_view word) const {
  const std::string other = (*this)(word);
  return other == word ? other : std::string(word) + "（" + other + "）";
}

}  // namespace sim
