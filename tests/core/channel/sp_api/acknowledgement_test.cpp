#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/messages.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

using samples::at;
using trade::AcknowledgementCode;
using trade::RejectionReason;

trade::Acknowledgement acknowledgement_of(std::vector<trade::LineAcknowledgement> lines) {
  return {"7QX2M4KP", std::move(lines)};
}

Json body_of(const HttpRequest& request) { return samples::parsed(request.body); }

Json items_of(const trade::PurchaseOrder& order, std::vector<trade::LineAcknowledgement> lines) {
  const AcknowledgementDraft draft{order, acknowledgement_of(std::move(lines)), at("2026-11-02")};
  const HttpRequest request = submit_acknowledgements(std::span(&draft, 1));
  return body_of(request)["acknowledgements"][0]["items"];
}

TEST(Acknowledgement, WritesWhatTheOrderSaidAndWhatIsAnswered) {
  trade::PurchaseOrder order = samples::order();
  order.lines[1].sequence_text = "00002";
  const AcknowledgementDraft draft{
      order,
      acknowledgement_of({{1, {{AcknowledgementCode::Accepted, 40, {}, {}}}},
                          {2,
                           {{AcknowledgementCode::Accepted, 36, {}, {}},
                            {AcknowledgementCode::Backordered, 12, at("2026-11-20T00:00:00Z"), {}},
                            {AcknowledgementCode::Rejected, 12, {}, RejectionReason::TemporarilyUnavailable}}}}),
      at("2026-11-02T12:00:00Z")};
  const HttpRequest request = submit_acknowledgements(std::span(&draft, 1));
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path, "/vendor/orders/v1/acknowledgements");
  EXPECT_EQ(header_of(request.headers, "content-type"), "application/json");
  EXPECT_EQ(body_of(request), samples::parsed(R"({"acknowledgements":[{
    "purchaseOrderNumber":"7QX2M4KP","sellingParty":{"partyId":"TEAS1"},"acknowledgementDate":"2026-11-02T12:00:00Z",
    "items":[
      {"itemSequenceNumber":"1","amazonProductIdentifier":"B0TEAGREEN","vendorProductIdentifier":"TG-100",
       "orderedQuantity":{"amount":40,"unitOfMeasure":"Eaches","unitSize":1},
       "netCost":{"currencyCode":"USD","amount":"3.75"},
       "itemAcknowledgements":[{"acknowledgementCode":"Accepted",
          "acknowledgedQuantity":{"amount":40,"unitOfMeasure":"Eaches","unitSize":1}}]},
      {"itemSequenceNumber":"00002","amazonProductIdentifier":"B0TEABLACK",
       "orderedQuantity":{"amount":5,"unitOfMeasure":"Cases","unitSize":12},
       "netCost":{"currencyCode":"USD","amount":"2.50"},
       "itemAcknowledgements":[
         {"acknowledgementCode":"Accepted",
          "acknowledgedQuantity":{"amount":3,"unitOfMeasure":"Cases","unitSize":12}},
         {"acknowledgementCode":"Backordered",
          "acknowledgedQuantity":{"amount":1,"unitOfMeasure":"Cases","unitSize":12},
          "scheduledDeliveryDate":"2026-11-20T00:00:00Z"},
         {"acknowledgementCode":"Rejected",
          "acknowledgedQuantity":{"amount":1,"unitOfMeasure":"Cases","unitSize":12},
          "rejectionReason":"TemporarilyUnavailable"}]}]}]})"));
}

TEST(Acknowledgement, OmitsCancelledLines) {
  const Json items = items_of(samples::order(), {{3, {{AcknowledgementCode::Accepted, 0, {}, {}}}}});
  EXPECT_TRUE(items.empty());
}

TEST(Acknowledgement, WritesEachesWhenCasesWouldNotBeWhole) {
  const Json items =
      items_of(samples::order(),
               {{2, {{AcknowledgementCode::Accepted, 35, {}, {}}, {AcknowledgementCode::Rejected, 25, {}, {}}}}});
  const Json expected = {{"amount", 35}, {"unitOfMeasure", "Eaches"}, {"unitSize", 1}};
  EXPECT_EQ(items[0]["itemAcknowledgements"][0]["acknowledgedQuantity"], expected);
}

TEST(Acknowledgement, RejectsALineOfUnstatedCaseSizeInItsOwnUnit) {
  trade::PurchaseOrder order = samples::order();
  order.lines[1].ordered.unit_size = 0;
  const Json ordered = {{"amount", 5}, {"unitOfMeasure", "Cases"}};
  const Json items =
      items_of(order, {{2, {{AcknowledgementCode::Rejected, 5, {}, RejectionReason::InvalidProductIdentifier}}}});
  EXPECT_EQ(items[0]["orderedQuantity"], ordered);
  EXPECT_EQ(items[0]["itemAcknowledgements"][0]["acknowledgedQuantity"], ordered);
}

TEST(Acknowledgement, KnowsEveryReason) {
  for (const auto& [reason, name] : {std::pair(RejectionReason::TemporarilyUnavailable, "TemporarilyUnavailable"),
                                     std::pair(RejectionReason::InvalidProductIdentifier, "InvalidProductIdentifier"),
                                     std::pair(RejectionReason::ObsoleteProduct, "ObsoleteProduct")}) {
    const Json items = items_of(samples::order(), {{1, {{AcknowledgementCode::Rejected, 40, {}, reason}}}});
    EXPECT_EQ(items[0]["itemAcknowledgements"][0]["rejectionReason"], name);
  }
}

TEST(AcknowledgementDeathTest, StopsForALineThatTheOrderDoesNotHave) {
  EXPECT_DEATH(items_of(samples::order(), {{9, {}}}), "broken promise");
}

RC_GTEST_PROP(Acknowledgement, EachesSurviveTheUnit, (std::uint16_t cases, std::uint8_t size, std::uint32_t cut)) {
  trade::PurchaseOrder order = samples::order();
  order.lines[1].ordered = {cases + 1, UnitOfMeasure::Cases, size + 1};
  const std::int64_t ordered = (cases + 1) * (size + 1);
  const std::int64_t accepted = cut % (ordered + 1);
  const Json items = items_of(order, {{2,
                                       {{AcknowledgementCode::Accepted, accepted, {}, {}},
                                        {AcknowledgementCode::Rejected, ordered - accepted, {}, {}}}}});
  std::int64_t sum = 0;
  for (const Json& part : items[0]["itemAcknowledgements"]) {
    const Json& quantity = part["acknowledgedQuantity"];
    const auto unit_size = quantity["unitSize"].get<std::int64_t>();
    RC_ASSERT(unit_size == (quantity["unitOfMeasure"] == "Cases" ? size + 1 : 1));
    sum += quantity["amount"].get<std::int64_t>() * unit_size;
  }
  RC_ASSERT(sum == ordered);
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
