// What accepted ship notices claim: each by vendor code and identifier, carton by carton; and what Vendor Central's
// portal reports as their defects.
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

/// The record of that notice, when it was accepted within 365 days before `at`; else nullptr.
const NoticeRecord* notice_within_a_year(const NoticeRegister& notices, const NoticeKey& key, Instant at);

/// Enters a claim that was found right; a Replace takes the place of what it replaces.
void register_notice(Central& central, const MatchedNotice& matched, Instant now);

/// Notes whose cartons are on a truck: when it is expected, and again when it is received.
void note_truck(Central& central, const Truck& truck, std::optional<Instant> received, Instant now);

void report_defect(Central& central, NoticeDefect defect);

/// The 18 digits of an SSCC written with 18, or with 20 behind the application identifier 00; "" for anything else.
std::string sscc_digits(std::string_view written);

}  // namespace vendorproof::mock_amazon
