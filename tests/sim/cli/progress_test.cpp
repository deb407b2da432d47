#include "sim/cli/progress.hpp"

#include <gtest/gtest.h>

#include "tests/sim/cli/toy_program.hpp"

namespace {

TEST(Progress, SaysWhatIsDoneAndHowLongTheRestTakes) {
  EXPECT_EQ(sim::progress_text({45, 60, 18.0}), "45/60 runs, 0:18 elapsed, 0:06 left");
  EXPECT_EQ(sim::progress_text({60, 60, 4000.0}), "60/60 runs, 1:06:40 elapsed, 0:00 left");
}

std::string shown(bool terminal, bool quiet) {
  const toy::MillModel model;
  const sim::ProgramOptions options{"innosim", ""};
  std::ostringstream out;
  std::ostringstream err;
  sim::Console console{out, err, false, terminal};
  sim::Session session{model, options, console, {}, {}};
  session.quiet = quiet;
  {
    sim::ProgressLine line(session);
    for (std::size_t done = 1; done <= 50; ++done) line.show({done, 50, 0.1 * static_cast<double>(done)});
  }
  return err.str();
}

TEST(Progress, WritesALineEveryTwoSecondsWhereThereIsNoTerminal) {
  EXPECT_EQ(shown(false, false),
            "20/50 runs, 0:02 elapsed, 0:03 left\n40/50 runs, 0:04 elapsed, 0:01 left\n");
}

TEST(Progress, RenewsOneLineOnATerminalAndClearsItAtTheEnd) {
  const std::string text = shown(true, false);
  EXPECT_EQ(text.find('\n'), std::string::npos);
  EXPECT_EQ(text.substr(text.size() - 4), "\r\x1b[K");
}

TEST(Progress, IsSilentWhenAskedTo) {
  EXPECT_EQ(shown(true, true), "");
}

}  // namespace
