#include "scenarios/value/words.h"

#include "core/base/require.h"
#include "scenarios/value/faults.h"
#include "scenarios/value/orders.h"

namespace vendorproof::scenarios {

const std::vector<std::string_view>& fault_words() {
  static const std::vector<std::string_view> words = {
      "outage",  "throttle",    "server-error",   "lost-answer",      "duplicate",  "crash",
      "refusal", "late-effect", "taken-and-lost", "taken-and-failed", "bad-request"};
  return words;
}

const std::vector<std::string_view>& change_words() {
  static const std::vector<std::string_view> words = {
      "quantity",   "line-cancelled",    "order-cancelled", "net-cost",          "window",
      "line-added", "order-uncancelled", "order-type",      "fulfilment-centre", "freight"};
  return words;
}

const std::vector<std::string_view>& correction_words() {
  static const std::vector<std::string_view> words = {"pro-number", "left-behind", "undone"};
  return words;
}

const std::vector<std::string_view>& unit_words() {
  static const std::vector<std::string_view> words = {"Eaches", "Cases"};
  return words;
}

const std::vector<std::string_view>& peer_words() {
  static const std::vector<std::string_view> words = {"amazon", "erp"};
  return words;
}

const std::vector<std::string_view>& operation_words() {
  static const std::vector<std::string_view> words = {
      // Amazon
      "token",
      "getPurchaseOrders",
      "getPurchaseOrdersStatus",
      "submitAcknowledgement",
      "SubmitShipmentConfirmations",
      "SubmitShipments",
      "submitInvoices",
      "getTransaction",
      "getRemittances",
      "enterShipNotices",
      "openDispute",
      // ERP
      "items.list",
      "itemUnits.list",
      "itemReferences.list",
      "salesOrders.find",
      "salesOrders.create",
      "salesOrders.change",
      "salesOrderLines.change",
      "salesOrderLines.add",
      "salesInvoices.list",
      "customerPayments.create",
      "customerPayments.add",
      "customerPayments.delete",
      "journalLines.create",
      "journalLines.add",
      "journalLines.delete",
      "journals.post",
      "orderLinks.find",
      "linkedOrders.find",
      "linkedOrders.create",
      "linkedOrders.release",
      "linkedOrders.reopen",
      "linkedOrders.change",
      "linkedOrderLines.change",
      "linkedOrderLines.add",
      "linePromises.list",
      "despatches.list",
      "postedInvoices.list",
      "postedCreditMemos.list",
      "paymentPostings.find",
      "paymentPostings.create",
      "ledgerPostings.find",
      "ledgerPostings.create",
      "oauth2.token",
  };
  return words;
}

bool is_span(FaultKind kind) {
  return kind == FaultKind::Outage || kind == FaultKind::Throttle || kind == FaultKind::ServerError ||
         kind == FaultKind::Refusal;
}

const std::vector<std::int64_t>& refusal_statuses() {
  static const std::vector<std::int64_t> statuses = {200, 302, 400, 401, 403, 404, 405, 408, 410, 500, 502, 504};
  return statuses;
}

std::string_view text_of(FaultKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  REQUIRE(index < fault_words().size());
  return fault_words()[index];
}

std::string_view text_of(ChangeKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  REQUIRE(index < change_words().size());
  return change_words()[index];
}

}  // namespace vendorproof::scenarios
