#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "sim/experiment/interrupt.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;

TEST(Run, WritesAStudyAndItsRecordAndSaysWhatNext) {
  const toy::Program program;
  const std::string file = program.path("study.h5");
  const auto outcome = program({"run", "baseline", "dear-grain", "-n", "3", "-o", file});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "wrote " + file +
                             " (2 scenarios, 3 replicates, 2020Q4 to 2024Q4)\nnext: innosim compare " + file +
                             "\n");
  const auto record = nlohmann::json::parse(program.read("study.h5.run.json"));
  EXPECT_EQ(record["command_line"][1], "run");
  EXPECT_EQ(record["seconds_per_step"].size(), 4U);
  EXPECT_GE(record["threads"], 1);
}

TEST(Run, IsSilentWhenAskedTo) {
  const toy::Program program;
  const auto outcome = program({"run", "baseline", "-n1", "--quiet", "-o", program.path("a.h5")});
  EXPECT_EQ(outcome.err + outcome.out, "");
  EXPECT_TRUE(program.has("a.h5"));
}

TEST(Run, DoesNotMakeACompleteFileAgain) {
  const toy::Program program;
  const std::vector<std::string> line = {"run", "baseline", "-n", "2", "-o", program.path("a.h5")};
  ASSERT_EQ(program(line).code, 0);
  const std::string bytes = program.read("a.h5");
  std::filesystem::remove(program.path("a.h5.run.json"));
  const auto again = program(line);
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.err, HasSubstr("complete already: "));
  EXPECT_FALSE(program.has("a.h5.run.json"));
  EXPECT_EQ(program.read("a.h5"), bytes);
  std::vector<std::string> machine = line;
  machine.insert(machine.end(), {"--format", "json"});
  EXPECT_EQ(program(machine).json()[0]["status"], "complete");
}

// The header is sound, so the file names its inputs; of the results a byte is wrong.
TEST(Run, DoesNotTakeDamagedResultsForComplete) {
  const toy::Program program;
  const std::string file = program.path("a.h5");
  std::vector<std::string> line = {"run", "baseline", "-n", "2", "-o", file};
  ASSERT_EQ(program(line).code, 0);
  const std::string bytes = program.read("a.h5");
  std::string damaged = bytes;
  const std::string meaning = toy::MillModel().observables().rows().front().meaning.en;
  ASSERT_NE(bytes.find(meaning), std::string::npos);
  damaged[bytes.find(meaning)] ^= 1;
  program.write("a.h5", damaged);
  const auto outcome = program(line);
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("its results are damaged; start over with --fresh"));
  EXPECT_EQ(program({"info", file}).code, 2);
  line.push_back("--fresh");
  EXPECT_EQ(program(line).code, 0);
  EXPECT_EQ(program.read("a.h5"), bytes);
}

TEST(Run, NeverOverwritesAFileOfOtherInputs) {
  const toy::Program program;
  const std::string file = program.path("a.h5");
  ASSERT_EQ(program({"run", "baseline", "-n", "2", "-o", file}).code, 0);
  const std::string bytes = program.read("a.h5");
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"run", "baseline", "-n", "3"}, "replicates 1-2 there, 1-3 now"},
      {{"run", "baseline", "-n", "2", "--seed", "2"}, "seed 1 there, 2 now"},
      {{"run", "baseline", "-n", "2", "--until", "2023Q4"}, "until 2024Q4 there, 2023Q4 now"},
      {{"run", "baseline", "-n", "2", "--set", "guild.due=4 %"}, "settings only now"},
      {{"run", "low-dues", "-n", "2"}, "scenarios baseline there, low-dues now"}};
  for (const auto& [arguments, difference] : cases) {
    std::vector<std::string> line = arguments;
    line.insert(line.end(), {"-o", file});
    const auto outcome = program(line);
    EXPECT_EQ(outcome.code, 2) << difference;
    EXPECT_THAT(outcome.err, HasSubstr("was made from other inputs: "));
    EXPECT_THAT(outcome.err, HasSubstr(difference));
    EXPECT_EQ(program.read("a.h5"), bytes);
  }
}

TEST(Run, NamesTheInputFileThatDiffers) {
  const toy::Program program;
  const std::string file = program.path("a.h5");
  ASSERT_EQ(program({"run", "dear-grain", "-n", "1", "-o", file}).code, 0);
  program.write("data/scenarios/dear-grain.toml",
                program.read("data/scenarios/dear-grain.toml") + "# a remark\n");
  const auto outcome = program({"run", "dear-grain", "-n", "1", "-o", file});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("scenarios/dear-grain.toml differs;"));
}

TEST(Run, StartsOverWhenAskedTo) {
  const toy::Program program;
  const std::string file = program.path("a.h5");
  ASSERT_EQ(program({"run", "baseline", "-n", "1", "-o", file}).code, 0);
  EXPECT_EQ(program({"run", "baseline", "-n", "2", "-o", file, "--fresh"}).code, 0);
  EXPECT_EQ(program({"info", file, "--format", "json"}).json().size(), 2U);
}

