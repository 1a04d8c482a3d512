// Everything that Central knows as a file, and the lists of members that it is written by: here and, by subject, in
// archive_*.h. A new member of one of these structs must be added to its list, else the first export stops.
#pragma once

#include <string>
#include <string_view>

#include "core/base/archive/archive.h"
#include "core/base/archive/sealed_state.h"
#include "core/base/archive/words_archive.h"
#include "core/base/result.h"
#include "mock_amazon/archive/archive_goods.h"
#include "mock_amazon/archive/archive_money.h"
#include "mock_amazon/archive/archive_orders.h"
#include "mock_amazon/archive/archive_settings.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

/// An imported state must have this `version`.
constexpr std::int64_t state_version = 4;
constexpr StateFile state_file = {"Vendor Central", state_version, "central"};

/// Central's state as one line of JSON. Credentials and access tokens are not in it: they belong to the server.
std::string export_state(const Central& central);

/// Replaces everything but credentials and roles, access tokens and the rate card. Errors: Malformed with the path of
/// what is wrong, also when the text was changed after it was exported; then nothing has changed.
Result<void> import_state(Central& central, std::string_view json);

template <class Archive>
void archive(Archive& a, Due& due) {
  a("at", due.at);
  a.choice("task", due.task,
           {"SettleTransaction", "MoveTransport", "ReceiveTruck", "RecountUnits", "RejectUnanswered", "LapseOrder",
            "AssessOrder", "RaiseClaims", "ReviewClaim", "DecideDispute", "SendPayments"});
  a("subject", due.subject);
}

template <class Archive>
void archive(Archive& a, Usage& usage) {
  a("operation", usage.operation)("requests", usage.requests)("throttled", usage.throttled);
  a("most_in_a_minute", usage.most_in_a_minute);
}

template <class Archive>
void archive(Archive& a, Central& central) {
  a("settings", central.settings)("quota", central.quota)("quirk_turns", central.quirk_turns);
  a("orders", central.orders)("assortment", central.assortment)("transactions", central.transactions);
  a("notices", central.notices)("transports", central.transports)("dock", central.dock);
  a("invoices", central.invoices)("charges", central.charges)("disputes", central.disputes);
  a("agenda", central.agenda)("effects", central.effects)("identifiers", central.identifiers);
  a.leaves_out(1);  // access
}

}  // namespace vendorproof::mock_amazon
