// Every request that our core sends while it plays the catalogue and generated scenarios, and every answer that it
// gets, is checked against Amazon's models.
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "harness/world/world.h"
#include "tests/support/amazon_models.h"
#include "tests/support/conversation_scenarios.h"

namespace vendorproof::harness {
namespace {

/// Plays a scenario and collects what the models do not allow.
std::set<std::string> problems_in(const scenarios::Scenario& scenario, const tests::AmazonModels& models,
                                  std::map<std::string, int>& requests) {
  std::set<std::string> problems;
  RunSettings settings;
  settings.listener = [&](Peer peer, const HttpRequest& request, const HttpResponse& response) {
    const tests::ModelledOperation* operation = tests::AmazonModels::operation_of(request);
    if (peer != Peer::Amazon || operation == nullptr) return;
    ++requests[std::string(operation->response)];
    for (const std::string& problem : models.problems_of(request)) {
      problems.insert(scenario.name + ": sent to " + std::string(operation->path) + " " + problem);
    }
    for (const std::string& problem : models.problems_of(request, response)) {
      problems.insert(scenario.name + ": answered by " + std::string(operation->path) + " " + problem);
    }
  };
  (void)run(scenario, settings);
  return problems;
}

TEST(Models, HoldForEveryRequestOfTheCoreAndItsAnswer) {
  const std::optional<tests::AmazonModels> models = tests::AmazonModels::from_environment();
  if (!models) GTEST_SKIP() << tests::models_are_missing;
  std::map<std::string, int> requests;
  const std::set<std::string> none;
  for (const scenarios::Scenario& scenario : tests::conversation_scenarios()) {
    EXPECT_EQ(problems_in(scenario, *models, requests), none);
  }
  for (const char* response : {"SubmitAcknowledgementResponse", "SubmitShipmentConfirmationsResponse",
                               "SubmitInvoicesResponse", "GetPurchaseOrdersResponse", "GetTransactionResponse"}) {
    EXPECT_GT(requests[response], 20) << response;
  }
}

}  // namespace
}  // namespace vendorproof::harness
