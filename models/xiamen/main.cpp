#include "models/xiamen/model.hpp"
#include "models/xiamen/program.hpp"
#include "sim/cli/handover.hpp"

int main(int argc, char** argv) {
  return sim::run_program(xiamen::CityModel(), xiamen::program(sim::handed_over), argc, argv);
}
