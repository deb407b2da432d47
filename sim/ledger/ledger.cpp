#include "sim/ledger/ledger.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/core/problem.hpp"

namespace sim {

namespace {

__extension__ using Wide = __int128;

/// Sums of a pass over a column; 128 bits, so that only the result can leave the range of money.
struct Moved {
  Wide net = 0;
  Wide gross = 0;
  bool overflow = false;
};

/// Adds (or takes) each amount to its row's balance and to what entries made of it. No branch per row.
template <bool inflow>
Moved move_rows(std::span<Money> balances, std::span<Money> entered, std::span<const Money> amounts) {
  const auto shift = [](Money& target, std::int64_t by) {
    std::int64_t result = 0;
    const bool overflow = inflow ? __builtin_add_overflow(target.in_fen(), by, &result)
                                 : __builtin_sub_overflow(target.in_fen(), by, &result);
    target = Money::fen(result);
    return overflow;
  };
  Moved moved;
  for (std::size_t row = 0; row < amounts.size(); ++row) {
    const std::int64_t amount = amounts[row].in_fen();
    moved.overflow |= shift(balances[row], amount);
    moved.overflow |= shift(entered[row], amount);
    moved.net += amount;
    moved.gross += amount < 0 ? -Wide{amount} : Wide{amount};
  }
  return moved;
}

Money narrow(Wide amount) {
  const auto fen = static_cast<std::int64_t>(amount);
  if (fen != amount) throw RunFailed("the sum of a column of payments leaves the range of 64-bit fen");
  return Money::fen(fen);
}

}  // namespace

Ledger& Ledger::operator=(const Ledger& other) {
  const auto same_book = [](const Book& one, const Book& two) {
    return one.name == two.name && one.instrument == two.instrument &&
           (one.column == nullptr) == (two.column == nullptr);
  };
  if (flows_ != other.flows_ ||
      !std::equal(books_.begin(), books_.end(), other.books_.begin(), other.books_.end(), same_book))
    throw RunFailed("a ledger takes over the entries of another one with other books or flows");
  turnover_ = other.turnover_;
  diagnosis_ = other.diagnosis_;
  for (std::size_t book = 0; book < books_.size(); ++book) {
    books_[book].alone = other.books_[book].alone;
    books_[book].entered = other.books_[book].entered;
    books_[book].by_flow = other.books_[book].by_flow;
  }
  return *this;
}

InstrumentId Ledger::add_instrument(std::string name) {
  instruments_.push_back(std::move(name));
  return InstrumentId(instruments_.size() - 1);
}

FlowId Ledger::add_flow(std::string name) {
  flows_.push_back(std::move(name));
  turnover_.emplace_back();
  for (Book& book : books_) book.by_flow.emplace_back();
  return FlowId(flows_.size() - 1);
}

BookId Ledger::add_book(std::string name, InstrumentId instrument, Column<Money>& column) {
  const BookId id = add_account(std::move(name), instrument);
  books_[id.position()].column = &column;
  return id;
}

BookId Ledger::add_account(std::string name, InstrumentId instrument) {
  if (!instrument.exists() || instrument.position() >= instruments_.size()) {
    throw RunFailed("book '" + name + "' is opened for an instrument that the ledger does not know");
  }
  Book book;
  book.name = std::move(name);
  book.instrument = instrument;
  book.by_flow.resize(flows_.size());
  books_.push_back(std::move(book));
  return BookId(books_.size() - 1);
}

void Ledger::refuse_book() {
  throw RunFailed("an entry names a book that does not exist");
}

void Ledger::refuse_flow() {
  throw RunFailed("an entry names a flow that does not exist");
}

void Ledger::refuse_row(const Book& book, std::size_t row) {
  throw RunFailed("book '" + book.name + "' has no row " + std::to_string(row) + ", only " +
                  std::to_string(book.rows()));
}

void Ledger::refuse_entry(FlowId flow, const Book& from, const Book& to) const {
  throw RunFailed("flow '" + flows_[flow.position()] + "' leads from book '" + from.name + "' (" +
                  instruments_[from.instrument.position()] + ") to book '" + to.name + "' (" +
                  instruments_[to.instrument.position()] + "): one entry moves one instrument");
}

void Ledger::require_amounts(const Book& book, std::span<const Money> amounts) {
  if (amounts.size() == book.rows()) return;
  throw RunFailed("book '" + book.name + "' has " + std::to_string(book.rows()) + " rows, but " +
                  std::to_string(amounts.size()) + " amounts are to be moved");
}

void Ledger::collect(FlowId flow, BookId from, std::span<const Money> amounts, BookId to,
                     std::size_t to_row) {
  Book& payers = open_book(from);
  Book& payee = open_book(to);
  require_entry(flow, payers, payee);
  require_amounts(payers, amounts);
  require_row(payee, to_row);
  const Moved moved = move_rows<false>(payers.balances(), payers.entered, amounts);
  if (moved.overflow)
    throw RunFailed("a balance of book '" + payers.name + "' leaves the range of 64-bit fen");
  const Money net = narrow(moved.net);
  payers.by_flow[flow.position()] -= net;
  move_row(payee, to_row, flow, net);
  turnover_[flow.position()] += narrow(moved.gross);
}

void Ledger::collect(FlowId flow, BookId from, std::span<const Money> amounts, BookId to,
                     std::span<const std::uint8_t> to_rows) {
  Book& payers = open_book(from);
  Book& payees = open_book(to);
  require_entry(flow, payers, payees);
  require_amounts(payers, amounts);
  if (to_rows.size() != amounts.size())
    throw RunFailed("book '" + payees.name + "' has no row for each payer");
  std::array<Wide, 256> by_row{};
  for (std::size_t row = 0; row < amounts.size(); ++row) by_row[to_rows[row]] += amounts[row].in_fen();
  const Moved moved = move_rows<false>(payers.balances(), payers.entered, amounts);
  if (moved.overflow)
    throw RunFailed("a balance of book '" + payers.name + "' leaves the range of 64-bit fen");
  payers.by_flow[flow.position()] -= narrow(moved.net);
  for (std::size_t row = 0; row < by_row.size(); ++row) {
    if (by_row[row] == 0) continue;
    require_row(payees, row);
    move_row(payees, row, flow, narrow(by_row[row]));
  }
  turnover_[flow.position()] += narrow(moved.gross);
}

void Ledger::distribute(FlowId flow, BookId from, std::size_t from_row, BookId to,
                        std::span<const Money> amounts) {
  Book& payer = open_book(from);
  Book& payees = open_book(to);
  require_entry(flow, payer, payees);
  require_amounts(payees, amounts);
  require_row(payer, from_row);
  const Moved moved = move_rows<true>(payees.balances(), payees.entered, amounts);
  if (moved.overflow)
    throw RunFailed("a balance of book '" + payees.name + "' leaves the range of 64-bit fen");
  const Money net = narrow(moved.net);
  payees.by_flow[flow.position()] += net;
  move_row(payer, from_row, flow, -net);
  turnover_[flow.position()] += narrow(moved.gross);
}

Money Ledger::balance(BookId book, std::size_t row) const {
  const Book& owner = book_of(book);
  require_row(owner, row);
  return owner.balances()[row];
}

bool Ledger::settled(const Population& owners, std::size_t row) const {
  return std::all_of(books_.begin(), books_.end(), [&](const Book& book) {
    if (book.column == nullptr || &book.column->owner() != &owners) return true;
    return book.balances()[row] == Money() && (row >= book.entered.size() || book.entered[row] == Money());
  });
}

void Ledger::keep(const Population& owners, std::span<const std::size_t> rows) {
  std::size_t next = 0;
  for (std::size_t row = 0; row < owners.size(); ++row) {
    if (next < rows.size() && rows[next] == row) {
      ++next;
    } else if (!settled(owners, row)) {
      throw RunFailed("row " + std::to_string(row) + " of '" + owners.name() +
                      "' is to be dropped, but its books do not stand at zero");
    }
  }
  for (Book& book : books_) {
    if (book.column == nullptr || &book.column->owner() != &owners) continue;
    resize_with_room(book.entered, owners.size());
    for (std::size_t place = 0; place < rows.size(); ++place) book.entered[place] = book.entered[rows[place]];
    book.entered.resize(rows.size());
  }
}

Money Ledger::flowed(FlowId flow, BookId book) const {
  require_flow(flow);
  return book_of(book).by_flow[flow.position()];
}

Money Ledger::turnover(FlowId flow) const {
  require_flow(flow);
  return turnover_[flow.position()];
}

std::vector<std::string> Ledger::flow_names() const {
  return flows_;
}

std::vector<std::string> Ledger::book_names() const {
  std::vector<std::string> names;
  for (const Book& book : books_) names.push_back(book.name);
  return names;
}

void Ledger::add_to(Digester& digester) const {
  for (const Book& book : books_) {
    digester.add(book.name);
    digester.add_values(std::span<const Money>(&book.alone, 1));
    digester.add_values(std::span<const Money>(book.by_flow));
  }
  digester.add_values(std::span<const Money>(turnover_));
}

}  // namespace sim
