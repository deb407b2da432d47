#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/output/made_study.hpp"
#include "tests/sim/output/process.hpp"

namespace {

using made::Outcome;
using made::start;
using testing::HasSubstr;

class Plot : public testing::Test {
 protected:
  void SetUp() override {
    if (start("/usr/bin/python3 -c 'import h5py, matplotlib'").status != 0)
      GTEST_SKIP() << "no plotting packages";
    sim::write_study(made::study(), study);
  }
  Outcome plot(const std::string& arguments) const {
    return start("/usr/bin/python3 " INNOSIM_SOURCE_DIR "/analysis/plot_scenarios.py " + arguments);
  }
  static bool is_picture(const std::string& path) {
    const std::string content = made::content_of(path);
    return content.size() > 10'000 && content.substr(1, 3) == "PNG";
  }
  made::Folder folder;
  std::string study = folder / "study.h5";
};

TEST_F(Plot, DrawsTwoFiguresBesideTheStudy) {
  const Outcome outcome = plot(study);
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_TRUE(is_picture(folder / "study_levels.png"));
  EXPECT_TRUE(is_picture(folder / "study_effects.png"));
}

TEST_F(Plot, DrawsOneChineseFigureOfNamedObservables) {
  const Outcome outcome = plot(study + " --observables takings,mills --lang zh -o " + (folder / "all.png"));
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_TRUE(is_picture(folder / "all.png"));
  EXPECT_EQ(folder.files(), 2U);
}

TEST_F(Plot, TakesOneScenarioAndOneReplicate) {
  sim::write_study(made::study(1, 1), study);
  const Outcome outcome = plot(study + " -o " + (folder / "figures"));
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(outcome.output, testing::Not(HasSubstr("Warning")));
  EXPECT_TRUE(is_picture(folder / "figures/study_levels.png"));
}

TEST_F(Plot, TheChainNeedsAChain) {
  const Outcome outcome = start("/usr/bin/python3 " INNOSIM_SOURCE_DIR "/analysis/plot_chain.py " + study);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.output, HasSubstr("the study has no observable 'projects_passed'"));
}

TEST_F(Plot, SaysWhatIsWrong) {
  const Outcome unknown = plot(study + " --observables mils");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.output, HasSubstr("did you mean 'mills'?"));
  const Outcome missing = plot(folder / "none.h5");
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.output, HasSubstr("no such file"));
  made::put(folder / "bad.h5", "no study");
  EXPECT_EQ(plot(folder / "bad.h5").status, 2);
  EXPECT_EQ(folder.files(), 2U);
}

TEST_F(Plot, DrawsPartsOfObservables) {
  const std::string grain = "grain_by_soil_and_crop";
  const Outcome outcome =
      plot(study + " --observables '" + grain + "[soil=loam,crop=oats],mills' --observables '" + grain +
           "[crop=sum]' -o " + (folder / "parts.png"));
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_TRUE(is_picture(folder / "parts.png"));
  for (const auto& [part, message] : std::vector<std::pair<std::string, std::string>>{
           {grain + "[crop=oat]", "no label 'oat'; did you mean 'oats'? (one of: rye, oats, rice, sum)"},
           {grain + "[crp=oats]", "no axis 'crp'; did you mean 'crop'? (its axes: soil, crop)"},
           {grain + "[oats]", "write crop=oats"},
           {grain + "[crop=oats", "write NAME[axis=label,...]"},
           {"mills[soil=loam]", "'mills' has no further axes"},
           {"grain", "did you mean '" + grain + "'?"}}) {
    const Outcome wrong = plot(study + " --observables '" + part + "'");
    EXPECT_EQ(wrong.status, 2) << part;
    EXPECT_THAT(wrong.output, HasSubstr(message));
  }
}

