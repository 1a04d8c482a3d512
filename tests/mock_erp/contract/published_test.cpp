// The tables of entities against the published contract of Business Central, field by field. The contract is not part
// of this repository: VENDORPROOF_BC_MODELS names its folder (bc_api_v2.json, custom_api_v1.json).
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/mock_erp/page_differences.h"
#include "tests/support/bc_contract.h"

namespace vendorproof::mock_erp {
namespace {

/// Pages of the extension that are published and have no table here.
const Lines not_served = {"creditMemoRequests", "lineLots",        "paymentAllocations",
                          "paymentBatches",     "postingRequests", "receivableEntries"};

Json read(const std::string& name) {
  const std::string folder = std::getenv("VENDORPROOF_BC_MODELS");
  return parse_json(*read_file(folder + "/" + name))->at("entities");
}

TEST(PublishedContract, HoldsForEveryFieldOfTheStandardPages) {
  if (std::getenv("VENDORPROOF_BC_MODELS") == nullptr) GTEST_SKIP() << tests::bc_contract_is_missing;
  Lines without;
  EXPECT_EQ(differences_of(Api::Standard, read("bc_api_v2.json"), without), Lines());
}

TEST(PublishedContract, OfTheExtensionIsServedButForNamedImprovements) {
  if (std::getenv("VENDORPROOF_BC_MODELS") == nullptr) GTEST_SKIP() << tests::bc_contract_is_missing;
  Lines without;
  EXPECT_EQ(differences_of(Api::Vendorlink, read("custom_api_v1.json"), without), tests::bc_improvements());
  EXPECT_EQ(without, not_served);
}

}  // namespace
}  // namespace vendorproof::mock_erp
