// Trade documents as plain values: what is left of Amazon's and the ERP's messages once a
// channel or a dialect has read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::trade {

struct PurchaseOrderLine {
  std::int64_t sequence = 0;  ///< compared as a number (X13)
  std::string sequence_text;  ///< as Amazon wrote it: `1`, `001`, `00001`
  std::string amazon_product_identifier;
  std::string vendor_product_identifier;
  Quantity ordered;  ///< amount 0: cancelled, stays on the order (PO-13); unit_size 0: not stated
  bool back_order_allowed = false;
  Money net_cost;  ///< per each (UOM-04)

  bool operator==(const PurchaseOrderLine&) const = default;
};

enum class PurchaseOrderState { New, Acknowledged, Closed };

struct PurchaseOrder {
  std::string number;
  PurchaseOrderState state = PurchaseOrderState::New;
  Instant ordered_at;
  std::optional<Instant> changed_at;
  std::string selling_party;
  std::string buying_party;
  std::string ship_to_party;
  std::string bill_to_party;
  std::optional<Window> ship_window;
  std::optional<Window> delivery_window;
  std::vector<PurchaseOrderLine> lines;

  bool operator==(const PurchaseOrder&) const = default;
};

/// The ERP's master data of one item, with all its units and references.
struct Item {
  std::string number;
  bool blocked = false;
  Money unit_price;  ///< per base unit (each)
  std::vector<std::int64_t> case_sizes;
  std::string amazon_product_identifier;
  std::string vendor_product_identifier;

  bool operator==(const Item&) const = default;
};

struct SalesOrderLine {
  std::string id;       ///< the ERP's
  std::string version;  ///< changes with every change of the line
  std::int64_t erp_sequence = 0;
  std::string item;
  std::int64_t eaches = 0;
  std::int64_t shipped_eaches = 0;
  Money unit_price;
  std::int64_t purchase_order_line = 0;  ///< 0 when the ERP does not say

  bool operator==(const SalesOrderLine&) const = default;
};

struct SalesOrder {
  std::string id;
  std::string number;
  std::string purchase_order;
  std::vector<SalesOrderLine> lines;

  bool operator==(const SalesOrder&) const = default;
};

/// What the ERP can deliver of a sales order line, in eaches.
struct Reservation {
  std::int64_t erp_sequence = 0;
  std::int64_t ordered = 0;
  std::int64_t shipped = 0;
  std::int64_t reserved = 0;
  std::int64_t backorder = 0;
  std::int64_t closed_short = 0;
  std::optional<Instant> expected_receipt;

  bool operator==(const Reservation&) const = default;
};

enum class AcknowledgementCode { Accepted, Backordered, Rejected };
enum class RejectionReason { TemporarilyUnavailable, InvalidProductIdentifier, ObsoleteProduct };

/// One part of a line's answer, in eaches; the codec writes it in the order's unit.
struct ItemAcknowledgement {
  AcknowledgementCode code = AcknowledgementCode::Accepted;
  std::int64_t eaches = 0;
  std::optional<Instant> scheduled_delivery;  ///< required for Backordered (ACK-22)
  std::optional<RejectionReason> reason;      ///< required for Rejected

  bool operator==(const ItemAcknowledgement&) const = default;
};

/// The parts sum to what was ordered (ACK-11).
struct LineAcknowledgement {
  std::int64_t sequence = 0;
  std::vector<ItemAcknowledgement> parts;

  bool operator==(const LineAcknowledgement&) const = default;
};

struct Acknowledgement {
  std::string purchase_order;
  std::vector<LineAcknowledgement> lines;

  bool operator==(const Acknowledgement&) const = default;
};

struct DespatchLine {
  std::int64_t line_number = 0;
  std::string purchase_order;
  std::int64_t erp_sequence = 0;  ///< of the sales order line
  std::string sales_order;
  std::string item;
  std::int64_t eaches = 0;
  std::string shipment;  ///< posted sales shipment of that sales order

  bool operator==(const DespatchLine&) const = default;
};

struct PackageContent {
  std::int64_t line_number = 0;
  std::int64_t eaches = 0;
  std::string lot;
  std::optional<Instant> expires;

  bool operator==(const PackageContent&) const = default;
};

struct Package {
  std::int64_t number = 0;
  std::string sscc;  ///< "" while unlabelled
  std::string tracking_number;
  std::vector<PackageContent> contents;

  bool operator==(const Package&) const = default;
};

