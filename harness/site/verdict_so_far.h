// The judge's verdict on a served field while an integration of others trades there: findings with owner and money, and
// the rules that cannot be judged, because the record does not show what the integration showed to people, or because
// the trade is not over.
#pragma once

#include "core/base/json/json.h"
#include "core/base/time.h"
#include "harness/field/field.h"
#include "harness/record/run_record.h"
#include "harness/site/fault_board.h"
#include "harness/site/request_journal.h"
#include "harness/site/shown_board.h"

namespace vendorproof::harness {

/// What was served, and what of it is kept.
struct ServedTrade {
  const Field& field;
  const RequestJournal& journal;
  const FaultBoard& faults;
  const ShownBoard& shown;
};

/// The record of what was served, in the form that the judge reads: effects and trucks of the field, calls of the
/// journal, and what the integration said that it shows to people.
RunRecord record_of(const ServedTrade& trade, Instant now);

/// The scenario up to `now`, with the orders that were placed by hand and with the mock's switches.
scenarios::Scenario scenario_so_far(const Field& field, Instant now);

/// `{"verdict","at","at_stake","findings":[...],"incidents":[...],"not_judged":[{"rule","why"}],"orders",
/// "faults_struck"}`.
/// The verdict is `findings` (a defect was found), `nothing found so far`, or `inconclusive` when part of the ledger
/// was dropped. Charges alone do not change the verdict. It is not Amazon's statement.
Json verdict_so_far(const ServedTrade& trade, Instant now);

}  // namespace vendorproof::harness
