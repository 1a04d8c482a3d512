// The desks: what each endpoint that changes something does, and the lists of payments and journal lines.
#pragma once

#include "mock_erp/pages/call.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

// order_desk.cpp
Answer create_sales_order(const Call& call);
Answer add_sales_order_line(const Call& call);

// order_head.cpp
Answer change_sales_order(const Call& call);

// order_change.cpp
Answer change_sales_order_line(const Call& call);
/// The sales order as it now stands.
Effect sales_order_changed(const Call& call, std::int64_t serial);

// payment_desk.cpp
Answer list_payments(const Call& call);
Answer create_payment(const Call& call);

// journal_desk.cpp
Answer list_journal_lines(const Call& call);
Answer create_journal_line(const Call& call);
/// Refuses a date of a closed period.
tl::expected<void, Refusal> require_open_period(const Company& company, Instant posting_date);

}  // namespace vendorproof::mock_erp
