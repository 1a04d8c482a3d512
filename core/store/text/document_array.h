// A document's text as an array of texts, without the meaning of its fields. For migrations, because the records of
// records.h have the current form only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace vendorproof::store {

/// The elements, unchanged: `[1,"a]",[2]]` has `1`, `"a]"` and `[2]`. Errors: Malformed, if the text is not one
/// complete array.
Result<std::vector<std::string>> elements_of(std::string_view array);

/// `[1,"a]",[2]]`.
std::string array_of(const std::vector<std::string>& elements);

}  // namespace vendorproof::store
