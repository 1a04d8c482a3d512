#include "reports/rehearsal/rehearsal.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/reports/samples.h"
#include "tests/support/golden.h"

namespace vendorproof::reports {
namespace {

TEST(Rehearsal, WritersWriteWhatPeopleSaw) {
  ASSERT_EQ(rehearsal_writers().size(), 3U);
  for (const RehearsalWriter& writer : rehearsal_writers()) {
    tests::expect_golden(std::string(writer.file_name), writer.write(samples::rehearsal()));
  }
}

TEST(Rehearsal, JsonIsReadAgainWhateverItQuotes) {
  const Result<Json> json = parse_json(write_json(samples::hostile_rehearsal()));
  ASSERT_TRUE(json) << json.error().message;
  EXPECT_EQ(json->at("schema_version"), 1);
  EXPECT_EQ(json->at("days").size(), 42U);
  EXPECT_EQ(json->at("acknowledgement_delay").at("max").at("milliseconds"), 97'920'000);
  EXPECT_EQ(json->at("operations")[1].at("throttled"), 12);
}

}  // namespace
}  // namespace vendorproof::reports
