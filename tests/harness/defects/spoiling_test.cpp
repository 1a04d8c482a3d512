#include "harness/defects/spoiling.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::harness {
namespace {

SpoiledRequest submission(const std::string& body) {
  SpoiledRequest spoiled;
  spoiled.operation = "submitInvoices";
  spoiled.request.method = "POST";
  spoiled.request.headers = {{"x-amz-access-token", "first"}};
  spoiled.request.body = body;
  return spoiled;
}

TEST(Spoiling, EditsEachDocumentOfItsOperationOnly) {
  const Spoiler spoiler = edits_each("submitInvoices", "invoices", [](Json& invoice) { invoice["id"] = "X"; });
  SpoiledRequest invoices = submission(R"({"invoices":[{"id":"A"},{"id":"B"}]})");
  spoiler.on_request(invoices);
  EXPECT_EQ(invoices.request.body, R"({"invoices":[{"id":"X"},{"id":"X"}]})");
  SpoiledRequest other = submission(R"({"invoices":[{"id":"A"}]})");
  other.operation = "submitAcknowledgement";
  spoiler.on_request(other);
  EXPECT_EQ(other.request.body, R"({"invoices":[{"id":"A"}]})");
  SpoiledRequest broken = submission("{");
  spoiler.on_request(broken);
  EXPECT_EQ(broken.request.body, "{");
}

TEST(Spoiling, AmountsStayAboveZero) {
  Json quantity = {{"amount", 1}};
  add_to_amount(quantity, -1);
  EXPECT_EQ(quantity["amount"], 1);
  add_to_amount(quantity, 2);
  EXPECT_EQ(quantity["amount"], 3);
  Json money = {{"amount", "12.50"}};
  add_to_money(money, 100);
  EXPECT_EQ(money["amount"], "12.51");
}

TEST(Spoiling, WhatIsHeldLooksProcessedAndLeavesLaterWithAFreshToken) {
  const Spoiler spoiler = holds("submitInvoices", std::chrono::hours(2));
  SpoiledRequest held = submission("{}");
  spoiler.on_request(held);
  ASSERT_TRUE(held.instead.has_value());
  EXPECT_EQ(held.instead->status, 202);
  const std::string id = parse_json(held.instead->body)->at("payload").at("transactionId").get<std::string>();

  SpoiledRequest question;
  question.operation = "getTransaction";
  question.at = held.at + std::chrono::hours(2);
  question.request.path = "/vendor/transactions/v1/transactions/" + id;
  question.request.headers = {{"x-amz-access-token", "second"}};
  spoiler.on_request(question);
  ASSERT_TRUE(question.instead.has_value());
  EXPECT_NE(question.instead->body.find("Success"), std::string::npos);
  ASSERT_EQ(question.before.size(), 1U);
  EXPECT_EQ(question.before[0].headers, (Fields{{"x-amz-access-token", "second"}}));
}

}  // namespace
}  // namespace vendorproof::harness
