// The desks: what each request that changes something does. Their bodies and queries are known to be good by the tables
// of the entities.
#pragma once

#include <string>
#include <string_view>

#include "core/base/json/json.h"
#include "mock_erp/pages/call.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

// order_desk.cpp
Answer create_sales_order(const Call& call, const JsonReader& body);
Answer add_sales_order_line(const Call& call, const JsonReader& body);
/// A create whose key is taken: done before.
tl::unexpected<Refusal> same_key(std::string_view table, const std::string& key);

// order_head.cpp
Answer change_sales_order(const Call& call, const JsonReader& body);
Answer release_sales_order(const Call& call, const JsonReader& body);
Answer reopen_sales_order(const Call& call, const JsonReader& body);

// order_change.cpp
Answer change_sales_order_line(const Call& call, const JsonReader& body);
/// The sales order as it now stands.
Effect sales_order_changed(const Call& call, std::int64_t serial);

// payment_desk.cpp
Answer create_payment_posting(const Call& call, const JsonReader& body);

// ledger_desk.cpp
Answer create_ledger_posting(const Call& call, const JsonReader& body);

// journal_desk.cpp
Answer create_customer_payment(const Call& call, const JsonReader& body);
Answer create_journal_line(const Call& call, const JsonReader& body);
/// Of both kinds.
Answer delete_journal_line(const Call& call, const JsonReader& body);
/// All lines of a batch, or none.
Answer post_journal(const Call& call, const JsonReader& body);

/// What an action answers.
Answer no_content();

}  // namespace vendorproof::mock_erp
