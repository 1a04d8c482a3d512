// The record of a run: everything that the judge sees. The simulated world and the server fill the same record.
#pragma once

#include <cstdint>
#include <map>
#include <set>
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

/// One call as the network saw it. It contains nothing that the integration says about itself.
struct CallRecord {
  Peer peer = Peer::Amazon;
  std::string operation;               ///< Amazon's name, or `post linkedOrders`; "" for a path that does not exist
  std::vector<std::string> documents;  ///< numbers of the documents that the request submits or asks for
  Instant sent;
  int status = 0;           ///< of the peer's answer; 0 if the request never arrived
  bool from_peer = false;   ///< true: the peer answered; false: something between answered
  std::string fault;        ///< what the network did; "" if it did nothing
  bool is_doubled = false;  ///< the peer got it twice: the copy uses up quota
  /// Of a submission to Amazon that was struck: the purchase orders that each of its documents names.
  std::map<std::string, std::set<std::string>> orders = {};
};

/// What the record shows. A rule that needs something else cannot be judged.
struct Visibility {
  bool shown_to_people = true;  ///< exceptions and standings
  bool erp = true;              ///< effects of the ERP
  bool ended = true;            ///< the run is over: nothing is due any more
  bool goods = true;            ///< what was really loaded; false if the goods only follow the ship notices
};

/// A call of a program on trial that a peer carried out, or took.
struct ChangingCall {
  std::string operation;    ///< as a fault of a scenario names it: `submitInvoices`, `linkedOrders.create`
  std::int64_t number = 0;  ///< among the calls of the operation, from 1, as a planned crash counts them
};

struct RunRecord {
  Visibility visibility;
  std::vector<LedgerEntry> ledger;  ///< in order of acceptance
  std::vector<Truck> trucks;
  std::vector<CallRecord> calls;           ///< calls that name a document or were struck by a fault
  std::vector<TradeException> exceptions;  ///< what was shown to people
  std::vector<OrderStanding> standings;
  std::vector<std::string> problems;  ///< faults of the scenario, and of the world (an endless loop)
  std::vector<std::string> troubles;  ///< why a program on trial did not trade to the end: it ended, it was silent
  /// What a program on trial told and was refused: `POST /shown was refused: ...`. The run fails, and is judged.
  std::vector<std::string> refused_tellings;
  bool never_began = false;  ///< a trial that could not start its program, or open its doors
  ChargeRates rates;
  Money invoiced;    ///< at Amazon, over the whole run
  Money paid;        ///< by Amazon, net
  Money receivable;  ///< in the ERP, at the end
  Instant ended;
  std::int64_t calls_total = 0;
  std::int64_t faults_fired = 0;
  std::vector<Instant> crashed;              ///< when the integration was killed, in order
  std::vector<ChangingCall> changing_calls;  ///< of a program on trial, in order; not those after which it was killed
  std::vector<std::string> missed_crashes;   ///< planned, and never struck: `submitInvoices number 2`
  std::uint64_t trace_hash = 0;
};

}  // namespace vendorproof::harness
