#include <set>

#include "models/xiamen/observables/subject.hpp"
#include "models/xiamen/rules/partners.hpp"

namespace xiamen {

void declare_alliances(sim::ObservableTable& table) {
  add(table, {"consortia",
              "1",
              stock,
              administrative,
              "innovation consortia",
              "创新联合体",
              {"running alliances of the consortium programme", "在运行的创新联合体"}});
  add(table, {"consortium_enterprises",
              "1",
              stock,
              administrative,
              "enterprises in consortia",
              "联合体成员企业",
              {"living enterprises in them, counted once", "创新联合体中的存续企业，不重复计算"}});
  add(table, {"consortium_institutes",
              "1",
              stock,
              administrative,
              "institutes in consortia",
              "联合体成员院所",
              {"research bodies in them, counted once", "创新联合体中的科研机构，不重复计算"}});
  add(table, {"joint_labs",
              "1",
              stock,
              administrative,
              "joint laboratories",
              "联合实验室",
              {"running alliances of the joint-laboratory programme", "在运行的联合实验室"}});
}

void observe_alliances(const Recorder& record) {
  const auto members = members_by_alliance(record.city, record.quarter);
  std::set<std::size_t> enterprises;
  std::set<std::pair<std::size_t, std::int32_t>> institutes;
  double consortia = 0;
  double labs = 0;
  for (std::size_t row = 0; row < record.city.alliances.size(); ++row) {
    if (!runs(record.city.alliances, row, record.quarter)) continue;
    const std::string& id = record.city.entry(record.city.alliances.entry[row]).id;
    consortia += id == "innovation_consortium" ? 1.0 : 0.0;
    labs += id == "joint_lab" ? 1.0 : 0.0;
    if (id == "innovation_consortium") enterprises.insert(members[row].begin(), members[row].end());
  }
  for (std::size_t member = 0; member < record.city.members.size(); ++member) {
    const std::size_t alliance = record.city.members.alliance[member].position();
    if (!record.city.members.body[member].exists() || !runs(record.city.alliances, alliance, record.quarter))
      continue;
    if (record.city.entry(record.city.alliances.entry[alliance]).id != "innovation_consortium") continue;
    institutes.emplace(record.city.members.body[member].position(), record.city.members.ordinal[member]);
  }
  record.stock("consortia", consortia);
  record.stock("consortium_enterprises", static_cast<double>(enterprises.size()));
  record.stock("consortium_institutes", static_cast<double>(institutes.size()));
  record.stock("joint_labs", labs);
}
}  // namespace xiamen
