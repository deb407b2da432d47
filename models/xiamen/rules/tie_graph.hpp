#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace xiamen {

/// What a network looks like as a whole; NaN where there is nothing to divide by.
struct NetworkShape {
  double nodes = 0;           ///< that have a tie
  double ties = 0;            ///< pairs that are tied
  double mean_degree;         ///< ties of a node
  double largest_degree = 0;  ///< ties of the node with most
  double components = 0;      ///< parts without a tie between them
  double largest_component;   ///< share of the nodes in the largest part
  double clustering;          ///< share of the shortest paths that could close which do close
  double repeated;            ///< share of ties between those who had been tied before
};

/// Ties between numbered nodes. In a one-mode network anyone may be tied to anyone, and clustering is
///   3 x triangles / connected triples
/// (transitivity; Newman, The structure and function of complex networks, SIAM Review 45 (2003), eq. 3). In a
/// two-mode one ties join a node of one kind to one of the other kind, so that the shortest cycle has four
/// ties, and clustering is
///   4 x four-cycles / paths of three ties
/// (Robins and Alexander, Small worlds among interlocking directors, Computational and Mathematical
/// Organization Theory 10 (2004)).
class TieGraph {
 public:
  explicit TieGraph(bool two_mode) : two_mode_(two_mode) {}
  /// The same pair may come several times and counts once, as repeated if it is so once. Nobody is tied to
  /// itself. In a two-mode network the nodes of the first kind have smaller numbers than those of the second.
  void tie(std::size_t one, std::size_t other, bool repeated);
  /// `numbers` is room for the work, all zero before and after, so that several graphs can share it.
  NetworkShape shape(std::vector<std::uint32_t>& numbers);
  NetworkShape shape() {
    std::vector<std::uint32_t> numbers;
    return shape(numbers);
  }

  struct Tie {
    std::uint32_t one, other;  ///< one < other
    bool repeated;
  };

 private:
  bool two_mode_;
  std::vector<Tie> ties_;  // in order, each once, as soon as the shape is asked for
};

}  // namespace xiamen
