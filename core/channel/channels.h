// The table of channels: one row for every way to Amazon.
#pragma once

#include <string_view>
#include <vector>

#include "core/channel/channel.h"

namespace vendorproof::channel {

/// In order of the table; the first row is the default.
const std::vector<const Channel*>& channels();

/// nullptr if the table has no such name.
const Channel* channel_named(std::string_view name);

/// Access to the simulated Amazon: the example value of every setting.
ChannelAccess example_access(const Channel& channel);

}  // namespace vendorproof::channel
