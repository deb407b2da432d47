#include "sim/analysis/surrogate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <openturns/Cobyla.hxx>
#include <openturns/ConstantBasisFactory.hxx>
#include <openturns/Exception.hxx>
#include <openturns/KrigingAlgorithm.hxx>
#include <openturns/LinearBasisFactory.hxx>
#include <openturns/LinearCombinationFunction.hxx>
#include <openturns/Log.hxx>
#include <openturns/MaternModel.hxx>
#include <openturns/OptimizationProblem.hxx>
#include <openturns/SobolSequence.hxx>
#include <openturns/SymbolicFunction.hxx>
#include <openturns/TBB.hxx>

#include "sim/core/problem.hpp"
#include "sim/core/text.hpp"
#include "sim/statistics/paired.hpp"

namespace sim {
namespace {

constexpr double smoothness = 2.5;       // of the Matérn covariance: responses with two derivatives
constexpr double shortest_length = 0.1;  // of the unit cube: few places tell of nothing shorter
constexpr double longest_length = 10.0;
constexpr unsigned most_steps = 400;  // of COBYLA

/// How rough a response may be, as a share of its variance.
constexpr std::array<double, 5> nuggets = {1e-8, 1e-4, 1e-2, 0.1, 0.5};

OT::Sample sample_of(const std::vector<Place>& places) {
  OT::Sample sample(places.size(), places.front().size());
  for (std::size_t row = 0; row < places.size(); ++row) {
    for (std::size_t column = 0; column < places[row].size(); ++column)
      sample(row, column) = places[row][column];
  }
  return sample;
}

/// The sums of the library are to run in one order whatever the machine; what it says of its searches means
/// nothing to users.
void keep_quiet_and_alone() {
  OT::TBB::Disable();
  OT::Log::Show(OT::Log::NONE);
}

}  // namespace

struct Surrogate::Process {
  OT::KrigingResult result;
  double middle = 0;
  double scale = 0;  ///< 0: all values are `middle`, and there is no result
  double likelihood = -std::numeric_limits<double>::infinity();

  void fit(const OT::Sample& inputs, const OT::Sample& outputs, const OT::Basis& trend);
};

/// Keeps the fit of greatest likelihood. Where the trend explains every value to the last bit, the library
/// finds no covariance and throws.
void Surrogate::Process::fit(const OT::Sample& inputs, const OT::Sample& outputs, const OT::Basis& trend) {
  const std::size_t dimensions = inputs.getDimension();
  for (const double nugget : nuggets) {
    OT::MaternModel covariance(OT::Point(dimensions, 0.5), OT::Point(1, 1.0), smoothness);
    covariance.setNuggetFactor(nugget);
    OT::KrigingAlgorithm algorithm(inputs, outputs, covariance, trend);
    algorithm.setOptimizationBounds(
        OT::Interval(OT::Point(dimensions, shortest_length), OT::Point(dimensions, longest_length)));
    try {
      algorithm.run();
      const OT::KrigingResult fitted = algorithm.getResult();
      const double found =
          algorithm.getReducedLogLikelihoodFunction()(fitted.getCovarianceModel().getScale())[0];
      if (!(found > likelihood)) continue;
      likelihood = found;
      result = fitted;
    } catch (const OT::Exception&) {
      continue;
    }
  }
}

std::vector<Place> space_filling(std::size_t dimensions, std::size_t count) {
  if (dimensions == 0 || dimensions > 1111) throw InvalidInput("a Sobol' sequence has 1 to 1111 dimensions");
  OT::SobolSequence sequence(dimensions);
  const OT::Sample sample = sequence.generate(count);
  std::vector<Place> places;
  for (std::size_t row = 0; row < count; ++row) {
    Place place;
    for (std::size_t column = 0; column < dimensions; ++column) place.push_back(sample(row, column));
    places.push_back(std::move(place));
  }
  return places;
}

Surrogate::Surrogate(const std::vector<Place>& places, const std::vector<double>& values)
    : process_(std::make_unique<Process>()) {
  if (places.empty() || places.size() != values.size() || places.size() < places.front().size() + 2)
    throw InvalidInput("a surrogate needs two places more than there are dimensions, and a value of each");
  keep_quiet_and_alone();
  const std::size_t dimensions = places.front().size();
  const Summary summary = summarise(values);
  process_->middle = summary.mean;
  if (!(summary.deviation > 0.0)) return;
  process_->scale = summary.deviation;
  const OT::Sample inputs = sample_of(places);
  OT::Sample outputs(values.size(), 1);
  for (std::size_t row = 0; row < values.size(); ++row)
    outputs(row, 0) = (values[row] - process_->middle) / process_->scale;
  process_->fit(inputs, outputs, OT::LinearBasisFactory(dimensions).build());
  if (!std::isfinite(process_->likelihood))
    process_->fit(inputs, outputs, OT::ConstantBasisFactory(dimensions).build());
  if (!std::isfinite(process_->likelihood)) throw RunFailed("no Gaussian process fits the responses");
}

Surrogate::~Surrogate() = default;
Surrogate::Surrogate(Surrogate&&) noexcept = default;

std::vector<Surrogate::Prediction> Surrogate::at(const std::vector<Place>& places) const {
  std::vector<Prediction> predictions;
  if (process_->scale == 0.0) predictions.assign(places.size(), {process_->middle, 0.0});
  if (places.empty() || process_->scale == 0.0) return predictions;
  const OT::Sample sample = sample_of(places);
  const OT::Sample means = process_->result.getConditionalMean(sample);
  const OT::Sample variances = process_->result.getConditionalMarginalVariance(sample);
  for (std::size_t row = 0; row < places.size(); ++row)
    predictions.push_back({process_->middle + process_->scale * means(row, 0),
                           process_->scale * std::sqrt(std::max(0.0, variances(row, 0)))});
  return predictions;
}

Place Surrogate::climb(const Surrogate& value, const Surrogate& cost, double most, const Place& start) {
  if (value.process_->scale == 0.0 || cost.process_->scale == 0.0) return start;
  const std::size_t dimensions = start.size();
  const auto variables = OT::Description::BuildDefault(dimensions, "x");
  const double level = (most - cost.process_->middle) / cost.process_->scale;
  OT::LinearCombinationFunction::FunctionCollection terms;
  terms.add(OT::SymbolicFunction(variables, {shortest(level)}));
  terms.add(cost.process_->result.getMetaModel());
  OT::OptimizationProblem problem(value.process_->result.getMetaModel());
  problem.setMinimization(false);
  problem.setInequalityConstraint(OT::LinearCombinationFunction(terms, OT::Point({1.0, -1.0})));
  problem.setBounds(OT::Interval(dimensions));
  OT::Cobyla solver(problem);
  solver.setStartingPoint(OT::Point(start.begin(), start.end()));
  solver.setMaximumEvaluationNumber(most_steps);
  solver.setIgnoreFailure(true);
  solver.run();
  const OT::Point found = solver.getResult().getOptimalPoint();
  if (found.getDimension() != dimensions) return start;
  Place place(found.begin(), found.end());
  for (double& part : place) part = std::clamp(part, 0.0, 1.0);
  return place;
}

}  // namespace sim
