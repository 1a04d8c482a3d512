// The two sides that the integration stands between.
#pragma once

namespace vendorproof {

/// The peer that a call is for. The caller of the core knows the addresses.
enum class Peer { Amazon, Erp };

}  // namespace vendorproof
