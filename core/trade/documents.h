// Trade documents as plain values: what is left of Amazon's and the ERP's messages once a
// channel or a dialect has read them.
#pragma once

#include "core/trade/amazon_documents.h"
#include "core/trade/erp_documents.h"
#include "core/trade/purchase_orders.h"
