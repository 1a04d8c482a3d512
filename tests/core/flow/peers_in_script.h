// Two obliging peers: just enough of Amazon and of an ERP to answer every operation of the flow's table.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/flow/outbox/contract.h"
#include "tests/core/flow/submissions_in_script.h"

namespace vendorproof::flow {

class PeersInScript {
 public:
  Instant now{};
  std::vector<Json> orders = {order_json()};
  std::map<std::string, Json> sales_orders;          ///< by id
  std::map<std::string, std::int64_t> reserved;      ///< by item; everything when absent
  std::map<std::string, std::int64_t> closed_short;  ///< by item
  std::map<std::string, std::string> known_as;       ///< more items: Amazon's identifier by item
  std::string expected_receipt = "0001-01-01";       ///< of what is not reserved; this value if none is known
  std::vector<Json> despatches;
  bool contents_are_refused = false;  ///< of despatches; their heads are served
  std::vector<Json> invoices;
  std::vector<Json> credit_memos;
  std::vector<Json> items = {item("TEA-GREEN", false, 3.75), item("TEA-BLACK", false, 2.5), item("TEA-OLD", true, 1)};
  std::vector<Json> units = {{{"itemNumber", "TEA-BLACK"}, {"code", "PCS"}, {"qtyPerUnitOfMeasure", 1}},
                             {{"itemNumber", "TEA-BLACK"}, {"code", "CASE12"}, {"qtyPerUnitOfMeasure", 12}}};
  std::string remittance_rows;                                          ///< in the form of one table
  std::string remittance_file;                                          ///< "": the rows above
  std::vector<std::string> payments;                                    ///< their keys
  std::vector<Json> journal;                                            ///< postings of the ledger
  std::map<std::string, std::pair<std::string, std::string>> verdicts;  ///< by operation: status and code
  SubmissionsInScript submissions;
  std::string notices_say = "Success";    ///< of transactions of ship notices that did not fail; others: Processing
  std::vector<Json> acknowledged_status;  ///< itemStatus of getPurchaseOrdersStatus

  HttpResponse answer(const HttpCall& call) {
    const std::string& name = call.operation;
    if (name == "token") return ok({{"access_token", "Atza|1"}, {"token_type", "bearer"}, {"expires_in", 3600}});
    if (name == "oauth2.token") return ok({{"access_token", "erp-1"}, {"token_type", "Bearer"}, {"expires_in", 3599}});
    if (name == "getPurchaseOrders") return ok({{"payload", {{"orders", orders_in(call.request)}}}});
    if (name == "getPurchaseOrder") return one_order(call.subject);
    if (name == "getPurchaseOrdersStatus") return order_status();
    if (name == "getTransaction") return transaction(call);
    if (name == "getRemittances") return remittances();
    if (name == "items.list") return list(items);
    if (name == "itemUnits.list") return list(units);
    if (name == "itemReferences.list") return list(references());
    if (name == "linkedOrders.find") return list(found_orders(call.subject));
    if (name == "linkedOrders.create") return create_order(call.request);
    if (name == "linkedOrders.release") return release_order(call.request);
    if (name == "linkedOrderLines.change") return change_line(call.request);
    if (name == "linkedOrders.change") return change_head(call.request);
    if (name == "linkedOrderLines.add") return add_line(call.request);
    if (name == "linePromises.list") return list(promises(*query_of(call.request, "$filter")));
    if (name == "despatches.list" && contents_are_refused && query_of(call.request, "$expand")) return {403, {}, "{}"};
    if (name == "despatches.list") return list(rows_since(call.request, despatches));
    if (name == "postedInvoices.list") return list(rows_since(call.request, invoices));
    if (name == "postedCreditMemos.list") return list(rows_since(call.request, credit_memos));
    if (name == "paymentPostings.find") return find_payment(call.request);
    if (name == "paymentPostings.create") return create_payment(call.request);
    if (name == "ledgerPostings.find") return list(ledger_postings(*query_of(call.request, "$filter")));
    if (name == "ledgerPostings.create") return create_ledger_posting(call.request);
    const auto verdict = verdicts.find(name);
    return submissions.submit(call, verdict != verdicts.end() && verdict->second.first == "Failure");
  }

