// From the ERP's despatches to ship notices: one despatch is one truck load and gives one notice (ASN-12), or
// one for each vendor code on it. A notice is sent when the goods have left and the despatch has no open problem.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

bool despatches_are_awaited(const Desk& desk);
std::optional<HttpRequest> ask_for_despatches(Desk& desk, store::Work& work);
Result<void> take_despatches(Desk& desk, store::Work& work, std::string_view body);

/// To call when the order was confirmed or its sales order was found: its despatches may have waited for this.
void release_despatches_of(Desk& desk, const std::string& purchase_order);
/// Looks again at held despatches of an order that Amazon has redirected.
void judge_held_despatches_of(Desk& desk, const std::string& purchase_order);
/// Checks a despatch again, after an operator closed an exception about it or about one of its notices.
void judge_despatch_again(Desk& desk, const std::string& notice);

/// Puts what the despatch has now on the shipments of its orders, after the ERP changed it.
void take_goods_of(Desk& desk, const trade::Despatch& before, const trade::Despatch& now);
/// The goods on the despatch at the cost of their orders.
Money value_of_goods(Desk& desk, const trade::Despatch& despatch);

}  // namespace vendorproof::flow
