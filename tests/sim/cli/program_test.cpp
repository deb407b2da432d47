#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Program, ListsEveryCommandAndThreeExamples) {
  const toy::Program program;
  const auto help = program({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* command : {"run", "check", "list", "describe", "compare", "info", "sources"})
    EXPECT_THAT(help.out, HasSubstr(std::string("\n  ") + command + " "));
  EXPECT_THAT(help.out, HasSubstr("\n  innosim run "));
  EXPECT_THAT(help.out, HasSubstr("\n  innosim compare "));
}

TEST(Program, ExplainsTheOptionsOfACommandWithTheirDefaults) {
  const toy::Program program;
  const auto help = program({"run", "--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.out, HasSubstr("-n, --replicates N"));
  EXPECT_THAT(help.out, HasSubstr("[20]"));
  EXPECT_EQ(program({"run", "nonsense", "--help", "--bogus"}).code, 0);
}

TEST(Program, SaysItsVersionAndTheModels) {
  const toy::Program program;
  EXPECT_EQ(program({"--version"}).out, "innosim, model toy 1\n");
  EXPECT_EQ(program({"run", "--version"}).code, 0);
}

TEST(Program, RefusesWrongUsageWithOneLine) {
  const toy::Program program;
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{}, "error: no command; innosim --help lists the commands\n"},
      {{"rum"}, "error: unknown command 'rum'; did you mean 'run'? (innosim --help lists them)\n"},
      {{"--format", "xml", "list", "steps"}, "error: --format 'xml' is none of table, csv, json\n"},
      {{"list", "steps", "--lang", "de"}, "error: --lang 'de' is none of en, zh\n"},
      {{"list", "steps", "more"}, "error: unexpected argument 'more'\n"},
      {{"describe"},
       "error: missing argument: the name of a parameter, system, observable, axis, step, scenario, what-if, "
       "problem, actor or conflict, or the path of a scenario file\n"},
      {{"describe", "market.prize"},
       "error: nothing is called 'market.prize'; did you mean 'market.price'?\n"},
      {{"list", "steps", "--basis", "assumed"},
       "error: --basis goes with 'list parameters' and 'list levers' only\n"}};
  for (const auto& [arguments, message] : cases) {
    const auto outcome = program(arguments);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_EQ(outcome.err, message);
    EXPECT_EQ(outcome.out, "");
  }
}

TEST(Program, RefusesAnUnknownTopicWithTheNearest) {
  const toy::Program program;
  const auto outcome = program({"list", "lever"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("'lever'"));
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'levers'?"));
}

TEST(Program, FindsItsDataWhereItIsTold) {
  const toy::Program program;
  const auto missing = program({"list", "levers", "--data", program.path("nowhere")});
  EXPECT_EQ(missing.code, 2);
  EXPECT_THAT(missing.err, HasSubstr("has no folder models/toy"));
  EXPECT_EQ(program({"list", "levers", "--data", program.path("data")}).code, 0);
  ASSERT_EQ(setenv("INNOSIM_DATA", program.path("nowhere").c_str(), 1), 0);
  EXPECT_EQ(program({"list", "levers"}).code, 2);
  EXPECT_EQ(program({"list", "levers", "--data", program.path("data")}).code, 0);
  ASSERT_EQ(unsetenv("INNOSIM_DATA"), 0);
}

TEST(List, ShowsLeversWithValueUnitRangeAndSource) {
  const toy::Program program;
  EXPECT_EQ(program({"list", "levers"}).out,
            "parameter     label                value  unit  range             source\n"
            "market.price  the market.price  2500 CNY  CNY   0 CNY to 1e6 CNY  assumed: a round number\n"
            "guild.due     the guild.due          5 %  1     0 % to 100 %      assumed: half a tithe\n");
}

TEST(List, GivesProgramsTheNumbers) {
  const toy::Program program;
  const auto rows = program({"list", "parameters", "--format", "json", "--search", "PRICE"}).json();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["key"], "market.price");
  EXPECT_EQ(rows[0]["value"], 2500.0);
  EXPECT_EQ(rows[0]["maximum"], 1e6);
  EXPECT_EQ(rows[0]["channel"], "trade_grain");
  EXPECT_EQ(rows[0]["basis"], "assumed");
}

TEST(List, ChoosesParametersByTheBasisOfTheirValue) {
  const toy::Program program;
  const auto keys = [&](const std::string& basis) {
    std::vector<std::string> found;
    for (const auto& row : program({"list", "parameters", "--basis", basis, "--format", "json"}).json())
      found.push_back(row["key"]);
    return found;
  };
  EXPECT_THAT(keys("document"), ::testing::ElementsAre("mill.number"));
  EXPECT_THAT(keys("literature"), ::testing::ElementsAre("mill.harvest"));
  EXPECT_THAT(keys("assumed"), ::testing::ElementsAre("market.price", "guild.due"));
}

