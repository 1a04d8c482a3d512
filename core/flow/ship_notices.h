// Ship notices on their way to Amazon: one for each vendor code on a truck (ASN-12).
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/channel/channel.h"
#include "core/flow/outbox/desk.h"
#include "core/store/records.h"

namespace vendorproof::flow {

/// The known orders of ours on a despatch, by number.
using OrdersOnTruck = std::map<std::string, store::OrderRecord>;
OrdersOnTruck orders_on(Desk& desk, const trade::Despatch& despatch);
/// The number of the first order on the despatch, or "" if the despatch has no order.
std::string first_order(const trade::Despatch& despatch);

/// Schedules the notices of a despatch without problems and marks it as Sending; a notice that is on its way is not
/// sent again, and one that has arrived is replaced (ASN-08). Errors: Conflict, with the reason why the goods cannot be
/// declared.
Result<void> send_ship_notices(Desk& desk, store::DespatchRecord& record,
                               const std::map<std::string, trade::NoticeOrder>& orders);

/// Takes back the notices of the despatch, unless one of them has left: they wait for their time, or for Amazon.
bool withdraw_unsent_notices(Desk& desk, const trade::Despatch& despatch);

/// The number of the despatch that this ship notice declares, or "" if the store does not have the despatch.
std::string despatch_of_notice(Desk& desk, const std::string& identifier);

std::optional<channel::Document> make_ship_notice(Desk& desk, store::Work& work);
void ship_notice_succeeded(Desk& desk, store::Work& work);
void ship_notice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction);
/// Sends a copy (read_back.h). If Amazon says nothing of that either, a person decides. The goods count as declared,
/// and are invoiced, only when it is known that a notice arrived.
void ship_notice_unsaid(Desk& desk, store::Work& work);
/// What the person decided of a lost notice: to send the same document again, or that it is there.
void send_lost_notice_again(Desk& desk, const std::string& identifier);
void take_notice_as_arrived(Desk& desk, const std::string& identifier);

}  // namespace vendorproof::flow
