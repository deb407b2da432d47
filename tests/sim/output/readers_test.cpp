#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/output/made_study.hpp"
#include "tests/sim/output/process.hpp"

namespace {

using made::Outcome;
using made::start;
using testing::HasSubstr;

class Reader : public testing::TestWithParam<const char*> {};

TEST_P(Reader, FindsNamedCoordinatesAndValues) {
  const std::string reader = GetParam();
  const std::string package = reader == "netcdf4" ? "netCDF4" : reader == "default" ? "xarray" : reader;
  if (start("/usr/bin/python3 -c 'import xarray, " + package + "'").status != 0)
    GTEST_SKIP() << "python3 has no " << package;
  const made::Folder folder;
  sim::write_study(made::study(), folder / "study.h5");
  const Outcome outcome = start("/usr/bin/python3 " INNOSIM_SOURCE_DIR "/tests/sim/output/readers.py " +
                                reader + " " + (folder / "study.h5"));
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(outcome.output, HasSubstr("agrees"));
}

INSTANTIATE_TEST_SUITE_P(Python, Reader, testing::Values("h5py", "netcdf4", "h5netcdf", "default"),
                         [](const auto& reader) { return std::string(reader.param); });

TEST(R, OpensItWithNcdf4) {
  if (start("Rscript -e 'library(ncdf4)'").status != 0) GTEST_SKIP() << "no R with ncdf4";
  const made::Folder folder;
  sim::write_study(made::study(), folder / "study.h5");
  const Outcome outcome = start("LC_ALL=C.UTF-8 Rscript " INNOSIM_SOURCE_DIR "/tests/sim/output/readers.R " +
                                (folder / "study.h5"));
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(outcome.output, HasSubstr("agrees"));
}

TEST(Ncdump, ShowsDimensionsByName) {
  if (start("command -v ncdump").status != 0) GTEST_SKIP() << "no ncdump";
  const made::Folder folder;
  sim::write_study(made::study(), folder / "study.h5");
  const Outcome header = start("ncdump -h " + (folder / "study.h5"));
  EXPECT_EQ(header.status, 0) << header.output;
  for (const char* line :
       {"scenario = 2", "replicate = 3", "time = 9", "double mills(scenario, replicate, time)",
        "double grain_by_soil_and_crop(scenario, replicate, time, soil, crop)",
        "int64 ledger_imbalance(scenario, replicate, time)", "string quarter(time)",
        "string scenario(scenario)", "string state_digest(scenario, replicate)",
        "time:units = \"days since 2021-01-01\"", "mills:long_name_zh = \"在营磨坊\"",
        "Conventions = \"CF-1.8 ACDD-1.3\""})
    EXPECT_THAT(header.output, HasSubstr(line));
  const Outcome everything = start("ncdump " + (folder / "study.h5"));
  EXPECT_EQ(everything.status, 0) << everything.output.substr(0, 500);
  EXPECT_THAT(everything.output, HasSubstr("title = { en = \\\"As it is\\\""));
}

TEST(Readers, TakeAStudyWithoutPointsOrInputs) {
  sim::Study study = made::study(1, 1);
  study.points.clear();
  study.input_texts.clear();
  const made::Folder folder;
  sim::write_study(study, folder / "study.h5");
  EXPECT_TRUE(sim::read_study(folder / "study.h5").points.empty());
  if (start("/usr/bin/python3 -c 'import xarray, netCDF4'").status != 0)
    GTEST_SKIP() << "python3 has no xarray";
  const Outcome outcome = start("/usr/bin/python3 -c 'import xarray; print(dict(xarray.open_dataset(\"" +
                                (folder / "study.h5") + "\").sizes))'");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(outcome.output, HasSubstr("'time': 9"));
}

}  // namespace
