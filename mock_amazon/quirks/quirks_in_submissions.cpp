// Quirks of submissions: in their effect, and in the answer of getTransaction.
#include <algorithm>

#include "core/base/json/json_tree.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

/// Removes items for which `is_dropped` is true, and acknowledgements that then have no items.
template <class Drops>
void drop_items(Json& acknowledgements, const Drops& is_dropped) {
  if (!acknowledgements.is_array()) return;
  Json kept = Json::array();
  for (const Json& acknowledgement : acknowledgements) {
    const Json& items = rows(acknowledgement, "items");
    Json kept_items = Json::array();
    for (const Json& item : items) {
      if (!is_dropped(acknowledgement, item)) kept_items.push_back(item);
    }
    if (kept_items.empty() && !items.empty()) continue;
    Json rest = acknowledgement;
    if (kept_items.size() != items.size()) rest["items"] = std::move(kept_items);
    kept.push_back(std::move(rest));
  }
  acknowledgements = std::move(kept);
}

bool has_only(const Json& item, std::string_view code) {
  const Json& parts = rows(item, "itemAcknowledgements");
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [code](const Json& part) {
    return text_at(part, "acknowledgementCode") == code;
  });
}

/// The error NotAvailable, which gives no reason.
Json opaque_error() {
  return {{"code", "NotAvailable"},
          {"message", "Error details are not available. Please make sure you are sending valid input payload."}};
}

}  // namespace

void drop_submission(Central& central, DocumentKind, Json& documents) {
  if (takes_turn(central, Quirk::SubmissionWithoutEffect)) documents = Json::array();
}

void drop_rejections_in_capitals(DocumentKind kind, Json& documents) {
  if (kind != DocumentKind::Acknowledgement) return;
  drop_items(documents, [](const Json&, const Json& item) { return has_only(item, "REJECTED"); });
}

void keep_partial_acceptance(Central& central, DocumentKind kind, Json& documents) {
  if (kind != DocumentKind::Acknowledgement) return;
  drop_items(documents, [&central](const Json& acknowledgement, const Json& item) {
    const Order* order = central.orders.find(text_at(acknowledgement, "purchaseOrderNumber"));
    const std::optional<std::int64_t> sequence = number_of(sequence_at(item, "itemSequenceNumber"));
    const OrderLine* line = order != nullptr && sequence ? order->line_of(*sequence) : nullptr;
    if (line == nullptr || !has_only(item, "Rejected")) return false;
    return line->answer.confirmed() > 0 && line->answer.confirmed() < line->ordered;
  });
}

void hide_success_of_acknowledgements(const Central&, DocumentKind kind, Json& status) {
  if (kind != DocumentKind::Acknowledgement || status["status"] != "Success") return;
  status["status"] = "Processing";
}

void hide_outcome_of_invoices(const Central&, DocumentKind kind, Json& status) {
  if (kind != DocumentKind::Invoice) return;
  status["status"] = "Processing";
  status.erase("errors");
}

void make_errors_opaque(const Central& central, DocumentKind, Json& status) {
  if (!status.contains("errors")) return;
  const std::int64_t times = std::max<std::int64_t>(1, size_of(central.settings, Quirk::OpaqueErrors));
  status["errors"] = Json::array();
  for (std::int64_t i = 0; i < times; ++i) status["errors"].push_back(opaque_error());
}

void reverse_transaction_id(const Central&, DocumentKind, Json& status) {
  status["transactionId"] = other_form_of(status["transactionId"].get<std::string>());
}

}  // namespace vendorproof::mock_amazon
