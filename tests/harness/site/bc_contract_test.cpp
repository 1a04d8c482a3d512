// Every request that our core sends to the ERP while it plays the catalogue and generated scenarios, and every answer
// that it gets, is checked against Business Central's published contract, and against the extension's own description.
#include "tests/support/bc_contract.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "harness/world/world.h"
#include "tests/support/conversation_scenarios.h"

namespace vendorproof::harness {
namespace {

HttpRequest to_erp(const std::string& method, const std::string& target, const std::string& body = "") {
  HttpRequest request;
  request.method = method;
  set_target(request, "/api/vendorproof/vendorlink/v1.0/companies(x)/" + target);
  request.body = body;
  return request;
}

bool is_of_extension(const HttpRequest& request) { return starts_with(request.path, "/api/vendorproof/"); }

/// Plays a scenario and collects what the contract does not allow. The extension's own description knows no other
/// pages.
std::set<std::string> contract_problems_in(const scenarios::Scenario& scenario, const tests::BcContract& contract,
                                           bool is_extension_alone, std::map<std::string, int>& requests) {
  std::set<std::string> problems;
  RunSettings settings;
  settings.listener = [&](Peer peer, const HttpRequest& request, const HttpResponse& response) {
    if (peer != Peer::Erp || (is_extension_alone && !is_of_extension(request))) return;
    const std::string name = request.method + " " + request.path.substr(request.path.find(")/") + 2);
    ++requests[name.substr(0, name.find('('))];
    for (const std::string& problem : contract.problems_of(request)) {
      problems.insert(scenario.name + ": sent " + name + ": " + problem);
    }
    for (const std::string& problem : contract.problems_of(request, response)) {
      problems.insert(scenario.name + ": answered " + name + ": " + problem);
    }
  };
  (void)run(scenario, settings);
  return problems;
}

/// Plays all scenarios. Each of the requests has to be among those that the core sends.
void expect_no_problems(const tests::BcContract& contract, bool is_extension_alone,
                        const std::vector<std::string>& sent) {
  std::map<std::string, int> requests;
  const std::set<std::string> none;
  for (const scenarios::Scenario& scenario : tests::conversation_scenarios()) {
    EXPECT_EQ(contract_problems_in(scenario, contract, is_extension_alone, requests), none);
  }
  for (const std::string& request : sent) EXPECT_GT(requests[request], 20) << request;
}

const std::vector<std::string> sent_to_extension = {
    "POST linkedOrders",  "GET linkedOrders",     "PATCH linkedOrderLines", "GET linePromises",  "GET despatches",
    "GET postedInvoices", "POST paymentPostings", "GET itemUnits",          "GET itemReferences"};

TEST(BcContract, HoldsForEveryRequestOfTheCoreAndItsAnswer) {
  const std::optional<tests::BcContract> contract = tests::BcContract::from_environment();
  if (!contract) GTEST_SKIP() << tests::bc_contract_is_missing;
  std::vector<std::string> sent = sent_to_extension;
  sent.emplace_back("GET items");
  expect_no_problems(*contract, false, sent);
}

/// By the description that is shipped with the extension.
TEST(BcContract, OfTheExtensionHoldsForEveryRequestOfTheCoreAndItsAnswer) {
  expect_no_problems(tests::BcContract::of_extension(), true, sent_to_extension);
}

/// The same by the extension's own description, which also knows the pages that only it has.
TEST(BcContract, OfTheExtensionKnowsWhatItWouldNotTake) {
  const tests::BcContract contract = tests::BcContract::of_extension();
  const std::string payment = R"({"idempotencyKey":"P","customerNumber":"AMAZON","postingDate":"2026-11-23",)"
                              R"("invoiceNumber":"SI-1","amount":1)";
  const std::vector<HttpRequest> taken = {
      to_erp("POST", "paymentPostings", payment + "}"),
      to_erp("GET", "linkedOrders?$select=firstReleasedDateTime"),
      to_erp("POST", "linkedOrders(1)/Microsoft.NAV.release"),
  };
  for (const HttpRequest& request : taken) {
    EXPECT_TRUE(contract.problems_of(request).empty()) << request.method << " " << target_of(request);
  }
  HttpRequest change = to_erp("PATCH", "linkedOrderLines(1)", R"({"quantity":2})");
  change.headers.emplace_back("If-Match", "W/\"1\"");
  EXPECT_TRUE(contract.problems_of(change).empty());
  const std::vector<HttpRequest> refused = {
      to_erp("POST", "paymentPostings", payment + R"(,"remainingAfter":1})"),
      to_erp("POST", "paymentPostings", R"({"idempotencyKey":"P","customerNumber":"AMAZON"})"),
      to_erp("PATCH", "paymentPostings(1)", R"({"amount":2})"),
      to_erp("PATCH", "linkedOrderLines(1)", R"({"quantity":2})"),  // without If-Match
      to_erp("POST", "ledgerPostings", R"({"idempotencyKey":1})"),
      to_erp("GET", "linkedOrders?$select=colour"),
      to_erp("GET", "linkedOrders?$filter=idempotencyKey eq 'A'"),
      to_erp("GET", "despatches?$expand=packages($expand=contents)"),
      to_erp("POST", "linkedOrders", R"({"customerNumber":"AMAZON"})"),
      to_erp("POST", "linkedOrders(1)/Microsoft.NAV.ship"),
      to_erp("GET", "lineLots"),
  };
  for (const HttpRequest& request : refused) {
    EXPECT_FALSE(contract.problems_of(request).empty()) << request.method << " " << target_of(request);
  }
}

/// The requests of the core before this contract was held against it, and others that a real Business Central refuses.
TEST(BcContract, KnowsWhatBusinessCentralWouldNotTake) {
  const std::optional<tests::BcContract> contract = tests::BcContract::from_environment();
  if (!contract) GTEST_SKIP() << tests::bc_contract_is_missing;
  HttpRequest standard = to_erp("POST", "salesOrders", R"({"customerNumber":"AMAZON","shipToCode":"PHX6"})");
  standard.path = "/api/v2.0/companies(x)/salesOrders";
  const std::vector<HttpRequest> refused = {
      standard,
      to_erp("GET", "salesOrderReservations"),
      to_erp("GET", "itemUnitsOfMeasure"),
      to_erp("GET", "itemReferences?$filter=referenceKind eq 'Amazon'"),
      to_erp("GET", "linkedOrders?$filter=idempotencyKey eq 'A'"),
      to_erp("GET", "linkedOrders?$select=colour"),
      to_erp("GET", "linkedOrders?$expand=salesOrderLines"),
      to_erp("GET", "despatches?$expand=packages($expand=contents)"),
      to_erp("GET", "despatches?$orderby=postingDateTime"),
      to_erp("POST", "linkedOrders", R"({"customerNumber":"AMAZON"})"),
      to_erp("POST", "linkedOrders", R"({"idempotencyKey":"A","customerNumber":"AMAZON","status":"Released"})"),
      to_erp("POST", "linkedOrders", R"({"idempotencyKey":"A","customerNumber":"AMAZON","shipToCode":"ELEVENCHARS"})"),
      to_erp("POST", "linkedOrders(1)/Microsoft.NAV.ship"),
      to_erp("PATCH", "linkedOrderLines(1)", R"({"quantity":1})"),
      to_erp("POST", "despatches", "{}"),
  };
  for (const HttpRequest& request : refused) {
    EXPECT_FALSE(contract->problems_of(request).empty()) << request.method << " " << target_of(request);
  }
}

}  // namespace
}  // namespace vendorproof::harness
