// The progress of a question that takes several calls. The row stores the bookmark behind its own parameters, so that
// the bookmark is as durable as the row. Neither text contains the ASCII record separator, which stands between them.
#pragma once

#include <string>
#include <string_view>

#include "core/store/records.h"

namespace vendorproof::flow {

/// The parameters of the row's operation, without the bookmark.
std::string_view parameters_of(const store::Work& work);
/// "" for the first call.
std::string_view bookmark_of(const store::Work& work);

/// Parameters of a row whose next call continues from a bookmark.
std::string with_bookmark(std::string_view parameters, std::string_view bookmark);

}  // namespace vendorproof::flow
