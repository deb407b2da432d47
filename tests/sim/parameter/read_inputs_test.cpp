#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ReadInputs, ReadsParametersWithEverythingAboutThem) {
  const river::TempFolder folder;
  const Inputs inputs = river::read_world(folder);
  EXPECT_THAT(inputs.warnings, IsEmpty());
  EXPECT_EQ(inputs.parameters[ParameterId(0)].key, "mill.power");
  const Parameter& power = inputs.parameters[inputs.parameters.require("mill.power")];
  EXPECT_EQ(power.value, 12.5);
  EXPECT_EQ(power.unit, "kW");
  EXPECT_EQ(power.prior, "LN(12, 0.5)");
  EXPECT_EQ(power.role, ParameterRole::behaviour);
  EXPECT_EQ(power.label.zh, "功率");
  EXPECT_EQ(power.sources.at(0).basis, Source::Basis::literature);
  EXPECT_EQ(power.position, (Position{1, 7}));
  const Parameter& grain = inputs.parameters[inputs.parameters.require("mill.grain")];
  EXPECT_TRUE(grain.soft_range);
  EXPECT_EQ(grain.channel, "grind");
  EXPECT_EQ(grain.sources.at(0).printed, "2万元");
  EXPECT_EQ(grain.at(Quarter(2022, 3)), 60000);  // halfway from 4 to 8 万元
  EXPECT_EQ(inputs.documents.at(0).recognised_by, "river plan no. 1");
  EXPECT_THAT(inputs.texts, SizeIs(3));
  EXPECT_EQ(inputs.texts.at("catalogue/river.toml"), river::catalogue_text);
}

TEST(ReadInputs, KeepsLinearCountsWhole) {
  const river::TempFolder folder;
  const Inputs inputs = river::read_world(folder);
  const Parameter& wheels = inputs.parameters[inputs.parameters.require("mill.wheels")];
  // 3 to 13 in the five quarters to 2022Q1: two each.
  EXPECT_EQ(wheels.at(Quarter(2021, 1)), 5);
  EXPECT_EQ(wheels.at(Quarter(2021, 4)), 11);
  EXPECT_EQ(wheels.at(Quarter(2022, 1)), 13);
}

TEST(ReadInputs, MakesParametersOfTheFieldsOfEntries) {
  const river::TempFolder folder;
  const Inputs inputs = river::read_world(folder);
  ASSERT_THAT(inputs.catalogue, SizeIs(2));
  EXPECT_EQ(inputs.catalogue[0].id, "night_ferry");  // sorted by id
  EXPECT_THAT(inputs.of_kind("bridge"), SizeIs(1));
  const Entry& bridge = *inputs.entry("old_bridge");
  const Parameter& lanes = inputs.parameters[bridge.field("lanes")];
  EXPECT_EQ(lanes.key, "old_bridge.lanes");
  EXPECT_EQ(lanes.label.en, "Old bridge: lanes");
  EXPECT_EQ(lanes.label.zh, "老桥：车道");
  EXPECT_EQ(lanes.channel, "cross_river");
  EXPECT_EQ(lanes.role, ParameterRole::lever);
  EXPECT_EQ(lanes.sources.at(0).text, "widened");
  EXPECT_EQ(lanes.at(Quarter(2025, 1)), 4);
  EXPECT_EQ(inputs.parameters[bridge.field("toll")].sources.at(0).document, "river-plan");
  EXPECT_EQ(inputs.parameters[bridge.field("use")].value, 0.2);  // default "20 %"
  EXPECT_EQ(inputs.parameters[bridge.field("stone")].value, 1);  // default "slate"
  EXPECT_EQ(inputs.parameters[bridge.field("age")].value, 8);    // default in quotes
  EXPECT_THROW(bridge.field("roof"), RunFailed);
}

TEST(ReadInputs, OpensEntriesFromTheirBeginningToTheirEnd) {
  const river::TempFolder folder;
  const Inputs inputs = river::read_world(folder, "", R"toml(
[[entry]]
id = "new_ferry"
kind = "ferry"
grade = "B"
label = { en = "New ferry", zh = "新渡" }
group = "2 Ferries"
source = { assumed = "planned" }
from = "2022Q1"
until = "2023Q1"
toll = "2 元"
)toml");
  const Parameter& old_bridge = inputs.parameters[inputs.entry("old_bridge")->open];
  EXPECT_EQ(old_bridge.key, "old_bridge.active");
  EXPECT_EQ(old_bridge.at(river::start), 1);
  EXPECT_EQ(old_bridge.at(Quarter(2030, 4)), 1);
  EXPECT_EQ(old_bridge.at(Quarter(2031, 1)), 0);
  const Parameter& ferry = inputs.parameters[inputs.entry("new_ferry")->open];
  EXPECT_EQ(ferry.at(Quarter(2021, 4)), 0);
  EXPECT_EQ(ferry.at(Quarter(2022, 1)), 1);
  EXPECT_EQ(ferry.at(Quarter(2023, 1)), 0);
  EXPECT_EQ(inputs.parameters[inputs.entry("night_ferry")->open].at(Quarter(2030, 1)), 0);
}

