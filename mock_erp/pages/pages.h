// The pages: what each endpoint that only reads answers.
#pragma once

#include <cstdint>
#include <string>

#include "mock_erp/pages/call.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

// item_pages.cpp
Answer list_items(const Call& call);
Answer list_item_units(const Call& call);
Answer list_item_references(const Call& call);
Answer list_item_availability(const Call& call);

// order_pages.cpp
Answer list_sales_orders(const Call& call);
Answer list_sales_order_lines(const Call& call);
Answer list_reservations(const Call& call);
/// The whole order with its lines: the answer to its creation.
std::string sales_order_json(const Company& company, std::int64_t serial);
/// One line: the answer to its change.
std::string sales_line_json(const Company& company, const RowKey& key);

// despatch_pages.cpp
Answer list_despatches(const Call& call);
Answer list_shipments(const Call& call);

// invoice_pages.cpp
Answer list_invoices(const Call& call);

// credit_memo_pages.cpp
Answer list_credit_memos(const Call& call);

}  // namespace vendorproof::mock_erp
