// Where the calls to a peer go: some paths have an address of their own (trade::Place).
#pragma once

#include "core/live/config.h"
#include "core/live/transport.h"

namespace vendorproof::live {

PeerAddress amazon_address(const LiveConfig& config);
PeerAddress erp_address(const LiveConfig& config);

}  // namespace vendorproof::live
