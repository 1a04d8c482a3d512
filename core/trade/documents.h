// Trade documents as plain values: a channel makes them from Amazon's messages, a dialect from
// the ERP's messages.
#pragma once

#include "core/trade/amazon_documents.h"
#include "core/trade/billing/bills.h"
#include "core/trade/erp_documents.h"
#include "core/trade/purchase_orders.h"
#include "core/trade/remittance_lines.h"
