#include "core/erp/tryton/steps.h"

namespace vendorproof::erp::tryton {

Position position_of(std::string_view bookmark) {
  Position position;
  if (bookmark.empty()) return position;
  const std::size_t blank = bookmark.find(' ');
  REQUIRE(blank != std::string_view::npos);
  position.step = bookmark.substr(0, blank);
  Result<Json> found = parse_json(bookmark.substr(blank + 1));
  REQUIRE(found.has_value() && found->is_object());
  position.found = std::move(*found);
  return position;
}

std::string bookmark_of(std::string_view step, const Json& found) {
  return std::string(step) + " " + found.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<JsonText> read_answer(std::string_view body) {
  Result<JsonText> document = JsonText::parse(body);
  if (!document) return document;
  const std::optional<JsonNode> error = document->root().member("error");
  if (error && !error->is_null()) return malformed("$.error is " + error->written());
  if (!document->root().member("result")) return malformed("$.result is missing");
  return document;
}

}  // namespace vendorproof::erp::tryton
