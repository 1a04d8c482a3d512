#include "mock_amazon/api/transactions.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/json/json_hash.h"
#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "mock_amazon/notices/ship_notices.h"
#include "mock_amazon/orders/acknowledgements.h"
#include "mock_amazon/payables/invoices.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/transport/transport_desk.h"
#include "mock_amazon/wire/reading.h"
#include "mock_amazon/wire/schema.h"

namespace vendorproof::mock_amazon {

namespace {

/// One row per kind of document that can be submitted.
struct DocumentRow {
  DocumentKind kind;
  std::string_view operation;
  std::string_view request;  ///< the root element, for messages
  std::string_view list;     ///< the member that holds the documents
  std::string_view key;      ///< the member with the document's identifier
  const Shape& (*shape)();
  /// Reads the document and checks its rules. If it keeps all, executes it; else returns the errors.
  std::vector<Refusal> (*process)(Central& central, const JsonNode& document, Instant submitted, Instant now);
  /// Returns members that are required only in some documents, and missing; nullptr: the shape is the whole check.
  std::vector<Refusal> (*missing)(const JsonNode& document) = nullptr;
};

template <auto read, auto process>
std::vector<Refusal> read_and_process(Central& central, const JsonNode& document, Instant submitted, Instant now) {
  return process(central, read(document), submitted, now);
}

const DocumentRow rows_of_documents[] = {
    {DocumentKind::Acknowledgement, "submitAcknowledgement", "submitAcknowledgementRequest", "acknowledgements",
     "purchaseOrderNumber", acknowledgement_request, read_and_process<read_acknowledgement, process_acknowledgement>},
    {DocumentKind::ShipNotice, "SubmitShipmentConfirmations", "submitShipmentConfirmationsRequest",
     "shipmentConfirmations", "shipmentIdentifier", shipment_confirmation_request,
     read_and_process<read_notice, process_ship_notice>},
    {DocumentKind::Invoice, "submitInvoices", "submitInvoicesRequest", "invoices", "id", invoice_request,
     read_and_process<read_invoice, process_invoice>},
    {DocumentKind::Transport, "SubmitShipments", "submitShipmentsRequest", "shipments", "vendorShipmentIdentifier",
     submit_shipments_request, read_and_process<read_transport, process_transport>, missing_of_transport},
};

const DocumentRow& row_of(DocumentKind kind) { return rows_of_documents[static_cast<std::size_t>(kind)]; }

std::string_view text_of(TransactionStatus status) {
  switch (status) {
    case TransactionStatus::Processing:
      return "Processing";
    case TransactionStatus::Success:
      return "Success";
    case TransactionStatus::Failure:
      return "Failure";
  }
  REQUIRE(false);
  return "";
}

/// `<guid>-yyyymmddhhmmss`, as production writes it (API-03).
std::string new_transaction_id(Central& central, Instant now) {
  std::string time = format_instant(now).substr(0, 19);
  std::erase_if(time, [](char letter) { return letter < '0' || letter > '9'; });
  return guid_of(central.settings.seed, ++central.identifiers) + "-" + time;
}

/// A GUID and fourteen digits in either order, joined by a hyphen.
bool is_transaction_id(const std::string& id) {
  constexpr std::string_view shapes[] = {"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-dddddddddddddd",
                                         "dddddddddddddd-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"};
  const auto fits = [&](std::string_view shape) {
    return std::equal(id.begin(), id.end(), shape.begin(), shape.end(), [](char letter, char kind) {
      const bool digit = letter >= '0' && letter <= '9';
      const bool hexadecimal = digit || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
      return kind == 'd' ? digit : kind == 'x' ? hexadecimal : letter == kind;
    });
  };
  return std::any_of(std::begin(shapes), std::end(shapes), fits);
}

/// The id as clients see it.
std::string shown_id(const Central& central, const std::string& id) {
  return has_quirk(central.settings, Quirk::ReversedTransactionIds) ? other_form_of(id) : id;
}

/// The errors that are answered with 400: wrong shapes, then members that are required only in some documents.
std::vector<Refusal> refusals_of(const DocumentRow& row, const JsonNode& body) {
  std::vector<Refusal> refusals = check_shape(row.shape(), body, row.request);
  if (!refusals.empty() || row.missing == nullptr) return refusals;
  for (const JsonNode& document : rows(body, row.list)) {
    const std::vector<Refusal> missing = row.missing(document);
    refusals.insert(refusals.end(), missing.begin(), missing.end());
    if (refusals.size() >= refusals_max) break;
  }
  return refusals;
}

/// Keeps a settled transaction for getTransaction, and forgets the oldest one beyond the limit: no source says how long
/// Amazon keeps them. The oldest by serial may be the one that was settled just now.
void keep_settled(TransactionRegister& transactions, const std::string& serial, const std::string& id) {
  transactions.id_by_settled_serial.emplace(serial, id);
  if (transactions.id_by_settled_serial.size() <= settled_transactions_max) return;
  const auto oldest = transactions.id_by_settled_serial.begin();
  transactions.by_id.erase(oldest->second);
  transactions.id_by_settled_serial.erase(oldest);
}

Answer submit(Central& central, const Call& call, DocumentKind kind) {
  const DocumentRow& row = row_of(kind);
  std::optional<std::string> edited = body_with_quirks(central.settings, kind, call.request.body);
  const std::optional<JsonText> rest = edited ? std::optional(read_again(*edited)) : std::nullopt;
  const JsonNode body = rest ? rest->root() : call.body;
  const bool all_is_overlooked = edited && rows(body, row.list).empty();
  if (!all_is_overlooked) {
    const std::vector<Refusal> refusals = refusals_of(row, body);
    if (!refusals.empty()) return refused(400, refusals);
  }
  const std::string id = new_transaction_id(central, call.now);
  TransactionRegister& transactions = central.transactions;
  const std::string serial = serial_of(++transactions.taken);
  Transaction& transaction = transactions.by_id[id];
  transaction.kind = kind;
  transaction.submitted = call.now;
  transaction.body = edited ? std::move(*edited) : call.request.body;
  transactions.id_by_serial[serial] = id;
  central.agenda.add({call.now + central.settings.processing_time, Task::SettleTransaction, serial});
  return answered_payload(202, {{"transactionId", shown_id(central, id)}});
}

/// The first order number in the document: an invoice may name several orders.
std::string order_named_in(const JsonNode& document) {
  const std::string number = text_at(document, "purchaseOrderNumber");
  if (!number.empty()) return number;
  for (const std::string_view list : {"items", "shippedItems", "purchaseOrders"}) {
    for (const JsonNode& item : rows(document, list)) {
      const std::string of_item = text_at(item, "purchaseOrderNumber");
      if (!of_item.empty()) return of_item;
      const std::string of_details = text_at(member(item, "itemDetails"), "purchaseOrderNumber");
      if (!of_details.empty()) return of_details;
    }
  }
  return "";
}

Effect failure_effect(const DocumentRow& row, const JsonNode& document, const Refusal& failure, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::SubmissionFailed;
  effect.document = text_at(document, row.key);
  effect.purchase_order = order_named_in(document);
  effect.operation = row.operation;
  effect.reason = failure.code + " " + failure.message;
  effect.body_hash = content_hash(document);
  return effect;
}

}  // namespace

bool documents_are_well_formed(const Transaction& transaction) {
  const Result<JsonText> body = JsonText::parse(transaction.body);
  if (!body) return false;
  const DocumentRow& row = row_of(transaction.kind);
  if (rows(body->root(), row.list).empty()) return true;  // a quirk dropped all documents
  return refusals_of(row, body->root()).empty();
}

Answer submit_acknowledgements(Central& central, const Call& call) {
  return submit(central, call, DocumentKind::Acknowledgement);
}

Answer submit_shipment_confirmations(Central& central, const Call& call) {
  return submit(central, call, DocumentKind::ShipNotice);
}

Answer submit_invoices(Central& central, const Call& call) { return submit(central, call, DocumentKind::Invoice); }

Answer submit_shipments(Central& central, const Call& call) { return submit(central, call, DocumentKind::Transport); }

Answer get_transaction(Central& central, const Call& call) {
  if (!is_transaction_id(call.name)) return refused(400, {{"InvalidInput", "Invalid transmission ID.", ""}});
  auto found = central.transactions.by_id.find(call.name);
  if (found == central.transactions.by_id.end()) found = central.transactions.by_id.find(other_form_of(call.name));
  if (found == central.transactions.by_id.end()) return refused_unknown();
  const Transaction& transaction = found->second;
  Json status = {{"transactionId", found->first}, {"status", text_of(transaction.status)}};
  for (const Refusal& failure : transaction.failures) {
    Json error = {{"code", failure.code}, {"message", failure.message}};
    if (!failure.details.empty()) error["details"] = failure.details;
    status["errors"].push_back(std::move(error));
  }
  put_quirks_in_transaction(central, transaction.kind, status);
  return answered_payload(200, {{"transactionStatus", std::move(status)}});
}

namespace {

void process_documents(Central& central, Transaction& transaction, Instant now) {
  const DocumentRow& row = row_of(transaction.kind);
  std::string text = std::exchange(transaction.body, "");
  put_quirks_in_processing(central, transaction.kind, text);
  const JsonText body = read_again(text);
  const std::vector<JsonNode> documents = rows(body.root(), row.list);
  if (documents.empty()) return;  // dropped documents have no effect
  for (const JsonNode& document : documents) {
    const std::size_t before = central.effects.size();
    std::vector<Refusal> failures = row.process(central, document, transaction.submitted, now);
    if (!failures.empty()) central.effects.push_back(failure_effect(row, document, failures.front(), now));
    for (std::size_t i = before; i < central.effects.size(); ++i) central.effects[i].submitted = transaction.submitted;
    if (failures.empty()) continue;
    const std::size_t room = refusals_max - std::min(transaction.failures.size(), refusals_max);
    failures.resize(std::min(failures.size(), room));
    transaction.failures.insert(transaction.failures.end(), failures.begin(), failures.end());
  }
  const SuccessVisibility success = central.settings.readings.success;
  const bool of_shipping_desk =
      transaction.kind == DocumentKind::ShipNotice || transaction.kind == DocumentKind::Transport;
  const bool success_is_shown =
      success == SuccessVisibility::Everything || (success == SuccessVisibility::ShipNoticesOnly && of_shipping_desk);
  if (!transaction.failures.empty()) {
    transaction.status = TransactionStatus::Failure;
  } else if (success_is_shown) {
    transaction.status = TransactionStatus::Success;
  }
}

}  // namespace

void settle_transaction(Central& central, const std::string& serial, Instant now) {
  const auto pending = central.transactions.id_by_serial.extract(serial);
  REQUIRE(!pending.empty());
  process_documents(central, known_in(central.transactions.by_id, "transaction", pending.mapped()), now);
  keep_settled(central.transactions, serial, pending.mapped());
}

}  // namespace vendorproof::mock_amazon
