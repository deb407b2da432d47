#include "models/xiamen/model.hpp"
#include "models/xiamen/program.hpp"

int main(int argc, char** argv) {
  return sim::run_program(xiamen::CityModel(), xiamen::program(), argc, argv);
}
