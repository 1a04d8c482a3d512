// What Amazon took (202), and never said what became of: it may be lost. No operation reads ship notices or invoices
// back: getShipmentDetails shows requests of transport, and receivingStatus shows goods, which come with or without a
// notice. So the look is a copy under the same identity: Amazon takes it if the first was lost, and else refuses it as
// a duplicate (ASN-06, INV-03), which does no harm.
#pragma once

#include <optional>

#include "core/base/http.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Whether Amazon has ever said Success to a submission of this kind. Then silence is a sign of a loss; where it never
/// does (X7), silence says nothing.
bool says_success(Desk& desk, OperationId operation);
void remember_success(Desk& desk, OperationId operation);

/// Schedules a copy of the document in the row, 30 minutes after it was taken: once. Where Amazon never says Success,
/// a second copy asks whether the first one arrived. False if all copies were sent: the document counts as lost.
bool send_copy(Desk& desk, store::Work& work);
/// Whether the document of the row was sent again because Amazon had said nothing of it.
bool is_copy(Desk& desk, const store::Work& work);
/// To call when Amazon has said what became of the document, or a person has.
void forget_copies(Desk& desk, const store::Work& work);

/// The daily timer: sends invoices that Amazon passed over in its payments once more, which does no harm (INV-03), and
/// then does the rest of money/overdue.h.
std::optional<HttpRequest> look_after_payments(Desk& desk, store::Work& work);

/// A person says `send it again`: the row leaves at once, and no copy follows.
void send_row_again(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
