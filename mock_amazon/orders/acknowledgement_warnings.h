// Deviations in an acknowledgement that Amazon accepts. The ledger shows them with the effect.
#pragma once

#include <string>
#include <vector>

#include "mock_amazon/orders/acknowledgements.h"

namespace vendorproof::mock_amazon {

/// THE TABLE of warnings, with rows like those of the rules; they have no code.
const std::vector<AcknowledgementRule>& acknowledgement_warnings();

/// `ACK-02 ...; ACK-11 ...`, the first complaint of each; "" without warnings.
std::string warnings_of(const MatchedAcknowledgement& matched);

}  // namespace vendorproof::mock_amazon
