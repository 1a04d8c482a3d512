#include "core/trade/exception.h"

#include <utility>

#include "core/base/require.h"

namespace vendorproof::trade {

const std::vector<ExceptionKind>& exception_kinds() {
  static const std::vector<ExceptionKind> kinds = {
      {"acknowledgement-failed", Owner::IT, "read Amazon's reason, mend it, then close this to acknowledge again"},
      {"blocked-item", Owner::Ecommerce, "unblock the item in the ERP or have Amazon stop ordering it"},
      {"change-too-late", Owner::Operations, "agree with the buyer: the goods are picked or shipped as first ordered"},
      {"chargeback", Owner::Operations, "check the evidence and dispute it in time"},
      {"closed-short", Owner::Operations, "find out why the warehouse could not ship what was confirmed"},
      {"credit-note-taken", Owner::Finance, "match it with the credit memo in the ERP"},
      {"deduction-reversed", Owner::Finance, "close the claim or dispute: Amazon paid this back"},
      {"despatch-changed", Owner::Operations, "correct the ship notice in Vendor Central: the goods already left"},
      {"despatch-mismatch", Owner::Operations, "correct the despatch in the ERP: its ship notice is held"},
      {"destination-changed", Owner::Operations, "change the ship-to address of the sales order in the ERP"},
      {"duplicate-payment", Owner::Finance, "reverse all but one of the payments in the ERP"},
      {"duplicate-sales-order", Owner::IT, "delete all but one sales order in the ERP, then close this"},
      {"emergency-acknowledgement", Owner::IT, "bring the ERP back: an order was confirmed without asking it"},
      {"invoice-failed", Owner::IT, "read Amazon's reason, mend it, then close this to send the invoice again"},
      {"invoice-mismatch", Owner::Finance, "correct the invoice in the ERP, or close this to send it as it stands"},
      {"line-added", Owner::Operations, "agree with the buyer: a line was added after the order went to the ERP"},
      {"line-missing-in-erp", Owner::Operations, "add the line to the sales order, or tell the buyer it will not ship"},
      {"order-already-acknowledged", Owner::Operations, "handle this order where it was acknowledged"},
      {"over-shipped", Owner::Operations, "tell the buyer: more left than was confirmed"},
      {"payment-discount", Owner::Finance, "compare with the agreed terms and write the discount off in the ERP"},
      {"payment-refused", Owner::Finance, "post the payment in the ERP by hand, then close this"},
      {"peer-unreachable", Owner::IT, "bring the connection back; what waits will follow by itself"},
      {"price-deduction", Owner::Finance, "compare order and invoice, then accept or dispute the deduction"},
      {"price-mismatch", Owner::Finance, "correct the price in the ERP or at Amazon; the order's cost was used"},
      {"request-refused", Owner::IT, "read the reason, mend it, then close this to send the request again"},
      {"ship-notice-failed", Owner::IT, "read Amazon's reason, mend it, then close this to send the notice again"},
      {"short-payment", Owner::Finance, "find the proof of delivery and dispute the shortage in time"},
      {"unit-mismatch", Owner::Ecommerce, "make the case size agree in the ERP's units and Amazon's catalogue"},
      {"unknown-item", Owner::Ecommerce, "add the identifier to the ERP's item references"},
      {"unknown-remittance", Owner::Finance, "find out which invoice Amazon means"},
      {"unreadable-answer", Owner::IT, "compare the answer with the published model; the peer may have changed"},
      {"unreadable-order", Owner::IT, "acknowledge this order in Vendor Central; its document could not be read"},
  };
  return kinds;
}

TradeException make_exception(std::string_view kind, std::string_view subject, std::string_view purchase_order,
                              std::int64_t line, const Money& amount, std::string text) {
  const ExceptionKind* found = nullptr;
  for (const ExceptionKind& row : exception_kinds()) {
    if (row.name == kind) found = &row;
  }
  REQUIRE(found != nullptr);

  TradeException exception;
  exception.key = std::string(kind) + "/" + std::string(subject);
  exception.kind = std::string(kind);
  exception.owner = found->owner;
  exception.purchase_order = std::string(purchase_order);
  exception.line = line;
  exception.amount = amount;
  exception.text = std::move(text);
  return exception;
}

}  // namespace vendorproof::trade
