// The claims of accepted ship notices, by vendor code and identifier, carton by carton; and the defects that the portal
// reports.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/state/notices.h"

namespace vendorproof::mock_amazon {

struct Central;
struct MatchedNotice;

/// How long a notice's identifier and an SSCC cannot be used again.
inline constexpr Duration unique_for = std::chrono::hours(365 * 24);

/// The record of that notice if it was accepted within 365 days before `at`; else nullptr.
const NoticeRecord* notice_within_a_year(const NoticeRegister& notices, const NoticeKey& key, Instant at);

/// Registers a notice that keeps all rules; a Replace overwrites the earlier notice.
void register_notice(Central& central, const MatchedNotice& matched, Instant now);

/// Links notices to the truck with their cartons: when it is expected, and again when it is received.
void note_truck(Central& central, const Truck& truck, std::optional<Instant> received, Instant now);

void report_defect(Central& central, NoticeDefect defect);

/// The 18 digits of an SSCC written with 18 digits, or with 20 that begin with the application identifier 00; "" for
/// anything else.
std::string sscc_digits(std::string_view written);

}  // namespace vendorproof::mock_amazon
