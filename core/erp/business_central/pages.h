// Business Central's API v2.0 and the vendorlink pages, one function for each request and each answer
// (mock_erp/README.md is the list). Errors are Malformed with the path of the
// field. A row of another customer counts nowhere, whatever it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/erp/dialect.h"
#include "core/trade/documents.h"
#include "core/trade/reception.h"

namespace vendorproof::erp::business_central {

/// The account for the calls, from the settings of this dialect.
struct Account {
  std::string company_id;
  std::string customer_number;
  std::string authorization;  ///< the value of the header; "" if the request is signed later
};

/// With the header of on premises, if the settings have user and key.
Account account_of(const ErpAccess& access);

/// On premises (RFC 7617).
std::string basic_authorization(std::string_view user, std::string_view web_service_key);
/// Online: client credentials (RFC 6749, 4.4) at Microsoft Entra's address.
HttpRequest request_token(std::string_view tenant_id, std::string_view client_id, std::string_view client_secret);
/// RFC 6750, 2.1.
void sign_with_token(HttpRequest& request, std::string_view token);

/// A page holds the rows that count and can be read: no other row stops them.
template <class Row>
struct Page {
  std::vector<Row> rows;
  std::vector<trade::OddRow> odd;
  std::vector<std::string> sound;  ///< number and id of each row that is not odd
  std::string next_link;           ///< the target of the next page, or ""
};

/// The next page of any list: `next_link` is absolute or a target.
HttpRequest get_next_page(const Account& account, std::string_view next_link);

/// The three lists that make the item master.
struct ItemRow {
  std::string number;
  bool blocked = false;
  Money unit_price;  ///< without a currency if it cannot be read
  std::string gtin;
  std::optional<std::int64_t> stock_eaches;  ///< nullopt if it is not a whole number
  std::string base_unit;
};
struct ItemUnitRow {
  std::string item;
  std::string code;
  std::int64_t eaches = 1;
};
struct ItemReferenceRow {
  std::string item;
  std::string kind;  ///< `CustomerCatalogId`: Amazon's own number; `VendorSku`: what its orders call the item
  std::string number;
};
HttpRequest get_items(const Account& account);
/// An odd row whose number can be read is among the rows too, without a price.
Result<Page<ItemRow>> read_items(std::string_view body, Currency currency);
HttpRequest get_item_units(const Account& account);
Result<Page<ItemUnitRow>> read_item_units(std::string_view body);
HttpRequest get_item_references(const Account& account);
Result<Page<ItemReferenceRow>> read_item_references(std::string_view body);

/// With lines, by externalDocumentNumber: 0, 1 or too many orders.
HttpRequest find_sales_orders(const Account& account, std::string_view purchase_order);
/// What the reading and writing of documents need of the ERP's company.
struct Books {
  Currency currency;
  const trade::Catalogue* items = nullptr;  ///< for the units of lines; nullptr: no unit is known
};

Result<std::vector<trade::SalesOrder>> read_sales_orders(const Account& account, std::string_view body,
                                                         const Books& books);

/// The key of the purchase order makes it one: a second create is refused. The currency is written unless it is the
/// company's. Quantities are in the base unit of the item.
HttpRequest create_sales_order(const Account& account, const SalesOrderDraft& draft, const Books& books);
Result<trade::SalesOrder> read_sales_order(const Account& account, std::string_view body, const Books& books);

/// What became of the order with the key of a purchase order: the link outlives the order.
HttpRequest find_order_link(const Account& account, std::string_view purchase_order);
/// Without lines.
Result<std::vector<trade::SalesOrder>> read_order_links(std::string_view body);

HttpRequest release_sales_order(const Account& account, const trade::SalesOrder& sales_order);

/// Changes quantity and unit price of a line, and its unit to the base unit of the item; its version is its etag.
HttpRequest change_sales_order_line(const Account& account, const LineChange& change, const Books& books);

/// Changes the delivery date or the ship-to of a sales order; its version is its etag.
HttpRequest change_sales_order(const Account& account, const HeadChange& change);

/// Adds a line, written as those of a new order. Not idempotent.
HttpRequest add_sales_order_line(const Account& account, const LineAddition& addition, const Books& books);

HttpRequest get_promises(const Account& account, std::string_view sales_order_id);
Result<std::vector<trade::Reservation>> read_promises(std::string_view body);

/// Number and time of each row, oldest first. The rows may have more columns. A number that is missing or odd is "":
/// the row itself tells what is wrong.
Result<Page<trade::DocumentHead>> read_heads(const Account& account, std::string_view body);

/// Ours, but for open ones, that were modified at or after `since`, oldest first: heads, or with lines and packages.
HttpRequest get_despatch_heads(const Account& account, Instant since);
HttpRequest get_despatches(const Account& account, Instant since);
Result<Page<trade::Despatch>> read_despatches(const Account& account, std::string_view body);

/// Ours, posted, that were modified at or after `since`, oldest first: heads, or with lines.
HttpRequest get_invoice_heads(const Account& account, Instant since);
HttpRequest get_invoices(const Account& account, Instant since);
Result<Page<trade::Invoice>> read_invoices(const Account& account, std::string_view body, const Books& books);

/// The same for credit memos.
HttpRequest get_credit_memo_heads(const Account& account, Instant since);
HttpRequest get_credit_memos(const Account& account, Instant since);
Result<Page<trade::CreditMemo>> read_credit_memos(const Account& account, std::string_view body, const Books& books);

/// By the key that we gave it: the number of the document.
HttpRequest find_payments(const Account& account, std::string_view document);
HttpRequest create_payment(const Account& account, const PaymentDraft& payment);
HttpRequest find_ledger_postings(const Account& account, std::string_view document_number);
HttpRequest create_ledger_posting(const Account& account, const JournalLineDraft& line);
/// How many rows there are.
Result<std::int64_t> read_count(std::string_view body);

/// `Application_DialogException: text` of an error body, or its first 200 characters. Never fails.
std::string error_text(std::string_view body);
std::string error_code(std::string_view body);
/// By status, except that a create whose key is taken counts as taken: it was done before.
trade::Reception reception_of(const HttpResponse& response);
bool is_closed_period(std::string_view body);

}  // namespace vendorproof::erp::business_central