struct Despatch {
  std::string number;
  bool posted = false;
  bool complete = false;
  std::string load_number;
  std::string ship_to;
  std::string carrier_scac;
  std::string pro_number;
  std::string bill_of_lading;
  std::string amazon_reference;  ///< of the pickup that was booked with Amazon; "" without one
  std::optional<Instant> departed_at;
  std::optional<Instant> arrives_at;
  Instant modified_at;
  std::int64_t package_count = 0;
  std::vector<DespatchLine> lines;
  std::vector<Package> packages;

  bool operator==(const Despatch&) const = default;
};

struct InvoiceLine {
  std::int64_t erp_sequence = 0;  ///< of the sales order line
  std::string item;
  std::int64_t eaches = 0;
  Money unit_price;
  Money amount;

  bool operator==(const InvoiceLine&) const = default;
};

struct Invoice {
  std::string number;
  std::string purchase_order;
  std::string sales_order;
  std::string shipment;
  Instant date;
  Instant due;
  Money total;  ///< including tax
  Money tax;
  Money remaining;
  Instant modified_at;
  std::vector<InvoiceLine> lines;

  bool operator==(const Invoice&) const = default;
};

/// Reversal gives back what an earlier payment withheld or charged.
enum class RemittanceType { Invoice, Shortage, PriceDiscrepancy, Chargeback, Discount, CreditNote, Reversal };

struct RemittanceLine {
  std::string payment;
  Instant date;
  std::string invoice;
  std::string purchase_order;
  RemittanceType type = RemittanceType::Invoice;
  std::string description;
  Money amount;  ///< negative for deductions

  bool operator==(const RemittanceLine&) const = default;
};

enum class TransactionState { Processing, Success, Failure };

struct Transaction {
  std::string id;
  TransactionState state = TransactionState::Processing;
  std::string error_code;
  std::string error_message;
  bool is_duplicate = false;    ///< failed because the same document had arrived before
  bool is_unexplained = false;  ///< failed, and Amazon does not say why (API-05)

  bool operator==(const Transaction&) const = default;
};

/// One item of a ship notice. `reference` is unique in the notice (`001`, `002`, ...) and is what cartons point at.
struct ShippedItem {
  std::string reference;
  std::string purchase_order;
  std::string amazon_product_identifier;
  std::string vendor_product_identifier;
  Quantity shipped;

  bool operator==(const ShippedItem&) const = default;
};

struct CartonItem {
  std::string reference;
  Quantity shipped;
  std::string lot;
  std::optional<Instant> expires;

  bool operator==(const CartonItem&) const = default;
};

struct Carton {
  std::string sequence;  ///< `001`, ...
  std::string sscc;      ///< 18 digits
  std::string tracking_number;
  std::vector<CartonItem> items;

  bool operator==(const Carton&) const = default;
};

/// Amazon wants postal code and country of where goods leave from (ASN-39). All "" when it is not known.
struct PostalAddress {
  std::string name;
  std::string street;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string country_code;  ///< two letters

  bool operator==(const PostalAddress&) const = default;
};

/// The ship notice (ASN): one delivery, one vendor code, one fulfilment centre, one truck (ASN-12).
struct ShipNotice {
  std::string identifier;  ///< unique for 365 days (ASN-06): the ERP's despatch number
  Instant date;
  Instant shipped_at;
  Instant arrives_at;
  std::string selling_party;
  std::string ship_from_party;
  PostalAddress ship_from_address;
  std::string ship_to_party;
  std::string carrier_scac;
  std::string pro_number;
  std::string bill_of_lading;
  std::string amazon_reference;  ///< of freight that Amazon collects (ASN-34); else ""
  std::vector<ShippedItem> items;
  std::vector<Carton> cartons;

  bool operator==(const ShipNotice&) const = default;
};

/// One line of an invoice to Amazon; `sequence` is the purchase order's line.
struct AmazonInvoiceLine {
  std::int64_t sequence = 0;
  std::string amazon_product_identifier;
  std::string vendor_product_identifier;
  Quantity invoiced;
  Money net_cost;  ///< per each

  bool operator==(const AmazonInvoiceLine&) const = default;
};

struct AmazonInvoice {
  std::string id;
  std::string purchase_order;
  Instant date;
  std::string remit_to_party;
  std::string bill_to_party;
  std::string ship_to_party;
  std::int64_t net_due_days = 30;
  Money total;
  std::vector<AmazonInvoiceLine> lines;

  bool operator==(const AmazonInvoice&) const = default;
};

/// One line of getPurchaseOrdersStatus, in eaches.
struct LineStatus {
  std::int64_t sequence = 0;
  std::int64_t accepted_eaches = 0;
  std::int64_t rejected_eaches = 0;
  std::int64_t received_eaches = 0;
  bool unconfirmed = true;

  bool operator==(const LineStatus&) const = default;
};

}  // namespace vendorproof::trade
