#include "models/xiamen/model.hpp"
#include "models/xiamen/program.hpp"
#include "sim/analysis/optimise_command.hpp"

/// innosim with the commands that stand on OpenTURNS; innosim hands over to it.
int main(int argc, char** argv) {
  const auto more = [] { return std::vector<sim::Command>{sim::optimise_command()}; };
  return sim::run_program(xiamen::CityModel(), xiamen::program(more), argc, argv);
}
