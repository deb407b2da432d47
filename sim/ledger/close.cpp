#include <algorithm>
#include <limits>

#include "sim/ledger/ledger.hpp"

namespace sim {

namespace {

__extension__ using Wide = __int128;

Wide size_of(Wide amount) {
  return amount < 0 ? -amount : amount;
}

std::int64_t clipped(Wide amount) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::clamp<Wide>(amount, -Wide{most}, most));
}

/// "-12.05 CNY"
std::string in_words(Wide amount) {
  const std::int64_t fen = clipped(amount);
  const std::int64_t size = fen < 0 ? -fen : fen;
  const std::string cents = std::to_string(100 + size % 100).substr(1);
  return (fen < 0 ? "-" : "") + std::to_string(size / 100) + "." + cents + " CNY";
}

void add_sentence(std::string& text, const std::string& sentence) {
  text += (text.empty() ? "" : "; ") + sentence;
}

}  // namespace

void Ledger::open_quarter() {
  std::fill(turnover_.begin(), turnover_.end(), Money());
  for (Book& book : books_) std::fill(book.by_flow.begin(), book.by_flow.end(), Money());
}

std::int64_t Ledger::close_quarter() {
  diagnosis_.clear();
  Wide imbalance = 0;
  std::vector<Wide> sums(instruments_.size(), 0);
  for (const Book& book : books_) {
    const std::span<const Money> balances = book.balances();
    Wide sum = 0;
    Wide written_past = 0;
    std::size_t first_wrong = balances.size();
    for (std::size_t row = 0; row < balances.size(); ++row) {
      const Money entered = row < book.entered.size() ? book.entered[row] : Money();
      sum += balances[row].in_fen();
      if (balances[row] == entered) continue;
      first_wrong = std::min(first_wrong, row);
      written_past += size_of(Wide{balances[row].in_fen()} - entered.in_fen());
    }
    sums[book.instrument.position()] += sum;
    imbalance += written_past;
    if (written_past == 0) continue;
    const Money entered = first_wrong < book.entered.size() ? book.entered[first_wrong] : Money();
    add_sentence(diagnosis_, "book '" + book.name + "': " + in_words(written_past) +
                                 " written past the ledger, first in row " + std::to_string(first_wrong) +
                                 " (balance " + in_words(balances[first_wrong].in_fen()) +
                                 ", by its entries " + in_words(entered.in_fen()) + ")");
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    imbalance += size_of(sums[i]);
    if (sums[i] == 0) continue;
    add_sentence(diagnosis_, "instrument '" + instruments_[i] + "': the balances of all owners sum to " +
                                 in_words(sums[i]) + " instead of zero");
  }
  return clipped(imbalance);
}

std::string Ledger::diagnosis() const {
  return diagnosis_;
}

}  // namespace sim
