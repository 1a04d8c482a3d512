// The two sides that the integration stands between.
#pragma once

namespace vendorproof {

/// Whom a call is for. The world knows the addresses.
enum class Peer { Amazon, Erp };

}  // namespace vendorproof
