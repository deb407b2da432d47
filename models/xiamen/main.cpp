#include "models/xiamen/model.hpp"
#include "sim/cli/program.hpp"

int main(int argc, char** argv) {
  const xiamen::CityModel model;
  return sim::run_program(model, {"innosim", INNOSIM_SOURCE_DIR, {}}, argc, argv);
}
