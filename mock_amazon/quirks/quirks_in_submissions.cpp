// Quirks of submissions: in their effect, and in the answer of getTransaction.
#include <algorithm>

#include "core/base/json/json_tree.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/answer.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

/// The acknowledgements without the items for which `is_dropped` is true, and without those that then have no items;
/// none if no item is dropped.
template <class Drops>
std::optional<std::string> without_items(const std::string& body, const Drops& is_dropped) {
  constexpr const char* list = "acknowledgements";
  const JsonText read = read_again(body);
  const std::vector<JsonNode> documents = rows(read.root(), list);
  const bool any = std::any_of(documents.begin(), documents.end(), [&](const JsonNode& document) {
    const std::vector<JsonNode> items = rows(document, "items");
    return std::any_of(items.begin(), items.end(), [&](const JsonNode& item) { return is_dropped(document, item); });
  });
  if (!any) return std::nullopt;
  Json edited = tree_read_again(body);
  Json kept = Json::array();
  for (Json& document : edited[list]) {
    const std::vector<JsonNode> items = rows(JsonNode(&document), "items");
    Json kept_items = Json::array();
    for (const JsonNode& item : items) {
      if (!is_dropped(JsonNode(&document), item)) kept_items.push_back(*item.tree());
    }
    if (kept_items.empty() && !items.empty()) continue;
    if (kept_items.size() != items.size()) document["items"] = std::move(kept_items);
    kept.push_back(std::move(document));
  }
  edited[list] = std::move(kept);
  return written(edited);
}

bool has_only(const JsonNode& item, std::string_view code) {
  const std::vector<JsonNode> parts = rows(item, "itemAcknowledgements");
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [code](const JsonNode& part) {
    return text_at(part, "acknowledgementCode") == code;
  });
}

/// The error NotAvailable, which gives no reason.
Json opaque_error() {
  return {{"code", "NotAvailable"},
          {"message", "Error details are not available. Please make sure you are sending valid input payload."}};
}

}  // namespace

std::optional<std::string> drop_submission(Central& central, DocumentKind, const std::string&) {
  if (!takes_turn(central, Quirk::SubmissionWithoutEffect)) return std::nullopt;
  return "{}";
}

std::optional<std::string> drop_rejections_in_capitals(DocumentKind kind, const std::string& body) {
  if (kind != DocumentKind::Acknowledgement) return std::nullopt;
  return without_items(body, [](const JsonNode&, const JsonNode& item) { return has_only(item, "REJECTED"); });
}

std::optional<std::string> keep_partial_acceptance(Central& central, DocumentKind kind, const std::string& body) {
  if (kind != DocumentKind::Acknowledgement) return std::nullopt;
  return without_items(body, [&central](const JsonNode& acknowledgement, const JsonNode& item) {
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
