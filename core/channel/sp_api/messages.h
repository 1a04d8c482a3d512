// SP-API and Login with Amazon, one function for each request and each answer: requests without the access token
// header, bodies to trade documents. Readers take what Amazon really sends: dates without zone, `CASES`, numbers as
// text, unknown fields (ignored). Errors are Malformed with the path of the field.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/channel/channel.h"
#include "core/channel/sp_api/local_text.h"
#include "core/trade/documents.h"

namespace vendorproof::channel::sp_api {

HttpRequest request_token(std::string_view client_id, std::string_view client_secret, std::string_view refresh_token);

/// Either the created window or the changed window; `next_token` asks for the page after the last, with the same
/// window.
struct PageQuery {
  std::optional<Window> created;
  std::optional<Window> changed;
  std::string next_token;
  bool details = true;
};
HttpRequest get_purchase_orders(const PageQuery& query);

/// An unreadable order does not hide the others. Reasons: no details, no or several currencies, prices by weight,
/// negative amounts, no unit, repeated lines.
struct OrdersPage {
  std::vector<trade::PurchaseOrder> orders;
  std::vector<trade::OddRow> unreadable;
  std::string next_token;
};
Result<OrdersPage> read_purchase_orders(std::string_view body);

/// The numbers of a page, with or without details.
struct OrderNumbersPage {
  std::vector<std::string> numbers;
  std::vector<trade::OddRow> unreadable;  ///< orders without a usable number
  std::string next_token;
};
Result<OrderNumbersPage> read_purchase_order_numbers(std::string_view body);

HttpRequest get_purchase_order(std::string_view number);
/// A page of one order, read or unreadable. Errors: Malformed for a body that is not an answer to the question.
Result<OrdersPage> read_purchase_order(std::string_view body);

HttpRequest get_purchase_orders_status(std::string_view number);
/// The status of every order in the answer.
Result<std::vector<OrderStatus>> read_purchase_orders_status(std::string_view body);

/// Quantities are written in the order's own unit if they are whole numbers of it, else in eaches. If the order does
/// not state the size of its cases, a line of one part has the ordered quantity. Lines with amount 0 are omitted
/// (PO-13); a line that the order does not have is a broken promise.
HttpRequest submit_acknowledgements(std::span<const AcknowledgementDraft> drafts);
HttpRequest submit_shipment_confirmations(std::span<const trade::ShipNotice> notices);
/// How invoices and credit notes state taxes and costs.
struct InvoiceWording {
  std::string_view tax_type = {};    ///< Amazon's word: `VAT`; "": they say nothing of taxes
  std::string_view tax_number = {};  ///< the vendor's VAT number; "" if it is not stated
  bool costs_per_case = false;       ///< netCost of a line in cases is that of one case; else that of one each (X1)
};
HttpRequest submit_invoices(std::span<const trade::AmazonInvoice> invoices, const InvoiceWording& wording = {});
/// Their lines are numbered from 1; each names the invoice (INV-31).
HttpRequest submit_credit_notes(std::span<const trade::AmazonCreditNote> notes, const InvoiceWording& wording = {});
/// The transactionId of a 202.
Result<std::string> read_transaction_id(std::string_view body);

HttpRequest get_transaction(std::string_view id);
Result<trade::Transaction> read_transaction(std::string_view body);

HttpRequest get_remittances(std::string_view after_payment);
/// In any of the forms of the portal (portal_forms.h). A row that cannot be read is odd. Errors: Malformed, if nothing
/// of the file can be used.
Result<trade::Heard<trade::Remittance>> read_remittances(std::string_view csv, DayOrder order);

/// `InvalidInput: Invalid Input (details)`, joined by `; `, of an error body; the first 200 characters of a body that
/// is not Amazon's JSON (such as an HTML page with 503). Never fails.
std::string error_text(std::string_view body);
/// The code of the first error, or "".
std::string error_code(std::string_view body);

}  // namespace vendorproof::channel::sp_api
