// The effects that a mock ACCEPTED, in order: the input of the judge. Even if the answer is lost, the effect happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "core/base/truck.h"

namespace vendorproof {

enum class EffectKind {
  // Vendor Central
  OrderIssued,    ///< a purchase order became visible; lines: ordered; reason: items that Amazon left out, if any
  OrderWithheld,  ///< it was not placed, because Amazon stopped ordering all its items; reason: the items
  OrderRejected,  ///< it was not acknowledged, so Amazon treats it as rejected; lines: what was rejected
  OrderChanged,   ///< Amazon changed it; lines: the whole order as it now stands; reason: kind of change
  /// Processed, not only 202; lines: one per item acknowledgement, code says which; reason: warnings, if any.
  AcknowledgementAccepted,
  ShipNoticeAccepted,  ///< document: shipmentIdentifier; other_document: bill of lading or ""; lines: shipped items
                       ///< with purchase order and sequence
  ShipNoticeReplaced,  ///< the same notice with new contents; lines: all its items now
  ShipNoticeDefect,    ///< the portal reports an accepted notice; document: shipmentIdentifier; reason: `ASN-50 ...`
  InvoiceAccepted,     ///< document: invoice id; amount: invoiceTotal; lines: invoiced items
  InvoiceRejected,     ///< by payables, although the API took it (INV-36); fields as InvoiceAccepted; reason: why
  CreditNoteAccepted,  ///< document: its id; other_document: the invoice it is for, or ""; amount: positive
  SubmissionFailed,    ///< asynchronous Failure; document: id of the document; reason: code and message
  RequestRefused,      ///< 4xx; reason: "<status> <operation> <code> <message>"; other_document: an expired token
  TransportAccepted,   ///< document: vendorShipmentIdentifier; reason: New or Cancel
  TruckReceived,       ///< document: load number; lines: eaches that were counted, per order line
  UnitsMiscounted,     ///< document: load number; reason: what went wrong; lines: eaches counted too few or too many
  UnitsRecounted,      ///< document: load number; lines: eaches that a later count found
  PaymentSent,         ///< document: payment number; amount: net of deductions
  DeductionTaken,      ///< document: payment number; other_document: invoice; reason: kind, as the remittance names it
  ReversalPaid,  ///< document: payment number; other_document: invoice or ""; reason: claim or charge; amount: back
  ChargebackCharged,  ///< document: payment number or ""; code in reason: `CB-01 ...`; amount: the cost
  // ERP
  SalesOrderCreated,      ///< document: sales order number; purchase_order: externalDocumentNumber
  SalesOrderChanged,      ///< lines: the whole sales order as it now stands
  DespatchPosted,         ///< document: despatch number; lines: eaches shipped per order line; reason: load number
  DespatchUndone,         ///< goods of a posting taken back; document: despatch number; lines: eaches taken back;
                          ///< other_document: bill of lading
  TruckDeparted,          ///< document: load number
  SalesOrderClosedShort,  ///< lines: the eaches that will never ship
  SalesInvoicePosted,     ///< document: invoice number; amount: total including tax; other_document: despatch number
  PaymentPosted,          ///< document: external document number; other_document: invoice; amount: applied
  CreditMemoPosted,       ///< document: its number; other_document: the invoice; amount: total including tax, positive
  JournalLinePosted,      ///< document: document number; other_document: account; amount: as in the line
};

std::string_view text_of(EffectKind kind);

/// One line of a document, as the side that accepted it understands it.
struct EffectLine {
  std::string purchase_order;
  std::int64_t sequence = 0;  ///< the purchase order's line, as a number (X13); 0 if the accepting side has no number
  /// Amazon side: amazonProductIdentifier or, without one, vendorProductIdentifier; ERP side: item number.
  std::string item;
  std::string code;                      ///< acknowledgement code; "" on the ERP side
  std::int64_t eaches = 0;               ///< the quantity in eaches, as the accepting side understands it
  Quantity as_written;                   ///< the quantity in the document
  Money unit_cost;                       ///< per each
  std::optional<Instant> expected = {};  ///< AcknowledgementAccepted: the date that the vendor gives, if any
  /// ERP side: the sales order's line, from 1. Every effect about that line has the same number; 0 on the Amazon side.
  std::int64_t erp_line = 0;
  std::string description = {};  ///< ERP side: free text of the sales order line, as its creator wrote it
  std::string rejection = {};    ///< AcknowledgementAccepted: why the part is rejected, in Amazon's word; else ""
};

struct Effect {
  Instant at;
  EffectKind kind = EffectKind::OrderIssued;
  std::string purchase_order;  ///< "" when the document spans several: see the lines
  std::string document;
  std::string other_document;
  Money amount;
  std::string reason;
  std::string operation;             ///< SubmissionFailed, RequestRefused: Amazon's name, or `patch linkedOrders`
  int status = 0;                    ///< RequestRefused: of the answer
  std::optional<Instant> submitted;  ///< when Amazon answered the submission with 202; nullopt if processed at once
  std::uint64_t body_hash = 0;       ///< of the document as sent, for "same key, same body"; 0 without a document
  std::vector<EffectLine> lines;
  /// The date that the document states: of a ship notice, when the goods left; of an invoice, its own date.
  std::optional<Instant> dated;
  std::vector<PhysicalCarton> cartons;  ///< of a ship notice: the cartons that it claims; `lot` is not kept

  /// When the document was taken: `submitted`, or `at`.
  Instant taken() const { return submitted.value_or(at); }
};

}  // namespace vendorproof
