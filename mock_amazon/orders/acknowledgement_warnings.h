// What Amazon takes in an acknowledgement although it asks for something else. The ledger tells it with the effect.
#pragma once

#include <string>
#include <vector>

#include "mock_amazon/orders/acknowledgements.h"

namespace vendorproof::mock_amazon {

/// THE TABLE of warnings, as of rules; they have no code.
const std::vector<AcknowledgementRule>& acknowledgement_warnings();

/// `ACK-02 ...; ACK-11 ...`, the first complaint of each; "" when there is nothing to say.
std::string warnings_of(const MatchedAcknowledgement& matched);

}  // namespace vendorproof::mock_amazon
