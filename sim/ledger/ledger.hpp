#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/index.hpp"
#include "sim/core/money.hpp"
#include "sim/core/room.hpp"
#include "sim/state/population.hpp"

namespace sim {

struct InstrumentTag {};
using InstrumentId = Index<InstrumentTag>;  ///< what is owed or owned: cash, a debt, a claim
struct BookTag {};
using BookId = Index<BookTag>;  ///< one kind of owner: a column of balances, or one lone account
struct FlowTag {};
using FlowId = Index<FlowTag>;  ///< why money moves: a sale, a payment due, a repayment

/// Double-entry books of a run. Each instrument's balances over all owners sum to zero (what one has, another
/// owes), each entry sums to zero, and each book's balances change only by entries. Balances live in columns
/// of the owners' populations, so they are part of the state digest; they must be written by the ledger
/// alone, and `close_quarter` finds out if they were not. Rows of a column begin with a balance of zero.
///
/// RunFailed for an id, row or number of amounts that the ledger does not know, an entry between two
/// instruments, or an overflow; an entry that fails may be half done, the run is over.
class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  /// What was entered becomes that of `other`; the balances in columns are assigned with their tables.
  /// RunFailed unless both have the same books and flows.
  Ledger& operator=(const Ledger& other);

  InstrumentId add_instrument(std::string name);
  FlowId add_flow(std::string name);
  /// A book of one balance per row of `column`; the ledger keeps the reference.
  BookId add_book(std::string name, InstrumentId instrument, Column<Money>& column);
  /// A book with a single balance, such as a ministry or the rest of the world.
  BookId add_account(std::string name, InstrumentId instrument);

  /// Moves `amount` (may be negative) from a row of one book to a row of another of the same instrument.
  void transfer(FlowId flow, BookId from, std::size_t from_row, BookId to, std::size_t to_row, Money amount);
  /// Every row of `from` pays its amount to one row of `to`. `amounts` has one element per row of `from`.
  void collect(FlowId flow, BookId from, std::span<const Money> amounts, BookId to, std::size_t to_row = 0);
  /// Every row of `from` pays its amount to the row of `to` that `to_rows` has for it.
  void collect(FlowId flow, BookId from, std::span<const Money> amounts, BookId to,
               std::span<const std::uint8_t> to_rows);
  /// One row of `from` pays every row of `to` its amount.
  void distribute(FlowId flow, BookId from, std::size_t from_row, BookId to, std::span<const Money> amounts);

  Money balance(BookId book, std::size_t row = 0) const;
  /// Whether every balance of this row of `owners` is zero.
  bool settled(const Population& owners, std::size_t row) const;
  /// To be called before `owners` drops all rows but these: what entries made of the rows is renumbered with
  /// them. RunFailed if a row that goes has a balance.
  void keep(const Population& owners, std::span<const std::size_t> rows);
  /// Net amount that flowed into `book` (positive) under `flow` since the quarter was opened.
  Money flowed(FlowId flow, BookId book) const;
  /// Gross amount moved under `flow` since the quarter was opened.
  Money turnover(FlowId flow) const;

  void open_quarter();
  /// Checks the books and returns the imbalance in fen: the sum over instruments of |sum of balances| plus
  /// the sum over all rows of all books of |balance - what the entries made of it|, so that two wrong writes
  /// that cancel in a book are found too. Zero, always; INT64_MAX if it is larger than that.
  std::int64_t close_quarter();
  /// In words, which book or instrument does not close; empty if all do.
  std::string diagnosis() const;

  std::vector<std::string> flow_names() const;
  std::vector<std::string> book_names() const;
  void add_to(Digester& digester) const;

 private:
  struct Book {
    std::string name;
    InstrumentId instrument;
    Column<Money>* column = nullptr;
    Money alone;
    std::vector<Money> entered;  // per row: the sum of all entries, to hold the balances against
    std::vector<Money> by_flow;  // net inflow this quarter
    std::size_t rows() const { return column != nullptr ? column->size() : 1; }
    std::span<Money> balances() { return column != nullptr ? column->values() : std::span<Money>(&alone, 1); }
    std::span<const Money> balances() const {
      return column != nullptr ? column->values() : std::span<const Money>(&alone, 1);
    }
  };
  // Entries are many and their checks short, so those stand here; what they refuse is put in words elsewhere.
  const Book& book_of(BookId id) const {
    if (!id.exists() || id.position() >= books_.size()) refuse_book();
    return books_[id.position()];
  }
  /// With one `entered` per row, also for rows that are new.
  Book& open_book(BookId id) {
    Book& book = books_[static_cast<std::size_t>(&book_of(id) - books_.data())];
    if (book.entered.size() != book.rows()) resize_with_room(book.entered, book.rows());
    return book;
  }
  void require_flow(FlowId flow) const {
    if (!flow.exists() || flow.position() >= flows_.size()) refuse_flow();
  }
  void require_entry(FlowId flow, const Book& from, const Book& to) const {
    require_flow(flow);
    if (from.instrument != to.instrument) refuse_entry(flow, from, to);
  }
  static void require_row(const Book& book, std::size_t row) {
    if (row >= book.rows()) refuse_row(book, row);
  }
  static void require_amounts(const Book& book, std::span<const Money> amounts);
  static void move_row(Book& book, std::size_t row, FlowId flow, Money amount) {
    book.balances()[row] += amount;
    book.entered[row] += amount;
    book.by_flow[flow.position()] += amount;
  }
  [[noreturn]] static void refuse_book();
  [[noreturn]] static void refuse_flow();
  [[noreturn]] static void refuse_row(const Book& book, std::size_t row);
  [[noreturn]] void refuse_entry(FlowId flow, const Book& from, const Book& to) const;

  std::vector<std::string> instruments_;
  std::vector<std::string> flows_;
  std::vector<Money> turnover_;
  std::vector<Book> books_;
  std::string diagnosis_;
};

inline void Ledger::transfer(FlowId flow, BookId from, std::size_t from_row, BookId to, std::size_t to_row,
                             Money amount) {
  Book& payer = open_book(from);
  Book& payee = open_book(to);
  require_entry(flow, payer, payee);
  require_row(payer, from_row);
  require_row(payee, to_row);
  move_row(payer, from_row, flow, -amount);
  move_row(payee, to_row, flow, amount);
  turnover_[flow.position()] += amount < Money() ? -amount : amount;
}

}  // namespace sim