TEST(Run, RefusesToReplaceWhatIsNoStudy) {
  const toy::Program program;
  program.write("notes.h5", "my notes\n");
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{}, std::vector<std::string>{"--fresh"}}) {
    std::vector<std::string> line = {"run", "baseline", "-n", "1", "-o", program.path("notes.h5")};
    line.insert(line.end(), more.begin(), more.end());
    EXPECT_EQ(program(line).code, 4);
    EXPECT_EQ(program.read("notes.h5"), "my notes\n");
  }
}

TEST(Run, RunsOneReplicateAsItIsInTheEnsemble) {
  const toy::Program program;
  ASSERT_EQ(program({"run", "baseline", "-n", "4", "-o", program.path("all.h5")}).code, 0);
  ASSERT_EQ(program({"run", "baseline", "--replicate", "3", "-o", program.path("one.h5")}).code, 0);
  const auto all = program({"info", program.path("all.h5"), "--format", "json"}).json();
  const auto one = program({"info", program.path("one.h5"), "--format", "json"}).json();
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0]["replicate"], 3);
  EXPECT_EQ(one[0]["state_digest"], all[2]["state_digest"]);
  EXPECT_NE(one[0]["state_digest"], all[1]["state_digest"]);
}

TEST(Run, GivesEqualBytesOnAnyNumberOfThreads) {
  const toy::Program program;
  for (const char* threads : {"1", "2", "8", "all"}) {
    const std::string name = std::string("t") + threads + ".h5";
    ASSERT_EQ(
        program({"run", "baseline", "dear-grain", "-n", "3", "-j", threads, "-o", program.path(name)}).code,
        0);
    EXPECT_EQ(program.read(name), program.read("t1.h5")) << threads;
  }
}

TEST(Run, DoesNotDependOnWhereTheDataLies) {
  const toy::Program program;
  std::filesystem::copy(program.path("data"), program.path("elsewhere"),
                        std::filesystem::copy_options::recursive);
  ASSERT_EQ(program({"run", "dear-grain", "-n", "1", "-o", program.path("a.h5")}).code, 0);
  ASSERT_EQ(program({"run", program.path("elsewhere/scenarios/dear-grain.toml"), "-n", "1", "--data",
                     program.path("elsewhere"), "-o", program.path("b.h5")})
                .code,
            0);
  EXPECT_EQ(program.read("a.h5"), program.read("b.h5"));
}

TEST(Run, TellsAllProblemsOfTheCommandLineAtOnce) {
  const toy::Program program;
  const auto outcome =
      program({"run", "baseline", "-n", "0", "--seed", "-1", "-j", "1e9", "--until", "2035Q5"});
  EXPECT_EQ(outcome.code, 2);
  for (const char* part : {"--replicates '0'", "--seed '-1'", "--threads '1e9'", "--until '2035Q5'"})
    EXPECT_THAT(outcome.err, HasSubstr(part));
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 4);
}

TEST(Run, RefusesNamesOfOtherFormats) {
  const toy::Program program;
  for (const char* name : {"a.csv", "a.JSON", "a.xlsx", "a.h5.txt"}) {
    const auto outcome = program({"run", "baseline", "-n", "1", "-o", program.path(name)});
    EXPECT_EQ(outcome.code, 2) << name;
    EXPECT_THAT(outcome.err, HasSubstr("run writes HDF5, which is netCDF-4 too; name it FILE.h5 or FILE.nc"));
    EXPECT_FALSE(program.has(name));
  }
  for (const char* name : {"a.nc", "a.hdf5", "a", "a.v2"})
    EXPECT_EQ(program({"run", "baseline", "-n", "1", "-o", program.path(name)}).code, 0) << name;
}

TEST(Run, RefusesSettingsThatAreWrongOrGivenTwice) {
  const toy::Program program;
  const auto unknown = program({"run", "baseline", "--set", "guild.do=1", "-o", program.path("a.h5")});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("'guild' has due"));
  const auto twice = program({"run", "baseline", "--set", "guild.due=1 %", "--set", "guild.due=2 %"});
  EXPECT_EQ(twice.code, 2);
  EXPECT_THAT(twice.err, HasSubstr("twice"));
}

TEST(Run, LeavesNothingWhenInterrupted) {
  const toy::Program program;
  sim::watch_signals();
  raise(SIGINT);
  const auto outcome = program({"run", "baseline", "-n", "2", "-o", program.path("a.h5")});
  sim::clear_interrupt();
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("nothing was written"));
  EXPECT_FALSE(program.has("a.h5"));
  EXPECT_FALSE(program.has("a.h5.run.json"));
}

}  // namespace
