// What Amazon still orders from the vendor: an item that was rejected for good twice in a row is not ordered any more.
#pragma once

#include <map>
#include <string>

#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// An item's rejections as obsolete or as no product of the vendor's, in a row.
struct HardRejections {
  Instant first;
  bool stopped = false;  ///< for good: no source says how an item comes back
};

struct Assortment {
  std::map<std::string, HardRejections> rejected;  ///< by item; no more than items were ordered

  bool orders(const std::string& item) const;
  /// Takes an answer to a line: hard rejections stop the item when two are at least 48 hours apart with nothing else
  /// between them; any other answer starts anew (ACK-26, ACK-27).
  void note_answer(const std::string& item, bool hard_rejection, Instant at);
};

}  // namespace vendorproof::mock_amazon
