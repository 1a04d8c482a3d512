#include "harness/command/sandbox_models.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::harness {
namespace {

class SandboxModels : public testing::Test {
 protected:
  SandboxModels()
      : folder_(std::filesystem::temp_directory_path() / ("vendorproof-sandbox-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~SandboxModels() override { std::filesystem::remove_all(folder_); }
  SandboxModels(const SandboxModels&) = delete;
  SandboxModels& operator=(const SandboxModels&) = delete;

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  std::string problem() const {
    const auto read = read_sandbox_models(folder_.string());
    return read ? "" : read.error().message;
  }

  std::filesystem::path folder_;
};

constexpr const char* model = R"({"paths":{"/a":{"get":{"operationId":"getA","responses":{"200":{
  "x-amzn-api-sandbox":{"static":[{"request":{"parameters":{}},"response":{"payload":1}}]}}}}}}})";

TEST_F(SandboxModels, AreReadByNameOfFile) {
  write("b.json", model);
  write("a.json", model);
  write("pairs.json", "[]");
  write("notes.txt", "{");
  const auto read = read_sandbox_models(folder_.string());
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(read->front().path, "/a");
  EXPECT_EQ(read->front().response, R"({"payload":1})");
}

TEST_F(SandboxModels, NameTheFileAndTheRemedy) {
  EXPECT_NE(problem().find("no model with sandbox answers; take vendorOrders.json"), std::string::npos) << problem();
  write("a.json", "{");
  EXPECT_NE(problem().find("a.json: "), std::string::npos) << problem();
  EXPECT_NE(problem().find("remove it, or download it again"), std::string::npos) << problem();
  write("a.json", R"({"paths":{"/a":{"get":{}}}})");
  EXPECT_NE(problem().find("a.json: $.paths./a.get.responses is missing"), std::string::npos) << problem();
  EXPECT_EQ(serve_sandbox({(folder_ / "none").string(), 0}), 2);
}

TEST_F(SandboxModels, OfAmazonHoldThirtySixPairs) {
  const char* folder = std::getenv("VENDORPROOF_MODELS");
  if (folder == nullptr) GTEST_SKIP() << "set VENDORPROOF_MODELS to the folder of Amazon's models to run this";
  const auto read = read_sandbox_models(folder);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->size(), 36U);
}

}  // namespace
}  // namespace vendorproof::harness
