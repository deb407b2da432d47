#include "sim/cli/slice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/output/made_study.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Slices : public ::testing::Test {
 protected:
  std::vector<std::string> names(const std::string& request) {
    std::vector<std::string> found;
    problems.clear();
    for (const sim::Slice& slice : sim::slices(study, request, problems))
      found.push_back(sim::slice_name(study, slice));
    return found;
  }
  std::string problem(const std::string& request) {
    EXPECT_TRUE(names(request).empty()) << request;
    return problems.empty() ? "none" : problems.front().message;
  }
  sim::Study study = made::study();
  std::vector<sim::Problem> problems;
  /// Two soils by three crops.
  const std::string grain = "grain_by_soil_and_crop";
};

TEST_F(Slices, KeepsEveryLabelOfAnAxisThatIsNotNamed) {
  EXPECT_THAT(names("mills"), ElementsAre("mills"));
  EXPECT_THAT(names(grain), ElementsAre(grain + "[sand,rye]", grain + "[sand,oats]", grain + "[sand,rice]",
                                        grain + "[loam,rye]", grain + "[loam,oats]", grain + "[loam,rice]"));
  EXPECT_THAT(names(grain + "[crop=oats]"), ElementsAre(grain + "[sand,oats]", grain + "[loam,oats]"));
  EXPECT_THAT(names(grain + "[ crop = oats , soil = loam ]"), ElementsAre(grain + "[loam,oats]"));
}

TEST_F(Slices, AddsUpTheCellsOfAnAxis) {
  EXPECT_THAT(names(grain + "[soil=sum]"),
              ElementsAre(grain + "[sum,rye]", grain + "[sum,oats]", grain + "[sum,rice]"));
  const auto cells = [&](const std::string& request) {
    return sim::slices(study, grain + request, problems).front().cells;
  };
  EXPECT_THAT(cells("[soil=sum,crop=oats]"), ElementsAre(1U, 4U));
  EXPECT_THAT(cells("[soil=loam,crop=sum]"), ElementsAre(3U, 4U, 5U));
  EXPECT_EQ(cells("[soil=sum,crop=sum]").size(), 6U);
}

TEST_F(Slices, ReadsTheNamesItWrites) {
  for (const char* inside : {"[loam,oats]", "[sum,rice]", "[sum,sum]"})
    EXPECT_THAT(names(grain + inside), ElementsAre(grain + inside));
}

TEST_F(Slices, LabelsWhatIsNotSummed) {
  const auto label = [&](const std::string& request, const std::string& language) {
    return sim::slice_label(study, sim::slices(study, grain + request, problems).front(), language);
  };
  EXPECT_EQ(label("[soil=loam,crop=oats]", "en"), "loam, oats");
  EXPECT_EQ(label("[soil=loam,crop=oats]", "zh"), "壤土、燕麦");
  EXPECT_EQ(label("[soil=sum,crop=oats]", "en"), "oats");
  EXPECT_EQ(label("[soil=sum,crop=sum]", "en"), "");
}

TEST_F(Slices, SaysWhatIsWrongWithTheNearest) {
  EXPECT_THAT(problem("mils"), HasSubstr("no observable 'mils'; did you mean 'mills'?"));
  EXPECT_THAT(problem(grain + "[crp=rye]"),
              HasSubstr("no axis 'crp'; did you mean 'crop'? (its axes: soil, crop)"));
  EXPECT_THAT(problem(grain + "[crop=oat]"),
              HasSubstr("no label 'oat'; did you mean 'oats'? (one of: rye, oats, rice, sum)"));
  EXPECT_THAT(problem(grain + "[oats]"), HasSubstr("write crop=oats"));
  EXPECT_THAT(problem(grain + "[crop=rye,crop=oats]"), HasSubstr("'crop' is given twice"));
  EXPECT_THAT(problem(grain + "[crop=oats"), HasSubstr("write NAME[axis=label,...]"));
  EXPECT_THAT(problem(grain + "[]"), HasSubstr("not written axis=label"));
  EXPECT_THAT(problem("mills[soil=loam]"), HasSubstr("'mills' has no further axes"));
  names(grain + "[crop=oat,sol=sand]");
  EXPECT_EQ(problems.size(), 2U);
}

TEST_F(Slices, DoesNotAddUpShares) {
  study.variables[2].observable.denominator = "all grain";
  EXPECT_THAT(problem(grain + "[crop=sum]"), HasSubstr("shares and means cannot be summed"));
  study.variables[2].observable.denominator = "";
  study.variables[2].observable.unit = "CNY/year";
  EXPECT_THAT(problem(grain + "[crop=sum]"), HasSubstr("cannot be summed"));
}

}  // namespace
