// Sources and costs that the rows of several areas share.
#pragma once

#include <string_view>

namespace vendorproof::mock_amazon {

inline constexpr std::string_view vendor_guide = "Amazon, vendor guide 2021";
inline constexpr std::string_view shipments_model = "Amazon, Vendor Shipments model";
inline constexpr std::string_view counts_as_unannounced = "the shipment counts as not announced";
inline constexpr std::string_view may_be_charged = "a defect in the portal, on which the rate card may charge";

}  // namespace vendorproof::mock_amazon
