// Error texts of Business Central: readable for people, whatever bytes it sends.
#include "core/base/json/json_tree.h"
#include "core/erp/business_central/json.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

namespace {

/// A member as text; "" if it is missing or not a text.
std::string member(const Json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? "" : found->get<std::string>();
}

/// `{"error":{code,message}}`; of a refused token `{"error":code,"error_description":message}` (RFC 6749, 5.2).
std::vector<trade::Complaint> complaints_in(std::string_view body) {
  const Result<Json> document = parse_json(body);
  if (!document || !document->is_object()) return {};
  const auto error = document->find("error");
  if (error == document->end()) return {};
  const bool is_of_token = error->is_string() && document->contains("error_description");
  trade::Complaint complaint =
      is_of_token ? trade::Complaint{member(*document, "error"), member(*document, "error_description")}
                  : trade::Complaint{member(*error, "code"), member(*error, "message")};
  if (complaint.code.empty() && complaint.text.empty()) return {};
  return {complaint};
}

}  // namespace

std::string error_text(std::string_view body) { return trade::text_of(complaints_in(body), body); }
std::string error_code(std::string_view body) { return trade::code_of(complaints_in(body)); }

trade::Reception reception_of(const HttpResponse& response) {
  const bool is_key_clash = (response.status == 400 || response.status == 409) && is_same_key(response.body);
  return is_key_clash ? trade::Reception::Taken : trade::reception_of(response);
}

}  // namespace vendorproof::erp::business_central
