// A second channel, as small as it can be: a mailbox that takes and gives segments such as `ORD*PO1~LIN*1*B0TEA*40~`,
// and that needs no token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/channel/channel.h"

namespace vendorproof::seams {

/// A segment's elements; the first is its name.
using Segment = std::vector<std::string>;
std::vector<Segment> segments_of(std::string_view text);

const channel::Channel& segment_channel();

}  // namespace vendorproof::seams
