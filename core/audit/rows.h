// Rows of the ERP's lists as an audit keeps them: also values that the integration itself would refuse.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"

namespace vendorproof::audit {

/// `eaches` is nullopt if the factor is no whole number of at least 1: then `factor` is what the ERP has.
struct Unit {
  std::string item;
  std::string code;
  std::string factor;
  std::optional<std::int64_t> eaches;
};

enum class ReferenceKind { CatalogueNumber, VendorSku, Other };
struct Reference {
  std::string item;
  ReferenceKind kind = ReferenceKind::Other;
  std::string number;
  std::optional<Instant> from;   ///< a day
  std::optional<Instant> until;  ///< a day, included
};

struct Item {
  std::string number;
  bool blocked = false;
  bool has_stock = true;  ///< not a service: it can be despatched
  std::string gtin;
  std::string base_unit;
  std::optional<Money> price;  ///< per each; nullopt if it cannot be read
  bool price_includes_tax = false;
  std::string tax_group;
  /// What it needs before it can be posted and does not have, in the ERP's words.
  std::vector<std::string> posting_lacks = {};
};

struct Customer {
  std::string number;
  std::string blocked;     ///< "": not blocked; else for what
  std::string terms;       ///< key of its payment terms; "": it has no payment terms
  std::string tax_area;    ///< "": it has no tax area
  std::string tax_number;  ///< "": it has no tax number
};

/// `net_days` is nullopt if the terms are not a number of days.
struct Terms {
  std::string key;   ///< by which a customer names them
  std::string code;  ///< for people
  std::string formula;
  std::optional<std::int64_t> net_days;
};

/// `step` is the smallest difference of two amounts.
struct CurrencyRow {
  std::string code;
  std::optional<Money> step;
};

/// Something that the configuration names and the ERP does not have so.
struct Lack {
  std::string subject;  ///< `journal AMZ`
  std::string seen;
};

struct Setup {
  std::string local_currency;
  std::string payment_batch;  ///< where payments are entered; "": it is not set
  std::vector<Lack> lacks = {};
};

/// A centre of Amazon, as an address of the customer.
struct Address {
  std::string code;
  std::string street;
  std::string city;
  std::string postal_code;
  std::string country;
  std::string gln;
};

struct SalesOrderLine {
  std::string item;
  std::int64_t open_eaches = 0;  ///< not shipped yet
  std::optional<Money> value;    ///< of the whole line
};
struct SalesOrder {
  std::string number;
  std::string purchase_order;  ///< "": it names no purchase order
  std::optional<Instant> ordered;
  std::vector<SalesOrderLine> lines;
};

struct Package {
  std::int64_t number = 0;
  std::string sscc;
};
struct Despatch {
  std::string number;
  std::string carrier;
  std::vector<Package> packages;
};

/// What a peer said the time is, and what it was here then.
struct PeerClock {
  std::string peer;
  Instant theirs;
  Instant ours;
};

}  // namespace vendorproof::audit
