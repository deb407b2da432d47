#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

// Student's t to three digits, from printed tables.
TEST_F(Plot, KnowsTheQuantilesOfStudent) {
  const Outcome outcome =
      start("cd " INNOSIM_SOURCE_DIR
            "/analysis && /usr/bin/python3 -B -c 'import effects\n"
            "table = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 9: 2.262, 19: 2.093, 99: 1.984}\n"
            "for degrees, value in table.items():\n"
            "    assert abs(effects.t_quantile_975(degrees) - value) < 0.006, degrees\n'");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

}  // namespace
