// The whole catalogue against Business Central online: every call to the ERP carries an access token.
#include <gtest/gtest.h>

#include "core/erp/dialects.h"
#include "harness/command/builtin_files.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

void go_online(CoreConfig& config) {
  config.dialect = erp::dialect_named("business-central-online");
  config.erp.settings = erp::example_access(*config.dialect).settings;
}

struct Seen {
  std::size_t tokens = 0;
  std::size_t calls = 0;
  std::size_t without_token = 0;
};

/// Where the ERP lets nobody in, no token is given: that is the refusal that people are told of.
scenarios::Scenario as_online(scenarios::Scenario scenario) {
  for (scenarios::ExpectedException& exception : scenario.expected_exceptions) {
    const bool is_of_erp = !scenario.faults.empty() && scenario.faults.front().peer == "erp";
    if (exception.kind == "peer-refuses" && is_of_erp) exception.kind = "request-refused";
  }
  // As online, where most reads are answered by a replica.
  scenario.erp_read_lag = std::chrono::seconds(30);
  return scenario;
}

std::string told(const reports::ScenarioResult& result) {
  std::string text;
  for (const reports::Finding& finding : result.findings) {
    text += std::string(finding.rule->id) + " " + finding.evidence + "\n";
  }
  for (const std::vector<std::string>* lines : {&result.missing, &result.troubles, &result.exceptions}) {
    for (const std::string& line : *lines) text += line + "\n";
  }
  return text;
}

RunSettings online(Seen& seen) {
  RunSettings settings;
  settings.set_up_core = go_online;
  settings.listener = [&seen](Peer peer, const HttpRequest& request, const HttpResponse&) {
    if (peer != Peer::Erp) return;
    const bool asks_for_token = request.path.find("/oauth2/") != std::string::npos;
    const std::string header = header_of(request.headers, "authorization").value_or("");
    ++(asks_for_token ? seen.tokens : seen.calls);
    if (!asks_for_token && header.rfind("Bearer eyJ", 0) != 0) ++seen.without_token;
  };
  return settings;
}

TEST(OnlineErp, TheCatalogueComesOutAsExpected) {
  std::size_t played = 0;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    const scenarios::Scenario scenario = as_online(*read_playable(file.text, std::string(file.name)));
    Seen seen;
    const reports::ScenarioResult result = result_of(scenario, run(scenario, online(seen)));
    EXPECT_TRUE(result.passed) << file.name << "\n" << told(result);
    EXPECT_GT(seen.tokens, 0U) << file.name;
    EXPECT_GT(seen.calls, seen.tokens) << file.name;
    EXPECT_EQ(seen.without_token, 0U) << file.name;
    ++played;
  }
  EXPECT_GT(played, 40U);
}

}  // namespace
}  // namespace vendorproof::harness