/// Problems of the toy world with one more parameter, written from line 49 of mill.toml on.
std::vector<std::string> with_parameter(const std::string& lines) {
  const river::TempFolder folder;
  return river::problems_of([&] { river::read_world(folder, "[mill.extra]\n" + lines); });
}

const std::string sound_tail =
    "label = { en = \"e\", zh = \"z\" }\nmeaning = { en = \"m\", zh = \"义\" }\nsource = [{ assumed = \"a\" "
    "}]\n";
const std::string structural = "role = \"structural\"\n" + sound_tail;

int line_of_extra() {
  int lines = 1;
  for (const char* c = river::parameters_text; *c != '\0'; ++c) lines += *c == '\n' ? 1 : 0;
  return lines;
}

std::string at(int line, int column, const std::string& message) {
  return "mill.toml:" + std::to_string(line_of_extra() + line) + ":" + std::to_string(column) + ": " +
         message;
}

TEST(BadParameter, WrongUnit) {
  EXPECT_THAT(with_parameter("type = \"money\"\nvalue = \"4 quarters\"\nrange = { min = 0 }\n" + structural),
              ElementsAre(at(2, 9, "wrong unit 'quarters' for 'mill.extra' (money: 元, 万元, 亿元 or CNY)")));
  EXPECT_THAT(with_parameter("type = \"money\"\nvalue = 4\nrange = { min = 0 }\n" + structural),
              ElementsAre(at(2, 9, "no unit after '4' for 'mill.extra' (money: 元, 万元, 亿元 or CNY)")));
}

TEST(BadParameter, OutOfRange) {
  EXPECT_THAT(
      with_parameter("type = \"share\"\nvalue = \"120 %\"\nrange = { min = 0, max = 1 }\n" + structural),
      ElementsAre(at(2, 9, "1.2 is out of range for 'mill.extra' (share, 0 to 1)")));
  EXPECT_THAT(with_parameter("type = \"count\"\nvalue = 5\nrange = { min = 0 }\n"
                             "path = [{ from = \"2022Q1\", value = -1 }]\n" +
                             structural),
              ElementsAre(at(4, 36, "-1 is out of range for 'mill.extra' (count, at least 0)")));
}

TEST(BadParameter, SoftRangeWarnsOnly) {
  const river::TempFolder folder;
  const Inputs inputs = river::read_world(
      folder,
      "[mill.extra]\ntype = \"share\"\nvalue = 2\nrange = { min = 0, max = 1, soft = true }\n" + structural);
  EXPECT_THAT(river::briefs(inputs.warnings),
              ElementsAre(at(2, 9, "2 is out of range for 'mill.extra' (share, 0 to 1)")));
}

TEST(BadParameter, MissingAndUnknownKeysAllInOnePass) {
  EXPECT_THAT(with_parameter("type = \"count\"\nvalu = 1\n"),
              ElementsAre(at(0, 7, "missing 'label' in parameter 'mill.extra'"),
                          at(0, 7, "missing 'meaning' in parameter 'mill.extra'"),
                          at(0, 7, "missing 'role' in parameter 'mill.extra'"),
                          at(0, 7, "missing 'range' in parameter 'mill.extra'"),
                          at(0, 7, "missing 'source' in parameter 'mill.extra'"),
                          at(2, 1, "unknown key 'valu'; did you mean 'value'?")));
}

// An order of two fields holds in every quarter of the data; the problem stands at the later of the two.
TEST(BadEntry, FieldsOutOfOrder) {
  const auto with_order = [](const std::string& dam) {
    const river::TempFolder folder;
    river::write_world(folder, "", river::dam_head + dam);
    return river::problems_of([&] { read_inputs(folder.path(), river::kinds(), river::start); });
  };
  EXPECT_THAT(with_order("lowest = \"2 quarters\"\nhighest = \"2 quarters\"\n"), IsEmpty());
  EXPECT_THAT(
      with_order("highest = \"2 quarters\"\nlowest = \"3 quarters\"\n"),
      ElementsAre(HasSubstr("'dam.lowest' (3 quarters) is beyond 'dam.highest' (2 quarters): low water "
                            "is below high water")));
  EXPECT_THAT(
      with_order(
          "lowest = { value = \"1 quarter\", path = [{ from = \"2024Q1\", value = \"5 quarters\" }] }\n"
          "highest = \"4 quarters\"\n"),
      ElementsAre(HasSubstr("'dam.lowest' (5 quarters) is beyond 'dam.highest' (4 quarters): low water is "
                            "below high water, in 2024Q1")));
  EXPECT_THAT(with_order("lowest = \"9 quarters\"\nhighest = \"3 CNY\"\n"),
              ElementsAre(HasSubstr("wrong unit")))
      << "no order of a value that was not read";
}

