#include "harness/field/requests.h"

#include <array>
#include <optional>
#include <string_view>

#include "core/base/json/json.h"
#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "mock_amazon/api/endpoints.h"
#include "mock_erp/api/endpoints.h"
#include "mock_erp/api/place.h"
#include "mock_erp/api/sign_in.h"

namespace vendorproof::harness {

namespace {

/// Which member of a submission holds the documents, and which member of a document is its number.
struct SubmissionRow {
  std::string_view operation;
  const char* list;
  const char* number;
};

constexpr std::array<SubmissionRow, 4> submissions = {{
    {"submitAcknowledgement", "acknowledgements", "purchaseOrderNumber"},
    {"SubmitShipmentConfirmations", "shipmentConfirmations", "shipmentIdentifier"},
    {"submitInvoices", "invoices", "id"},
    {"SubmitShipments", "shipments", "vendorShipmentIdentifier"},
}};

void add_text(const JsonNode& object, const char* name, std::vector<std::string>& texts) {
  const std::optional<JsonNode> found = object.member(name);
  const std::optional<std::string_view> text = found ? found->text() : std::nullopt;
  if (text) texts.emplace_back(*text);
}

std::vector<std::string> documents_of_submission(const SubmissionRow& row, const std::string& body) {
  std::vector<std::string> documents;
  const Result<JsonText> json = JsonText::parse(body);
  if (!json) return documents;
  const std::optional<JsonNode> list = JsonReader(*json).node().member(row.list);
  if (!list) return documents;
  for (const JsonNode& document : list->elements()) add_text(document, row.number, documents);
  return documents;
}

/// Adds the purchase orders that the value names, however deep.
void add_orders_within(const Json& value, std::set<std::string>& orders) {
  if (!value.is_structured()) return;
  for (const auto& [name, member] : value.items()) {
    if (name == "purchaseOrderNumber" && member.is_string()) orders.insert(member.get<std::string>());
    add_orders_within(member, orders);
  }
}

std::vector<std::string> documents_at_amazon(const HttpRequest& request) {
  std::string name;
  for (const mock_amazon::Endpoint& endpoint : mock_amazon::endpoints()) {
    name.clear();
    if (endpoint.method != request.method || !mock_amazon::fits(endpoint.path, request.path, name)) continue;
    if (starts_with(endpoint.path, "/portal/")) return {};
    if (!name.empty()) return {name};
    for (const SubmissionRow& row : submissions) {
      if (row.operation == endpoint.operation) return documents_of_submission(row, request.body);
    }
    if (const auto number = query_of(request, "purchaseOrderNumber")) return {*number};
    return {};
  }
  return {};
}

/// A literal of a filter from `at` on: quotes are no part of it, and two of them are one.
std::string literal_at(const std::string& filter, std::size_t at) {
  if (at >= filter.size() || filter[at] != '\'') return filter.substr(at, filter.find_first_of(" )", at) - at);
  std::string value;
  for (std::size_t i = at + 1; i < filter.size(); ++i) {
    if (filter[i] == '\'' && (i + 1 >= filter.size() || filter[++i] != '\'')) break;
    value += filter[i];
  }
  return value;
}

/// Whether the name of a column that ends before `end` says that it identifies a document: `number`, `documentId`.
bool identifies(std::string_view filter, std::size_t end) {
  const std::string_view before = filter.substr(0, end);
  return before.ends_with("umber") || before.ends_with("Id") || before.ends_with("id");
}

/// The values behind each `eq` of a filter, of columns that identify documents.
std::vector<std::string> values_asked_for(const HttpRequest& request) {
  constexpr std::string_view equal = " eq ";
  const std::string filter = query_of(request, "$filter").value_or("");
  std::vector<std::string> values;
  for (std::size_t at = filter.find(equal); at != std::string::npos; at = filter.find(equal, at + 1)) {
    if (identifies(filter, at)) values.push_back(literal_at(filter, at + equal.size()));
  }
  return values;
}

constexpr std::string_view erp_sign_in = "post oauth2/v2.0/token";

/// The key of the row that a path names: in the last brackets behind those of the company.
std::string key_in(const std::string& path) {
  const std::size_t company = path.find("companies(");
  const std::size_t open = path.rfind('(');
  const std::size_t close = path.find(')', open == std::string::npos ? path.size() : open);
  const bool is_of_row = company != std::string::npos && open != std::string::npos && open > company + 9;
  return is_of_row && close != std::string::npos ? path.substr(open + 1, close - open - 1) : "";
}

std::vector<std::string> documents_at_erp(const HttpRequest& request) {
  std::vector<std::string> documents;
  if (request.method != "GET") {
    const Result<JsonText> json = JsonText::parse(request.body);
    if (json) add_text(JsonReader(*json).node(), "externalDocumentNumber", documents);
  }
  if (!documents.empty()) return documents;
  documents = values_asked_for(request);
  if (!documents.empty()) return documents;
  const std::string key = key_in(request.path);
  if (!key.empty()) documents.push_back(key);
  return documents;
}

}  // namespace

bool is_sign_in(Peer peer, const HttpRequest& request) {
  return peer == Peer::Amazon ? starts_with(request.path, "/auth/") : mock_erp::asks_for_token(request);
}

bool changes_something(Peer peer, const HttpRequest& request) {
  return request.method != "GET" && request.method != "HEAD" && !is_sign_in(peer, request);
}

std::string operation_of(Peer peer, const HttpRequest& request) {
  if (peer == Peer::Erp) {
    if (is_sign_in(peer, request)) return std::string(erp_sign_in);
    const auto place = mock_erp::place_of(request.path);
    if (!place) return "";
    std::string resource = mock_erp::resource_of(*place);
    if (request.method == "GET") resource = place->set;
    for (const mock_erp::Endpoint& endpoint : mock_erp::endpoints()) {
      const bool is_asked = endpoint.api == place->api && endpoint.method == request.method;
      if (is_asked && endpoint.resource == resource) {
        return lower_case(request.method) + " " + resource;
      }
    }
    return "";
  }
  std::string name;
  for (const mock_amazon::Endpoint& endpoint : mock_amazon::endpoints()) {
    if (endpoint.method == request.method && mock_amazon::fits(endpoint.path, request.path, name)) {
      return std::string(endpoint.operation);
    }
  }
  return "";
}

std::vector<std::string> operations_of(Peer peer) {
  std::vector<std::string> names;
  if (peer == Peer::Amazon) {
    for (const mock_amazon::Endpoint& endpoint : mock_amazon::endpoints()) names.emplace_back(endpoint.operation);
  } else {
    names.emplace_back(erp_sign_in);
    for (const mock_erp::Endpoint& endpoint : mock_erp::endpoints()) {
      names.push_back(lower_case(endpoint.method) + " " + std::string(endpoint.resource));
    }
  }
  return names;
}

std::vector<std::string> documents_of(Peer peer, const HttpRequest& request) {
  return peer == Peer::Amazon ? documents_at_amazon(request) : documents_at_erp(request);
}

std::map<std::string, std::set<std::string>> orders_by_document(const HttpRequest& request) {
  std::map<std::string, std::set<std::string>> orders;
  const std::string operation = operation_of(Peer::Amazon, request);
  for (const SubmissionRow& row : submissions) {
    if (row.operation != operation) continue;
    const Result<Json> body = parse_json(request.body);
    if (!body || !body->is_object() || !body->contains(row.list)) continue;
    for (const Json& document : body->at(row.list)) {
      const bool has_number = document.is_object() && document.contains(row.number) && document[row.number].is_string();
      if (has_number) add_orders_within(document, orders[document[row.number].get<std::string>()]);
    }
  }
  return orders;
}

}  // namespace vendorproof::harness
