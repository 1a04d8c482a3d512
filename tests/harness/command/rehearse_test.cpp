#include "harness/command/rehearse.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/command/builtin_files.h"

namespace vendorproof::harness {
namespace {

/// A quiet week in which Amazon throttles everything for three hours.
Json throttled_week() {
  Json profile;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.name == "black-friday-mid-size") profile = parse_json(file.text).value();
  }
  profile["orders_by_week"] = Json::array({20});
  profile["weekly_faults"] = Json::array();
  profile["faults"] = Json::array({{{"kind", "throttle"}, {"peer", "amazon"}, {"from", "1d"}, {"until", "1d3h"}}});
  return profile;
}

/// The page says that an answer 429 counts as throttled: those of the profile's own faults are answers 429 too.
TEST(Rehearse, CountsTheAnswersByWhichAProfileThrottles) {
  const std::string folder = testing::TempDir() + "vendorproof-rehearse-" + std::to_string(::getpid());
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/week.json") << throttled_week();
  RehearseOptions options;
  options.profile = folder + "/week.json";
  options.out = folder;
  options.quiet = true;
  testing::internal::CaptureStdout();
  EXPECT_EQ(rehearse(options), 0);
  testing::internal::GetCapturedStdout();
  const Json json = parse_json(*read_file(folder + "/rehearsal.json")).value();
  std::int64_t throttled = 0;
  for (const Json& operation : json["operations"]) {
    EXPECT_LE(operation["throttled"], operation["calls"]);
    throttled += operation["throttled"].get<std::int64_t>();
  }
  EXPECT_GT(throttled, 0);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace vendorproof::harness
