// Data of the ERP: items, sales orders and despatches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::trade {

/// A unit of an item, by the ERP's own code: `PCS`, `BOX12`, `STK`.
struct ItemUnit {
  std::string code;
  std::int64_t eaches = 1;

  bool operator==(const ItemUnit&) const = default;
};

/// The ERP's master data of one item, with all its units and references.
struct Item {
  std::string number;
  bool blocked = false;
  Money unit_price;                      ///< per base unit (each); without a currency if it cannot be read
  std::vector<std::int64_t> case_sizes;  ///< eaches of its units of more than one each, each number once
  std::string amazon_product_identifier;
  std::string vendor_product_identifier;
  std::string gtin = {};                          ///< of one each; "" if the ERP has none
  std::optional<std::int64_t> stock_eaches = {};  ///< on hand when it was read; nullopt if the ERP does not say
  std::string base_unit = {};                     ///< the code of one each; "" if the ERP does not say
  std::vector<ItemUnit> units = {};               ///< all that the ERP has, in its order

  /// Eaches of a unit; nullopt if the item does not have it.
  std::optional<std::int64_t> eaches_of(std::string_view unit_code) const;

  bool operator==(const Item&) const = default;
};

struct SalesOrderLine {
  std::string id;       ///< the ERP's id
  std::string version;  ///< changes with every change of the line
  std::int64_t erp_sequence = 0;
  std::string item;
  std::int64_t eaches = 0;
  std::int64_t shipped_eaches = 0;
  Money unit_price;
  std::int64_t purchase_order_line = 0;  ///< 0 if the ERP does not state it

  bool operator==(const SalesOrderLine&) const = default;
};

struct SalesOrder {
  std::string id;
  std::string number;
  std::string purchase_order;
  std::vector<SalesOrderLine> lines;
  std::string version = {};  ///< of its head; "" if the ERP did not say: then the next two are not known
  std::optional<Instant> requested_delivery = {};  ///< a day
  std::string ship_to = {};
  // Of the moment, not kept in the store:
  bool awaits_release = false;  ///< entered by us, and never handed over to the warehouse
  bool is_gone = false;         ///< it was created before, and the ERP has posted or deleted it since
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
  bool is_pallet = false;
  std::int64_t parent = 0;  ///< number of the pallet that it stands on; 0 if it stands on none
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
  std::string amazon_reference;  ///< of the pickup that was booked with Amazon; "" without a pickup
  std::optional<Instant> departed_at;
  std::optional<Instant> arrives_at;
  Instant modified_at;
  std::int64_t package_count = 0;
  std::vector<DespatchLine> lines;
  std::vector<Package> packages;

  bool operator==(const Despatch&) const = default;
};

/// What a list of documents says of one without its contents.
struct DocumentHead {
  std::string number;
  Instant modified_at;
  bool operator==(const DocumentHead&) const = default;
};

}  // namespace vendorproof::trade