  static Json item(const char* number, bool blocked, const Json& price) {
    return {{"number", number}, {"blocked", blocked}, {"unitPrice", price}, {"baseUnitOfMeasureCode", "PCS"}};
  }

  /// Two lines: 40 eaches at 3.75, back-order allowed, and 5 cases of 12 at 2.50, not allowed.
  static Json order_json(const std::string& number = "7QX2M4KP") {
    Json json = *parse_json(R"({
      "purchaseOrderNumber": "", "purchaseOrderState": "New",
      "orderDetails": {
        "purchaseOrderDate": "2026-11-02T09:30:00Z", "purchaseOrderStateChangedDate": "2026-11-02T09:30:00Z",
        "purchaseOrderType": "RegularOrder", "paymentMethod": "Invoice", "buyingParty": {"partyId": "PHX6"},
        "sellingParty": {"partyId": "TEAS1"}, "shipToParty": {"partyId": "PHX6"}, "billToParty": {"partyId": "AMZPA"},
        "deliveryWindow": "2026-11-05T08:00:00Z--2026-11-12T08:00:00Z",
        "items": [
          {"itemSequenceNumber": "1", "amazonProductIdentifier": "B0TEAGREEN",
           "orderedQuantity": {"amount": 40, "unitOfMeasure": "Eaches", "unitSize": 1}, "isBackOrderAllowed": true,
           "netCost": {"currencyCode": "USD", "amount": "3.75"}},
          {"itemSequenceNumber": "2", "amazonProductIdentifier": "B0TEABLACK",
           "orderedQuantity": {"amount": 5, "unitOfMeasure": "Cases", "unitSize": 12}, "isBackOrderAllowed": false,
           "netCost": {"currencyCode": "USD", "amount": "2.5"}}]}})");
    json["purchaseOrderNumber"] = number;
    return json;
  }

