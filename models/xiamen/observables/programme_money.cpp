#include <algorithm>
#include <array>
#include <optional>

#include "models/xiamen/observables/subject.hpp"
#include "models/xiamen/rules/size_class.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

// Kinds of entry through which public budgets pay, but for capital of funds, which is an investment.
const std::vector<std::string> paying_kinds = {"adoption",      "alliance", "call",   "cover",
                                               "demand",        "grant",    "inflow", "loan",
                                               "research_body", "signal",   "status", "talent"};

constexpr std::array<std::string_view, ownerships> ownership_ids = {"private", "state_owned", "foreign"};
constexpr double days_of_a_quarter = 365.25 / 4.0;

void add_axes(sim::ObservableTable& table) {
  sim::Axis programme{"programme", {}, {}};
  programme.entry_kinds = paying_kinds;
  table.add_axis(programme);
  table.add_axis({"ownership",
                  {ownership_ids.begin(), ownership_ids.end()},
                  {{"private", "民营"}, {"state-owned", "国有"}, {"foreign", "外资"}}});
}

}  // namespace

void declare_programme_money(sim::ObservableTable& table) {
  add_axes(table);
  add(table,
      {"programme_appropriation",
       "CNY",
       flow,
       input,
       "appropriation by programme",
       "分项目安排预算",
       {"appropriations by programme; 0 where there is none to open",
        "按项目划分的新安排预算；无预算的项目为0"}},
      {"programme"});
  add(table,
      {"programme_asked",
       "CNY",
       flow,
       administrative,
       "money asked for by programme",
       "分项目申请金额",
       {"what those that were eligible applied for, whether or not money and places lasted; where nobody "
        "applies, what was granted",
        "符合条件者申请的金额，不论资金和名额是否足够；无须申请的项目为批准金额"}},
      {"programme"});
  add(table,
      {"programme_granted",
       "CNY",
       flow,
       input,
       "money granted by programme",
       "分项目批准金额",
       {"approved in the quarter, paid or not", "本季度批准的金额，无论是否已拨付"}},
      {"programme"});
  add(table,
      {"programme_paid",
       "CNY",
       flow,
       input,
       "money paid by programme",
       "分项目拨付金额",
       {"fiscal_spending by the entry that pays it; over programmes they add up to the same",
        "按支付项目划分的财政支出；各项目合计等于 fiscal_spending"}},
      {"programme"});
  add(table,
      {"programme_recipients",
       "1",
       stock,
       administrative,
       "recipients by programme",
       "分项目受益者数",
       {"enterprises, spaces, covers and lenders that were granted money in the last four quarters, each "
        "once; "
        "households and the bodies of one entry are not told apart and do not count; nothing until there are "
        "four quarters",
        "近四个季度获批资金的企业、载体、保障产品和贷款机构，每家计一次；居民及同一项目下的科研机构不作区分、"
        "不计入；满四个季度前为空"}},
      {"programme"});
  add(table,
      {"programme_gini",
       "1",
       stock,
       administrative,
       "concentration of grants by programme",
       "分项目批准金额基尼系数",
       {"Gini coefficient of what these recipients were granted in the last four quarters; 0: all alike",
        "上述受益者近四个季度获批金额的基尼系数；0表示完全平均"}},
      {"programme"});
  add(table,
      {"programme_top_ten",
       "1",
       stock,
       administrative,
       "share of the ten largest recipients by programme",
       "分项目前十名所占比例",
       {"share of what these recipients were granted that went to the ten that got most",
        "获批最多的十家在上述受益者获批金额中的比例"},
       "granted to recipients that are told apart, last four quarters"},
      {"programme"});
  add(table,
      {"programme_days_to_cash",
       "days",
       stock,
       administrative,
       "days from application to cash by programme",
       "分项目从申请到到账的天数",
       {"mean over the money paid in the quarter, of whole quarters of 91.3 days; nothing where none was "
        "paid",
        "按本季度拨付金额加权平均，以季度（91.3天）计；无拨付时为空"}},
      {"programme"});
  const auto add_part = [&table](const char* name, const char* en, const char* zh, const char* axis) {
    add(table,
        {name,
         "CNY",
         flow,
         input,
         en,
         zh,
         {"part of programme_paid that enterprises got, or that was paid for them, as they were then",
          "programme_paid 中由企业获得（或为企业支付）的部分，按支付时的企业特征划分"}},
        {"programme", axis});
  };
  add_part("programme_paid_by_ownership", "money paid by programme and ownership", "分项目、分所有制拨付金额",
           "ownership");
  add_part("programme_paid_by_size", "money paid by programme and size", "分项目、分规模拨付金额", "size");
  add_part("programme_paid_by_district", "money paid by programme and district", "分项目、分区拨付金额",
           "district");
}

