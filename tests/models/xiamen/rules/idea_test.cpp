#include "models/xiamen/rules/idea.hpp"

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

TEST(DrawRoute, ByHand) {
  IdeaTerms ideas;
  ideas.science_share = 0.1;
  ideas.scale_up_share = 0.2;
  ideas.young_science = 3.0;
  ideas.young_scale_up = 2.0;
  EXPECT_EQ(draw_route(ideas, false, 0.05), Route::science);
  EXPECT_EQ(draw_route(ideas, false, 0.2), Route::scale_up);
  EXPECT_EQ(draw_route(ideas, false, 0.31), Route::incremental);
  EXPECT_EQ(draw_route(ideas, true, 0.29), Route::science);   // 0.3
  EXPECT_EQ(draw_route(ideas, true, 0.69), Route::scale_up);  // 0.3 + 0.4
  EXPECT_EQ(draw_route(ideas, true, 0.71), Route::incremental);
}

TEST(ProjectScale, IsAPowerOfSales) {
  IdeaTerms ideas;
  ideas.scale_exponent = 0.5;
  ideas.reference_sales = 1e6;
  EXPECT_NEAR(project_scale(ideas, 4e6), 2.0, 1e-12);
  EXPECT_NEAR(project_scale(ideas, 1e6), 1.0, 1e-12);
  EXPECT_NEAR(project_scale(ideas, 0.0), std::sqrt(0.1), 1e-12);  // no less than 0.1 million
}

TEST(FirstStage, OfEachRoute) {
  EXPECT_EQ(first_stage(Route::science), Stage::concept_validation);
  EXPECT_EQ(first_stage(Route::scale_up), Stage::small_scale_test);
  EXPECT_EQ(first_stage(Route::incremental), Stage::incremental);
}

// 40,000 ideas of mean worth 2 x cost 1 million, log-deviation 0.6, noise 0.8. Mean of the truth and of the
// belief are both the mean worth (deviation of the truth 2 sqrt(e^0.36 - 1) = 1.32 million, so 5 standard
// errors are 0.033), the belief errs neither way, and merit is standard normal (5 standard errors 0.025).
TEST(DrawIdea, BeliefIsRightOnAverage) {
  Town town;
  town.set("idea.value_deviation", 0.6);
  town.set("idea.signal_noise", 0.8);
  const auto context = town.context("search_ideas", test::spring);
  const IdeaTerms ideas = idea_terms(context);
  const ProjectTerms terms = project_terms(town.city, context);
  double value = 0, believed = 0, merit = 0, merit_squared = 0;
  constexpr std::uint64_t draws = 40000;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const Idea idea = draw_idea(ideas, terms, context.stream("idea"), sim::make_key("idea", i),
                                Route::incremental, FieldGroup::electronics, 1.0);
    value += idea.value / 1e6 / draws;
    believed += idea.believed / 1e6 / draws;
    merit += idea.merit / draws;
    merit_squared += idea.merit * idea.merit / draws;
  }
  EXPECT_NEAR(value, 2.0, 0.033);
  EXPECT_NEAR(believed, 2.0, 0.033);
  EXPECT_NEAR(merit, 0.0, 0.025);
  EXPECT_NEAR(merit_squared, 1.0, 0.036);
}

TEST(DrawIdea, ANoiselessSignalIsTheTruth) {
  Town town;
  town.set("idea.signal_noise", 1e-9);
  const auto context = town.context("search_ideas", test::spring);
  const Idea idea = draw_idea(idea_terms(context), project_terms(town.city, context), context.stream("idea"),
                              sim::make_key("idea", 0), Route::scale_up, FieldGroup::electronics, 2.0);
  EXPECT_NEAR(idea.believed / idea.value, 1.0, 1e-6);
  EXPECT_EQ(idea.scale, 2.0);
}

TEST(AddProject, WaitsForItsFirstStage) {
  Town town;
  Idea idea;
  idea.route = Route::science;
  idea.value = 3.0;
  idea.believed = 2.0;
  idea.merit = 0.5;
  const std::size_t row = add_project(town.city, sim::make_key("x", 1), idea, 4, 8080);
  EXPECT_EQ(town.stage(row), Stage::concept_validation);
  EXPECT_EQ(town.progress(row), Progress::waiting);
  EXPECT_EQ(town.city.projects.since[row], 8080);
  EXPECT_EQ(town.city.projects.sector[row], 4);
  EXPECT_EQ(town.city.projects.doubt[row], 1.0);
  EXPECT_EQ(town.city.projects.believed_merit[row], 0.0);
  EXPECT_FALSE(town.city.projects.owner[row].exists());
  EXPECT_EQ(town.city.projects.live, std::vector<std::size_t>{row});
}

}  // namespace
}  // namespace xiamen