  /// The whole order in two cartons, departed at `departed`.
  static Json despatch_json(const std::string& departed, const std::string& order = "7QX2M4KP") {
    Json json = *parse_json(R"({"id":"d1","number":"DSP-1","status":"Posted","customerNumber":"AMAZON",
      "loadNumber":"LOAD-7","shipToCode":"PHX6","shippingAgentCode":"ABFS","proNumber":"PRO7",
      "billOfLadingNumber":"BOL-20001001","customerPickupReference":"","packageCount":2,"complete":true,
      "postedDateTime":"2026-11-03T12:00:00Z","departureDateTime":"",
      "estimatedArrivalDateTime":"2026-11-05T12:30:00Z","lastModifiedDateTime":"",
      "despatchLines":[
        {"sequence":10000,"orderNumber":"S-1","orderLineSequence":10000,"externalDocumentNumber":"",
         "itemNumber":"TEA-GREEN","quantityBase":40,"shipmentNumber":"SS-1","undoneQuantityBase":0},
        {"sequence":20000,"orderNumber":"S-1","orderLineSequence":20000,"externalDocumentNumber":"",
         "itemNumber":"TEA-BLACK","quantityBase":60,"shipmentNumber":"SS-1","undoneQuantityBase":0}],
      "packages":[
        {"packageNumber":1,"parentPackageNumber":0,"packageType":"Carton","sscc":"095060000000000015",
         "trackingNumber":"","packageContents":[
           {"despatchLineSequence":10000,"quantityBase":40,"lotNumber":"","expirationDate":"0001-01-01"}]},
        {"packageNumber":2,"parentPackageNumber":0,"packageType":"Carton","sscc":"095060000000000022",
         "trackingNumber":"","packageContents":[
           {"despatchLineSequence":20000,"quantityBase":60,"lotNumber":"","expirationDate":"0001-01-01"}]}]})");
    json["departureDateTime"] = departed;
    json["lastModifiedDateTime"] = departed;
    for (Json& line : json["despatchLines"]) line["externalDocumentNumber"] = order;
    return json;
  }

  static Json invoice_json(const std::string& modified) {
    Json json = *parse_json(R"({"id":"i1","number":"SI-1","orderNumber":"","externalDocumentNumber":"",
      "customerNumber":"AMAZON","invoiceDate":"2026-11-03","postingDate":"2026-11-03","dueDate":"2026-12-03",
      "currencyCode":"USD","amountExcludingTax":300,"amountIncludingTax":300,"taxAmount":0,"remainingAmount":300,
      "lastModifiedDateTime":"","postedInvoiceLines":[
        {"sequence":20000,"lineType":"Item","itemNumber":"TEA-GREEN","orderNumber":"","externalDocumentNumber":"",
         "orderLineSequence":10000,"shipmentNumber":"","unitOfMeasureCode":"PCS","quantity":40,"quantityBase":40,
         "unitPrice":3.75,"amountExcludingTax":150,"amountIncludingTax":150},
        {"sequence":30000,"lineType":"Item","itemNumber":"TEA-BLACK","orderNumber":"","externalDocumentNumber":"",
         "orderLineSequence":20000,"shipmentNumber":"","unitOfMeasureCode":"PCS","quantity":60,"quantityBase":60,
         "unitPrice":2.5,"amountExcludingTax":150,"amountIncludingTax":150}]})");
    json["lastModifiedDateTime"] = modified;
    bill(json, "7QX2M4KP", "S-1", "SS-1");
    return json;
  }

  /// Makes an invoice one over a shipment of an order.
  static void bill(Json& invoice, const std::string& order, const std::string& sales_order,
                   const std::string& shipment) {
    invoice["externalDocumentNumber"] = order;
    invoice["orderNumber"] = sales_order;
    for (Json& line : invoice["postedInvoiceLines"]) {
      line["externalDocumentNumber"] = order;
      line["orderNumber"] = sales_order;
      line["shipmentNumber"] = shipment;
    }
  }

 private:
  static HttpResponse ok(const Json& json) { return {200, {}, json.dump()}; }
  static HttpResponse made(const Json& json) { return {201, {}, json.dump()}; }
  static HttpResponse list(const std::vector<Json>& rows) { return ok({{"value", rows}}); }
  static HttpResponse was_changed() {
    return {409, {}, R"({"error":{"code":"Request_EntityChanged","message":"changed"}})"};
  }
  static HttpResponse same_key() {
    return {400, {}, R"({"error":{"code":"Internal_EntityWithSameKeyExists","message":"The record exists"}})"};
  }

  /// Rows modified since the time in the filter; with the chosen columns alone.
  static std::vector<Json> rows_since(const HttpRequest& request, const std::vector<Json>& all) {
    const std::string filter = *query_of(request, "$filter");
    const Instant since = *parse_instant(filter.substr(filter.rfind(' ') + 1));
    std::vector<Json> rows;
    for (const Json& row : all) {
      const std::string modified = row["lastModifiedDateTime"];
      if (*parse_instant(modified) < since) continue;
      rows.push_back(row);
      if (!query_of(request, "$select")) continue;
      rows.back() = {{"number", row["number"]}, {"lastModifiedDateTime", modified}};
      if (row.contains("customerNumber")) rows.back()["customerNumber"] = row["customerNumber"];
    }
    return rows;
  }

  std::vector<Json> orders_in(const HttpRequest& request) const {
    const bool changed = query_of(request, "changedAfter").has_value();
    const Instant from = *parse_instant(*query_of(request, changed ? "changedAfter" : "createdAfter"));
    const Instant to = *parse_instant(*query_of(request, changed ? "changedBefore" : "createdBefore"));
    const char* field = changed ? "purchaseOrderChangedDate" : "purchaseOrderDate";
    std::vector<Json> result;
    for (const Json& order : orders) {
      const Json& details = order["orderDetails"];
      if (!details.contains(field)) continue;
      const Instant date = *parse_instant(details[field].get<std::string>());
      if (date >= from && date <= to && date <= now) result.push_back(order);
    }
    return result;
  }
  std::vector<Json> references() const {
    std::map<std::string, std::string> numbers = {
        {"TEA-GREEN", "B0TEAGREEN"}, {"TEA-BLACK", "B0TEABLACK"}, {"TEA-OLD", "B0TEAOLD"}};
    numbers.insert(known_as.begin(), known_as.end());
    std::vector<Json> rows;
    for (const auto& [item, number] : numbers) {
      rows.push_back({{"itemNumber", item}, {"identifierKind", "CustomerCatalogId"}, {"referenceNumber", number}});
    }
    return rows;
  }
  std::vector<Json> found_orders(const std::string& purchase_order) const {
    std::vector<Json> result;
    for (const auto& [id, order] : sales_orders) {
      if (order["externalDocumentNumber"] == purchase_order) result.push_back(order);
    }
    return result;
  }
  bool has_order_with_key(const Json& key) const {
    return std::any_of(sales_orders.begin(), sales_orders.end(), [&](const auto& one) {
      const auto own = one.second.find("idempotencyKey");
      return own != one.second.end() && *own == key;
    });
  }
  HttpResponse create_order(const HttpRequest& request) {
    Json json = *parse_json(request.body);
    if (has_order_with_key(json["idempotencyKey"])) return same_key();
    const std::string number = std::to_string(++sales_orders_made_);
    const std::string id = "so-" + number;
    json["id"] = id;
    json["number"] = "S-" + number;
    json["@odata.etag"] = "W/\"so-1\"";
    json["status"] = "Open";
    json["firstReleasedDateTime"] = "0001-01-01T00:00:00Z";
    std::int64_t sequence = 0;
    for (Json& line : json["linkedOrderLines"]) complete_line(line, id, sequence += 10'000);
    sales_orders[id] = json;
    return made(json);
  }
  /// What the ERP knows of a line that was entered in eaches.
  static void complete_line(Json& line, const std::string& order, std::int64_t sequence) {
    line["id"] = order + "-" + std::to_string(sequence);
    line["@odata.etag"] = "W/\"1\"";
    line["sequence"] = sequence;
    line["qtyPerUnitOfMeasure"] = 1;
    line["quantityBase"] = line["quantity"];
    line["shippedQuantityBase"] = 0;
  }
  HttpResponse release_order(const HttpRequest& request) {
    for (auto& [id, order] : sales_orders) {
      if (request.path.find("(" + id + ")/Microsoft.NAV.release") == std::string::npos) continue;
      if (order["status"] == "Released") return {204, {}, ""};
      order["status"] = "Released";
      if (order["firstReleasedDateTime"] == "0001-01-01T00:00:00Z")
        order["firstReleasedDateTime"] = format_instant(now);
      order["@odata.etag"] = order["@odata.etag"].get<std::string>() + "+";
      return {204, {}, ""};
    }
    return {404, {}, ""};
  }
  HttpResponse change_head(const HttpRequest& request) {
    const Json change = *parse_json(request.body);
    for (auto& [id, order] : sales_orders) {
      if (request.path.find("(" + id + ")") == std::string::npos) continue;
      if (header_of(request.headers, "If-Match") != order["@odata.etag"].get<std::string>()) return was_changed();
      for (const auto& [key, value] : change.items()) order[key] = value;
      order["@odata.etag"] = order["@odata.etag"].get<std::string>() + "+";
      return ok(order);
    }
    return {404, {}, ""};
  }
  HttpResponse add_line(const HttpRequest& request) {
    Json line = *parse_json(request.body);
    for (auto& [id, order] : sales_orders) {
      if (request.path.find("(" + id + ")/linkedOrderLines") == std::string::npos) continue;
      complete_line(line, id, 10'000 * (static_cast<std::int64_t>(order["linkedOrderLines"].size()) + 1));
      order["linkedOrderLines"].push_back(line);
      return made(line);
    }
    return {404, {}, ""};
  }
  HttpResponse change_line(const HttpRequest& request) {
    const Json change = *parse_json(request.body);
    for (auto& [id, order] : sales_orders) {
      for (Json& line : order["linkedOrderLines"]) {
        if (request.path.find("(" + line["id"].get<std::string>() + ")") == std::string::npos) continue;
        if (header_of(request.headers, "If-Match") != line["@odata.etag"].get<std::string>()) return was_changed();
        for (const auto& [key, value] : change.items()) line[key] = value;
        line["quantityBase"] = line["quantity"];
        line["@odata.etag"] = line["@odata.etag"].get<std::string>() + "+";
        return ok(line);
      }
    }
    return {404, {}, ""};
  }
  std::vector<Json> promises(const std::string& filter) const {
    std::vector<Json> rows;
    for (const auto& [id, order] : sales_orders) {
      if (filter != "documentId eq " + id) continue;
      for (const Json& line : order["linkedOrderLines"]) {
        const std::string item = line["itemNumber"];
        const std::int64_t ordered = line["quantityBase"];
        const auto limit = reserved.find(item);
        const auto closed = closed_short.find(item);
        const std::int64_t lost = closed == closed_short.end() ? 0 : closed->second;
        const std::int64_t got = std::min(ordered - lost, limit == reserved.end() ? ordered : limit->second);
        rows.push_back({{"documentId", id},
                        {"sequence", line["sequence"]},
                        {"itemNumber", item},
                        {"quantityBase", ordered},
                        {"shippedQuantityBase", 0},
                        {"outstandingQuantityBase", ordered - lost},
                        {"reservedQuantityBase", got},
                        {"backorderQuantityBase", ordered - lost - got},
                        {"earliestShipmentDate", expected_receipt},
                        {"closedShortQuantityBase", lost}});
      }
    }
    return rows;
  }
  HttpResponse one_order(const std::string& number) const {
    for (const Json& order : orders) {
      if (order["purchaseOrderNumber"] == number) return ok({{"payload", order}});
    }
    return {404, {}, R"({"errors":[{"code":"ResourceNotFound","message":"Cannot find resource by the given URI"}]})"};
  }
  HttpResponse order_status() const {
    return ok({{"payload",
                {{"ordersStatus",
                  Json::array({{{"purchaseOrderNumber", "7QX2M4KP"}, {"itemStatus", acknowledged_status}}})}}}});
  }
  HttpResponse transaction(const HttpCall& call) const {
    const bool is_of_notices = call.request.path.find("SubmitShipmentConfirmations") != std::string::npos;
    Json status = {{"transactionId", "t"}, {"status", is_of_notices ? notices_say : "Processing"}};
    submissions.add_failures(call.request.path, status);
    for (const auto& [operation, verdict] : verdicts) {
      if (call.request.path.find(operation) == std::string::npos) continue;
      status["status"] = verdict.first;
      if (verdict.second.empty()) continue;
      status["errors"] = Json::array({{{"code", verdict.second}, {"message", "no"}}});
    }
    return ok({{"payload", {{"transactionStatus", status}}}});
  }
  HttpResponse remittances() const {
    if (!remittance_file.empty()) return {200, {}, remittance_file};
    return {200,
            {},
            "payment_number,payment_date,invoice_number,purchase_order,type,description,amount,currency\r\n" +
                remittance_rows};
  }
  HttpResponse find_payment(const HttpRequest& request) const {
    std::vector<Json> rows;
    for (const std::string& payment : payments) {
      if (query_of(request, "$filter")->find("'" + payment + "'") != std::string::npos)
        rows.push_back({{"id", payment}});
    }
    return list(rows);
  }
  HttpResponse create_payment(const HttpRequest& request) {
    const Json json = *parse_json(request.body);
    const std::string key = json["idempotencyKey"];
    if (std::find(payments.begin(), payments.end(), key) != payments.end()) return same_key();
    payments.push_back(key);
    return made(json);
  }
  std::vector<Json> ledger_postings(const std::string& filter) const {
    std::vector<Json> rows;
    for (const Json& posting : journal) {
      if (filter == "idempotencyKey eq '" + posting["idempotencyKey"].get<std::string>() + "'") rows.push_back(posting);
    }
    return rows;
  }
  HttpResponse create_ledger_posting(const HttpRequest& request) {
    Json json = *parse_json(request.body);
    for (const Json& posting : journal) {
      if (posting["idempotencyKey"] == json["idempotencyKey"]) return same_key();
    }
    json["id"] = "p-" + std::to_string(journal.size() + 1);
    journal.push_back(json);
    return made(json);
  }

  int sales_orders_made_ = 0;
};

}  // namespace vendorproof::flow
