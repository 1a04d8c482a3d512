// Ship notices: checked by the rules, then entered into the register of claims.
#pragma once

#include <vector>

#include "core/base/time.h"
#include "mock_amazon/state/notices.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

struct Central;
struct NoticeClaim;

/// Checks a notice from the API as of `submitted`. If it keeps every rule it is registered; else the errors are
/// returned.
std::vector<Refusal> process_ship_notice(Central& central, const NoticeClaim& claim, Instant submitted, Instant now);

/// The same for a notice from the given channel.
std::vector<Refusal> process_ship_notice_of(NoticeChannel channel, Central& central, const NoticeClaim& claim,
                                            Instant submitted, Instant now);

}  // namespace vendorproof::mock_amazon
