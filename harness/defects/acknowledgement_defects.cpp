// Defects of acknowledgements.
#include <memory>
#include <set>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

void reject_first_line(Json& acknowledgement) {
  Json& item = acknowledgement["items"].at(0);
  Json part = {{"acknowledgementCode", "Rejected"},
               {"acknowledgedQuantity", item["orderedQuantity"]},
               {"rejectionReason", "TemporarilyUnavailable"}};
  item["itemAcknowledgements"] = Json::array({std::move(part)});
}

void leave_out_last_line(Json& acknowledgement) {
  Json& items = acknowledgement["items"];
  if (items.size() > 1) items.erase(items.size() - 1);
}

/// The acknowledgement of an order as Amazon lists it: every line is accepted as ordered.
Json full_acceptance_of(const Json& order, Instant now) {
  const Json& details = order.at("orderDetails");
  Json acknowledgement = {{"purchaseOrderNumber", order.at("purchaseOrderNumber")},
                          {"sellingParty", details.at("sellingParty")},
                          {"acknowledgementDate", format_instant(now)}};
  acknowledgement["items"] = Json::array();
  for (const Json& line : details.at("items")) {
    Json part = {{"acknowledgementCode", "Accepted"}, {"acknowledgedQuantity", line.at("orderedQuantity")}};
    Json item = {{"itemSequenceNumber", line.at("itemSequenceNumber")},
                 {"orderedQuantity", line.at("orderedQuantity")},
                 {"netCost", line.at("netCost")},
                 {"itemAcknowledgements", Json::array({std::move(part)})}};
    for (const char* name : {"amazonProductIdentifier", "vendorProductIdentifier"}) {
      if (line.contains(name)) item[name] = line.at(name);
    }
    acknowledgement["items"].push_back(std::move(item));
  }
  return acknowledgement;
}

HttpRequest submission_of(Json acknowledgement, const HttpRequest& like) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/vendor/orders/v1/acknowledgements";
  request.headers = like.headers;
  request.headers.emplace_back("content-type", "application/json");
  request.body = Json({{"acknowledgements", Json::array({std::move(acknowledgement)})}}).dump();
  return request;
}

/// Orders that were listed but not accepted yet.
struct Seen {
  std::set<std::string> numbers;
  std::vector<Json> waiting;
};

/// The ERP's answer to a request that only a person can correct.
HttpResponse refused_for_good() {
  return {400,
          {{"Content-Type", "application/json"}},
          R"({"error":{"code":"Application_DialogException","message":"Customer is blocked."}})"};
}

Spoiler acknowledged_as_rejected(const scenarios::Scenario&) {
  return edits_each("submitAcknowledgement", "acknowledgements", reject_first_line);
}

Spoiler line_left_out(const scenarios::Scenario&) {
  return edits_each("submitAcknowledgement", "acknowledgements", leave_out_last_line);
}

Spoiler acknowledgement_twice(const scenarios::Scenario&) { return repeats("submitAcknowledgement", 2); }

Spoiler acknowledgement_a_day_late(const scenarios::Scenario&) {
  return holds("submitAcknowledgement", std::chrono::hours(30));
}

// The warehouse needs one or two days: after three days the truck and its ship notice have left.
Spoiler acknowledgement_after_ship_notice(const scenarios::Scenario&) {
  return holds("submitAcknowledgement", std::chrono::hours(72));
}

