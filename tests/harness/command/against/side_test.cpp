#include "harness/command/against/side.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

class Claims : public testing::Test {
 protected:
  Claims() : folder_(fs::temp_directory_path() / ("vendorproof-claims-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Claims() override { fs::remove_all(folder_); }
  Claims(const Claims&) = delete;
  Claims& operator=(const Claims&) = delete;

  std::string sut(const std::string& name, const std::string& scenarios) const {
    const std::string path = (folder_ / name).string();
    std::ofstream(path) << "name = \"" << name << "\"\ncommand = [\"true\"]\n" << scenarios;
    return path;
  }

 private:
  fs::path folder_;
};

TEST_F(Claims, BothSidesLimitWhatIsPlayed) {
  const std::string two = sut("two.toml", "scenarios = [\"clean-order\", \"closed-short\"]\n");
  const std::string other = sut("other.toml", "scenarios = [\"closed-short\", \"late-truck\"]\n");
  const std::string all = sut("all.toml", "");
  const std::string third = sut("third.toml", "scenarios = [\"price-differs\"]\n");
  const std::string wide = sut("wide.toml", "jobs = 4\n");
  EXPECT_TRUE(allowed_by_both("", our_core)->scenarios.empty());
  EXPECT_EQ(allowed_by_both("", our_core)->jobs, 0U);
  EXPECT_TRUE(allowed_by_both(all, our_core)->scenarios.empty());
  EXPECT_EQ(allowed_by_both(wide, our_core)->jobs, 4U);
  EXPECT_EQ(allowed_by_both(wide, all)->jobs, 1U);
  EXPECT_EQ(allowed_by_both("", two)->scenarios.size(), 2U);
  EXPECT_EQ(allowed_by_both(two, all)->scenarios.size(), 2U);
  EXPECT_EQ(allowed_by_both(two, other)->scenarios, std::vector<std::string>{"closed-short"});
  const Result<Allowed> none = allowed_by_both(two, third);
  ASSERT_FALSE(none.has_value());
  EXPECT_NE(none.error().message.find("claim no scenario together"), std::string::npos);
  EXPECT_FALSE(allowed_by_both("", (fs::path(two).parent_path() / "no.toml").string()).has_value());
}

TEST(SideOfCore, IsNamedByItsDefect) {
  EXPECT_EQ(side_of_core(nullptr).name, "Vendorproof's own core");
  EXPECT_EQ(side_of_core(*defect_of("cases-as-eaches")).name,
            "Vendorproof's own core with the planted defect cases-as-eaches");
  EXPECT_EQ(side_of_core(nullptr).demands(), Demands::OwnCore);
}

}  // namespace
}  // namespace vendorproof::harness
