// Items that Amazon still orders from the vendor: an item with two hard rejections in a row is not ordered any more.
#pragma once

#include <map>
#include <string>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// Rejections of an item in a row as ObsoleteProduct or InvalidProductIdentifier: the hard rejections.
struct HardRejections {
  Instant first;
  bool stopped = false;  ///< for ever: no source says how an item can be ordered again
};

struct Assortment {
  std::map<std::string, HardRejections> rejected;  ///< by item; at most one entry per item that was ordered

  bool orders(const std::string& item) const;
  /// Takes an answer to a line: hard rejections stop the item when two are at least 48 hours apart with nothing else
  /// between them; any other answer resets the count (ACK-26, ACK-27).
  void note_answer(const std::string& item, bool hard_rejection, Instant at);
};

}  // namespace vendorproof::mock_amazon
