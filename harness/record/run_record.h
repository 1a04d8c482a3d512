// The record of a run: all that the judge sees, from the simulated world and from the server alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/effect.h"
#include "core/base/money.h"
#include "core/base/peer.h"
#include "core/base/shown.h"
#include "core/base/time.h"
#include "core/base/truck.h"
#include "harness/record/charge_rates.h"

namespace vendorproof::harness {

/// An accepted effect and the peer that accepted it.
struct LedgerEntry {
  Peer peer = Peer::Amazon;
  Effect effect;
};

/// One call as the network saw it: nothing in it comes from what the integration says of itself.
struct CallRecord {
  Peer peer = Peer::Amazon;
  std::string operation;               ///< Amazon's name, or `post salesOrders`; "" for a path that does not exist
  std::vector<std::string> documents;  ///< numbers of the documents that the request submits or asks for
  Instant sent;
  int status = 0;          ///< of the answer that left the peer; 0 when it never got there
  bool from_peer = false;  ///< the peer itself answered, not something in between
  std::string fault;       ///< what the network did, "" when nothing
};

/// What the record shows. A rule that needs what it does not show cannot be judged.
struct Visibility {
  bool shown_to_people = true;  ///< exceptions and standings
  bool erp = true;              ///< effects of the ERP
  bool ended = true;            ///< nothing is due any more
};

struct RunRecord {
  Visibility visibility;
  std::vector<LedgerEntry> ledger;  ///< in order of acceptance
  std::vector<Truck> trucks;
  std::vector<CallRecord> calls;           ///< those that name a document, or that a fault struck
  std::vector<TradeException> exceptions;  ///< what was shown to people
  std::vector<OrderStanding> standings;
  std::vector<std::string> problems;  ///< of the scenario itself, and of the world (a storm of events)
  ChargeRates rates;
  Money invoiced;    ///< at Amazon, over the whole run
  Money paid;        ///< by Amazon, net
  Money receivable;  ///< in the ERP, at the end
  Instant ended;
  std::int64_t calls_total = 0;
  std::int64_t faults_fired = 0;
  std::vector<Instant> crashed;  ///< when the integration was killed, in order
  std::uint64_t trace_hash = 0;
};

}  // namespace vendorproof::harness
