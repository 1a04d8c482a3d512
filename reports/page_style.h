// The style of every HTML page of this room.
#pragma once

#include <string_view>

namespace vendorproof::reports {

/// For one `style` element; contains none of `& <`, so that it is the same in HTML and in XML.
extern const std::string_view page_style;

}  // namespace vendorproof::reports
