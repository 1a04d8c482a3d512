// An acknowledgement beside the order that it answers: each item with its line, its quantities in eaches.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "mock_amazon/orders/acknowledgement_claim.h"

namespace vendorproof::mock_amazon {

struct Central;
struct LineAnswer;
struct Order;
struct OrderLine;
struct Settings;

struct MatchedPart {
  const AnswerPart* stated = nullptr;
  Quantity written;  ///< completed by the order's unit
  std::int64_t eaches = 0;
};

struct MatchedAnswer {
  const AnsweredItem* stated = nullptr;
  std::string shown;                ///< for messages
  const OrderLine* line = nullptr;  ///< nullptr if the order has no such line
  std::optional<Money> net_cost;
  std::optional<Money> list_price;
  std::vector<MatchedPart> parts;
};

/// Points into the claim, the order book and the settings: valid while these exist.
struct MatchedAcknowledgement {
  const AcknowledgementClaim& claim;
  const Order* order = nullptr;  ///< nullptr if unknown; then there are no items
  const Settings* settings = nullptr;
  Instant submitted;
  std::vector<MatchedAnswer> items;
};

MatchedAcknowledgement match_acknowledgement(const Central& central, const AcknowledgementClaim& claim,
                                             Instant submitted);

/// Parts by the line's sequence: an item may come twice, and then both count (ACK-10). Every item must have its line.
std::map<std::int64_t, LineAnswer> answers_of(const MatchedAcknowledgement& matched);

}  // namespace vendorproof::mock_amazon