TEST(List, ShowsStepsInTheOrderOfAQuarter) {
  const toy::Program program;
  const auto rows = program({"list", "steps", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[1]["number"], 2);
  EXPECT_EQ(rows[1]["name"], "trade_grain");
  EXPECT_EQ(rows[1]["phase"], "market");
  EXPECT_EQ(rows[1]["question"], "Who sells?");
}

TEST(List, ShowsScenariosObservablesAndAxes) {
  const toy::Program program;
  const auto scenarios = program({"list", "scenarios", "--format", "json"}).json();
  ASSERT_EQ(scenarios.size(), 3U);
  EXPECT_EQ(scenarios[1]["stem"], "dear-grain");
  EXPECT_EQ(scenarios[1]["title_en"], "Dear grain");
  EXPECT_EQ(program({"list", "observables", "--format", "json"}).json().size(), 6U);
  EXPECT_EQ(program({"list", "axes", "--format", "json"}).json().size(), 2U);
  EXPECT_EQ(program({"list", "systems", "--format", "json"}).out, "[]\n");
}

TEST(List, ShowsTheOtherScenariosBesideABrokenOne) {
  const toy::Program program;
  program.write("data/scenarios/broken.toml", "titel = 1\n");
  const auto outcome = program({"list", "scenarios", "--format", "json"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.json().size(), 3U);
  EXPECT_THAT(outcome.err, HasSubstr("broken.toml"));
}

TEST(List, SpeaksChinese) {
  const toy::Program program;
  EXPECT_THAT(program({"list", "levers", "--lang", "zh"}).out, StartsWith("参数"));
  EXPECT_THAT(program({"--lang", "zh", "list", "steps"}).out, HasSubstr("种粮"));
}

TEST(List, GivesProgramsBothLanguagesWhateverTheReaders) {
  const toy::Program program;
  for (const char* language : {"en", "zh"}) {
    const auto rows = program({"list", "observables", "--format", "json", "--lang", language}).json();
    EXPECT_EQ(rows[1]["meaning"], "grain in all stores");
    EXPECT_EQ(rows[1]["meaning_zh"], "全部库存粮食");
    EXPECT_EQ(rows[1]["kind"], "stock");
    EXPECT_EQ(rows[1]["role"], "outcome");
  }
  EXPECT_THAT(program({"list", "observables", "--lang", "zh"}).out, HasSubstr("存量  成效"));
}

TEST(List, ShowsWhereADatedPathBeginsAndEnds) {
  const toy::Program program;
  const auto value_of = [&](const std::string& path) {
    program.write(
        "data/models/toy/parameters/wheel.toml",
        "[wheel.number]\ntype = \"count\"\nlabel = { en = \"wheels\", zh = \"轮\" }\nmeaning = { en = "
        "\"wheels\", zh = \"水轮\" }\nvalue = 3\nrange = { min = 0, max = 99 }\nrole = "
        "\"structural\"\nsource = { assumed = \"a\" }\npath = [" +
            path + "]\n");
    return program({"list", "parameters", "--search", "wheel"}).out;
  };
  const std::string first = "{ from = \"2021Q1\", value = 4 }, ";
  const std::string others = "{ from = \"2022Q1\", value = 7 }, { from = \"2025Q1\", value = 9 }";
  EXPECT_THAT(value_of(""), HasSubstr("wheels      3  1"));
  EXPECT_THAT(value_of(others), HasSubstr("  3 (2020Q4) … 7 (2022Q1) … 9 (2025Q1)  1"));
  EXPECT_THAT(value_of(first + others), HasSubstr("  3 (2020Q4) … 9 (2025Q1)  1"));
  const auto row = program({"list", "parameters", "--search", "wheel", "--format", "json"}).json()[0];
  EXPECT_EQ(row["start_value"], 3.0);
  EXPECT_EQ(row["value"], 9.0);
}

TEST(Describe, TellsAllOfAParameter) {
  const toy::Program program;
  const auto row = program({"describe", "mill.number", "--format", "json"}).json()[0];
  EXPECT_EQ(row["label_en"], "the mill.number");
  EXPECT_EQ(row["label_zh"], "mill.number量");
  EXPECT_EQ(row["value"], 50.0);
  EXPECT_EQ(row["unit"], "1");
  EXPECT_EQ(row["source"], "almanac 1 “50 mills” (2024)");
  EXPECT_THAT(program({"describe", "market.price"}).out, HasSubstr("read by step trade_grain\n"));
  EXPECT_THAT(program({"describe", "grain_by_soil"}).out,
              HasSubstr("soil; compare --observable 'grain_by_soil[soil=sum]' adds one up\n"));
}

TEST(Describe, KnowsObservablesAxesStepsAndScenarios) {
  const toy::Program program;
  for (const auto& [name, what] : std::vector<std::pair<std::string, std::string>>{
           {"grain", "observable"}, {"soil", "axis"}, {"pay_dues", "step"}, {"dear-grain", "scenario"}}) {
    const auto outcome = program({"describe", name, "--format", "json"});
    ASSERT_EQ(outcome.code, 0) << name;
    EXPECT_EQ(outcome.json()[0]["what"], what);
  }
}

TEST(Describe, SaysOfAScenarioWhatItsChangesBecome) {
  const toy::Program program;
  const std::string line = "market.price: 2500 CNY -> 5000 CNY from 2022Q1 (scale 2)";
  EXPECT_THAT(program({"describe", "dear-grain"}).out, HasSubstr("changes        " + line + "\n"));
  EXPECT_EQ(program({"describe", "dear-grain", "--format", "json"}).json()[0]["changes"], line);
  EXPECT_THAT(program({"describe", "baseline", "--lang", "zh"}).out, HasSubstr("改动      无\n"));
}

TEST(Describe, TakesThePathOfAScenario) {
  const toy::Program program;
  const auto outcome = program({"describe", program.path("data/scenarios/low-dues.toml")});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("guild.due: 5 % -> 2 % from 2023Q1 (set)\n"));
  const auto missing = program({"describe", program.path("data/scenarios/no-dues.toml")});
  EXPECT_EQ(missing.code, 2);
  EXPECT_THAT(missing.err, HasSubstr("no-dues.toml"));
}

TEST(Describe, SpeaksChinese) {
  const toy::Program program;
  const auto price = program({"describe", "market.price", "--lang", "zh"}).out;
  for (const char* line :
       {"含义      玩具的market.price\n", "类型      金额\n", "单位      元\n", "角色      政策杠杆\n",
        "依据      假定\n", "来源      假定：a round number\n", "仅由步骤读取：trade_grain\n"})
    EXPECT_THAT(price, HasSubstr(line));
  const auto grain = program({"describe", "grain", "--lang", "zh"}).out;
  for (const char* line :
       {"含义      全部库存粮食\n", "存量，季度末\n", "角色      成效\n", "主要      否\n"})
    EXPECT_THAT(grain, HasSubstr(line));
  const auto dues = program({"describe", "pay_dues", "--lang", "zh"}).out;
  for (const char* line :
       {"类别      步骤\n", "问题      谁交费？\n", "读        mills: purse\n", "写        mills: purse\n"})
    EXPECT_THAT(dues, HasSubstr(line));
}

TEST(Check, SaysOkOrEveryProblemOfEveryFile) {
  const toy::Program program;
  EXPECT_THAT(program({"check", "baseline", "low-dues"}).out, ::testing::EndsWith("\nok: 2 scenarios\n"));
  program.write_scenario("one", "One",
                         "[[change]]\ntarget = \"market.prize\"\nscale = 2.0\nfrom = \"2022Q1\"\n");
  program.write_scenario("two", "Two",
                         "[[change]]\ntarget = \"guild.due\"\nset = \"3 CNY\"\nfrom = \"2022Q1\"\n");
  const auto outcome = program({"check", "one", "baseline", "two"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("one.toml:4:10: error: "));
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'market.price'"));
  EXPECT_THAT(outcome.err, HasSubstr("two.toml:5:7: error: "));
  EXPECT_EQ(lines(outcome.err), 6U);
  const auto machine = program({"check", "one", "two", "--format", "json"});
  EXPECT_EQ(machine.code, 2);
  ASSERT_EQ(machine.json().size(), 2U);
  EXPECT_EQ(machine.json()[0]["line"], 4);
}

TEST(Check, ShowsWhatEachChangeBecomes) {
  const toy::Program program;
  program.write_scenario("ramp", "Ramp",
                         "[[change]]\ntarget = \"market.price\"\nadd = \"1200 CNY\"\nfrom = \"2022Q1\"\n"
                         "until = \"2024Q1\"\nramp = 4\n"
                         "[[change]]\ntarget = \"guild.due\"\nset = \"15 %\"\nfrom = \"2022Q1\"\nramp = 8\n");
  EXPECT_EQ(
      program({"check", "baseline", "ramp"}).out,
      "baseline  As it is\n"
      "  no changes\n"
      "ramp  Ramp\n"
      "  market.price: 2500 CNY -> 3700 CNY from 2022Q1 until 2024Q1 (add 1200 CNY; ramp of 4 quarters to "
      "2022Q4: 2800 CNY, 3100 CNY, 3400 CNY, 3700 CNY)\n"
      "    the market.price\n"
      "  guild.due: 5 % -> 15 % from 2022Q1 (set; ramp of 8 quarters to 2023Q4: 6.25 %, 7.5 %, 8.75 %, …, "
      "15 %)\n"
      "    the guild.due\n"
      "ok: 2 scenarios\n");
  EXPECT_THAT(program({"check", "dear-grain", "--lang", "zh"}).out,
              HasSubstr("market.price：2500 元 -> 5000 元，自 2022Q1 起 (乘以 2)\n    market.price量\n"));
}

TEST(Check, GivesProgramsOneRowAChange) {
  const toy::Program program;
  const auto rows = program({"check", "dear-grain", "low-dues", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["severity"], "info");
  EXPECT_EQ(rows[0]["scenario"], "dear-grain");
  EXPECT_EQ(rows[0]["line"], 4);
  EXPECT_EQ(rows[0]["message"], "market.price: 2500 CNY -> 5000 CNY from 2022Q1 (scale 2)");
  EXPECT_EQ(rows[0]["before"], 2500.0);
  EXPECT_EQ(rows[0]["after"], 5000.0);
  EXPECT_EQ(rows[0]["from"], "2022Q1");
  EXPECT_TRUE(rows[0]["until"].is_null());
  EXPECT_EQ(rows[1]["target"], "guild.due");
  EXPECT_EQ(rows[1]["how"], "set");
  EXPECT_EQ(program({"check", "baseline", "--format", "json"}).out, "[]\n");
}

// The toy's horizon is 2024Q4 and nothing of its data is dated until a path is.
TEST(Horizon, BeyondTheLastDateOfTheDataIsAWarningOnce) {
  const toy::Program program;
  const auto said = [&program](const std::string& command, const std::string& until) {
    std::vector<std::string> line = {command, "baseline", "dear-grain", "--until", until};
    if (command != "check") line.insert(line.end(), {"-n", "1", "--fresh", "-o", program.path("a.h5")});
    const auto outcome = program(line);
    EXPECT_EQ(outcome.code, 0);
    std::size_t times = 0;
    for (std::size_t at = 0; (at = outcome.err.find("warning: ", at)) != std::string::npos; ++at) ++times;
    return times == 0 ? "" : std::to_string(times) + " " + outcome.err.substr(0, outcome.err.find('\n'));
  };
  EXPECT_EQ(said("check", "2030Q1"), "");
  std::string mill = program.read("data/models/toy/parameters/mill.toml");
  const std::string value = "value = 2.0\n";
  mill.insert(mill.find(value) + value.size(),
              "path = [{ from = \"2022Q1\", value = 3 }, { from = \"2026Q4\", value = 4, linear = true }]\n");
  program.write("data/models/toy/parameters/mill.toml", mill);
  for (const char* command : {"check", "run", "plan"}) {
    EXPECT_EQ(said(command, "2024Q4"), "") << command;
    EXPECT_EQ(said(command, "2026Q4"), "") << command;
    EXPECT_EQ(
        said(command, "2030Q1"),
        "1 warning: --until 2030Q1: the data date nothing after 2026Q4; from then on every dated series "
        "keeps its last value")
        << command;
  }
  EXPECT_EQ(
      program({"run", "baseline", "--until", "2030Q1", "-n", "1", "--quiet", "-o", program.path("b.h5")}).err,
      "");
  const auto row = program({"check", "baseline", "--until", "2030Q1", "--format", "json"}).json()[0];
  EXPECT_EQ(row["severity"], "warning");
}

TEST(Check, TellsAProblemOfASharedFileOnce) {
  const toy::Program program;
  program.write_scenario("baseline", "As it is", "nonsense = 1\n");
  const auto outcome = program({"check", "dear-grain", "low-dues"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(lines(outcome.err), 3U) << outcome.err;
}

TEST(Check, RefusesEqualStems) {
  const toy::Program program;
  program.write("other/baseline.toml", program.read("data/scenarios/baseline.toml"));
  const auto outcome = program({"check", "baseline", program.path("other/baseline.toml")});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("two scenarios are called 'baseline'"));
}

}  // namespace
