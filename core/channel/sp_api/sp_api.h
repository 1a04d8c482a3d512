// The Selling Partner API with Login with Amazon, and the portal's remittances, as a channel.
#pragma once

#include "core/channel/channel.h"

namespace vendorproof::channel::sp_api {

/// The row of the table of channels.
const Channel& channel();

}  // namespace vendorproof::channel::sp_api
