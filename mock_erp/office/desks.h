// The desks: what each endpoint that changes something does, and the list of the payments.
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

}  // namespace vendorproof::mock_erp
