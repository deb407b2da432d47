#include "models/xiamen/rules/tie_graph.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <cstdint>
#include <limits>
#include <utility>

namespace xiamen {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double share(double part, double whole) {
  return whole > 0.0 ? part / whole : nothing;
}

// Where the ties of a node to later ones stand; ties are ascending.
class LaterTies {
 public:
  LaterTies(std::size_t nodes, const std::vector<TieGraph::Tie>& ties)
      : ties_(ties), begin_(nodes), end_(nodes) {
    for (std::uint32_t place = 0; place < ties.size(); ++place) {
      if (end_[ties[place].one] == 0) begin_[ties[place].one] = place;
      end_[ties[place].one] = place + 1;
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
double transitivity(const std::vector<TieGraph::Tie>& ties, const std::vector<std::uint32_t>& degree,
                    const std::vector<std::uint32_t>& nodes) {
  const LaterTies later(degree.size(), ties);
  std::size_t triangles = 0;
  for (const TieGraph::Tie& tie : ties) triangles += later.shared(tie.one, tie.other);
  double paths = 0;
  for (const std::uint32_t node : nodes) paths += 0.5 * degree[node] * (degree[node] - 1.0);
  return share(3.0 * static_cast<double>(triangles), paths);
}

// Two nodes of the second kind that share n of the first lie on n (n - 1) / 2 cycles. Ties are ascending.
double closed_paths_of_three(const std::vector<TieGraph::Tie>& ties,
                             const std::vector<std::uint32_t>& degree) {
  double paths = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;
  for (std::size_t first = 0, end = 0; first < ties.size(); first = end) {
    while (end < ties.size() && ties[end].one == ties[first].one) ++end;
    if (end == first + 1) continue;  // no path goes on through a node with one tie
    for (std::size_t one = first; one < end; ++one) {
      paths += static_cast<double>(end - first - 1) * (degree[ties[one].other] - 1.0);
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

// Number of parts, and nodes of the largest; `numbers`: how far the numbers of nodes go.
std::pair<std::size_t, std::size_t> parts(std::size_t numbers, const std::vector<TieGraph::Tie>& ties,
                                          const std::vector<std::uint32_t>& nodes) {
  std::vector<std::uint32_t> rank(numbers), parent(numbers), members(numbers);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (const std::uint32_t node : nodes) sets.make_set(node);
  for (const TieGraph::Tie& tie : ties) sets.union_set(tie.one, tie.other);
  std::size_t number = 0;
  std::uint32_t largest = 0;
  for (const std::uint32_t node : nodes) {
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

NetworkShape TieGraph::shape() {
  NetworkShape shape{};
  shape.mean_degree = shape.largest_component = shape.clustering = shape.repeated = nothing;
  if (ties_.empty()) return shape;
  std::vector<Tie>& ties = ties_;
  const auto before = [](const Tie& a, const Tie& b) {
    return a.one != b.one ? a.one < b.one : a.other != b.other ? a.other < b.other : a.repeated > b.repeated;
  };
  if (!std::is_sorted(ties.begin(), ties.end(), before)) std::sort(ties.begin(), ties.end(), before);
  const auto same = [](const Tie& a, const Tie& b) { return a.one == b.one && a.other == b.other; };
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());

  std::vector<std::uint32_t> degree, nodes;
  std::size_t repeated = 0;
  for (const Tie& tie : ties) {
    if (degree.size() <= tie.other) degree.resize(tie.other + 1);
    for (const std::uint32_t node : {tie.one, tie.other})
      if (degree[node]++ == 0) nodes.push_back(node);
    repeated += tie.repeated ? 1U : 0U;
  }
  std::uint32_t largest = 0;
  for (const std::uint32_t node : nodes) largest = std::max(largest, degree[node]);

  shape.nodes = static_cast<double>(nodes.size());
  shape.ties = static_cast<double>(ties.size());
  shape.mean_degree = 2.0 * shape.ties / shape.nodes;
  shape.largest_degree = largest;
  const auto [components, in_largest] = parts(degree.size(), ties, nodes);
  shape.components = static_cast<double>(components);
  shape.largest_component = static_cast<double>(in_largest) / shape.nodes;
  shape.clustering = two_mode_ ? closed_paths_of_three(ties, degree) : transitivity(ties, degree, nodes);
  shape.repeated = static_cast<double>(repeated) / shape.ties;
  return shape;
}

}  // namespace xiamen
