#include "models/xiamen/rules/public_record.hpp"

#include <algorithm>
#include <utility>

#include "models/xiamen/rules/inequality.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

constexpr std::size_t largest = 10;

}  // namespace

Recipient recipient_of(const Enterprises& firms, std::size_t row) {
  return {firms.key(row),        true,
          firms.ownership[row],  firms.district[row],
          firms.sector[row],     firms.workers[row],
          4.0 * firms.sales(row)};
}

Recipient other_recipient(sim::Key key) {
  Recipient other;
  other.key = key;
  return other;
}

void Sponsors::add(std::int32_t entry, double offer) {
  total += offer;
  entries.push_back(entry);
  offers.push_back(offer);
}

void PublicRecord::begin_quarter() {
  for (Notes& notes : notes_) {
    notes.sums = Sums();
    std::rotate(notes.grants.begin(), notes.grants.end() - 1, notes.grants.end());
    notes.fell_out = !notes.grants[0].empty();
    notes.grants[0].clear();
  }
  payments_.clear();
}

PublicRecord::Notes& PublicRecord::at(std::int32_t entry) {
  const auto place = static_cast<std::size_t>(entry);
  if (notes_.size() <= place) notes_.resize(place + 1);
  return notes_[place];
}

PublicRecord::Sums PublicRecord::sums(std::int32_t entry) const {
  const auto place = static_cast<std::size_t>(entry);
  return place < notes_.size() ? notes_[place].sums : Sums();
}

void PublicRecord::appropriate(std::int32_t entry, Money amount) {
  if (entry >= 0) at(entry).sums.appropriated += amount.in_yuan();
}

void PublicRecord::ask(std::int32_t entry, Money amount) {
  if (entry >= 0) at(entry).sums.asked += amount.in_yuan();
}

void PublicRecord::grant(std::int32_t entry, sim::Key to, Money amount) {
  if (entry < 0 || amount <= Money()) return;
  Notes& notes = at(entry);
  notes.sums.granted += amount.in_yuan();
  if (to != 0) notes.grants[0].push_back({to, amount});
}

void PublicRecord::pay(std::int32_t entry, const Recipient& to, Money amount, int waited) {
  if (entry < 0 || amount <= Money()) return;
  at(entry).sums.paid += amount.in_yuan();
  payments_.push_back({amount.in_yuan(), to.workers, to.yearly_sales, entry,
                       static_cast<std::uint8_t>(std::min(waited, 255)), to.enterprise, to.ownership,
                       to.district, to.sector});
}

void PublicRecord::give(std::int32_t entry, const Recipient& to, Money amount) {
  ask(entry, amount);
  grant(entry, to.key, amount);
  pay(entry, to, amount, 0);
}

void PublicRecord::give(const Sponsors& sponsors, const Recipient& to, Money amount) {
  const std::vector<Money> parts = sim::apportion(amount, sponsors.offers);
  for (std::size_t place = 0; place < parts.size(); ++place) give(sponsors.entries[place], to, parts[place]);
}

std::vector<double> PublicRecord::granted_in_a_year(std::int32_t entry) const {
  std::vector<double> amounts;
  const auto place = static_cast<std::size_t>(entry);
  if (place >= notes_.size()) return amounts;
  std::vector<Grant> all;
  for (const std::vector<Grant>& quarter : notes_[place].grants)
    all.insert(all.end(), quarter.begin(), quarter.end());
  std::sort(all.begin(), all.end(), [](const Grant& one, const Grant& other) { return one.to < other.to; });
  for (auto grant = all.begin(); grant != all.end();) {
    const sim::Key to = grant->to;
    Money sum;
    for (; grant != all.end() && grant->to == to; ++grant) sum += grant->amount;
    amounts.push_back(sum.in_yuan());
  }
  return amounts;
}

bool PublicRecord::moved(std::int32_t entry) const {
  const auto place = static_cast<std::size_t>(entry);
  return place < notes_.size() && (notes_[place].fell_out || !notes_[place].grants[0].empty());
}

Concentration concentration(std::vector<double> amounts) {
  if (amounts.empty()) return {0, sim::not_a_number, sim::not_a_number};
  std::sort(amounts.begin(), amounts.end());
  double all = 0;
  double top = 0;
  for (std::size_t place = 0; place < amounts.size(); ++place) {
    all += amounts[place];
    if (place + largest >= amounts.size()) top += amounts[place];
  }
  const std::size_t recipients = amounts.size();
  return {recipients, gini(std::move(amounts)), top / all};
}

}  // namespace xiamen