TEST(BadParameter, TypesRolesChoicesAndUnits) {
  EXPECT_THAT(with_parameter("type = \"mony\"\n"),
              ElementsAre(at(1, 8, "unknown type 'mony'; did you mean 'money'?")));
  EXPECT_THAT(with_parameter("value = 1\n"),
              ElementsAre(at(0, 7, "missing 'type' in parameter 'mill.extra'")));
  EXPECT_THAT(
      with_parameter("type = \"boolean\"\nvalue = true\nunit = \"1\"\nrole = \"lever\"\n" + sound_tail),
      ElementsAre(at(0, 7, "missing 'channel': a lever names the step that alone reads it"),
                  at(3, 8, "'unit' belongs to type number; a boolean has its own")));
  EXPECT_THAT(
      with_parameter("type = \"boolean\"\nvalue = 1\nrange = { min = 0 }\nrole = \"leaver\"\n" + sound_tail),
      ElementsAre(
          at(2, 9, "'1' is neither true nor false for 'mill.extra' (boolean: true or false)"),
          at(3, 9, "a boolean has no range"),
          at(4, 8,
             "unknown role 'leaver'; did you mean 'lever'? (lever, initial, behaviour or structural)")));
}

TEST(BadParameter, LabelAndMeaningStandInBothLanguages) {
  const std::string head = "type = \"count\"\nvalue = 1\nrange = { min = 0 }\nrole = \"structural\"\n";
  const std::string tail = "source = [{ assumed = \"a\" }]\nlabel = { en = \"e\", zh = \"z\" }\n";
  EXPECT_THAT(with_parameter(head + tail + "meaning = { en = \"m\" }\n"),
              ElementsAre(at(7, 11, "missing 'zh' in 'meaning'")));
  EXPECT_THAT(with_parameter(head + tail + "meaning = { en = \"m\", zh = \" \" }\n"),
              ElementsAre(at(7, 28, "'zh' needs a text in quotes")));
  EXPECT_THAT(with_parameter(head + tail + "meaning = \"m\"\n"),
              ElementsAre(at(7, 11, "'meaning' needs a table such as { en = \"…\", zh = \"…\" }")));
}

TEST(BadParameter, ChoicesMustBeListedOnce) {
  EXPECT_THAT(with_parameter("type = \"choice\"\nchoices = [\"a\", \"b\"]\nvalue = \"c\"\n" + structural),
              ElementsAre(at(3, 9, "'c' is no choice for 'mill.extra' (one of a, b)")));
  EXPECT_THAT(with_parameter("type = \"choice\"\nchoices = [\"a\", \"a\"]\nvalue = \"a\"\n" + structural),
              ElementsAre(at(2, 11, "a choice stands twice")));
  EXPECT_THAT(with_parameter("type = \"boolean\"\nchoices = [\"a\"]\nvalue = true\n" + structural),
              ElementsAre(at(2, 11, "'choices' belongs to types choice and set")));
}

TEST(BadParameter, PathsGoForward) {
  const std::string head = "type = \"count\"\nvalue = 1\nrange = { min = 0 }\n";
  EXPECT_THAT(
      with_parameter(head + "path = [{ from = \"2020Q4\", value = 1 }]\n" + structural),
      ElementsAre(at(4, 9, "2020Q4 is not after 2020Q4 (the start of the run, which 'value' is for)")));
  EXPECT_THAT(
      with_parameter(head +
                     "path = [{ from = \"2022Q1\", value = 1 }, { from = \"2021Q1\", value = 1.5 }]\n" +
                     structural),
      ElementsAre(at(4, 41, "2021Q1 is not after 2022Q1 (the point before)"),
                  at(4, 68, "'1.5' is not whole for 'mill.extra' (count: a whole number without unit)")));
  EXPECT_THAT(with_parameter(head + "path = [{ from = \"2022-01\", value = 1 }]\n" + structural),
              ElementsAre(at(4, 18, "'from' needs a quarter such as \"2026Q1\"")));
}

