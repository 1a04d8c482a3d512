#include "harness/defects/defects.h"

#include <algorithm>
#include <string>

#include "core/base/nearest_word.h"
#include "core/base/text.h"

namespace vendorproof::harness {

const std::vector<Defect>& defects() {
  static const std::vector<Defect> table = {
      {"acknowledged-as-rejected", "The first line is answered as rejected although the warehouse ships it.", "UNIT-05",
       "clean-order", acknowledged_as_rejected},
      {"acknowledged-before-erp", "Everything is accepted as soon as the order is seen, before the ERP has it.",
       "SEQ-01", "clean-order", acknowledged_before_erp},
      {"acknowledgement-a-day-late", "Acknowledgements leave 30 hours too late.", "ACK-02", "clean-order",
       acknowledgement_a_day_late},
      {"acknowledgement-after-ship-notice", "Acknowledgements leave 72 hours late, after the ship notice.", "SEQ-04",
       "clean-order", acknowledgement_after_ship_notice},
      {"acknowledgement-twice", "Every acknowledgement is sent twice.", "ONCE-02", "clean-order",
       acknowledgement_twice},
      {"burst-of-repeats", "A list of orders is requested 30 times at once.", "NET-01", "clean-order",
       burst_of_repeats},
      {"cases-as-eaches", "A case counts as one each in the sales order.", "UNIT-01", "order-in-cases",
       cases_as_eaches},
      {"clock-slow-by-a-day", "The clock of the integration shows the time of 26 hours ago.", "ACK-01", "clean-order",
       clock_slow_by_a_day},
      {"credit-note-above-invoice", "Credit notes give back a thousand more than the ERP posted.", "CREDIT-03",
       "credit-note-for-goods-that-never-arrived", credit_note_above_invoice},
      {"credit-note-never-sent", "Credit notes are recorded as sent, but never leave.", "CREDIT-01",
       "credit-note-for-goods-that-never-arrived", credit_note_never_sent},
      {"credit-note-twice", "Every credit note is sent a second time under another number.", "CREDIT-02",
       "credit-note-for-goods-that-never-arrived", credit_note_twice},
      {"deductions-hidden", "Invoices bill a cent too much, and Amazon's deductions are shown to nobody.", "MONEY-04",
       "clean-order", deductions_hidden},
      {"destination-kept", "The ERP is never told of another fulfilment centre, and nobody else is.", "SEQ-05",
       "centre-changed-before-picking", destination_kept},
      {"invoice-above-shipped", "Every invoice line bills one unit (each or case) more than was shipped.", "UNIT-04",
       "clean-order", invoice_above_shipped},
      {"invoice-at-another-price", "Invoices bill a cent more for each than the order says.", "MONEY-02", "clean-order",
       invoice_at_another_price},
      {"invoice-before-ship-notice", "Ship notices leave 48 hours late, and invoices do not wait for them.", "SEQ-03",
       "clean-order", invoice_before_ship_notice},
      {"invoice-never-sent", "Invoices are recorded as sent, but never leave.", "LIVE-01", "clean-order",
       invoice_never_sent},
      {"invoice-one-short", "Every invoice line bills one unit (each or case) less than the ERP posted.", "MONEY-01",
       "clean-order", invoice_one_short},
      {"invoice-without-total", "Invoices leave without invoiceTotal, which the model requires.", "NET-03",
       "clean-order", invoice_without_total},
      {"line-left-out", "The last line of an order is left out of its acknowledgement.", "UNIT-02", "clean-order",
       line_left_out},
      {"order-overlooked", "The first order is never seen in the lists of orders.", "ACK-01", "clean-order",
       order_overlooked},
      {"payment-never-booked", "Payments are recorded as booked, but never reach the ERP.", "MONEY-03", "clean-order",
       payment_never_booked},
      {"payment-twice", "Every payment is booked in two halves under the same number.", "ONCE-05", "clean-order",
       payment_twice},
      {"price-difference-hidden", "Nobody is told that the order's cost differs from the ERP's price.", "OWNER-01",
       "price-differs", price_difference_hidden},
      {"resend-invoice-under-new-number", "After a lost answer the invoice is sent again under a new number.",
       "ONCE-04", "lost-answer-to-invoice", resend_invoice_under_new_number},
      {"sales-order-refused-in-silence",
       "Everything is accepted; the ERP refuses the sales orders, and nobody is told.", "SEQ-06", "clean-order",
       sales_order_refused_in_silence},
      {"sales-order-twice", "Every sales order is created twice.", "ONCE-01", "clean-order", sales_order_twice},
      {"ship-notice-an-hour-late", "Ship notices leave an hour too late.", "ASN-01", "clean-order",
       ship_notice_an_hour_late},
      {"ship-notice-for-each-attempt", "Every ship notice is sent a second time under a new identifier.", "ONCE-03",
       "clean-order", ship_notice_for_each_attempt},
      {"ship-notice-never-sent", "Ship notices are recorded as sent, but never leave.", "ASN-02", "clean-order",
       ship_notice_never_sent},
      {"ship-notice-one-short", "Every ship notice claims one unit (each or case) less than the truck carries.",
       "UNIT-03", "clean-order", ship_notice_one_short},
      {"ship-notice-to-another-centre", "Ship notices name another fulfilment centre than the order.", "SEQ-04",
       "clean-order", ship_notice_to_another_centre},
      {"store-lost-at-restart", "After a crash the integration begins with an empty store.", "MONEY-03",
       "core-killed-while-invoicing", store_lost_at_restart},
      {"token-never-renewed", "Each new access token is used only after the old one was refused three times.", "NET-02",
       "clean-order", token_never_renewed},
  };
  return table;
}

Result<const Defect*> defect_of(std::string_view id) {
  if (id == "none") return nullptr;
  const std::vector<Defect>& table = defects();
  const auto found = std::find_if(table.begin(), table.end(), [&](const Defect& row) { return row.id == id; });
  if (found != table.end()) return &*found;
  std::vector<std::string> known = {"none"};
  for (const Defect& row : table) known.emplace_back(row.id);
  const std::string nearest = suggestion(id, known);
  return malformed("there is no planted defect '" + shown_word(id) + "'" +
                   (nearest.empty() ? "; there are " + join(known, ", ") : nearest));
}

}  // namespace vendorproof::harness
