#include <map>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/observables/subject.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/tie_graph.hpp"

namespace xiamen {

namespace {

void add_share(sim::ObservableTable& table, const char* name, const char* en, const char* zh,
               const sim::Label& meaning, const char* whole) {
  add(table, {name, "1", stock, outcome, en, zh, meaning, whole}, {"network"});
}

void add_number(sim::ObservableTable& table, const char* name, const char* en, const char* zh,
                const sim::Label& meaning) {
  add(table, {name, "1", stock, outcome, en, zh, meaning}, {"network"});
}

// Enterprises are numbered by their rows; behind them, in each network on its own, the institutions by
// theirs, or, where they are known by key only, in the order in which they are met.
class Ties {
 public:
  explicit Ties(const Recorder& record) : city_(record.city), quarter_(record.quarter) {
    for (std::size_t network = 0; network < networks; ++network)
      graphs_.emplace_back(static_cast<Network>(network) >= Network::licence);
    alliances();
    projects();
    tenants();
    stakes();
  }
  NetworkShape shape(std::size_t network) { return graphs_[network].shape(numbers_); }

 private:
  struct Party {
    std::size_t node;
    sim::Key key;
  };
  Party enterprise(std::size_t row) const { return {row, city_.enterprises.key(row)}; }
  Party institution(const sim::Population& table, std::size_t row) const {
    return {city_.enterprises.size() + row, table.key(row)};
  }
  Party known_by(sim::Key key) {
    const auto place = met_.try_emplace(key, city_.enterprises.size() + met_.size()).first;
    return {place->second, key};
  }

  void tie(Network network, const Party& one, const Party& other) {
    const bool repeated = city_.memory.tied_before(network, one.key, other.key);
    graphs_[static_cast<std::size_t>(network)].tie(one.node, other.node, repeated);
    if (network <= Network::licence)
      graphs_[static_cast<std::size_t>(Network::collaboration)].tie(one.node, other.node, repeated);
  }

  void alliances() {
    const Members& members = city_.members;
    std::vector<std::vector<Party>> parties(city_.alliances.size());
    for (std::size_t row = 0; row < members.size(); ++row) {
      const std::size_t alliance = members.alliance[row].position();
      if (!runs(city_.alliances, alliance, quarter_)) continue;
      if (members.body[row].exists()) {
        parties[alliance].push_back(known_by(party_of(city_, row)));
      } else if (const auto firm = static_cast<std::size_t>(members.enterprise[row]);
                 city_.enterprises.alive[firm] != 0) {
        parties[alliance].push_back(enterprise(firm));
      }
    }
    for (std::size_t alliance = 0; alliance < parties.size(); ++alliance) {
      if (parties[alliance].empty()) continue;
      const Network network = network_of(city_, alliance);
      for (std::size_t one = 0; one < parties[alliance].size(); ++one) {
        for (std::size_t other = one + 1; other < parties[alliance].size(); ++other)
          tie(network, parties[alliance][one], parties[alliance][other]);
      }
    }
  }

  void projects() {
    const Projects& projects = city_.projects;
    const auto tie_to = [&](Network network, std::size_t owner, const std::map<sim::Key, sim::Key>& partners,
                            sim::Key project) {
      const auto partner = partners.find(project);
      if (partner != partners.end()) tie(network, enterprise(owner), known_by(partner->second));
    };
    for (const std::size_t row : projects.live) {
      if (!projects.owner[row].exists()) continue;
      const std::size_t owner = projects.owner[row].position();
      if (projects.origin[row].exists())
        tie_to(Network::licence, owner, city_.memory.institute_of, projects.key(row));
      if (projects.seat[row].exists()) {
        tie(Network::service, enterprise(owner), institution(city_.services, projects.seat[row].position()));
      }
      if (projects.launched[row] != 0)
        tie_to(Network::first_order, owner, city_.memory.programme_of, projects.key(row));
    }
  }

  void tenants() {
    const Enterprises& firms = city_.enterprises;
    for (const std::size_t row : firms.living) {
      if (firms.space[row] < 0) continue;
      const auto space = static_cast<std::size_t>(firms.space[row]);
      tie(Network::space, enterprise(row), institution(city_.spaces, space));
    }
  }

  void stakes() {
    const Holdings& holdings = city_.holdings;
    for (const std::size_t row : holdings.live) {
      const auto firm = static_cast<std::size_t>(holdings.enterprise[row]);
      if (holdings.held[row] != Holding::stake || city_.enterprises.alive[firm] == 0) continue;
      const auto fund =
          static_cast<std::size_t>(city_.vintages.fund[static_cast<std::size_t>(holdings.vintage[row])]);
      tie(Network::investment, enterprise(firm), institution(city_.funds, fund));
    }
  }