// The sales order is refused until Amazon has the promise that was made without it.
Spoiler acknowledged_before_erp(const scenarios::Scenario&) {
  const auto seen = std::make_shared<Seen>();
  Spoiler spoiler;
  spoiler.on_answer = [seen](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.operation != "getPurchaseOrders") return;
    const Result<Json> body = parse_json(response.body);
    if (!body || !body->contains("payload") || !body->at("payload").contains("orders")) return;
    for (const Json& order : body->at("payload").at("orders")) {
      const bool detailed = order.contains("orderDetails");
      if (detailed && seen->numbers.insert(order.value("purchaseOrderNumber", "")).second) {
        seen->waiting.push_back(order);
      }
    }
  };
  spoiler.on_request = [seen](SpoiledRequest& spoiled) {
    const bool early = spoiled.operation == "post linkedOrders";
    if (early && !seen->waiting.empty()) {
      spoiled.instead = HttpResponse{503, {{"Content-Type", "text/plain"}}, "busy"};
    }
    if (spoiled.peer != Peer::Amazon || spoiled.operation == "getAccessToken") return;
    for (const Json& order : seen->waiting) {
      spoiled.before.push_back(submission_of(full_acceptance_of(order, spoiled.at), spoiled.request));
    }
    seen->waiting.clear();
  };
  return spoiler;
}

// Amazon has the promise; the ERP never gets the order.
Spoiler sales_order_refused_in_silence(const scenarios::Scenario& scenario) {
  Spoiler spoiler = acknowledged_before_erp(scenario);
  const auto promise = spoiler.on_request;
  spoiler.on_request = [promise](SpoiledRequest& spoiled) {
    promise(spoiled);
    if (spoiled.operation != "post linkedOrders") return;
    spoiled.instead = refused_for_good();
  };
  spoiler.on_shown = [](std::vector<TradeException>& shown) { shown.clear(); };
  return spoiler;
}

// Amazon has the promise of all lines; the sales order lacks the last one, and nothing corrects the promise.
Spoiler line_lost_on_the_way(const scenarios::Scenario& scenario) {
  Spoiler spoiler = acknowledged_before_erp(scenario);
  const auto held = std::make_shared<HeldSubmissions>();
  const auto promise = spoiler.on_request;
  spoiler.on_request = [promise, held](SpoiledRequest& spoiled) {
    promise(spoiled);
    held->answer_transaction(spoiled);
    if (spoiled.operation == "submitAcknowledgement") return held->hold(spoiled);
    if (spoiled.operation == "post linkedOrders(<id>)/linkedOrderLines") {
      spoiled.instead = refused_for_good();
    }
    if (spoiled.operation != "post linkedOrders") return;
    edit_body(spoiled.request, [](Json& order) {
      Json& lines = order["linkedOrderLines"];
      if (lines.size() > 1) lines.erase(lines.size() - 1);
    });
  };
  spoiler.on_shown = [](std::vector<TradeException>& shown) { shown.clear(); };
  return spoiler;
}

}  // namespace

const std::vector<Defect>& acknowledgement_defects() {
  static const std::vector<Defect> table = {
      {"acknowledged-as-rejected", "The first line is answered as rejected although the warehouse ships it.", "UNIT-05",
       "clean-order", acknowledged_as_rejected},
      {"acknowledged-before-erp", "Everything is accepted as soon as the order is seen, before the ERP has it.",
       "SEQ-01", "clean-order", acknowledged_before_erp},
      {"acknowledgement-a-day-late", "Acknowledgements leave 30 hours too late.", "ACK-02", "clean-order",
       acknowledgement_a_day_late},
      {"acknowledgement-after-ship-notice", "Acknowledgements leave 72 hours late, after the ship notice.", "SEQ-04",
       "clean-order", acknowledgement_after_ship_notice},
      {"acknowledgement-twice", "Every acknowledgement is sent twice.", "ONCE-02", "clean-order",
       acknowledgement_twice},
      {"line-left-out", "The last line of an order is left out of its acknowledgement.", "UNIT-02", "clean-order",
       line_left_out},
      {"line-lost-on-the-way", "Everything is accepted; the sales order lacks the last line, and nobody is told.",
       "SEQ-07", "clean-order", line_lost_on_the_way},
      {"sales-order-refused-in-silence",
       "Everything is accepted; the ERP refuses the sales orders, and nobody is told.", "SEQ-06", "clean-order",
       sales_order_refused_in_silence},
  };
  return table;
}

}  // namespace vendorproof::harness
