// The remittances that a vendor downloads from Vendor Central; Amazon has no API for them.
#include <array>
#include <string>

#include "core/base/text.h"
#include "core/channel/sp_api/json.h"
#include "core/channel/sp_api/messages.h"
#include "core/channel/sp_api/portal_forms.h"
#include "core/trade/plain_text.h"

namespace vendorproof::channel::sp_api {

namespace {

const std::array<const Form*, 2>& forms() {
  static const std::array<const Form*, 2> table = {&table_form(), &export_form()};
  return table;
}

std::string known_forms() {
  std::string text;
  for (const Form* form : forms()) text += (text.empty() ? "" : "; or ") + std::string(form->columns);
  return text;
}

}  // namespace

std::string place_of(std::size_t line, std::string_view column) {
  return "remittances.csv line " + std::to_string(line) + ", column " + std::string(column);
}

std::string shown(std::string_view text) { return "'" + printable_start(text, 40) + "'"; }

trade::OddRow odd_row(const CsvRow& row, std::string_view payment, const std::string& problem) {
  const std::string text = printable_start(join(row.fields, ","), 200);
  const std::string place = "line " + std::to_string(row.line);
  return {payment.empty() ? place : std::string(payment) + "/" + place, problem + "; the row is '" + text + "'"};
}

HttpRequest get_remittances(std::string_view after_payment) {
  HttpRequest request = amazon_get("/portal/remittances.csv");
  request.headers.front().second = "text/csv";
  if (!after_payment.empty()) request.query = {{"after", std::string(after_payment)}};
  return request;
}

Result<trade::Heard<trade::Remittance>> read_remittances(std::string_view csv, DayOrder order) {
  const Result<std::vector<CsvRow>> rows = parse_csv(csv);
  if (!rows) return malformed("remittances.csv " + rows.error().message);
  if (rows->empty()) return malformed("remittances.csv is empty: even the row of column names is missing");
  for (const Form* form : forms()) {
    if (form->is_it(*rows)) return form->read(*rows, order);
  }
  const CsvRow& first = rows->front();
  return malformed("remittances.csv line " + std::to_string(first.line) + ": no known column names, but '" +
                   printable_start(join(first.fields, ","), 200) + "'; known are " + known_forms());
}

}  // namespace vendorproof::channel::sp_api
