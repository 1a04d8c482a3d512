// Where a question of several calls stands. The bookmark is kept in the row behind the row's own parameters, so that it
// is as durable as the row; both are texts without the ASCII record separator.
#pragma once

#include <string>
#include <string_view>

#include "core/store/records.h"

namespace vendorproof::flow {

/// What the row's operation needs to know, without the bookmark.
std::string_view parameters_of(const store::Work& work);
/// "" for the first call.
std::string_view bookmark_of(const store::Work& work);

/// Parameters of a row that is to begin at a bookmark.
std::string with_bookmark(std::string_view parameters, std::string_view bookmark);

}  // namespace vendorproof::flow
