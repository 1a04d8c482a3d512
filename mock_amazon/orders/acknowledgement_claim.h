// An acknowledgement as it was submitted, in the document's words and in eaches, beside the order that it answers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

struct Central;
struct LineAnswer;
struct Order;
struct OrderLine;
struct Settings;

/// One item acknowledgement.
struct AnswerPart {
  std::string code;
  std::string reason;  ///< of a rejection; "" without
  Quantity written;
  std::int64_t eaches = 0;
  std::optional<Instant> ships_at;
  std::optional<Instant> arrives_at;
};

struct AnsweredItem {
  std::string shown;                ///< for messages
  const OrderLine* line = nullptr;  ///< none when the order has no such line
  std::optional<Money> net_cost;
  std::optional<Money> list_price;
  std::string discount_multiplier;
  std::vector<AnswerPart> parts;
};

struct AcknowledgementClaim {
  std::string number;
  const Order* order = nullptr;
  const Settings* settings = nullptr;
  Instant submitted;
  std::vector<AnsweredItem> items;
};

AcknowledgementClaim read_acknowledgement(const Central& central, const Json& document, Instant submitted);

/// Parts by the line's sequence: an item may come twice, and then both count (ACK-10). Every item has its line.
std::map<std::int64_t, LineAnswer> answers_of(const AcknowledgementClaim& claim);

}  // namespace vendorproof::mock_amazon
