// The stored state of the integration, as plain values: orders with their progress, despatches, invoices, and the
// outbox.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "core/trade/acknowledgement.h"
#include "core/trade/documents.h"
#include "core/trade/shipping/ship_notice.h"

namespace vendorproof::store {

/// The stage of the ERP's side of an order. Stored as numbers: never reorder.
enum class ErpStage {
  AwaitItems,  ///< the item master has to be read first
  Find,        ///< looking for its sales order
  Create,      ///< creating its sales order
  Change,      ///< a line of the sales order has to be changed
  Reserve,     ///< asking what the ERP can deliver
  Rest,        ///< nothing to do
  NotNeeded,   ///< no line can be delivered: no sales order
  Blocked,     ///< a person has to solve an exception first
};

/// The stage of Amazon's side of an order.
enum class AcknowledgementStage { None, Sending, InDoubt, Processing, Succeeded, Failed };

/// The part of an order that left with one despatch, and its progress.
struct ShipmentRecord {
  std::string shipment;
  std::string despatch;
  std::vector<trade::ShippedLine> lines;
  bool noticed = false;   ///< the ship notice succeeded
  std::string invoice;    ///< the ERP's number; "" before there is one
  bool invoiced = false;  ///< Amazon accepted the invoice
  bool paid = false;      ///< in full, or exceptions explain the missing amount

  bool operator==(const ShipmentRecord&) const = default;
};

struct OrderRecord {
  trade::PurchaseOrder order;  ///< as Amazon last stated it
  Instant first_seen;
  bool foreign = false;  ///< somebody else acknowledged it before we saw it: we do nothing with it
  ErpStage erp = ErpStage::AwaitItems;
  trade::SalesOrder sales_order;  ///< as last read; id "" if there is no sales order
  std::vector<trade::Reservation> reservations;
  std::vector<std::pair<std::int64_t, std::int64_t>> refused;  ///< order line and quantity that the ERP refused
  std::vector<std::pair<std::int64_t, std::int64_t>>
      closed;                           ///< order line and eaches closed short, as last decided on
  trade::Acknowledgement acknowledged;  ///< what was last handed to Amazon
  trade::Acknowledgement wanted;        ///< what was last decided
  std::string wanted_key;               ///< its effect key; "" before the first decision
  bool emergency = false;               ///< `wanted` was decided without the ERP
  bool confirmed = false;               ///< an acknowledgement of it has succeeded
  AcknowledgementStage acknowledgement = AcknowledgementStage::None;
  std::string acknowledgement_key;  ///< effect key of the one under way, or of the last one
  std::vector<ShipmentRecord> shipments;
  bool awaits_despatch = false;  ///< confirmed eaches have not shipped yet
  bool settled = false;

  bool operator==(const OrderRecord&) const = default;
};

/// Stored as numbers: never reorder.
enum class DespatchState { Waiting, Held, Sending, Succeeded, Failed };
struct DespatchRecord {
  trade::Despatch despatch;
  DespatchState state = DespatchState::Waiting;
  std::string waits_for;

  bool operator==(const DespatchRecord&) const = default;
};

/// Stored as numbers: never reorder.
enum class InvoiceState { Waiting, Held, Sending, Succeeded, Failed, Paid };
struct InvoiceRecord {
  trade::Invoice invoice;
  std::vector<std::string> despatches;  ///< of its shipments, each once; empty while unknown
  std::string amazon_id;                ///< the invoice number that was last sent to Amazon
  bool released = false;                ///< an operator decided to send it unchanged
  InvoiceState state = InvoiceState::Waiting;

  bool operator==(const InvoiceRecord&) const = default;
};
/// Amazon took it.
inline bool is_at_amazon(const InvoiceRecord& invoice) {
  return invoice.state == InvoiceState::Succeeded || invoice.state == InvoiceState::Paid;
}

/// Stored as numbers: never reorder. Waiting: Amazon does not have the invoice yet.
enum class CreditState { Waiting, Held, Sending, Succeeded, Failed };

struct CreditMemoRecord {
  trade::CreditMemo memo;
  std::string purchase_order;  ///< of the invoice; "" if we did not send that
  CreditState state = CreditState::Waiting;

  bool operator==(const CreditMemoRecord&) const = default;
};

/// Stored as numbers: never reorder. InDoubt: another row looks up whether the call had its effect.
enum class WorkState { Due, InFlight, InDoubt, Done, Failed };

/// A row of the outbox: a call to be made, being made, or made.
struct Work {
  std::string key;    ///< business identity
  int operation = 0;  ///< a row of the flow's table of operations
  int peer = 0;       ///< the peer that it calls
  std::string subject;
  std::string parameters;
  WorkState state = WorkState::Due;
  std::uint32_t attempt = 0;  ///< calls made so far
  int failures = 0;           ///< attempts in sequence without a usable answer; sets the back-off
  int refusals = 0;           ///< refusals in sequence
  bool doubted = false;       ///< an attempt without an answer may have had its effect
  Instant due;
  std::string last_error;  ///< never holds a secret

  bool operator==(const Work&) const = default;
};

}  // namespace vendorproof::store
