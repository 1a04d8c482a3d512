// A request and a reader for each page that an audit reads, for this room only. A reader adds to the books and returns
// the link to the next page, or "".
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/audit/books.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

/// For the names of odd rows: `customers/AMAZON`.
template <class Row, class Take>
Result<std::string> take_audited(Result<Page<Row>> page, std::string_view list, audit::Books& books, const Take& take) {
  if (!page) return tl::unexpected<Error>(page.error());
  for (Row& row : page->rows) take(std::move(row));
  for (trade::OddRow& row : page->odd) {
    books.odd.push_back({std::string(list) + "/" + row.subject, std::move(row.problem), std::move(row.purchase_order)});
  }
  return std::move(page->next_link);
}

HttpRequest get_audited_items(const Account& account, Instant since);
Result<std::string> read_audited_items(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_audited_units(const Account& account, Instant since);
Result<std::string> read_audited_units(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_audited_references(const Account& account, Instant since);
Result<std::string> read_audited_references(const Account& account, std::string_view body, audit::Books& books);

HttpRequest get_setups(const Account& account, Instant since);
Result<std::string> read_setups(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_payment_terms(const Account& account, Instant since);
Result<std::string> read_payment_terms(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_customers(const Account& account, Instant since);
Result<std::string> read_customers(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_currencies(const Account& account, Instant since);
Result<std::string> read_currencies(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_tax_groups(const Account& account, Instant since);
Result<std::string> read_tax_groups(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_addresses(const Account& account, Instant since);
Result<std::string> read_addresses(const Account& account, std::string_view body, audit::Books& books);

HttpRequest get_audited_orders(const Account& account, Instant since);
Result<std::string> read_audited_orders(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_links(const Account& account, Instant since);
Result<std::string> read_links(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_shipments(const Account& account, Instant since);
Result<std::string> read_shipments(const Account& account, std::string_view body, audit::Books& books);
HttpRequest get_labels(const Account& account, Instant since);
Result<std::string> read_labels(const Account& account, std::string_view body, audit::Books& books);

}  // namespace vendorproof::erp::business_central