TEST(BadParameter, SourcesSayWhere) {
  const std::string head =
      "type = \"count\"\nvalue = 1\nrange = { min = 0 }\nrole = \"structural\"\n"
      "label = { en = \"e\", zh = \"z\" }\nmeaning = { en = \"m\", zh = \"义\" }\n";
  EXPECT_THAT(
      with_parameter(head +
                     "source = [{ document = \"river-plann\", section = \"1\", printed = \"一二三四五六七"
                     "八九十一二三四五六七八九十一二三四五六七八九十x\" }]\n"),
      ElementsAre(
          at(7, 24, "unknown document 'river-plann'; did you mean 'river-plan'?"),
          at(7, 64, "'printed' has 31 characters; at most 30 are quoted, the phrase with the figure")));
  EXPECT_THAT(with_parameter(head + "source = [{ assumed = \"a\", literature = \"b\" }]\n"),
              ElementsAre(at(7, 11, "a source has exactly one of document, literature, assumed")));
  EXPECT_THAT(with_parameter(head + "source = []\n"),
              ElementsAre(at(7, 10, "'source' is empty; say at least { assumed = \"why\" }")));
}

TEST(BadParameter, DefinedTwiceInTwoFiles) {
  const river::TempFolder folder;
  folder.write("parameters/zz.toml",
               "[mill.wheels]\ntype = \"count\"\nvalue = 1\nrange = { min = 0 }\n" + structural);
  EXPECT_THAT(river::problems_of([&] { river::read_world(folder); }),
              ElementsAre(HasSubstr("zz.toml:1:7: parameter 'mill.wheels' is defined already, at ")));
}

TEST(BadParameter, ReportsEveryFileInOnePass) {
  const river::TempFolder folder;
  folder.write("parameters/aa.toml", "[|x]");
  EXPECT_THAT(
      river::problems_of([&] { river::read_world(folder, "loose = 1\n", "[[entry]]\nid = \"x\"\n"); }),
      ::testing::Contains("aa.toml:1:2: expected a key, found '|'"));
}

/// Problems of the toy world with one more ferry, whose lines begin at line 1 of river.toml.
std::vector<std::string> with_entry(const std::string& lines) {
  const river::TempFolder folder;
  folder.write("catalogue/aa.toml", lines);
  return river::problems_of([&] { river::read_world(folder); });
}

const std::string ferry_head =
    "[[entry]]\nid = \"ferry\"\nkind = \"ferry\"\ngrade = \"B\"\nlabel = { en = \"e\", zh = \"z\" }\n"
    "group = \"g\"\nsource = { assumed = \"a\" }\nfrom = \"2021Q1\"\n";

TEST(BadEntry, FieldsFollowTheSchema) {
  EXPECT_THAT(with_entry(ferry_head), ElementsAre("aa.toml:1:1: missing 'toll' in entry 'ferry'"));
  EXPECT_THAT(with_entry(ferry_head + "toll = \"5 元\"\ntol = 1\n"),
              ElementsAre("aa.toml:10:1: unknown key 'tol'; did you mean 'toll'?"));
  EXPECT_THAT(with_entry(ferry_head + "toll = { value = \"-5 元\", sorce = 1 }\n"),
              ElementsAre("aa.toml:9:18: -5 is out of range for 'ferry.toll' (CNY, 0 to 1e12)",
                          "aa.toml:9:26: unknown key 'sorce'; did you mean 'source'?"));
}

TEST(BadEntry, HeadIsChecked) {
  EXPECT_THAT(
      with_entry("[[entry]]\nid = \"Ferry 1\"\nkind = \"fery\"\ngrade = \"D\"\nlabel = \"x\"\ngroup = \"g\"\n"
                 "source = { assumed = \"a\" }\nfrom = \"2021Q1\"\nuntil = \"2021Q1\"\n"),
      ElementsAre("aa.toml:2:6: 'Ferry 1' is no id: lower-case letters, digits and _ only",
                  "aa.toml:3:8: unknown kind 'fery'; did you mean 'ferry'?",
                  "aa.toml:4:9: unknown grade 'D'; a grade is A, B or C",
                  "aa.toml:5:9: 'label' needs a table such as { en = \"…\", zh = \"…\" }",
                  "aa.toml:9:9: 'until' (2021Q1) is not after 'from' (2021Q1)"));
  EXPECT_THAT(with_entry("[entry]\nid = \"x\"\n"),
              ElementsAre("aa.toml:1:2: write [[entry]] with two brackets: there may be several"));
}

TEST(ReadInputs, RefusesAFolderWithoutData) {
  const river::TempFolder folder;
  EXPECT_THAT(river::problems_of([&] { read_inputs(folder.path(), {}, river::start); }),
              ElementsAre(HasSubstr("is no data folder of a model: it has no folder parameters/")));
}

}  // namespace
}  // namespace sim
