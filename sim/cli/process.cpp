#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <sstream>

#include "sim/cli/machine.hpp"
#include "sim/cli/program.hpp"
#include "sim/cli/table.hpp"
#include "sim/core/problem.hpp"
#include "sim/experiment/interrupt.hpp"

namespace sim {
namespace {

/// A closed standard stream would give its number to the next file we open, and messages would land in it.
void occupy_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) == -1 && open("/dev/null", O_RDWR) == -1) return;
  }
}

/// What is written for people and programs alike may hold texts of a file that somebody else made: none of
/// them steers the terminal. Only our own bold titles do.
std::string harmless(std::string_view results) {
  std::string text;
  while (!results.empty()) {
    const std::size_t end = std::min({results.find(bold_on), results.find(bold_off), results.size()});
    text += printable_lines(results.substr(0, end));
    results.remove_prefix(end);
    for (const std::string_view order : {bold_on, bold_off}) {
      if (!results.starts_with(order)) continue;
      text += order;
      results.remove_prefix(order.size());
    }
  }
  return text;
}

/// Results are written at once and at the end, so that a failing standard output is noticed.
int deliver(const std::string& results, int code) {
  std::size_t written = 0;
  while (written < results.size()) {
    const ssize_t count = ::write(STDOUT_FILENO, results.data() + written, results.size() - written);
    if (count >= 0) {
      written += static_cast<std::size_t>(count);
    } else if (errno == EPIPE) {
      return code;
    } else if (errno != EINTR) {
      std::cerr << "error: standard output: " << std::strerror(errno) << '\n';
      return static_cast<int>(ExitCode::output_refused);
    }
  }
  return code;
}

}  // namespace

int run_program(const Model& model, const ProgramOptions& options, int argc, const char* const* argv) {
  occupy_standard_streams();
  signal(SIGPIPE, SIG_IGN);
  watch_signals();
  free_large_blocks_at_once();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  std::ostringstream results;
  Console console{results, std::cerr, isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1};
  const int code = run_program(model, options, arguments, console);
  return deliver(harmless(results.view()), code);
}

}  // namespace sim
