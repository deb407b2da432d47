#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "sim/core/problem.hpp"
#include "sim/output/write_file.hpp"
#include "tests/sim/output/made_study.hpp"

namespace {

using testing::HasSubstr;

std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const sim::OutputRefused& refused) {
    return refused.what();
  }
  return "(done)";
}

std::string refusal_of(const std::string& path) {
  return refusal([&path] { sim::require_writable(path); });
}

void write_text(const std::string& path, const std::string& text) {
  sim::write_file_atomically(path, std::as_bytes(std::span<const char>(text)));
}

/// A file system of its own in `folder`; only root may make one.
class Mount {
 public:
  Mount(const std::string& folder, const std::string& size, unsigned long flags = 0)
      : folder_(folder),
        there_(mount("tmpfs", folder.c_str(), "tmpfs", flags, ("size=" + size).c_str()) == 0) {}
  ~Mount() {
    if (there_) umount(folder_.c_str());
  }
  Mount(const Mount&) = delete;
  Mount& operator=(const Mount&) = delete;
  bool there() const { return there_; }

 private:
  std::string folder_;
  bool there_;
};

TEST(WriteFile, WritesAndReplaces) {
  const made::Folder folder;
  write_text(folder / "a", "one");
  write_text(folder / "a", "two");
  EXPECT_EQ(made::content_of(folder / "a"), "two");
  write_text(folder / "empty", "");
  EXPECT_EQ(made::content_of(folder / "empty"), "");
  EXPECT_EQ(folder.files(), 2U);
}

TEST(WriteFile, KeepsASymbolicLink) {
  const made::Folder folder;
  write_text(folder / "real", "one");
  ASSERT_EQ(symlink("real", (folder / "link").c_str()), 0);
  write_text(folder / "link", "two");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(made::content_of(folder / "real"), "two");
}

