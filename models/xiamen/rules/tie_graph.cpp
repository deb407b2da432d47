#include "models/xiamen/rules/tie_graph.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <cstdint>
#include <utility>

#include "sim/core/math.hpp"

namespace xiamen {

namespace {

double share(double part, double whole) {
  return whole > 0.0 ? part / whole : sim::not_a_number;
}

// The two nodes of each tie, numbered from 0 in the order in which they are met.
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Where the ties of a node to later ones stand; ties are ascending.
class LaterTies {
 public:
  LaterTies(std::size_t nodes, const std::vector<TieGraph::Tie>& ties, const Pairs& pairs)
      : ties_(ties), begin_(nodes), end_(nodes) {
    for (std::uint32_t place = 0; place < pairs.size(); ++place) {
      const std::uint32_t node = pairs[place].first;
      if (end_[node] == 0) begin_[node] = place;
      end_[node] = place + 1;
    }
  }
  // How many later nodes two nodes are both tied to.
  std::size_t shared(std::size_t one, std::size_t other) const {
    std::size_t left = begin_[one], right = begin_[other], number = 0;
    while (left < end_[one] && right < end_[other]) {
      const std::uint32_t a = ties_[left].other, b = ties_[right].other;
      number += a == b ? 1U : 0U;
      left += a <= b ? 1U : 0U;
      right += b <= a ? 1U : 0U;
    }
    return number;
  }

 private:
  const std::vector<TieGraph::Tie>& ties_;
  std::vector<std::uint32_t> begin_, end_;
};

// Every triangle is found once, at the tie between its first two nodes.
double transitivity(const std::vector<TieGraph::Tie>& ties, const Pairs& pairs,
                    const std::vector<std::uint32_t>& degree) {
  const LaterTies later(degree.size(), ties, pairs);
  std::size_t triangles = 0;
  for (const auto& [one, other] : pairs) triangles += later.shared(one, other);
  double paths = 0;
  for (const std::uint32_t each : degree) paths += 0.5 * each * (each - 1.0);
  return share(3.0 * static_cast<double>(triangles), paths);
}

// Two nodes of the second kind that share n of the first lie on n (n - 1) / 2 cycles. Ties are ascending.
double closed_paths_of_three(const std::vector<TieGraph::Tie>& ties, const Pairs& pairs,
                             const std::vector<std::uint32_t>& degree) {
  double paths = 0;
  Pairs shared;
  for (std::size_t first = 0, end = 0; first < ties.size(); first = end) {
    while (end < ties.size() && ties[end].one == ties[first].one) ++end;
    if (end == first + 1) continue;  // no path goes on through a node with one tie
    for (std::size_t one = first; one < end; ++one) {
      paths += static_cast<double>(end - first - 1) * (degree[pairs[one].second] - 1.0);
      for (std::size_t other = one + 1; other < end; ++other)
        shared.emplace_back(ties[one].other, ties[other].other);
    }
  }
  std::sort(shared.begin(), shared.end());
  double cycles = 0;
  for (std::size_t first = 0, end = 0; first < shared.size(); first = end) {
    while (end < shared.size() && shared[end] == shared[first]) ++end;
    const auto common = static_cast<double>(end - first);
    cycles += common * (common - 1.0) / 2.0;
  }
  return share(4.0 * cycles, paths);
}

// Number of parts, and nodes of the largest.
std::pair<std::size_t, std::size_t> parts(std::uint32_t nodes, const Pairs& pairs) {
  std::vector<std::uint32_t> rank(nodes), parent(nodes), members(nodes);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::uint32_t node = 0; node < nodes; ++node) sets.make_set(node);
  for (const auto& [one, other] : pairs) sets.union_set(one, other);
  std::size_t number = 0;
  std::uint32_t largest = 0;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    std::uint32_t& here = members[sets.find_set(node)];
    number += here == 0 ? 1U : 0U;
    largest = std::max(largest, ++here);
  }
  return {number, largest};
}

}  // namespace

void TieGraph::tie(std::size_t one, std::size_t other, bool repeated) {
  if (one == other) return;
  ties_.push_back({static_cast<std::uint32_t>(std::min(one, other)),
                   static_cast<std::uint32_t>(std::max(one, other)), repeated});
}

NetworkShape TieGraph::shape(std::vector<std::uint32_t>& numbers) {
  NetworkShape shape{};
  shape.mean_degree = shape.largest_component = shape.clustering = shape.repeated = sim::not_a_number;
  if (ties_.empty()) return shape;
  std::vector<Tie>& ties = ties_;
  const auto before = [](const Tie& a, const Tie& b) {
    return a.one != b.one ? a.one < b.one : a.other != b.other ? a.other < b.other : a.repeated > b.repeated;
  };
  if (!std::is_sorted(ties.begin(), ties.end(), before)) std::sort(ties.begin(), ties.end(), before);
  const auto same = [](const Tie& a, const Tie& b) { return a.one == b.one && a.other == b.other; };
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());

  std::uint32_t last = 0;
  for (const Tie& tie : ties) last = std::max(last, tie.other);
  if (numbers.size() <= last) numbers.resize(std::size_t{last} + 1);
  std::vector<std::uint32_t> degree;
  const auto number = [&](std::uint32_t node) {
    if (numbers[node] == 0) {
      degree.push_back(0);
      numbers[node] = static_cast<std::uint32_t>(degree.size());
    }
    ++degree[numbers[node] - 1];
    return numbers[node] - 1;
  };
  Pairs pairs;
  pairs.reserve(ties.size());
  std::size_t repeated = 0;
  for (const Tie& tie : ties) {
    const std::uint32_t one = number(tie.one);
    pairs.emplace_back(one, number(tie.other));
    repeated += tie.repeated ? 1U : 0U;
  }
  for (const Tie& tie : ties) numbers[tie.one] = numbers[tie.other] = 0;

  shape.nodes = static_cast<double>(degree.size());
  shape.ties = static_cast<double>(ties.size());
  shape.mean_degree = 2.0 * shape.ties / shape.nodes;
  shape.largest_degree = *std::max_element(degree.begin(), degree.end());
  const auto [components, in_largest] = parts(static_cast<std::uint32_t>(degree.size()), pairs);
  shape.components = static_cast<double>(components);
  shape.largest_component = static_cast<double>(in_largest) / shape.nodes;
  shape.clustering =
      two_mode_ ? closed_paths_of_three(ties, pairs, degree) : transitivity(ties, pairs, degree);
  shape.repeated = static_cast<double>(repeated) / shape.ties;
  return shape;
}

}  // namespace xiamen
