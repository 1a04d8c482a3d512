#include "mock_amazon/portal/portal.h"

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "mock_amazon/payables/disputes.h"
#include "mock_amazon/portal/csv.h"
#include "mock_amazon/portal/portal_tables.h"
#include "mock_amazon/portal/remittance_export.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t evidence_max = 20;
constexpr std::size_t text_bytes_max = 500;

Answer csv_text(std::string csv) {
  Answer answer = answered(200, std::move(csv));
  answer.content_type = "text/csv; charset=utf-8";
  return answer;
}

Answer csv_of(const PortalTable& table, const TableRows& rows_of_table) {
  std::string csv;
  for (std::size_t i = 0; i < table.columns.size(); ++i) csv += (i == 0 ? "" : ",") + std::string(table.columns[i]);
  csv += "\r\n";
  for (const std::vector<std::string>& row : rows_of_table) {
    for (std::size_t i = 0; i < row.size(); ++i) csv += (i == 0 ? "" : ",") + csv_field(row[i]);
    csv += "\r\n";
  }
  return csv_text(std::move(csv));
}

const PortalTable* table_called(const std::string& file) {
  for (const PortalTable& table : portal_tables()) {
    if (table.file == file) return &table;
  }
  return nullptr;
}

std::optional<DisputeRequest> request_in_form(const std::string& body) {
  DisputeRequest request;
  for (const auto& [name, value] : parse_form(body)) {
    if (name == "subject") request.subject = value;
    if (name == "reason") request.reason = value;
    if (name == "evidence" && !value.empty()) request.evidence.push_back(value);
  }
  return request;
}

std::optional<DisputeRequest> request_in_json(const std::string& body) {
  const Result<JsonText> json = JsonText::parse(body);
  if (!json || !json->root().is_object()) return std::nullopt;
  DisputeRequest request;
  request.subject = text_at(json->root(), "subject");
  request.reason = text_at(json->root(), "reason");
  for (const JsonNode& document : rows(json->root(), "evidence")) {
    if (!document.is_text()) return std::nullopt;
    request.evidence.emplace_back(*document.text());
  }
  return request;
}

std::optional<DisputeRequest> request_of(const HttpRequest& request) {
  const std::string type = lower_case(header_of(request.headers, "content-type").value_or(""));
  const bool is_form = starts_with(type, "application/x-www-form-urlencoded");
  std::optional<DisputeRequest> read = is_form ? request_in_form(request.body) : request_in_json(request.body);
  if (!read || read->evidence.size() > evidence_max) return std::nullopt;
  if (read->subject.size() > text_bytes_max || read->reason.size() > text_bytes_max) return std::nullopt;
  return read;
}

int status_of(ErrorCode code) {
  if (code == ErrorCode::NotFound) return 404;
  return code == ErrorCode::Conflict ? 409 : 400;
}

}  // namespace

Answer get_remittances(Central& central, const Call& call) {
  std::size_t first = 0;
  if (const std::optional<std::string> after = query_of(call.request, "after"); after && !after->empty()) {
    const auto found = central.invoices.payment_by_number.find(*after);
    if (found == central.invoices.payment_by_number.end()) return refused_query();
    first = found->second + 1;
  }
  if (has_quirk(central.settings, Quirk::RemittanceExport)) return csv_text(remittance_export(central, first));
  return csv_of(known(table_called("remittances.csv"), "table", "remittances.csv"), remittance_rows(central, first));
}

Answer get_portal_table(Central& central, const Call& call) {
  const PortalTable* table = table_called(call.name);
  return table == nullptr ? refused_unknown() : csv_of(*table, table->rows(central));
}

Answer post_dispute(Central& central, const Call& call) {
  const std::optional<DisputeRequest> request = request_of(call.request);
  if (!request) {
    return refused(400,
                   {{"InvalidInput", "Send a dispute as a form or as JSON with subject, reason and evidence.", ""}});
  }
  const Result<std::string> opened = open_dispute(central, *request, call.now);
  if (!opened) return refused(status_of(opened.error().code), {{"InvalidInput", opened.error().message, ""}});
  const Dispute& dispute = central.disputes.by_id.at(*opened);
  return answered_payload(201, {{"disputeId", dispute.id},
                                {"state", text_of(dispute.state)},
                                {"attempt", dispute.attempt},
                                {"disputed", dispute.disputed.decimal()},
                                {"decidedBy", format_instant(dispute.decided)}});
}

}  // namespace vendorproof::mock_amazon
