// Two orders that the ERP bills with one invoice: 7QX2M4KP, and 8ELSE001 that comes half an hour later.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {

/// The despatch of the second order: DSP-2 with shipment SS-2.
inline Json second_despatch(const std::string& departed) {
  Json json = PeersInScript::despatch_json(departed, "8ELSE001");
  json["id"] = "d2";
  json["number"] = "DSP-2";
  for (Json& line : json["despatchLines"]) {
    line["orderNumber"] = "S-2";
    line["shipmentNumber"] = "SS-2";
  }
  json["packages"][0]["sscc"] = "095060000000000039";
  json["packages"][1]["sscc"] = "095060000000000046";
  return json;
}

/// SI-1 over both shipments; the line numbers of the two sales orders are the same.
inline Json invoice_for_both(const std::string& modified) {
  Json json = PeersInScript::invoice_json(modified);
  for (const char* field : {"externalDocumentNumber", "orderNumber"}) json[field] = "";
  for (const char* field : {"amountExcludingTax", "amountIncludingTax", "remainingAmount"}) json[field] = 600;
  const Json lines = json["postedInvoiceLines"];
  json["postedInvoiceLines"] = Json::array();
  for (const char* shipment : {"SS-1", "SS-2"}) {
    const bool is_first = std::string(shipment) == "SS-1";
    for (Json line : lines) {
      line["externalDocumentNumber"] = is_first ? "7QX2M4KP" : "8ELSE001";
      line["orderNumber"] = is_first ? "S-1" : "S-2";
      line["shipmentNumber"] = shipment;
      line["sequence"] = 10'000 * (json["postedInvoiceLines"].size() + 1);
      json["postedInvoiceLines"].push_back(line);
    }
  }
  return json;
}

/// Both orders are answered, and nothing has left.
inline void place_both(Conversation& talk) {
  talk.peers().orders.push_back(PeersInScript::order_json("8ELSE001"));
  talk.run_for(std::chrono::hours(2));
}

/// Both have left with a despatch each, both ship notices are taken, and the ERP has posted SI-1.
inline void bill_both(Conversation& talk) {
  place_both(talk);
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z"),
                             second_despatch("2026-11-03T12:35:00Z")};
  talk.peers().invoices = {invoice_for_both("2026-11-03T14:30:00Z")};
}

}  // namespace vendorproof::flow
