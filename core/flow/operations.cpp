#include "core/flow/operations.h"

#include "core/base/require.h"
#include "core/flow/acknowledgements.h"
#include "core/flow/despatches.h"
#include "core/flow/invoices.h"
#include "core/flow/item_master.h"
#include "core/flow/order_polls.h"
#include "core/flow/payments.h"
#include "core/flow/sales_order_lines.h"
#include "core/flow/sales_orders.h"
#include "core/flow/transactions.h"

namespace vendorproof::flow {

// clang-format off
const std::vector<Operation>& operations() {
  using Id = OperationId;
  constexpr auto amazon = Peer::Amazon;
  constexpr auto erp = Peer::Erp;
  constexpr auto read = Nature::Read;
  constexpr auto write = Nature::Write;
  static const std::vector<Operation> table = {
      {.id = Id::PollOrders, .name = "getPurchaseOrders", .peer = amazon, .nature = read,
       .start = ask_for_new_orders, .answered = take_order_page,
       .refused = refuse_order_page, .poll = "poll/orders", .interval = &CoreConfig::poll_orders},
      {.id = Id::PollChanges, .name = "getPurchaseOrders", .peer = amazon, .nature = read,
       .start = ask_for_changed_orders, .answered = take_order_page,
       .refused = refuse_order_page, .poll = "poll/changes", .interval = &CoreConfig::poll_changes},
      {.id = Id::ListItems, .name = "items.list", .peer = erp, .nature = read,
       .start = ask_for_items, .answered = take_items},
      {.id = Id::ListItemUnits, .name = "itemUnitsOfMeasure.list", .peer = erp, .nature = read,
       .start = ask_for_item_units, .answered = take_item_units},
      {.id = Id::ListItemReferences, .name = "itemReferences.list", .peer = erp, .nature = read,
       .start = ask_for_item_references, .answered = take_item_references},
      {.id = Id::PollDespatches, .name = "despatches.list", .peer = erp, .nature = read,
       .start = ask_for_despatches, .answered = take_despatches,
       .poll = "poll/despatches", .interval = &CoreConfig::poll_despatches, .is_needed = despatches_are_awaited},
      {.id = Id::PollInvoices, .name = "salesInvoices.list", .peer = erp, .nature = read,
       .start = ask_for_invoices, .answered = take_invoices,
       .poll = "poll/invoices", .interval = &CoreConfig::poll_invoices, .is_needed = invoices_are_awaited},
      {.id = Id::PollRemittances, .name = "getRemittances", .peer = amazon, .nature = read,
       .start = ask_for_remittances, .answered = take_remittances,
       .poll = "poll/remittances", .interval = &CoreConfig::poll_remittances, .is_needed = payments_are_awaited},
      {.id = Id::FindSalesOrder, .name = "salesOrders.find", .peer = erp, .nature = read,
       .start = ask_for_sales_order, .answered = take_sales_orders},
      {.id = Id::CreateSalesOrder, .name = "salesOrders.create", .peer = erp, .nature = write,
       .start = make_sales_order, .answered = take_created_sales_order,
       .in_doubt = doubt_created_sales_order},
      {.id = Id::ChangeSalesOrderLine, .name = "salesOrderLines.change", .peer = erp, .nature = write,
       .start = make_line_change, .answered = take_changed_line,
       .in_doubt = doubt_changed_line, .refused = refuse_changed_line},
      {.id = Id::ReadReservations, .name = "salesOrderReservations.list", .peer = erp, .nature = read,
       .start = ask_for_reservations, .answered = take_reservations},
      {.id = Id::SubmitAcknowledgement, .name = "submitAcknowledgement", .peer = amazon, .nature = write,
       .start = make_acknowledgement, .answered = take_acknowledgement_receipt,
       .in_doubt = doubt_acknowledgement, .succeeded = acknowledgement_succeeded, .failed = acknowledgement_failed},
      {.id = Id::ReadOrderStatus, .name = "getPurchaseOrdersStatus", .peer = amazon, .nature = read,
       .start = ask_for_order_status, .answered = take_order_status},
      {.id = Id::SubmitShipNotice, .name = "SubmitShipmentConfirmations", .peer = amazon, .nature = write,
       .start = make_ship_notice_request, .answered = take_receipt,
       .in_doubt = doubt_ship_notice, .succeeded = ship_notice_succeeded, .failed = ship_notice_failed},
      {.id = Id::SubmitInvoice, .name = "submitInvoices", .peer = amazon, .nature = write,
       .start = make_invoice_request, .answered = take_receipt,
       .in_doubt = doubt_invoice, .succeeded = invoice_succeeded, .failed = invoice_failed},
      {.id = Id::ReadTransaction, .name = "getTransaction", .peer = amazon, .nature = read,
       .start = ask_for_transaction, .answered = take_transaction,
       .refused = refuse_transaction},
      {.id = Id::FindPayment, .name = "customerPayments.find", .peer = erp, .nature = read,
       .start = ask_for_payment, .answered = take_payment_count},
      {.id = Id::CreatePayment, .name = "customerPayments.create", .peer = erp, .nature = write,
       .start = make_payment, .answered = take_created_payment,
       .in_doubt = doubt_created_payment, .refused = refuse_payment},
      {.id = Id::AcknowledgementDeadline, .name = "acknowledgementDeadline", .peer = amazon, .nature = Nature::Timer,
       .start = acknowledge_without_erp},
      {.id = Id::SweepOrders, .name = "getPurchaseOrders", .peer = amazon, .nature = read,
       .start = ask_for_order_numbers, .answered = take_order_numbers,
       .refused = refuse_order_page, .poll = "poll/sweep", .interval = &CoreConfig::sweep_orders, .rests_first = true},
      {.id = Id::ReadOrder, .name = "getPurchaseOrder", .peer = amazon, .nature = read,
       .start = ask_for_order, .answered = take_order,
       .refused = refuse_order},
  };
  return table;
}
// clang-format on

const Operation& operation_of(OperationId id) {
  const Operation& operation = operations()[static_cast<std::size_t>(id)];
  REQUIRE(operation.id == id);
  return operation;
}

const Operation* operation_of(int id) {
  const bool is_known = id >= 0 && static_cast<std::size_t>(id) < operations().size();
  return is_known ? &operations()[static_cast<std::size_t>(id)] : nullptr;
}

}  // namespace vendorproof::flow
