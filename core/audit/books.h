// What an audit has read of the ERP and of Amazon, as plain values, and what it could not read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "core/trade/purchase_orders.h"
#include "core/trade/question.h"
#include "core/trade/shipping/shipping_policy.h"

namespace vendorproof::audit {

/// What can be read. A check names the parts that it needs.
enum class Part {
  Setup,  ///< of the integration in the ERP
  Items,
  Units,       ///< of the items
  References,  ///< of the items: what Amazon calls them
  Customer,    ///< Amazon, as the ERP's customer
  Terms,       ///< of payment
  Currencies,
  TaxGroups,
  Addresses,    ///< of the customer: the centres
  SalesOrders,  ///< those that are not finished
  KnownOrders,  ///< which purchase orders the ERP has or had
  Despatches,
  AmazonOrders,
  Clocks,
  Configuration,
  LabelPrefix,  ///< the vendor's GS1 company prefix
};
/// `items`: for people.
std::string_view text_of(Part part);

enum class Standing {
  Read,
  NotGiven,    ///< nobody named the peer or the file that has it
  NotOffered,  ///< this ERP has no question for it
  Refused,     ///< the peer says that we have no right to it
  Missing,     ///< the peer does not have the page
  Failed,      ///< no answer, or one that cannot be read
};
/// How far the reading of a part came. `source` is the page or the call; `why` is for people.
struct Reading {
  Standing standing = Standing::NotGiven;
  std::string source;
  std::string why;
};

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
  std::string product_posting_group;
  std::string stock_posting_group;
};

struct Customer {
  std::string number;
  std::string blocked;     ///< "": not blocked; else for what
  std::string terms;       ///< key of its payment terms; "" if it has none
  std::string tax_area;    ///< "" if it has none
  std::string tax_number;  ///< "" if it has none
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

struct Setup {
  std::string local_currency;
  std::string payment_batch;  ///< where payments are entered; "" if none is set
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
  std::string purchase_order;  ///< "" if it names none
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

/// What the configuration states.
struct Agreed {
  trade::Region region = trade::Region::NorthAmerica;
  Currency currency = usd();                    ///< of the ERP's company
  std::vector<Currency> order_currencies = {};  ///< of orders that are taken besides
  std::string customer = {};                    ///< Amazon's number in the ERP
  std::optional<std::int64_t> net_days = {};    ///< of the terms agreed with Amazon
  std::string gs1_prefix = {};                  ///< 7 to 10 digits; "" if nobody stated it
};

struct Books {
  Instant now;
  Agreed agreed;
  std::map<Part, Reading> readings;  ///< a part that is not in it is NotGiven
  Setup setup;
  std::vector<Item> items;
  std::vector<Unit> units;
  std::vector<Reference> references;  ///< of our customer
  std::optional<Customer> customer;   ///< nullopt: the ERP does not have it
  std::vector<Terms> terms;
  std::vector<CurrencyRow> currencies;
  std::set<std::string> tax_groups;
  std::vector<Address> addresses;
  std::vector<SalesOrder> sales_orders;  ///< of our customer, not finished
  std::set<std::string> known_orders;    ///< purchase orders
  std::vector<Despatch> despatches;      ///< posted ones
  std::vector<trade::PurchaseOrder> orders;
  std::optional<Window> orders_placed;  ///< within which every order of Amazon is among `orders`
  std::vector<PeerClock> clocks;
  /// Rows that could not be read, by the name of their list.
  std::vector<trade::OddRow> odd;

  Standing standing(Part part) const;
};

}  // namespace vendorproof::audit
