#include "harness/command/door/shown_fields.h"

#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"

namespace vendorproof::harness {

std::string text_at(const Json& json, const char* name) {
  if (!json.is_object()) return "";
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? shown_line(found->get<std::string>()) : "";
}

std::int64_t number_at(const Json& json, const char* name) {
  if (!json.is_object()) return 0;
  const auto found = json.find(name);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Json list_at(const Json& json, const char* name) {
  if (!json.is_object()) return Json::array();
  const auto found = json.find(name);
  return found != json.end() && found->is_array() ? *found : Json::array();
}

std::string joined_at(const Json& json, const char* name, std::string_view separator) {
  std::vector<std::string> texts;
  for (const Json& one : list_at(json, name)) {
    if (one.is_string()) texts.push_back(shown_line(one.get<std::string>()));
  }
  return join(texts, separator);
}

}  // namespace vendorproof::harness
