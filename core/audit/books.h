// What an audit has read of the ERP and of Amazon, as plain values, and what it could not read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/rows.h"
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

/// What the configuration states.
struct Agreed {
  trade::Region region = trade::Region::NorthAmerica;
  Currency currency = usd();                    ///< of the ERP's company
  std::vector<Currency> order_currencies = {};  ///< of orders that are taken besides
  std::string customer = {};                    ///< Amazon in the ERP; the dialect names it
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
  /// When the orders were like this, at the latest: saved ones may be old. nullopt: now.
  std::optional<Instant> orders_as_of;
  std::vector<PeerClock> clocks;
  /// Rows that could not be read, by the name of their list.
  std::vector<trade::OddRow> odd;

  Standing standing(Part part) const;
};

}  // namespace vendorproof::audit
