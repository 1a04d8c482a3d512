// Every request that our core sends to the ERP while it plays the catalogue and generated scenarios, and every answer
// that it gets, is checked against Business Central's published contract, and against the extension's own description.
#include "tests/support/bc_contract.h"

#include <map>
#include <set>
#include <string>

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

/// The contracts that a conversation is checked against. A page of the extension is checked against both.
struct Contracts {
  std::optional<tests::BcContract> published = tests::BcContract::from_environment();
  tests::BcContract extension = tests::BcContract::of_extension();

  std::set<std::string> problems_of(const HttpRequest& request, const HttpResponse& response) const {
    std::set<std::string> problems;
    const auto add = [&](const tests::BcContract& contract) {
      for (const std::string& problem : contract.problems_of(request)) problems.insert("sent: " + problem);
      for (const std::string& problem : contract.problems_of(request, response))
        problems.insert("answered: " + problem);
    };
    if (published) add(*published);
    if (starts_with(request.path, "/api/vendorproof/")) add(extension);
    return problems;
  }
};

/// Plays a scenario and collects what the contracts do not allow.
std::set<std::string> contract_problems_in(const scenarios::Scenario& scenario, const Contracts& contracts,
                                           std::map<std::string, int>& requests) {
  std::set<std::string> problems;
  RunSettings settings;
  settings.listener = [&](Peer peer, const HttpRequest& request, const HttpResponse& response) {
    if (peer != Peer::Erp) return;
    const std::string name = request.method + " " + request.path.substr(request.path.find(")/") + 2);
    ++requests[name.substr(0, name.find('('))];
    for (const std::string& problem : contracts.problems_of(request, response)) {
      problems.insert(scenario.name + ": " + name + ": " + problem);
    }
  };
  (void)run(scenario, settings);
  return problems;
}

TEST(BcContract, HoldsForEveryRequestOfTheCoreAndItsAnswer) {
  const Contracts contracts;
  std::map<std::string, int> requests;
  const std::set<std::string> none;
  for (const scenarios::Scenario& scenario : tests::conversation_scenarios()) {
    EXPECT_EQ(contract_problems_in(scenario, contracts, requests), none);
  }
  for (const char* request :
       {"POST linkedOrders", "GET linkedOrders", "PATCH linkedOrderLines", "GET linePromises", "GET despatches",
        "GET postedInvoices", "POST paymentPostings", "GET items", "GET itemUnits", "GET itemReferences"}) {
    EXPECT_GT(requests[request], 20) << request;
  }
  if (!contracts.published) GTEST_SKIP() << "the standard pages: " << tests::bc_contract_is_missing;
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
  const std::vector<HttpRequest> refused = {
      to_erp("POST", "paymentPostings", payment + R"(,"remainingAfter":1})"),
      to_erp("POST", "paymentPostings", R"({"idempotencyKey":"P","customerNumber":"AMAZON"})"),
      to_erp("PATCH", "paymentPostings(1)", R"({"amount":2})"),
      to_erp("POST", "ledgerPostings", R"({"idempotencyKey":1})"),
      to_erp("GET", "linkedOrders?$select=colour"),
      to_erp("GET", "linkedOrders?$filter=idempotencyKey eq 'A'"),
      to_erp("GET", "despatches?$expand=packages($expand=contents)"),
      to_erp("POST", "linkedOrders", R"({"customerNumber":"AMAZON"})"),
      to_erp("POST", "linkedOrders(1)/Microsoft.NAV.ship"),
      to_erp("GET", "shipToAddresses"),
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
