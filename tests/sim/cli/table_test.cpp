#include "sim/cli/table.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <sstream>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

Table mills() {
  Table table({{"id", {"id", "标识"}},
               {"label", {"label", "名称"}, TableColumn::Audience::people},
               {"grain", {"grain", "粮食"}, TableColumn::Audience::everyone, true},
               {"label_zh", {"", ""}, TableColumn::Audience::programs}});
  table.add({{std::string("a")}, {{}, "水磨"}, {1.5, "1.5 t"}, {std::string("水磨")}});
  table.add({{std::string("bb")}, {{}, "mill"}, {12.0}, {}});
  return table;
}

std::string text_of(const Table& table, Format format, const TextStyle& style = {}) {
  std::ostringstream out;
  write(table, format, style, out);
  return out.str();
}

TEST(Table, AlignsByTheWidthOfCharactersOnATerminal) {
  EXPECT_EQ(text_of(mills(), Format::table),
            "id  label  grain\n"
            "a   水磨   1.5 t\n"
            "bb  mill      12\n");
}

TEST(Table, HasHeadingsInChinese) {
  TextStyle style;
  style.language = "zh";
  EXPECT_EQ(
      text_of(mills(), Format::table, style).substr(0, text_of(mills(), Format::table, style).find('\n')),
      "标识  名称   粮食");
}

TEST(Table, ShowsProgramsTheirColumnsInTheOrderDeclared) {
  EXPECT_EQ(text_of(mills(), Format::csv), "id,grain,label_zh\r\na,1.5,水磨\r\nbb,12,\r\n");
  EXPECT_EQ(text_of(mills(), Format::json),
            "[\n{\"id\":\"a\",\"grain\":1.5,\"label_zh\":\"水磨\"},\n"
            "{\"id\":\"bb\",\"grain\":12.0,\"label_zh\":null}\n]\n");
}

TEST(Table, IsAnEmptyArrayWithoutRows) {
  const Table empty({{"id", {"id", "标识"}}});
  EXPECT_EQ(text_of(empty, Format::json), "[]\n");
  EXPECT_EQ(text_of(empty, Format::csv), "id\r\n");
}

TEST(Table, QuotesAsRfc4180AndDefusesFormulas) {
  Table table({{"text", {"", ""}}});
  for (const char* text : {"a,b", "say \"x\"", "two\nlines", "=1+1", "+x", "-x", "@x", "\tx", "=a,b", ""})
    table.add({{std::string(text)}});
  EXPECT_EQ(text_of(table, Format::csv),
            "text\r\n\"a,b\"\r\n\"say \"\"x\"\"\"\r\n\"two\nlines\"\r\n'=1+1\r\n'+x\r\n'-x\r\n'@x\r\n\\tx\r\n"
            "\"'=a,b\"\r\n\r\n");
}

TEST(Table, CsvWritesOutWhatWouldSteerATerminalButLineEnds) {
  Table table({{"text", {"text", "文字"}}, {"other", {"other", "其他"}}});
  table.add({{std::string("a\x1b[31mred\r\nb\tc")}, {std::string("a\nb")}});
  EXPECT_EQ(text_of(table, Format::csv), "text,other\r\n\"a\\x1b[31mred\r\nb\\tc\",\"a\nb\"\r\n");
}

TEST(Table, LeavesNegativeNumbersNumbers) {
  Table table({{"number", {"", ""}}, {"whole", {"", ""}}, {"yes", {"", ""}}});
  table.add({{-1.5}, {std::int64_t{-3}}, {true}});
  EXPECT_EQ(text_of(table, Format::csv), "number,whole,yes\r\n-1.5,-3,true\r\n");
  EXPECT_EQ(text_of(table, Format::json), "[\n{\"number\":-1.5,\"whole\":-3,\"yes\":true}\n]\n");
}

TEST(Table, NeverWritesNumbersThatAreNotFinite) {
  Table table({{"number", {"", ""}}});
  table.add({{std::numeric_limits<double>::quiet_NaN()}});
  table.add({{std::numeric_limits<double>::infinity()}});
  EXPECT_EQ(text_of(table, Format::json), "[\n{\"number\":null},\n{\"number\":null}\n]\n");
  EXPECT_EQ(text_of(table, Format::csv), "number\r\n\r\n\r\n");
  EXPECT_EQ(text_of(table, Format::table).find("nan"), std::string::npos);
}

TEST(Table, ReplacesBrokenUtf8AndShowsTerminalCodes) {
  Table table({{"text", {"text", ""}}});
  table.add({{std::string("\xff")}});
  table.add({{std::string("\x1b[31m")}});
  EXPECT_NE(text_of(table, Format::json).find("\xef\xbf\xbd"), std::string::npos);
  EXPECT_EQ(text_of(table, Format::table).find('\x1b'), std::string::npos);
}

TEST(Table, EscapesInJsonWhatHidesText) {
  Table table({{"name", {"name", "名称"}}});
  table.add({{std::string("厦\u202etxt.exe\u0085\x7f\U000e0041")}});
  const std::string json = text_of(table, Format::json);
  EXPECT_EQ(json, "[\n{\"name\":\"厦\\u202etxt.exe\\u0085\\u007f\\udb40\\udc41\"}\n]\n");
}

TEST(Table, CutsWideCellsBetweenCharacters) {
  Table table({{"text", {"text", ""}}});
  table.add({{std::string("水水水水水")}});
  TextStyle style;
  style.widest = 8;
  EXPECT_EQ(text_of(table, Format::table, style), "text\n水水水…\n");
}

TEST(Table, FindsRowsByAnyTextWithoutRegardToCase) {
  EXPECT_EQ(matching(mills(), "BB").rows().size(), 1U);
  EXPECT_EQ(matching(mills(), "水").rows().size(), 1U);
  EXPECT_EQ(matching(mills(), "oak").rows().size(), 0U);
  EXPECT_EQ(matching(mills(), "").rows().size(), 2U);
}

TEST(Table, RefusesARowOfAnotherLength) {
  Table table({{"text", {"", ""}}});
  EXPECT_THROW(table.add({{std::string("a")}, {std::string("b")}}), RunFailed);
}

}  // namespace
}  // namespace sim
