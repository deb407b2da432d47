#include "sim/parameter/document_text.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

TEST(DocumentText, LooksPhrasesUpWithoutWhiteSpace) {
  const DocumentText text("设立规模50\n　亿元的基金\u00a0，又设\t规模9 亿元、规模9亿元。");
  EXPECT_EQ(text.times("规模50亿元"), 1U);
  EXPECT_EQ(text.times("规模50 亿 元的"), 1U);
  EXPECT_EQ(text.times("规模9亿元"), 2U);
  EXPECT_EQ(text.times("规模60亿元"), 0U);
  EXPECT_EQ(text.times("　"), 0U);
  EXPECT_EQ(DocumentText("aaa").times("aa"), 1U);  // without overlaps
}

TEST(DocumentText, FindsThePassageThatIsMostAlike) {
  const DocumentText text("先有30家机构，新培育2453家国家级企业，另有八家。");
  EXPECT_EQ(text.nearest("新培育2454家国家级企业"), "新培育2453家国家级企业");   // one replaced
  EXPECT_EQ(text.nearest("新培育253家国家级企业"), "新培育2453家国家级企业");    // one left out
  EXPECT_EQ(text.nearest("新培育24533家国家级企业"), "新培育2453家国家级企业");  // one too many
  EXPECT_EQ(text.nearest("没有这样的话语"), "");
  EXPECT_EQ(text.nearest(""), "");
  EXPECT_EQ(DocumentText("").nearest("规模"), "");
}

TEST(WithoutSpaces, KeepsEveryOtherByte) {
  EXPECT_EQ(without_spaces(" a\r\n\vb\u2003c\u3000\u202f"), "abc");
  EXPECT_EQ(without_spaces("\xff \u200b"), "\xff\u200b");
}

}  // namespace
}  // namespace sim