namespace {

// The programmes of the catalogue and where they stand on the axis. Both are in the order of their ids.
class Programmes {
 public:
  Programmes(const City& city, const std::vector<std::string>& ids) : places_(city.inputs.catalogue.size()) {
    for (std::size_t entry = 0; entry < places_.size(); ++entry) {
      const std::string& id = city.inputs.catalogue[entry].id;
      const auto found = std::lower_bound(ids.begin(), ids.end(), id);
      if (found == ids.end() || *found != id) continue;
      places_[entry] = static_cast<std::size_t>(found - ids.begin());
      entries_.push_back(static_cast<std::int32_t>(entry));
    }
  }
  const std::vector<std::int32_t>& entries() const { return entries_; }
  std::optional<std::size_t> place(std::int32_t entry) const {
    return places_[static_cast<std::size_t>(entry)];
  }

 private:
  std::vector<std::optional<std::size_t>> places_;
  std::vector<std::int32_t> entries_;
};

// One number for each programme and each position of a second axis, if there is one.
class Series {
 public:
  Series(const Recorder& record, const Programmes& programmes, std::string_view name, std::size_t parts = 1)
      : record_(record),
        programmes_(programmes),
        id_(observables().require(name)),
        parts_(parts),
        values_(record.context.trajectory->table().cells(id_), 0.0) {}

  double& at(std::int32_t entry, std::size_t part = 0) {
    return values_[*programmes_.place(entry) * parts_ + part];
  }
  /// A quarter ago.
  double before(std::int32_t entry) const {
    return record_.context.trajectory->get(id_, record_.context.quarter + -1,
                                           *programmes_.place(entry) * parts_);
  }
  void write() const {
    for (const std::int32_t entry : programmes_.entries()) {
      for (std::size_t part = 0; part < parts_; ++part) {
        const std::size_t cell = *programmes_.place(entry) * parts_ + part;
        record_.context.trajectory->set(id_, record_.context.quarter, values_[cell], cell);
      }
    }
  }

 private:
  const Recorder& record_;
  const Programmes& programmes_;
  sim::ObservableId id_;
  std::size_t parts_;
  std::vector<double> values_;
};

void observe_sums(const Recorder& record, const Programmes& programmes) {
  Series appropriated(record, programmes, "programme_appropriation");
  Series asked(record, programmes, "programme_asked");
  Series granted(record, programmes, "programme_granted");
  Series paid(record, programmes, "programme_paid");
  for (const std::int32_t entry : programmes.entries()) {
    const PublicRecord::Sums sums = record.city.public_record.sums(entry);
    appropriated.at(entry) = sums.appropriated;
    asked.at(entry) = sums.asked;
    granted.at(entry) = sums.granted;
    paid.at(entry) = sums.paid;
  }
  for (const Series* each : {&appropriated, &asked, &granted, &paid}) each->write();
}

void observe_payments(const Recorder& record, const Programmes& programmes) {
  const SizeThresholds sizes = size_thresholds(record.context);
  Series ownership(record, programmes, "programme_paid_by_ownership", ownerships);
  Series size(record, programmes, "programme_paid_by_size", size_classes);
  Series district(record, programmes, "programme_paid_by_district", districts);
  Series days(record, programmes, "programme_days_to_cash");
  for (const PublicRecord::Payment& payment : record.city.public_record.payments()) {
    if (!programmes.place(payment.entry)) continue;
    days.at(payment.entry) += payment.amount * days_of_a_quarter * payment.waited;
    if (!payment.enterprise) continue;
    const SizeClass own =
        size_class(sizes, sector_info[payment.sector].manufacturing, payment.workers, payment.yearly_sales);
    ownership.at(payment.entry, payment.ownership) += payment.amount;
    size.at(payment.entry, static_cast<std::size_t>(own)) += payment.amount;
    district.at(payment.entry, payment.district) += payment.amount;
  }
  for (const std::int32_t entry : programmes.entries()) {
    const double paid = record.city.public_record.sums(entry).paid;
    days.at(entry) = paid > 0.0 ? days.at(entry) / paid : sim::not_a_number;
  }
  for (const Series* each : {&ownership, &size, &district, &days}) each->write();
}

// Nothing until there are four quarters. Where no grant came or went the figures stay as they were.
void observe_recipients(const Recorder& record, const Programmes& programmes) {
  const int quarters = record.context.quarter - record.context.trajectory->first();
  if (quarters < 4) return;
  Series recipients(record, programmes, "programme_recipients");
  Series gini(record, programmes, "programme_gini");
  Series top_ten(record, programmes, "programme_top_ten");
  for (const std::int32_t entry : programmes.entries()) {
    if (quarters > 4 && !record.city.public_record.moved(entry)) {
      for (Series* each : {&recipients, &gini, &top_ten}) each->at(entry) = each->before(entry);
      continue;
    }
    const Concentration found = concentration(record.city.public_record.granted_in_a_year(entry));
    recipients.at(entry) = static_cast<double>(found.recipients);
    gini.at(entry) = found.gini;
    top_ten.at(entry) = found.top_ten;
  }
  for (const Series* each : {&recipients, &gini, &top_ten}) each->write();
}

}  // namespace

void observe_programme_money(const Recorder& record) {
  if (record.context.quarter <= record.context.trajectory->first()) return;
  const Programmes programmes(record.city, record.context.trajectory->table().axis("programme").ids);
  observe_sums(record, programmes);
  observe_payments(record, programmes);
  observe_recipients(record, programmes);
}

}  // namespace xiamen
