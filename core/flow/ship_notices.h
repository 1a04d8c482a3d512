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

/// Schedules the notices of a despatch without problems and marks it as Sending; a notice that has arrived, or is on
/// its way, is not sent again. Errors: Conflict, with the reason why the goods cannot be declared.
Result<void> send_ship_notices(Desk& desk, store::DespatchRecord& record,
                               const std::map<std::string, trade::NoticeOrder>& orders);

/// The number of the despatch that this ship notice declares, or "" if the store does not have the despatch.
std::string despatch_of_notice(Desk& desk, const std::string& identifier);

std::optional<channel::Document> make_ship_notice(Desk& desk, store::Work& work);
void doubt_ship_notice(Desk& desk, store::Work& work);
void ship_notice_succeeded(Desk& desk, store::Work& work);
void ship_notice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction);

}  // namespace vendorproof::flow