TEST(WriteFile, ReadableByWhomTheUmaskAllows) {
  const made::Folder folder;
  const mode_t before = umask(022);
  write_text(folder / "a", "one");
  umask(before);
  struct stat status = {};
  ASSERT_EQ(stat((folder / "a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0644U);
}

TEST(WriteFile, AFullDiskLeavesNothingBehind) {
  const made::Folder folder;
  const std::string disk = folder / "disk";
  std::filesystem::create_directory(disk);
  const Mount mounted(disk, "1m");
  if (!mounted.there()) GTEST_SKIP() << "cannot mount a small disk here";
  write_text(disk + "/study.h5", "an older study");
  const std::string big(3'000'000, 'x');
  const std::string message = refusal([&] { write_text(disk + "/study.h5", big); });
  EXPECT_THAT(message, HasSubstr("No space left on device (needs 3.0 MB, "));
  EXPECT_THAT(message, HasSubstr(" MB free)"));
  EXPECT_EQ(made::content_of(disk + "/study.h5"), "an older study");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(disk), {}), 1);
}

TEST(WriteFile, ALimitOnFilesLeavesNothingBehind) {
  const made::Folder folder;
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{100'000, before.rlim_max};
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  const std::string message = refusal([&] { write_text(folder / "study.h5", std::string(300'000, 'x')); });
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  EXPECT_THAT(message, HasSubstr("File too large"));
  EXPECT_EQ(folder.files(), 0U);
}

TEST(WriteStudy, EqualStudiesMakeEqualFiles) {
  const made::Folder folder;
  sim::write_study(made::study(), folder / "one.h5");
  sim::write_study(made::study(), folder / "two.h5");
  EXPECT_TRUE(made::content_of(folder / "one.h5") == made::content_of(folder / "two.h5"));
  EXPECT_EQ(folder.files(), 2U);
}

// Two contents take turns under one name; whenever the writer dies, the name holds one of them whole.
TEST(WriteStudy, AKilledWriterLeavesAWholeFile) {
  const made::Folder folder;
  const std::string path = folder / "study.h5";
  const std::vector<std::byte> one = sim::encode_study(made::study(2, 3));
  const std::vector<std::byte> other = sim::encode_study(made::study(3, 40));
  sim::write_file_atomically(path, one);
  for (unsigned round = 0; round < 40; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      while (true) {
        sim::write_file_atomically(path, other);
        sim::write_file_atomically(path, one);
      }
    }
    usleep(500 + round * 137 % 4000);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const std::string content = made::content_of(path);
    const auto* bytes = reinterpret_cast<const std::byte*>(content.data());
    const std::vector<std::byte> found(bytes, bytes + content.size());
    ASSERT_TRUE(found == one || found == other) << "round " << round;
  }
}

TEST(WriteStudy, AFullDiskIsRefused) {
  const made::Folder folder;
  const Mount mounted(folder.path(), "32k");
  if (!mounted.there()) GTEST_SKIP() << "cannot mount a small disk here";
  EXPECT_THAT(refusal([&] { sim::write_study(made::study(3, 100), folder / "study.h5"); }),
              HasSubstr("No space left on device"));
  EXPECT_EQ(folder.files(), 0U);
}

TEST(RequireWritable, TakesAFreeNameAndAStudy) {
  const made::Folder folder;
  EXPECT_EQ(refusal_of(folder / "study.h5"), "(done)");
  EXPECT_EQ(folder.files(), 0U);
  sim::write_study(made::study(), folder / "study.h5");
  const std::string before = made::content_of(folder / "study.h5");
  EXPECT_EQ(refusal_of(folder / "study.h5"), "(done)");
  EXPECT_TRUE(made::content_of(folder / "study.h5") == before);
}

TEST(RequireWritable, RefusesWhatIsSomethingElse) {
  const made::Folder folder;
  EXPECT_THAT(refusal_of(folder / "missing/study.h5"), HasSubstr("does not exist"));
  EXPECT_THAT(refusal_of(folder.path()), HasSubstr("it is a folder"));
  EXPECT_THAT(refusal_of(folder.path() + "/"), HasSubstr("folder"));
  EXPECT_THAT(refusal_of(""), HasSubstr("empty"));
  EXPECT_THAT(refusal_of("/dev/full"), HasSubstr("device"));
  made::put(folder / "thesis.h5", "years of work");
  EXPECT_THAT(refusal_of(folder / "thesis.h5"), HasSubstr("not a readable study"));
  EXPECT_THAT(refusal_of(folder / "thesis.h5/study.h5"), HasSubstr("is not a folder"));
  made::put(folder / "empty.h5", "");
  EXPECT_THAT(refusal_of(folder / "empty.h5"), HasSubstr("not a readable study"));
  EXPECT_THAT(refusal_of(folder / std::string(300, 'a')), HasSubstr("File name too long"));
  EXPECT_EQ(made::content_of(folder / "thesis.h5"), "years of work");
}

TEST(RequireWritable, RefusesAReadOnlyDisk) {
  const made::Folder folder;
  const Mount mounted(folder.path(), "1m", MS_RDONLY);
  if (!mounted.there()) GTEST_SKIP() << "cannot mount a read-only disk here";
  EXPECT_THAT(refusal_of(folder / "study.h5"), HasSubstr("Read-only file system"));
  EXPECT_THAT(refusal([&] { sim::write_study(made::study(), folder / "study.h5"); }),
              HasSubstr("Read-only file system"));
}

TEST(RequireWritable, RefusesAFolderWithoutPermission) {
  const made::Folder folder;
  ASSERT_EQ(chmod(folder.path().c_str(), 0555), 0);
  const bool root = geteuid() == 0;
  constexpr uid_t nobody = 65534;
  if (root) {
    ASSERT_EQ(seteuid(nobody), 0);
  }
  const std::string message = refusal_of(folder / "study.h5");
  if (root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  chmod(folder.path().c_str(), 0755);
  // A folder that is closed for looking inside (mkdtemp) and one closed for writing are refused alike.
  EXPECT_THAT(message, HasSubstr("Permission denied"));
}

}  // namespace
