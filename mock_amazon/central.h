// Everything that Vendor Central knows, as one value, and a call to it. Every desk below works on it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/effect.h"
#include "core/base/http.h"
#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/access.h"
#include "mock_amazon/agenda.h"
#include "mock_amazon/assortment.h"
#include "mock_amazon/charge_register.h"
#include "mock_amazon/disputes.h"
#include "mock_amazon/order_book.h"
#include "mock_amazon/payables.h"
#include "mock_amazon/quirks.h"
#include "mock_amazon/quota.h"
#include "mock_amazon/receiving_dock.h"
#include "mock_amazon/ship_notices.h"
#include "mock_amazon/transactions.h"
#include "mock_amazon/transport_desk.h"
#include "mock_amazon/vendor_central.h"

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

/// A request that was let in. `name` is what stood in the path's braces, "" when it has none; `body` is the JSON of a
/// POST.
struct Call {
  const HttpRequest& request;
  Instant now;
  std::string name;
  Json body;
};

}  // namespace vendorproof::mock_amazon
