// The table of channels: one row for every way to Amazon.
#pragma once

#include <string_view>
#include <vector>

#include "core/channel/channel.h"

namespace vendorproof::channel {

/// In order of the table; the first is meant where none is named.
const std::vector<const Channel*>& channels();

/// nullptr when there is none of that name.
const Channel* channel_named(std::string_view name);

/// Access to the simulated Amazon: the example of every setting.
ChannelAccess example_access(const Channel& channel);

}  // namespace vendorproof::channel
