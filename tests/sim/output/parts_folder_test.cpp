#include "sim/output/parts_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/problem.hpp"
#include "sim/output/study_bytes.hpp"
#include "tests/sim/output/made_parts.hpp"

namespace {

using sim::PartsFolder;
using sim::PartsUse;
using testing::HasSubstr;

bool all(std::size_t, std::size_t) {
  return true;
}

std::string refusal(const std::string& path, PartsUse use) {
  try {
    PartsFolder folder(path, use);
  } catch (const sim::OutputRefused& refused) {
    return refused.what();
  }
  return "";
}

TEST(PartsFolder, KeepsRunsUntilAllAreThere) {
  const made::Folder folder;
  const std::string path = folder / "a.h5";
  for (std::size_t run = 0; run < 6; ++run) {  // one process after the other, each with one run
    PartsFolder parts(path, PartsUse::alone);
    EXPECT_EQ(parts.found().has_value(), run > 0);
    parts.begin(made::outline());
    const std::vector<bool> kept = parts.kept(all);
    EXPECT_EQ(std::count(kept.begin(), kept.end(), true), static_cast<std::ptrdiff_t>(run));
    parts.keep(made::part(run / 3, run % 3));
  }
  PartsFolder parts(path, PartsUse::alone);
  parts.begin(made::outline());
  double seconds = 0;
  const sim::Study whole = sim::gather_runs(
      made::outline().study, [&parts](std::size_t) -> const PartsFolder& { return parts; },
      [&seconds](const sim::RunPart& part) { seconds += part.step_seconds[1]; });
  EXPECT_EQ(sim::to_bytes(whole), sim::to_bytes(made::study()));
  EXPECT_EQ(seconds, 3.0);
  EXPECT_TRUE(parts.remove());
  EXPECT_EQ(folder.files(), 0U);
}

TEST(PartsFolder, MakesADamagedRunAgain) {
  const made::Folder folder;
  PartsFolder parts(folder / "a.h5", PartsUse::alone);
  parts.begin(made::outline());
  for (const std::size_t replicate : {0U, 1U, 2U}) parts.keep(made::part(0, replicate));
  const std::string file = parts.path() + "/1-2.part";
  made::put(file, made::content_of(file).substr(0, 500));
  made::put(parts.path() + "/2-1.part", made::content_of(parts.path() + "/1-1.part"));
  EXPECT_THAT(parts.kept(all), testing::ElementsAre(true, false, true, false, false, false));
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_THROW(parts.read(0, 1), sim::InvalidInput);
}

TEST(PartsFolder, IsForOneLoneProcessOrForManyTogether) {
  const made::Folder folder;
  const std::string path = folder / "a.h5";
  {
    const PartsFolder one(path, PartsUse::alone);
    EXPECT_THAT(refusal(path, PartsUse::alone), HasSubstr("another process is making this study"));
    EXPECT_THAT(refusal(path, PartsUse::together), HasSubstr("another process is making this study"));
  }
  PartsFolder shard(path, PartsUse::together);
  PartsFolder other(path, PartsUse::together);
  EXPECT_NE(refusal(path, PartsUse::alone), "");
  EXPECT_FALSE(shard.remove()) << "another is at work";
  EXPECT_TRUE(std::filesystem::exists(shard.path()));
}

TEST(PartsFolder, IsClearedOfWhatAKilledProcessLeft) {
  const made::Folder folder;
  const std::string path = folder / "a.h5";
  { PartsFolder(path, PartsUse::alone).begin(made::outline()); }
  made::put(path + ".parts/.aside-1-1", "half");
  PartsFolder parts(path, PartsUse::alone);
  EXPECT_FALSE(std::filesystem::exists(path + ".parts/.aside-1-1"));
  EXPECT_TRUE(parts.holds_study());
  parts.clear();
  EXPECT_FALSE(parts.holds_study());
}

TEST(PartsFolder, LeavesOtherPeoplesFilesAlone) {
  const made::Folder folder;
  const std::string path = folder / "a.h5";
  std::filesystem::create_directory(path + ".parts");
  made::put(path + ".parts/thesis.txt", "all of it");
  EXPECT_THAT(refusal(path, PartsUse::alone), HasSubstr("holds thesis.txt"));
  EXPECT_EQ(made::content_of(path + ".parts/thesis.txt"), "all of it");
  made::put(folder / "b.h5.parts", "a file");
  EXPECT_THAT(refusal(folder / "b.h5", PartsUse::alone), HasSubstr("something else stands there"));
}

TEST(PartsFolder, LiesBesideTheFileBehindALink) {
  const made::Folder folder;
  std::filesystem::create_directory(folder / "disk");
  made::put(folder / "disk/a.h5", "an older study");
  std::filesystem::create_symlink(folder / "disk/a.h5", folder / "link.h5");
  EXPECT_EQ(sim::parts_folder_of(folder / "link.h5"), folder / "disk/a.h5.parts");
}

TEST(Unfinished, TellsWhichRunsAreThere) {
  const made::Folder folder;
  const std::string path = folder / "a.h5";
  EXPECT_FALSE(sim::read_unfinished(path).has_value());
  PartsFolder parts(path, PartsUse::alone);
  EXPECT_FALSE(sim::read_unfinished(path).has_value()) << "nothing was begun yet";
  parts.begin(made::outline());
  parts.keep(made::part(1, 0));
  const auto unfinished = sim::read_unfinished(path);
  ASSERT_TRUE(unfinished.has_value());
  EXPECT_EQ(unfinished->outline.study.scenarios, made::outline().study.scenarios);
  for (std::size_t run = 0; run < 6; ++run) EXPECT_EQ(unfinished->finished[run].has_value(), run == 3) << run;
  made::put(path + ".parts/study", "nonsense");
  EXPECT_THROW(sim::read_unfinished(path), sim::InvalidInput);
}

}  // namespace
