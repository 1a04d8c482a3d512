// Reading orders: getPurchaseOrders, getPurchaseOrder, getPurchaseOrdersStatus.
#pragma once

#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

Answer get_purchase_orders(Central& central, const Call& call);
Answer get_purchase_order(Central& central, const Call& call);
Answer get_purchase_orders_status(Central& central, const Call& call);

}  // namespace vendorproof::mock_amazon
