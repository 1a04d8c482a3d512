#include "harness/usage/manual.h"

#include <gtest/gtest.h>

#include "harness/usage/command_line.h"
#include "harness/usage/usage_cases.h"

namespace vendorproof::harness {
namespace {

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Manual, NamesEveryCommandOptionAndUsageCase) {
  const CommandLine line({});
  const std::string page = man_page(line.app(), "1.2.3");
  EXPECT_EQ(page.find(".TH VENDORPROOF 1 \"\" \"vendorproof 1.2.3\""), 0U);
  for (const char* command : {"certify", "demo", "replay", "rehearse", "selftest", "report", "serve", "run", "rules"}) {
    EXPECT_NE(page.find(".SS vendorproof " + std::string(command)), std::string::npos) << command;
  }
  EXPECT_NE(page.find(".B \\-\\-rate\\-card VALUE"), std::string::npos);
  EXPECT_EQ(page.find("manual"), std::string::npos) << "it is for packages";
  EXPECT_EQ(count_of(page, "\nExit status "), usage_cases().size());
}

TEST(Manual, NamesEveryEnvironmentVariable) {
  const CommandLine line({});
  const std::string page = man_page(line.app(), "1.2.3");
  for (const char* name :
       {"VENDORPROOF_CLIENT_SECRET", "VENDORPROOF_REFRESH_TOKEN", "VENDORPROOF_ERP_KEY", "VENDORPROOF_OPERATORS_TOKEN",
        "VENDORPROOF_ALERTS_WEBHOOK_SECRET", "SSL_CERT_FILE", "SSL_CERT_DIR", "NO_COLOR"}) {
    EXPECT_EQ(count_of(page, ".TP\n.B " + std::string(name) + "\n"), 1U) << name;
  }
}

TEST(Manual, HasNoLineThatRoffWouldTakeForAnotherRequest) {
  const CommandLine line({});
  const std::string page = man_page(line.app(), "1.2.3");
  for (std::size_t at = 0; at != std::string::npos && at < page.size();) {
    const std::string_view request = std::string_view(page).substr(at, 3);
    if (request[0] == '.') {
      EXPECT_TRUE(request == ".TH" || request == ".SH" || request == ".SS" || request == ".TP" || request == ".B " ||
                  request == ".I ")
          << page.substr(at, 60);
    }
    EXPECT_NE(request[0], '\'') << page.substr(at, 60);
    at = page.find('\n', at);
    if (at != std::string::npos) ++at;
  }
}

/// In a bold line a double quote would vanish.
TEST(Manual, DoubleQuotesStay) {
  const CommandLine line({});
  const std::string page = man_page(line.app(), "1.2.3");
  EXPECT_EQ(page.find('"', page.find('\n')), std::string::npos);
  EXPECT_NE(page.find("certify \\(dq$(printf"), std::string::npos);
}

TEST(Manual, CompletesCommandsOptionsAndNames) {
  const CommandLine line({});
  const std::string script = bash_completion(line.app());
  const std::string commands =
      "certify demo replay rehearse selftest report serve run store exceptions status alerts reconcile audit rules";
  EXPECT_NE(script.find("words='" + commands + " --help --version'"), std::string::npos);
  EXPECT_NE(script.find("--clock) words='real scaled virtual frozen'"), std::string::npos);
  EXPECT_NE(script.find("order-in-cases"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
