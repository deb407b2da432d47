// The whole program around the toy model of the tests: a study in milliseconds, for tests that make many.
#include "sim/cli/program.hpp"
#include "tests/sim/toy_model.hpp"

int main(int argc, char** argv) {
  sim::ProgramOptions options;
  options.program = "toy";
  options.version = "1";
  return sim::run_program(toy::MillModel(), options, argc, argv);
}