  const City& city_;
  int quarter_;
  std::map<sim::Key, std::size_t> met_;
  std::vector<TieGraph> graphs_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace

void declare_networks(sim::ObservableTable& table) {
  table.add_axis({"network",
                  words(network_ids),
                  {{"collaboration", "合作"},
                   {"alliances", "创新联合体等协同组织"},
                   {"joint laboratories", "联合实验室"},
                   {"licences and spin-offs", "成果许可与衍生"},
                   {"seats at service platforms", "服务平台席位"},
                   {"tenancies of spaces", "载体入驻"},
                   {"first orders and supply chains", "首购与供应链"},
                   {"stakes of funds", "基金持股"}}});
  add_number(
      table, "network_nodes", "network: nodes", "网络：节点数",
      {"enterprises and institutions that have a tie at the end of the year (in other quarters: of the year "
       "before), as for all network observables: members of running alliances are tied to each "
       "other; enterprises to the institutes whose results they work on, to the platforms whose seats "
       "their projects hold, to the space that houses them, to the programmes whose first orders their "
       "products won within a year, to the funds that hold stakes in them",
       "年末（其他季度取上年末，各网络指标同）有联系的企业和机构：在运行的协同组织成员两两相连；企业与其在研"
       "成果的来源院所、项目所占席位的平台"
       "、"
       "入驻的载体、一年内首购其产品的需求项目、持有其股权的基金相连"});
  add_number(
      table, "network_ties", "network: ties", "网络：联系数",
      {"pairs that are tied, whatever the number of contracts between them", "相连的节点对，不论其间合约数"});
  add_number(table, "network_mean_degree", "network: mean degree", "网络：平均度",
             {"ties of a node, on average", "每个节点的平均联系数"});
  add_number(table, "network_largest_degree", "network: largest degree", "网络：最大度",
             {"ties of the node that has most", "联系最多的节点的联系数"});
  add_number(table, "network_components", "network: components", "网络：连通分支数",
             {"parts of the network without a tie between them", "彼此没有联系的部分的数量"});
  add_share(table, "network_largest_component", "network: largest component", "网络：最大连通分支占比",
            {"share of the nodes that belong to the largest part", "属于最大连通分支的节点占比"},
            "nodes of the network");
  add_share(
      table, "network_clustering", "network: clustering", "网络：聚类系数",
      {"share of the paths of two ties whose ends are tied as well (transitivity, Newman 2003); an alliance "
       "ties all its members, which alone makes it high. From licences on, where enterprises are tied to "
       "institutions only, of the paths of three ties those that close (Robins and Alexander 2004)",
       "长度为2的路径中两端也相连的比例（传递性，Newman "
       "2003）；协同组织成员两两相连，本身即使该值偏高。自成果许可起的各网络中企业只与机构相连，"
       "取长度为3的路径中闭合的比例（Robins、Alexander 2004）"},
      "paths of the network");
  add_share(table, "network_repeated_ties", "network: repeated ties", "网络：重复联系占比",
            {"share of the ties between partners who have begun a contract of this kind more than once, the "
             "warm-up "
             "included",
             "曾多次订立该类合约的伙伴之间的联系占比，含预热期"},
            "ties of the network");
}

// To look at all ties costs as much as all other observation together, and they change slowly: so it is done
// at the end of a year, and what was seen then stands until the next.
void observe_networks(const Recorder& record) {
  const std::pair<const char*, double NetworkShape::*> parts[] = {
      {"network_nodes", &NetworkShape::nodes},
      {"network_ties", &NetworkShape::ties},
      {"network_mean_degree", &NetworkShape::mean_degree},
      {"network_largest_degree", &NetworkShape::largest_degree},
      {"network_components", &NetworkShape::components},
      {"network_largest_component", &NetworkShape::largest_component},
      {"network_clustering", &NetworkShape::clustering},
      {"network_repeated_ties", &NetworkShape::repeated}};
  const sim::Quarter now = record.context.quarter;
  if (now.number() != 4) {
    const sim::Trajectory& seen = *record.context.trajectory;
    for (const auto& [name, part] : parts) {
      const sim::ObservableId id = observables().require(name);
      for (std::size_t network = 0; network < networks && now > seen.first(); ++network)
        record.stock(name, seen.get(id, now + -1, network), network);
    }
    return;
  }
  Ties ties(record);
  std::array<NetworkShape, networks> shapes{};
  for (std::size_t network = 0; network < networks; ++network) shapes[network] = ties.shape(network);
  for (const auto& [name, part] : parts) {
    std::array<double, networks> values{};
    for (std::size_t network = 0; network < networks; ++network) values[network] = shapes[network].*part;
    record.stocks(name, values);
  }
}

}  // namespace xiamen
