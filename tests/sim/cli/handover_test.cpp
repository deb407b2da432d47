#include "sim/cli/handover.hpp"

#include <gmock/gmock.h>

#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;

toy::Program::Outcome ask(std::vector<std::string> arguments) {
  const toy::Program program;
  sim::ProgramOptions options{"innosim", program.path("data"), sim::handed_over};
  std::ostringstream out;
  std::ostringstream err;
  sim::Console console{out, err};
  const int code = sim::run_program(toy::MillModel(), options, arguments, console);
  return {code, out.str(), err.str()};
}

// Beside the tests there is no analysis program.
TEST(Handover, SaysHowToComeByTheOtherProgram) {
  for (const char* command : {"optimise"}) {
    const auto refused = ask({command, "budget.toml"});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("innosim-analysis"));
    EXPECT_THAT(refused.err, HasSubstr("libopenturns-dev"));
  }
  const auto help = ask({"optimise", "--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.out, HasSubstr("--write-scenario"));
}

}  // namespace
