#include "models/xiamen/model.hpp"
#include "models/xiamen/program.hpp"
#include "sim/experiment/mpi_ranks.hpp"

int main(int argc, char** argv) {
  return sim::with_mpi_ranks(argc, argv, [&](sim::Ranks& ranks) {
    sim::ProgramOptions options = xiamen::program();
    options.ranks = &ranks;
    return sim::run_program(xiamen::CityModel(), options, argc, argv);
  });
}
