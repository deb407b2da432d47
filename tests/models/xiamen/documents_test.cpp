#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "models/xiamen/model.hpp"
#include "sim/cli/program.hpp"

namespace xiamen {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// The printed figures against copies of the documents, which are no part of the project.
class Documents : public ::testing::Test {
 protected:
  Documents() {
    std::string name = (fs::temp_directory_path() / "documents_XXXXXX").string();
    data_ = mkdtemp(name.data());
  }
  ~Documents() override {
    std::error_code ignored;
    fs::remove_all(data_, ignored);
  }
  void SetUp() override {
    if (!fs::is_directory(documents_)) GTEST_SKIP() << "no documents in " << documents_;
    fs::create_directory(data_ / "models");
    fs::copy(source_ / "models" / "xiamen", data_ / "models" / "xiamen", fs::copy_options::recursive);
  }

  int check(const fs::path& data) {
    out_.str("");
    err_.str("");
    sim::Console console{out_, err_};
    return sim::run_program(CityModel(), {"innosim", source_.string()},
                            {"sources", "check", "--documents", documents_.string(), "--data", data.string()},
                            console);
  }

  /// Puts `wrong` in the place of `right`, which stands once in the file.
  void plant(const std::string& name, const std::string& right, const std::string& wrong) const {
    const fs::path path = data_ / "models" / "xiamen" / name;
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    std::string changed = text.str();
    const std::size_t place = changed.find(right);
    ASSERT_NE(place, std::string::npos) << name;
    ASSERT_EQ(changed.find(right, place + 1), std::string::npos) << name;
    changed.replace(place, right.size(), wrong);
    std::ofstream(path) << changed;
  }

  const fs::path source_ = INNOSIM_SOURCE_DIR;
  const fs::path documents_ = source_ / ".." / "shared" / "documents";
  fs::path data_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(Documents, HoldEveryPrintedPhraseOnce) {
  EXPECT_EQ(check(source_), 0);
  EXPECT_THAT(out_.str(), StartsWith("ok: "));
  EXPECT_EQ(err_.str(), "");
}

TEST_F(Documents, AWrongPhraseIsFoundInEveryKindOfFile) {
  plant("catalogue/06_funds_and_equity.toml", "总规模19.17亿元", "总规模19.71亿元");
  plant("parameters/initial.toml", "新培育2453家", "新培育2543家");
  plant("observations/printed.toml", "吸引了超过129家企业", "吸引了129家企业");
  plant("conflicts.toml", "建设411家企业研发中心", "建设414家企业研发中心");
  plant("problems.toml", "成果转化有限", "家");
  EXPECT_EQ(check(data_), 2);
  EXPECT_THAT(err_.str(), HasSubstr("catalogue/06_funds_and_equity.toml:"));
  EXPECT_THAT(err_.str(), HasSubstr("nearest: '总规模19.17亿元'"));
  EXPECT_THAT(err_.str(), HasSubstr("parameters/initial.toml:"));
  EXPECT_THAT(err_.str(), HasSubstr("observations/printed.toml:"));
  EXPECT_THAT(err_.str(), HasSubstr("conflicts.toml:"));
  EXPECT_THAT(err_.str(), HasSubstr("times, not once, in 'cppcc-2025-07-22'"));
  EXPECT_THAT(err_.str(), HasSubstr("\n5 problems among "));
}

}  // namespace
}  // namespace xiamen
