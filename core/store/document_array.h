// A document's text as the array that it is, without knowing what its fields mean. For migrations: the records of
// records.h have the current form only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace vendorproof::store {

/// The elements as they stand in the text: `[1,"a]",[2]]` has `1`, `"a]"` and `[2]`. Errors: Malformed, when the text
/// is not one whole array.
Result<std::vector<std::string>> elements_of(std::string_view array);

/// `[1,"a]",[2]]`.
std::string array_of(const std::vector<std::string>& elements);

}  // namespace vendorproof::store
