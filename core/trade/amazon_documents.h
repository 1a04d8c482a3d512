// What goes to Amazon and comes back: ship notices, invoices, credit notes and transactions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::trade {

enum class TransactionState { Processing, Success, Failure };

struct Transaction {
  std::string id;
  TransactionState state = TransactionState::Processing;
  std::string error_code;
  std::string error_message;
  bool is_duplicate = false;    ///< failed because the same document had arrived before
  std::size_t duplicates = 0;   ///< different errors that say so; 0 if there is any other error
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

/// A pallet with its own label; its cartons by their sequences, or goods that stand on it without a carton.
struct Pallet {
  std::string sscc;  ///< 18 digits
  std::vector<std::string> cartons;
  std::vector<CartonItem> items;

  bool operator==(const Pallet&) const = default;
};

struct Carton {
  std::string sequence;  ///< `001`, ...
  std::string sscc;      ///< 18 digits
  std::string tracking_number;
  std::vector<CartonItem> items;

  bool operator==(const Carton&) const = default;
};

/// Amazon wants postal code and country of the place that goods leave from (ASN-39). All fields are "" if unknown.
struct PostalAddress {
  std::string name;
  std::string street;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string country_code;  ///< two letters

  bool operator==(const PostalAddress&) const = default;
};

/// ASN-16.
enum class ShipmentType { TruckLoad, LessThanTruckLoad, SmallParcel };

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
  std::string amazon_reference;  ///< for freight that Amazon collects (ASN-34); else ""
  ShipmentType type = ShipmentType::LessThanTruckLoad;
  std::string transportation_mode;  ///< Amazon's word: Road, Air or Ocean
  std::vector<ShippedItem> items;
  std::vector<Carton> cartons;
  std::vector<Pallet> pallets;
  bool counts_pallets = false;  ///< whether the number of pallets is stated although it is 0
  bool replaces = false;        ///< overwrites the notice with its identifier (ASN-08); not stored

  bool operator==(const ShipNotice&) const = default;
};

/// One line of an invoice to Amazon.
struct AmazonInvoiceLine {
  std::int64_t sequence = 0;  ///< the purchase order's line, or if another item has that, beyond all lines
  std::string amazon_product_identifier;
  std::string vendor_product_identifier;
  Quantity invoiced;
  Money net_cost;  ///< per each
  std::string purchase_order;

  bool operator==(const AmazonInvoiceLine&) const = default;
};

/// An invoice for goods of one or more orders (INV-12).
struct AmazonInvoice {
  std::string id;
  Instant date;
  std::string remit_to_party;
  std::string bill_to_party;
  std::string ship_to_party;  ///< "" if its orders go to several
  std::int64_t net_due_days = 30;
  Money total;
  std::vector<AmazonInvoiceLine> lines;
  Money tax;  ///< part of the total

  bool operator==(const AmazonInvoice&) const = default;
};

/// A credit note for one invoice that Amazon has (INV-31). Its parties are those of the invoice, swapped (INV-34).
struct AmazonCreditNote {
  std::string id;
  std::string invoice;  ///< as it was sent
  Instant date;
  std::string remit_to_party;
  std::string bill_to_party;
  std::string return_number;        ///< "" without a return (INV-32)
  std::optional<Instant> returned;  ///< nullopt without a return
  Money total;                      ///< positive
  Money tax;                        ///< part of the total
  std::vector<AmazonInvoiceLine> lines;

  bool operator==(const AmazonCreditNote&) const = default;
};

}  // namespace vendorproof::trade
