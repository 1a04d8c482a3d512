// A despatch that the ERP changes after its ship notice has left: a corrected number, goods that stayed behind, a
// posting that was undone. The notice is replaced under its identifier where Amazon allows it (ASN-08 to ASN-10), else
// a person is told. The API cancels no ship notice.
#pragma once

#include <string>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// For a despatch whose notice was sent, or is on its way. `noticed` is what that notice declares.
void see_changed_despatch(Desk& desk, store::DespatchRecord noticed, const trade::Despatch& now);

/// To call when a notice of the despatch has arrived: the ERP may have changed the despatch meanwhile.
void correct_notice(Desk& desk, const std::string& despatch);

/// A person has declared by hand what no notice could declare any more: the invoices of these goods wait no longer.
void take_change_as_declared(Desk& desk, const std::string& despatch);

/// What the ERP last said of the despatch, if its notices do not declare that yet; else what they declare.
trade::Despatch newest_form(Desk& desk, const store::DespatchRecord& record);

/// Removes the shipments of the orders of which the despatch has no goods any more.
void forget_undone_shipments(Desk& desk, const trade::Despatch& before, const trade::Despatch& now);

/// Whether despatches have to be read although no goods are awaited: their notices are on their way, or may be
/// replaced.
bool any_notice_may_be_replaced(const Desk& desk);
void note_replaceable(Desk& desk, const trade::Despatch& noticed);

}  // namespace vendorproof::flow
