// The questions to Tryton, by subject, and the errors in its answers.
#pragma once

#include <string>
#include <string_view>

#include "core/erp/dialect.h"

namespace vendorproof::erp::tryton {

/// Products with their units, their GTIN and the customer's codes of them.
Question<std::vector<trade::Item>> items_question();

/// By `reference`, with lines; those that are cancelled do not count.
Question<std::vector<trade::SalesOrder>, std::string> sales_orders_question();
/// In eaches. A sale that has the reference already is the answer, and nothing is created.
Question<trade::SalesOrder, SalesOrderDraft> create_sales_order_question();
/// Presses Quote and Confirm, and looks whether that had an effect.
Question<std::monostate, trade::SalesOrder> release_question();

/// Writes the line and what is not picked of it. Tryton leaves the goods to pick as they are when a line is lowered.
Question<std::monostate, LineChange> change_line_question();
/// The same for the head and the shipments that are not picked.
Question<std::monostate, HeadChange> change_head_question();
Question<std::monostate, LineAddition> add_line_question();

/// What is assigned of each line, and what the stock leaves for it.
Question<std::vector<trade::Reservation>, trade::SalesOrder> reservations_question();

/// Customer shipments that are done.
Question<std::vector<trade::DocumentHead>, Instant> despatch_heads_question();
Question<std::vector<trade::Despatch>, Instant> despatches_question();

/// Customer invoices that are posted or paid; one with a negative total is a credit memo.
Question<std::vector<trade::DocumentHead>, Instant> invoice_heads_question();
Question<std::vector<trade::Invoice>, Instant> invoices_question();
Question<std::vector<trade::DocumentHead>, Instant> credit_memo_heads_question();
Question<std::vector<trade::CreditMemo>, Instant> credit_memos_question();

/// Posted moves with our number as their description.
Question<std::int64_t, std::string> postings_question();
/// The wizard that pays an invoice, in several calls.
Question<std::monostate, PaymentDraft> create_payment_question();
Question<std::monostate, JournalLineDraft> create_journal_line_question();

trade::Reception reception_of(const HttpResponse& response);
std::string error_text(std::string_view body);  ///< never fails
std::string error_code(std::string_view body);
bool is_closed_period(std::string_view body);

}  // namespace vendorproof::erp::tryton
