#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "models/xiamen/entities/enterprise.hpp"

namespace xiamen {

/// Enterprises that may lead, so that the best of them is found again and again without looking at all:
/// by knowledge within their sector. Whoever may not lead any more never may again.
class LeadQueue {
 public:
  template <class MayLead>
  LeadQueue(const Enterprises& firms, MayLead may_lead) : none_(firms.size()) {
    for (const std::size_t row : firms.living) {
      if (may_lead(row)) waiting_[firms.sector[row]].push_back({firms.knowledge[row], row});
    }
    for (auto& sector : waiting_) std::make_heap(sector.begin(), sector.end(), comes_later);
  }

  /// The one with most knowledge over the crowd of its sector, of equals the first row; the number of
  /// enterprises if there is none.
  template <class MayLead, class Crowd>
  std::size_t best(MayLead may_lead, Crowd crowd) {
    std::size_t best = none_;
    double best_score = 0;
    for (std::size_t sector = 0; sector < sectors; ++sector) {
      auto& waiting = waiting_[sector];
      while (!waiting.empty() && !may_lead(waiting.front().second)) {
        std::pop_heap(waiting.begin(), waiting.end(), comes_later);
        waiting.pop_back();
      }
      if (waiting.empty()) continue;
      const auto& [knowledge, row] = waiting.front();
      const double score = knowledge / crowd(sector);
      if (score < best_score || (score == best_score && row > best)) continue;
      best_score = score;
      best = row;
    }
    return best;
  }

 private:
  using Waiting = std::pair<double, std::size_t>;
  static bool comes_later(const Waiting& a, const Waiting& b) {
    return a.first != b.first ? a.first < b.first : a.second > b.second;
  }
  std::array<std::vector<Waiting>, sectors> waiting_;
  std::size_t none_;
};

}  // namespace xiamen
