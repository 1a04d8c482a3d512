// Asking served mocks, and comparing ledgers of trades that ran at different speeds.
#pragma once

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/live/http_client.h"
#include "harness/record/ledger_text.h"
#include "harness/world/world.h"

namespace vendorproof::harness {

inline HttpResponse ask(const std::string& url, const std::string& method, const std::string& path,
                        const std::string& body = "") {
  live::HttpClient client(live::parse_endpoint(url).value());
  HttpRequest request;
  request.method = method;
  set_target(request, path);
  request.body = body;
  if (!body.empty()) request.headers = {{"Content-Type", "application/json"}};
  live::Outcome outcome = client.send(request, std::chrono::seconds(20)).outcome;
  EXPECT_TRUE(std::holds_alternative<HttpResponse>(outcome)) << method << " " << url << path;
  return std::holds_alternative<HttpResponse>(outcome) ? std::get<HttpResponse>(outcome) : HttpResponse{0, {}, ""};
}

/// One text per effect, sorted, without times and refused requests: equal if only the speed of the network differs.
inline std::vector<std::string> timeless(Json ledger) {
  std::vector<std::string> texts;
  for (Json& entry : ledger) {
    entry.erase("at");
    entry.erase("dated");
    if (entry["kind"] != text_of(EffectKind::RequestRefused)) texts.push_back(entry.dump());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// The differences, line by line: a failed comparison of two long lists of texts is hard to read.
inline void expect_same(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::vector<std::string> only_left;
  std::vector<std::string> only_right;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(only_left));
  std::set_difference(right.begin(), right.end(), left.begin(), left.end(), std::back_inserter(only_right));
  EXPECT_TRUE(only_left.empty()) << "only in process:\n" << join(only_left, "\n");
  EXPECT_TRUE(only_right.empty()) << "only over HTTP:\n" << join(only_right, "\n");
  EXPECT_FALSE(left.empty());
}

inline std::vector<std::string> ledger_in_process(const scenarios::Scenario& scenario) {
  const RunOutcome outcome = run(scenario, {});
  for (const OrderStanding& standing : outcome.standings) {
    EXPECT_TRUE(standing.settled) << standing.purchase_order << " waits for " << standing.waits_for;
  }
  return timeless(json_of(outcome.ledger));
}

}  // namespace vendorproof::harness
