// What an acknowledgement says, as plain values: in whatever syntax it came, the rules read this and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

/// One quantity of an item, and whether it is accepted, backordered or rejected.
struct AnswerPart {
  std::string code;    ///< Accepted, Backordered or Rejected
  std::string reason;  ///< of a rejection; else ""
  StatedQuantity quantity;
  std::optional<Instant> ships_at;
  std::optional<Instant> arrives_at;
};

/// Identifiers that are not given are "".
struct AnsweredItem {
  std::string sequence;  ///< as written: 1 and 001 may differ (X13)
  std::string asin;
  std::string vendor_identifier;
  std::optional<Money> net_cost;
  std::optional<Money> list_price;
  std::string discount_multiplier;
  std::vector<AnswerPart> parts;
};

struct AcknowledgementClaim {
  std::string number;  ///< of the purchase order
  std::string selling_party;
  std::vector<AnsweredItem> items;
  std::uint64_t body_hash = 0;  ///< of the document as it came
};

}  // namespace vendorproof::mock_amazon
