#include "sim/core/problem.hpp"

#include <gtest/gtest.h>

#include "sim/core/text.hpp"

namespace sim {
namespace {

Problem at(int line, int column, std::string message, std::string source) {
  return {
      "scenarios/x.toml", {line, column}, std::move(message), std::move(source), Problem::Severity::error};
}

TEST(Render, FilePositionMessageLineAndCaret) {
  EXPECT_EQ(render(at(8, 10, "unknown parameter 'fund.sise'", "target = \"fund.sise\"")),
            "scenarios/x.toml:8:10: error: unknown parameter 'fund.sise'\n"
            "target = \"fund.sise\"\n"
            "         ^");
}

TEST(Render, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(render({"", {}, "no scenario given", "", Problem::Severity::error}), "error: no scenario given");
  EXPECT_EQ(render({"x.toml", {}, "is empty", "", Problem::Severity::error}), "x.toml: error: is empty");
  EXPECT_EQ(render({"x.toml", {3, 0}, "odd", "a = 1", Problem::Severity::warning}),
            "x.toml:3: warning: odd\na = 1");
}

TEST(Render, CaretByDisplayWidth) {
  // Column 9 counts characters; the four Chinese ones before it are two columns wide each.
  EXPECT_EQ(render(at(1, 9, "m", "a = 五十亿元x")),
            "scenarios/x.toml:1:9: error: m\n"
            "a = 五十亿元x\n" +
                std::string(12, ' ') + "^");
  EXPECT_EQ(render(at(1, 2, "m", "\tset")), "scenarios/x.toml:1:2: error: m\n set\n ^");
}

TEST(Render, CaretMayStandAfterTheLine) {
  EXPECT_EQ(render(at(1, 6, "m", "a = 1\r\n")), "scenarios/x.toml:1:6: error: m\na = 1\n     ^");
}

TEST(Render, CutsLongLinesAroundTheCaret) {
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  const std::string text = render(at(1, 501, "m", line));
  const std::size_t first = text.find('\n') + 1;
  const std::size_t second = text.find('\n', first) + 1;
  const std::string shown = text.substr(first, second - first - 1);
  const std::string caret = text.substr(second);
  EXPECT_LE(display_width(shown), 112U);
  EXPECT_EQ(display_width(shown.substr(0, shown.find('X'))), caret.find('^'));
  EXPECT_EQ(shown.substr(0, 3), "…");
}

TEST(Render, NoTerminalCodeGetsThrough) {
  const std::string text = render(at(1, 3, "bad \x1b[31m value\n\u202e", "a\x1b[2J \u202e\x80"));
  for (const char c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
  EXPECT_NE(text.find("\\x1b[31m value\\n\\u202e"), std::string::npos);
  EXPECT_NE(text.find("\\x80"), std::string::npos);
}

TEST(Printable, MakesVisibleAndCuts) {
  EXPECT_EQ(printable("厦门\t\r\x7f"), "厦门\\t\\r\\x7f");
  EXPECT_EQ(printable("\u200b\ufeff"), "\\u200b\\ufeff");
  EXPECT_EQ(printable_lines("厦门\r\na\tb\rc\n\x1b[1m\u202e\xff"), "厦门\r\na\\tb\\rc\n\\x1b[1m\\u202e\\xff");
  EXPECT_EQ(printable("abcdef", 6), "abcdef");
  EXPECT_EQ(printable("abcdefg", 6), "abcde…");
  EXPECT_EQ(printable("厦门市科学", 3), "厦门…");
  EXPECT_EQ(printable("\xff\xfe", 10), "\\xff\\xfe");
}

TEST(InvalidInput, CarriesEveryProblem) {
  const InvalidInput input({at(1, 1, "one", ""), at(2, 1, "two", "")});
  EXPECT_EQ(input.problems().size(), 2U);
  EXPECT_STREQ(input.what(), "scenarios/x.toml:1:1: error: one\nscenarios/x.toml:2:1: error: two");
  EXPECT_STREQ(InvalidInput("no file").what(), "error: no file");
}

TEST(Nearest, OneSlipOfTheFinger) {
  const std::vector<std::string> names = {"fund.size", "fund.count", "project", "rate"};
  EXPECT_EQ(nearest("fund.sise", names), "fund.size");     // replaced
  EXPECT_EQ(nearest("fund.szie", names), "fund.size");     // swapped
  EXPECT_EQ(nearest("fund.sze", names), "fund.size");      // left out
  EXPECT_EQ(nearest("fund..count", names), "fund.count");  // doubled
  EXPECT_EQ(nearest("tare", names), "") << "two edits of four letters are another word";
  EXPECT_EQ(nearest("unemployment", names), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest(std::string(100'000, 'x'), names), "");
}

TEST(Nearest, SwapCountsOnce) {
  EXPECT_EQ(nearest("abc", {"acb"}), "acb");
  EXPECT_EQ(nearest("abc", {"cba"}), "");
}

TEST(Nearest, FirstOfEqualsAndChinese) {
  EXPECT_EQ(nearest("site", {"size", "side"}), "size");
  EXPECT_EQ(nearest("科创风投基金", {"科创风投基地", "产业投资基金"}), "科创风投基地");
}

TEST(Suggestion, AsOneReadsIt) {
  EXPECT_EQ(suggestion("basline", {"baseline"}), "; did you mean 'baseline'?");
  EXPECT_EQ(suggestion("x", {"baseline"}), "");
}

TEST(Likeliest, APartOfANameComesBeforeNeighboursInSpelling) {
  EXPECT_EQ(likeliest("vc_fund", {"bc_fund", "vc_fund_group_inside", "vc_fund_group"}), "vc_fund_group");
  EXPECT_EQ(likeliest("seats", {"seat", "seats_each"}), "seats_each");
  EXPECT_EQ(likeliest("vc_fnd", {"vc_fund", "vc_fnds_group"}), "vc_fund") << "a part ends where a word ends";
  EXPECT_EQ(likeliest("seats_each_platform", {"count", "seats", "seats_each"}), "seats_each");
  EXPECT_EQ(likeliest("maximum", {"ticket_maximum", "ticket_minimum"}), "ticket_maximum");
  EXPECT_EQ(likeliest("x", {"x_ray"}), "") << "one letter stands in too many names";
}

}  // namespace
}  // namespace sim
