#include "harness/field/field_state.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

/// Some trade at the ERP, so that trucks, invoices and stock are on their way.
Field in_the_middle(const scenarios::Scenario& scenario) {
  Field field(scenario);
  const Instant now = scenario.start + std::chrono::hours(30);
  field.advance(now);
  HttpRequest request;
  request.method = "POST";
  request.path = "/api/vendorproof/vendorlink/v1.0/companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/linkedOrders";
  request.headers = {{"Authorization", "Basic " + base64_encode("vendorproof:erp-test-key")}};
  for (const char* number : {"A", "B"}) {
    const std::string named =
        std::string(R"({"idempotencyKey":"KEY-)") + number + R"(","externalDocumentNumber":")" + number;
    request.body = named + R"(","customerNumber":"AMAZON","shipToCode":"PHX6","linkedOrderLines":[{"lineType":"Item",)"
                           R"("itemNumber":"ITEM-CC","quantity":80,"customerLineNumber":1}]})";
    EXPECT_EQ(field.handle(Peer::Erp, request, now).status, 201);
  }
  field.advance(now + std::chrono::hours(20));
  return field;
}

TEST(FieldState, GoesOnLikeTheOneThatWasExported) {
  const scenarios::Scenario scenario = ten_orders();
  Field field = in_the_middle(scenario);
  const Instant now = scenario.start + std::chrono::hours(50);
  const std::string state = export_state(field, now);
  scenarios::Scenario other;
  other.start = scenario.start;
  Field again(other);
  const Result<Instant> read = import_state(again, state);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(*read, now);
  EXPECT_EQ(export_state(again, now), state);
  EXPECT_EQ(again.next_due(), field.next_due());
  const Instant end = scenario.start + std::chrono::hours(24 * 60);
  field.advance(end);
  again.advance(end);
  EXPECT_EQ(export_state(again, end), export_state(field, end));
  EXPECT_GT(field.trucks().size(), 0U);
}

TEST(FieldState, WhatIsNotWholeIsRefusedWithAPlace) {
  const scenarios::Scenario scenario = ten_orders();
  const Field field = in_the_middle(scenario);
  const std::string state = export_state(field, scenario.start);
  const auto refusal = [&](const std::string& what, const std::string& by) {
    std::string text = state;
    EXPECT_NE(text.find(what), std::string::npos) << what;
    text.replace(text.find(what), what.size(), by);
    Field copy = field;
    const Result<Instant> read = import_state(copy, text);
    return read ? std::string("taken") : read.error().message;
  };
  EXPECT_EQ(refusal(R"("kind":"served field")", R"("kind":"x")"), "$.kind must be \"served field\"");
  EXPECT_EQ(refusal(R"("now":)", R"("then":1,"now":)"), "$ has an unknown field then");
  EXPECT_EQ(refusal(R"("script_next":)", R"("script_next":1)"),
            "$.seal does not fit: the state was changed after its export");
  EXPECT_EQ(refusal(R"("on_hand":)", R"("on_hand":1)"),
            "$.erp: $.seal does not fit: the state was changed after its export");
  for (std::size_t length = 0; length < state.size(); length += 1 + state.size() / 50) {
    Field copy = field;
    EXPECT_FALSE(import_state(copy, state.substr(0, length)).has_value());
  }
}

}  // namespace
}  // namespace vendorproof::harness
