#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

// No step acts on a package; that it is open is part of what an observer sees.
sim::KindSchema package_kind() {
  sim::KindSchema schema = with_channel(
      {"package",
       {"package", "政策组合"},
       {"A named set of other entries. It has no mechanism of its own: a scenario that activates or "
        "deactivates it does so with each of its members.",
        "若干条目的组合，自身没有机制：情景启用或停用组合时，其成员随之启用或停用。"},
       "",
       {}},
      "observe_city");
  schema.names_others = true;
  return schema;
}

}  // namespace xiamen
