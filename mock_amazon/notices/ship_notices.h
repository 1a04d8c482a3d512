// Ship notices: judged by the rules, then entered into the register of what they claim.
#pragma once

#include <vector>

#include "core/base/time.h"
#include "mock_amazon/state/notices.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

struct Central;
struct NoticeClaim;

/// Judges what came through the API as of `submitted` and, when it breaks no rule, registers it. What it breaks, else.
std::vector<Refusal> process_ship_notice(Central& central, const NoticeClaim& claim, Instant submitted, Instant now);

/// The same for what came through either channel.
std::vector<Refusal> process_ship_notice_of(NoticeChannel channel, Central& central, const NoticeClaim& claim,
                                            Instant submitted, Instant now);

}  // namespace vendorproof::mock_amazon
