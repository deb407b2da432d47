// Sobol' indices of the Ishigami function by OpenTURNS, to hold estimators of one's own against: prints, as
// CSV, the first and total indices of Saltelli's and Jansen's estimators with 95 % bootstrap intervals. Ends
// with 1 where an index is further than `farthest` from its closed form (Ishigami & Homma 1990), so that the
// oracle is one.
//
// sobol_oracle [SIZE [SEED]]: 5 SIZE evaluations; 20000 and 1 unless told otherwise.

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <openturns/ComposedDistribution.hxx>
#include <openturns/JansenSensitivityAlgorithm.hxx>
#include <openturns/RandomGenerator.hxx>
#include <openturns/SaltelliSensitivityAlgorithm.hxx>
#include <openturns/SobolIndicesExperiment.hxx>
#include <openturns/TBB.hxx>
#include <openturns/Uniform.hxx>

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double a = 7.0;
constexpr double b = 0.1;
constexpr double farthest = 0.03;
constexpr unsigned long usual_size = 20000;
constexpr unsigned long usual_seed = 1;

double ishigami(const OT::Point& x) {
  const double wave = std::sin(x[1]);
  return std::sin(x[0]) + a * wave * wave + b * std::pow(x[2], 4) * std::sin(x[0]);
}

struct Indices {
  std::array<double, 3> first;
  std::array<double, 3> total;
};

Indices closed_form() {
  const double one = 0.5 * std::pow(1.0 + b * std::pow(pi, 4) / 5.0, 2);
  const double two = a * a / 8.0;
  const double one_and_three = 8.0 * b * b * std::pow(pi, 8) / 225.0;
  const double all = one + two + one_and_three;
  return {{one / all, two / all, 0.0}, {(one + one_and_three) / all, two / all, one_and_three / all}};
}

/// Whether all indices are near their closed forms.
bool print(const char* estimator, const OT::SobolIndicesAlgorithmImplementation& algorithm) {
  const Indices truth = closed_form();
  const OT::Point first = algorithm.getFirstOrderIndices();
  const OT::Point total = algorithm.getTotalOrderIndices();
  const OT::Interval firsts = algorithm.getFirstOrderIndicesInterval();
  const OT::Interval totals = algorithm.getTotalOrderIndicesInterval();
  bool near = true;
  for (std::size_t input = 0; input < 3; ++input) {
    std::printf("%s,x%zu,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f\n", estimator, input + 1, first[input],
                firsts.getLowerBound()[input], firsts.getUpperBound()[input], truth.first[input],
                total[input], totals.getLowerBound()[input], totals.getUpperBound()[input],
                truth.total[input]);
    near = near && std::fabs(first[input] - truth.first[input]) < farthest &&
           std::fabs(total[input] - truth.total[input]) < farthest;
  }
  return near;
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned long size = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : usual_size;
  const unsigned long seed = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : usual_seed;
  if (size < 2) {
    std::fputs("error: SIZE is a whole number from 2\n", stderr);
    return 2;
  }
  OT::TBB::Disable();
  OT::RandomGenerator::SetSeed(seed);
  const OT::ComposedDistribution inputs(
      OT::ComposedDistribution::DistributionCollection(3, OT::Uniform(-pi, pi)));
  const OT::Sample design = OT::SobolIndicesExperiment(inputs, size).generate();
  OT::Sample outputs(design.getSize(), 1);
  for (std::size_t row = 0; row < design.getSize(); ++row) outputs(row, 0) = ishigami(design[row]);
  std::puts("estimator,input,first,first_low,first_high,first_true,total,total_low,total_high,total_true");
  const bool saltelli = print("saltelli", OT::SaltelliSensitivityAlgorithm(design, outputs, size));
  const bool jansen = print("jansen", OT::JansenSensitivityAlgorithm(design, outputs, size));
  return saltelli && jansen ? 0 : 1;
}
