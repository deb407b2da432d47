#include "sim/cli/until_ci.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;

// Ten pairs, an interval of ± 10 %, 8 % wanted: (10/8)² of them and a twentieth more, 16.4.
TEST(LikelyPairs, GrowWithTheSquareOfTheWidth) {
  const sim::UntilNarrow until{0.08, 10, 100};
  EXPECT_EQ(sim::likely_pairs({10, 0.10, ""}, until), 17U);
  EXPECT_EQ(sim::likely_pairs({10, 1.0, ""}, until), 20U) << "at most doubled";
  EXPECT_EQ(sim::likely_pairs({10, std::numeric_limits<double>::infinity(), ""}, until), 20U);
  EXPECT_EQ(sim::likely_pairs({10, 0.0801, ""}, until), 11U) << "at least one more";
  EXPECT_EQ(sim::likely_pairs({80, 1.0, ""}, until), 100U) << "no more than allowed";
}

std::vector<std::string> line(const toy::Program& program, const std::string& output,
                              const std::string& share) {
  return {"run",  "baseline", "dear-grain", "--until-ci", share, "--observable",      "takings",
          "--at", "2024Q4",   "-n",         "2",          "-o",  program.path(output)};
}

double width_of(const toy::Program& program, const std::string& file) {
  const auto row = program({"compare", program.path(file), "--observable", "takings", "--at", "2024Q4",
                            "--format", "json"})
                       .json()[0];
  return (row["high"].get<double>() - row["low"].get<double>()) / 2 / row["baseline"].get<double>();
}

TEST(UntilCi, AddsPairsUntilTheIntervalIsNarrow) {
  const toy::Program program;
  const auto outcome = program(line(program, "a.h5", "6%"));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const auto pairs = program({"info", program.path("a.h5"), "--format", "json"}).json().size() / 2;
  EXPECT_GT(pairs, 2U);
  EXPECT_LE(width_of(program, "a.h5"), 0.06);
  EXPECT_THAT(outcome.err, HasSubstr("2 pairs: the widest interval is ± "));
  EXPECT_THAT(outcome.err, HasSubstr(std::to_string(pairs) + " pairs: the widest interval is ± "));
  ASSERT_EQ(
      program({"run", "baseline", "dear-grain", "-n", std::to_string(pairs), "-o", program.path("b.h5")})
          .code,
      0);
  EXPECT_EQ(program.read("a.h5"), program.read("b.h5")) << "the file of so many pairs";
  EXPECT_THAT(program(line(program, "a.h5", "6%")).err, HasSubstr("complete already"));
  EXPECT_EQ(program(line(program, "a.h5", "1%")).code, 0) << "narrower: more pairs in its place";
  EXPECT_LE(width_of(program, "a.h5"), 0.01);
}

TEST(UntilCi, EndsWithAsManyAsThereMayBe) {
  const toy::Program program;
  auto arguments = line(program, "a.h5", "0.001%");
  arguments.insert(arguments.end(), {"--most", "5"});
  EXPECT_EQ(program(arguments).code, 0);
  EXPECT_EQ(program({"info", program.path("a.h5"), "--format", "json"}).json().size(), 10U);
  EXPECT_THAT(program(arguments).err, HasSubstr("complete already"));
}

TEST(UntilCi, RefusesWhatItCannotTell) {
  const toy::Program program;
  EXPECT_THAT(program({"run", "baseline", "dear-grain", "--until-ci", "5%"}).err,
              HasSubstr("needs --observable NAME"));
  EXPECT_THAT(program(line(program, "a.h5", "5")).err, HasSubstr("is not a share of the baseline"));
  auto unknown = line(program, "a.h5", "5%");
  unknown[6] = "taking";
  const auto outcome = program(unknown);
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'takings'"));
  EXPECT_THAT(program({"run", "baseline", "--most", "5"}).err, HasSubstr("--most belongs to --until-ci"));
  auto one = line(program, "a.h5", "5%");
  one.erase(one.begin() + 2);
  EXPECT_THAT(program(one).err, HasSubstr("needs a second scenario"));
  EXPECT_FALSE(program.has("a.h5.parts"));
}

}  // namespace
