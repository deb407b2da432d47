#pragma once
#include <sys/wait.h>

#include <cstdio>
#include <string>

namespace made {

struct Outcome {
  int status = -1;
  std::string output;
};

/// Runs a shell command; its exit status (128 for a signal) and everything it said.
inline Outcome start(const std::string& command) {
  Outcome outcome;
  FILE* pipe = popen(("(" + command + ") 2>&1").c_str(), "r");
  if (pipe == nullptr) return outcome;
  char piece[4096];
  for (std::size_t got = 0; (got = std::fread(piece, 1, sizeof piece, pipe)) > 0;)
    outcome.output.append(piece, got);
  const int status = pclose(pipe);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return outcome;
}

}  // namespace made
