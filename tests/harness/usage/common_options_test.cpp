#include "harness/usage/common_options.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

void parse(CLI::App& app, const std::string& word, const std::string& value) {
  app.parse(std::vector<std::string>{value, word});
}

TEST(CommonOptions, TakeASeedOfAllBits) {
  CLI::App app;
  std::uint64_t seed = 0;
  add_seed(app, seed);
  EXPECT_NO_THROW(parse(app, "--seed", "18446744073709551615"));
  EXPECT_EQ(seed, UINT64_MAX);
  EXPECT_THROW(parse(app, "--seed", "-1"), CLI::ParseError);
}

TEST(CommonOptions, TakeAPortThatExists) {
  CLI::App app;
  int port = 0;
  add_port(app, "--port", port, "a port");
  EXPECT_NO_THROW(parse(app, "--port", "65535"));
  EXPECT_EQ(port, 65'535);
  EXPECT_THROW(parse(app, "--port", "65536"), CLI::ParseError);
}

TEST(CommonOptions, TakeANameThatIsNotEmpty) {
  CLI::App app;
  std::string name;
  add_integration(app, name);
  EXPECT_THROW(parse(app, "--integration", ""), CLI::ParseError);
  EXPECT_NO_THROW(parse(app, "--integration", "ours"));
}

}  // namespace
}  // namespace vendorproof::harness
