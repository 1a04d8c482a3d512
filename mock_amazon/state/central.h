// Everything that Vendor Central knows, as one value, and a call to it. Every desk works on it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/effect.h"
#include "core/base/http.h"
#include "core/base/json/json_node.h"
#include "core/base/time.h"
#include "mock_amazon/state/access.h"
#include "mock_amazon/state/agenda.h"
#include "mock_amazon/state/assortment.h"
#include "mock_amazon/state/charges.h"
#include "mock_amazon/state/disputes.h"
#include "mock_amazon/state/dock.h"
#include "mock_amazon/state/invoices.h"
#include "mock_amazon/state/notices.h"
#include "mock_amazon/state/order_book.h"
#include "mock_amazon/state/quirk_choices.h"
#include "mock_amazon/state/quota.h"
#include "mock_amazon/state/settings.h"
#include "mock_amazon/state/transactions.h"
#include "mock_amazon/state/transports.h"

namespace vendorproof::mock_amazon {

struct Central {
  Settings settings;
  Access access;
  Quota quota;
  QuirkTurns quirk_turns;
  OrderBook orders;
  Assortment assortment;
  TransactionRegister transactions;
  NoticeRegister notices;
  TransportRegister transports;
  ReceivingDock dock;
  InvoiceRegister invoices;
  ChargeRegister charges;
  DisputeRegister disputes;
  Agenda agenda;
  std::vector<Effect> effects;
  std::uint64_t identifiers = 0;  ///< GUIDs given out so far
};

/// A request that passed the access check. `name` is the path segment for `{...}` in the pattern, "" without one;
/// `body` is the JSON of a POST, which lives as long as the call.
struct Call {
  const HttpRequest& request;
  Instant now;
  std::string name;
  JsonNode body;
};

}  // namespace vendorproof::mock_amazon
