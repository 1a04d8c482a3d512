// The text of an order's record, written anew only where the record changed: an order is saved a dozen times in its
// life, and most of it stays as it is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/store/records.h"

namespace vendorproof::store {

/// The text that write_document makes, and the place in it where each part of the record ends.
struct OrderText {
  std::string text;
  std::vector<std::size_t> ends;
};

OrderText write_order(const OrderRecord& record);

/// The same text, with the parts that did not change taken over. `text_before` is the text of `before`.
OrderText write_order(const OrderRecord& record, const OrderRecord& before, const OrderText& text_before);

}  // namespace vendorproof::store
