#pragma once
#include <string>
#include <vector>

#include "sim/core/quarter.hpp"
#include "sim/state/panel.hpp"

namespace sim {

class Model;
class World;
struct ScenarioInputs;
struct StepContext;

/// A model that shows more of its worlds' tables than their columns: which rows live, what follows from the
/// columns, and what coded values stand for. It stands beside Model, so that only who records agents sees it;
/// of other models every row of every table is shown as it is.
class ShowsTables {
 public:
  virtual ~ShowsTables() = default;
  /// `world` is one of this model's.
  virtual std::vector<TableView> table_views(const World& world, const StepContext& context) const = 0;
};

/// Which agents a run records, and when.
struct PanelPlan {
  std::vector<PanelTable> tables = {};  ///< with the columns chosen of each
  bool every_quarter = false;           ///< else the initial state, the ends of years and of the run

  bool empty() const { return tables.empty(); }
  bool takes(Quarter quarter, Quarter first, Quarter last) const;
  /// One for each table, without rows.
  std::vector<PanelRows> nothing_yet() const;
  /// Adds the living rows of a world, `quarters` after its initial state. Throws RunFailed for a table or
  /// column that it has not.
  void record(const Model& model, const World& world, const StepContext& context, int quarters,
              std::vector<PanelRows>& panels) const;
  /// The plan as a study keeps it among its inputs, one option of `run` a line.
  std::string text() const;
};

/// What a panel can show of a model's worlds: all tables with all columns. Makes a world to find out.
std::vector<PanelTable> recordable_tables(const Model& model, const ScenarioInputs& scenario);

}  // namespace sim
