#include "models/xiamen/rules/size_class.hpp"

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

class Size : public testing::Test {
 protected:
  SizeClass of(bool manufacturing, double workers, double sales) {
    const SizeThresholds thresholds = size_thresholds(town.context("certify_enterprises", test::winter));
    return size_class(thresholds, manufacturing, workers, sales);
  }
  test::Town town;
};

TEST_F(Size, IsTheHighestClassOfWhichBothThresholdsAreMet) {
  EXPECT_EQ(of(true, 1000, 400e6), SizeClass::large);
  EXPECT_EQ(of(true, 999, 400e6), SizeClass::medium);
  EXPECT_EQ(of(true, 5000, 399e6), SizeClass::medium);
  EXPECT_EQ(of(true, 299, 1e9), SizeClass::small);
  EXPECT_EQ(of(true, 19, 1e9), SizeClass::micro);
  EXPECT_EQ(of(true, 1000, 2.9e6), SizeClass::micro);
}

TEST_F(Size, OfServicesHasItsOwnThresholds) {
  EXPECT_EQ(of(false, 300, 100e6), SizeClass::large);
  EXPECT_EQ(of(false, 100, 10e6), SizeClass::medium);
  EXPECT_EQ(of(false, 10, 0.5e6), SizeClass::small);
  EXPECT_EQ(of(false, 9, 1e9), SizeClass::micro);
}

}  // namespace
}  // namespace xiamen