TEST_F(Plot, TakesTheSamePartsAsCompare) {
  sim::Study changed = made::study();
  for (std::size_t place = 0; place < changed.variables[2].values.size(); place += 6)
    changed.variables[2].values[place] = 0;
  sim::write_study(changed, study);
  const Outcome outcome = start(
      "cd " INNOSIM_SOURCE_DIR
      "/analysis && /usr/bin/python3 -B -c 'import choice, study_file\n"
      "study = study_file.read_study(\"" +
      study +
      "\")\n"
      "name = \"grain_by_soil_and_crop\"\n"
      "whole = study.variables[name].values\n"
      "def parts(inside): return choice.choose(study, [name + inside])\n"
      "found, left_out = parts(\"\")\n"
      "assert left_out == 1 and [part.name for part in found][0] == name + \"[sand,oats]\"\n"
      "found, left_out = parts(\"[sand,rye]\")\n"
      "assert left_out == 0 and not found[0].values.any()\n"
      "[part], _ = parts(\"[soil=loam,crop=oats]\")\n"
      "assert (part.values == whole[..., 1, 1]).all()\n"
      "assert part.titles == {\"en\": \"grain in store: loam, oats\", \"zh\": \"库存粮食：壤土、燕麦\"}\n"
      "[part], _ = parts(\"[soil=sum,crop=oats]\")\n"
      "assert (part.values == whole[..., 0, 1] + whole[..., 1, 1]).all()\n"
      "assert part.name == name + \"[sum,oats]\"\n"
      "assert choice.split(\"a,b[x=1,y=2],c\") == [\"a\", \"b[x=1,y=2]\", \"c\"]\n'");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

/// A study of one trajectory of two factors.
sim::Study screening() {
  sim::Study study = made::study(3, 2);
  sim::StudyDesign design;
  design.kind = "morris";
  design.factors = {{"mill.number", "1", {"mills", "磨坊"}, "U[1, 9]"},
                    {"guild.due", "1", {"", ""}, "U[0, 1]"}};
  design.coordinates = {0, 1, 1, 1, 1, 0};
  design.values = {1, 1, 9, 1, 9, 0};
  design.failures.assign(6, "");
  study.design = design;
  return study;
}

TEST_F(Plot, DrawsAScreening) {
  sim::write_study(screening(), study);
  const std::string script = "/usr/bin/python3 " INNOSIM_SOURCE_DIR "/analysis/morris.py ";
  const Outcome outcome = start(script + study);
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(outcome.output, testing::Not(HasSubstr("Warning")));
  EXPECT_TRUE(is_picture(folder / "study_morris.png"));
  const Outcome chinese = start(script + study + " --at 2022Q4 --observables takings --lang zh");
  EXPECT_EQ(chinese.status, 0) << chinese.output;
  const Outcome wrong = start(script + study + " --observables taking");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.output, HasSubstr("did you mean 'takings'"));
  sim::write_study(made::study(), study);
  EXPECT_THAT(start(script + study).output, HasSubstr("not made by 'innosim study'"));
}

// The effects of the script are those of its formula: each coordinate moves by one.
TEST_F(Plot, ReadsTheEffectsOfAScreening) {
  sim::write_study(screening(), study);
  const Outcome outcome = start("cd " INNOSIM_SOURCE_DIR
                                "/analysis && /usr/bin/python3 -B -c '"
                                "import morris\n"
                                "screening = morris.Screening(\"" +
                                study +
                                "\")\n"
                                "assert screening.effects([5.0, 7.0, 4.0]) == [[2.0], [3.0]]\n"
                                "assert screening.effects([5.0, float(\"nan\"), 4.0]) == [[], []]\n"
                                "assert screening.trajectories == 1 and screening.ran.all()\n'");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

// Logarithmic where one factor is ten times the third: all named ones, and what luck makes, lie within.
TEST_F(Plot, ChoosesAxesThatTellFactorsApart) {
  const Outcome outcome =
      start("cd " INNOSIM_SOURCE_DIR
            "/analysis && /usr/bin/python3 -B -c '"
            "import numpy, morris\n"
            "near = numpy.array([[9.0, 1.0, 3.0], [2.0, 0.1, 1.0], [1.0, 0.1, 1.0], [0.0, 0.0, 0.0]])\n"
            "low, high, logarithmic = morris.limits(near, [0, 1, 2], 0.5)\n"
            "assert low == 0.0 and high > 10.0 and not logarithmic\n"
            "far = near.copy(); far[0, 0] = 10.0\n"
            "low, high, logarithmic = morris.limits(far, [0, 1, 2], 0.5)\n"
            "assert logarithmic and 0.0 < low < 0.5 and high > 11.0\n"
            "assert morris.limits(far[:2], [0, 1], 0.0)[2] is False\n'");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

// Without its site folders the interpreter has no package.
TEST(PlotWithoutPackages, SaysInOneLineWhichPythonHasThem) {
  for (const char* script :
       {"plot_scenarios.py study.h5", "plot_chain.py study.h5", "morris.py study.h5", "compare.py study.h5",
        "study_file.py", "effects.py", "plot_style.py", "choice.py"}) {
    const Outcome outcome =
        start(std::string("/usr/bin/python3 -S -B " INNOSIM_SOURCE_DIR "/analysis/") + script);
    EXPECT_EQ(outcome.status, 2) << script;
    EXPECT_THAT(outcome.output, HasSubstr("/usr/bin/python3 has no package '"));
    EXPECT_THAT(outcome.output, HasSubstr("apt-get install python3-h5py python3-matplotlib"));
    EXPECT_EQ(std::count(outcome.output.begin(), outcome.output.end(), '\n'), 1) << outcome.output;
  }
}

// Student's t to three digits, from printed tables.
TEST_F(Plot, KnowsTheQuantilesOfStudent) {
  const Outcome outcome =
      start("cd " INNOSIM_SOURCE_DIR
            "/analysis && /usr/bin/python3 -B -c 'import student\n"
            "table = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 9: 2.262, 19: 2.093, 99: 1.984}\n"
            "for degrees, value in table.items():\n"
            "    assert abs(student.quantile(0.975, degrees) - value) < 0.0006, degrees\n'");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

}  // namespace
