// Ship notices: judged by the rules, then entered into the register of what they claim.
#pragma once

#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Call;

/// What came through the API. Empty when it was accepted.
std::vector<Refusal> process_ship_notice(Central& central, const Json& document, Instant submitted, Instant now);

/// What came through either channel.
std::vector<Refusal> process_ship_notice_of(NoticeChannel channel, Central& central, const Json& document,
                                            Instant submitted, Instant now);

/// POST /portal/ship_notices: entered by hand in the portal, with the body of SubmitShipmentConfirmations; judged at
/// once by the same rules. Errors: 400 with the failures.
Answer enter_ship_notices(Central& central, const Call& call);

}  // namespace vendorproof::mock_amazon
