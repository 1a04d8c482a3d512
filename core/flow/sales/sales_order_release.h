// Handing a sales order over to the warehouse, where the ERP wants that to be said.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"
#include "core/trade/reception.h"

namespace vendorproof::flow {

/// Before anything else is done with it: a warehouse picks only what is released.
void release_sales_order(Desk& desk, store::OrderRecord& record);

/// The order is with the warehouse: its lines are brought in line with the purchase order, then its supply is read.
void use_sales_order(Desk& desk, store::OrderRecord& record);

std::optional<HttpRequest> make_release(Desk& desk, store::Work& work);
Result<void> take_release(Desk& desk, store::Work& work, std::string_view body);
/// A person says when a refused release is sent again. One that was only shown is not shown again and again: the ERP
/// refuses nothing without a word.
bool refuse_release(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
