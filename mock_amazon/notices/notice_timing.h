// How late a ship notice was, measured against its truck (ASN-01, ASN-02, ASN-04; the sources differ: X9).
#pragma once

#include <optional>
#include <string_view>

#include "core/base/time.h"
#include "mock_amazon/state/notices.h"
#include "mock_amazon/state/readings.h"

namespace vendorproof::mock_amazon {

std::string_view text_of(NoticeTiming timing);

/// Official: 30 minutes after departure or six hours before arrival, whichever is sooner (ASN-01); for parcels the
/// departure itself (ASN-04). A notice counts from when it was submitted, not from when it was processed.
NoticeTiming timing_of(Instant submitted, const TruckTimes& truck, bool small_parcel);

/// Whether the timing is late under the reading X9; under Bands every notice after the official deadline is late.
bool is_late(NoticeTiming timing, NoticeDeadline reading);

/// Whether a late notice is charged; under Bands the first band (over four hours before arrival) is only reported.
bool is_charged(NoticeTiming timing, NoticeDeadline reading);

}  // namespace vendorproof::mock_amazon
