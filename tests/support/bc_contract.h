// Checks conversations by Business Central's published contract: every request is compared with the page that its path
// names, and every answer with the fields of that page. The contract is not part of this repository:
// VENDORPROOF_BC_MODELS names its folder (bc_api_v2.json, custom_api_v1.json). The extension's own description is: it
// is checked always.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "tests/support/open_api.h"

namespace vendorproof::tests {

inline constexpr const char* bc_contract_is_missing =
    "skipped: set VENDORPROOF_BC_MODELS to the folder of Business Central's contract to run this test";

/// Where the extension's pages differ from the proposed ones: a page or a field, and what is different. Each row is an
/// improvement; `mock_erp/README.md` says why.
inline const std::set<std::string>& bc_improvements() {
  static const std::set<std::string> all = {
      "ledgerPostings: served, not published",
      "linePromises.quantityBase: served, not published",
      "linePromises.shippedQuantityBase: served, not published",
      "linkedOrderLines.quantity: Decimal always needed computed, published Decimal always needed",
      "linkedOrderLines.quantityBase: Decimal never computed, published Decimal never",
      "linkedOrderLines.unitOfMeasureCode: Code[10] always, published Code[10] on create",
      "linkedOrders.firstReleasedDateTime: served, not published",
      "paymentPostings: served, not published",
      "postedCreditMemos.customerReturnNumber: served, not published",
      "postedCreditMemos.goodsReturnDate: served, not published",
      "postedInvoiceLines.externalDocumentNumber: served, not published",
  };
  return all;
}

/// Whether a page, `set`, or a field of one, `set.field`, is an improvement.
inline bool is_bc_improvement(const std::string& name) {
  const auto& all = bc_improvements();
  return std::any_of(all.begin(), all.end(), [&](const std::string& row) { return starts_with(row, name + ":"); });
}

class BcContract {
 public:
  using Problems = std::vector<std::string>;

  /// nullopt without VENDORPROOF_BC_MODELS. A folder without the contract ends the test.
  static std::optional<BcContract> from_environment() {
    const char* folder = std::getenv("VENDORPROOF_BC_MODELS");
    if (folder == nullptr) return std::nullopt;
    BcContract contract;
    contract.standard_ = parse_json(*read_file(std::string(folder) + "/bc_api_v2.json"))->at("entities");
    contract.custom_ = parse_json(*read_file(std::string(folder) + "/custom_api_v1.json"))->at("entities");
    return contract;
  }

  /// The extension's group by its own description, as it is shipped: it knows no other pages, and no improvements.
  static BcContract of_extension() {
    BcContract contract;
    contract.custom_ = OpenApi::shipped().entities();
    contract.has_improvements_ = false;
    return contract;
  }

  /// What the published page does not take of a request.
  Problems problems_of(const HttpRequest& request) const {
    const Place place = place_of(request.path);
    if (place.set.empty()) return {"no page of a company: " + request.path};
    const Json* const entity = entity_of(place);
    if (entity == nullptr) return {place.set + " is not published"};
    Problems problems;
    check_method(request, place, *entity, problems);
    for (const auto& [name, value] : request.query) check_option(*entity, name, value, problems);
    const bool has_body = request.method == "POST" || request.method == "PATCH";
    const bool is_action = starts_with(place.rest, "Microsoft.NAV.");
    if (has_body && !is_action) {
      check_body(written_entity(place, *entity), *parse_json(request.body), request.method == "POST", problems);
    }
    return problems;
  }

  /// What of an answer the published page does not have.
  Problems problems_of(const HttpRequest& request, const HttpResponse& response) const {
    const Place place = place_of(request.path);
    const Json* const entity = entity_of(place);
    if (entity == nullptr || response.status >= 300 || response.status == 204) return {};
    Problems problems;
    const Json body = *parse_json(response.body);
    if (!body.contains("@odata.context")) problems.push_back("no @odata.context");
    const Json& page = place.rest.empty() ? *entity : written_entity(place, *entity);
    if (!body.contains("value")) {
      check_row(page, body, !query_of(request, "$select"), problems);
    } else {
      for (const Json& row : body.at("value")) check_row(page, row, !query_of(request, "$select"), problems);
    }
    const std::string link = body.value("@odata.nextLink", "");
    const bool is_good = link.empty() ||
                         (starts_with(link, "http") && link.find("%24skiptoken=") != std::string::npos) ||
                         link.find("$skiptoken=") != std::string::npos;
    if (!is_good) problems.push_back("a link that is not absolute or has no $skiptoken: " + link);
    return problems;
  }

 private:
  struct Place {
    bool is_custom = false;
    std::string set;
    bool has_key = false;
    std::string rest;
  };

  static Place place_of(const std::string& path) {
    Place place;
    const std::size_t company = path.find("/companies(");
    if (company == std::string::npos) return place;
    place.is_custom = starts_with(path, "/api/vendorproof/");
    const std::vector<std::string> parts = split(path.substr(company + 1), '/');
    if (parts.size() < 2) return place;
    place.has_key = parts[1].find('(') != std::string::npos;
    place.set = parts[1].substr(0, parts[1].find('('));
    if (parts.size() > 2) place.rest = parts[2];
    return place;
  }

  /// A page that is an improvement as a whole has no published fields: its own table is checked elsewhere.
  const Json* entity_of(const Place& place) const {
    const Json& all = place.is_custom ? custom_ : standard_;
    if (all.contains(place.set)) return &all.at(place.set);
    return place.is_custom && has_improvements_ && is_bc_improvement(place.set) ? &anything_ : nullptr;
  }

  const Json& written_entity(const Place& place, const Json& entity) const {
    const Json* const part = field_of(entity, place.rest);
    if (part == nullptr || !part->value("isNavigation", false)) return entity;
    return custom_.contains(part->at("target")) ? custom_.at(part->at("target")) : standard_.at(part->at("target"));
  }

  static const Json* field_of(const Json& entity, const std::string& name) {
    for (const Json& field : entity.at("fields")) {
      if (field.at("name") == name) return &field;
    }
    return nullptr;
  }

  bool is_improvement(const Json& entity, const std::string& name) const {
    if (!has_improvements_) return false;
    return entity.value("entitySetName", "") == "*" ||
           is_bc_improvement(entity.value("entitySetName", "") + "." + name);
  }

  void check_method(const HttpRequest& request, const Place& place, const Json& entity, Problems& problems) const {
    const bool is_action = starts_with(place.rest, "Microsoft.NAV.");
    if (is_action) {
      const Json& actions = entity.at("actions");
      const bool is_known = std::any_of(actions.begin(), actions.end(),
                                        [&](const Json& action) { return action.at("name") == place.rest; });
      if (!is_known) problems.push_back("no action " + place.rest);
      return;
    }
    const Json& page = place.rest.empty() ? entity : written_entity(place, entity);
    const bool is_allowed = request.method == "GET" ||
                            (request.method == "POST" && page.value("insertAllowed", true)) ||
                            (request.method == "PATCH" && page.value("modifyAllowed", true) && place.has_key);
    if (!is_allowed) problems.push_back(request.method + " is not offered by " + place.set);
    if (request.method == "PATCH" && !header_of(request.headers, "If-Match")) problems.push_back("no If-Match");
  }

  void check_name(const Json& entity, const std::string& name, Problems& problems) const {
    if (field_of(entity, name) == nullptr && !is_improvement(entity, name)) {
      problems.push_back(fmt::format("{} has no {}", entity.at("entitySetName").get<std::string>(), name));
    }
  }

  void check_option(const Json& entity, const std::string& name, const std::string& value, Problems& problems) const {
    if (name == "$select") {
      for (const std::string& field : split(value, ',')) check_name(entity, field, problems);
    } else if (name == "$filter") {
      check_filter(entity, value, problems);
    } else if (name == "$orderby") {
      check_name(entity, value.substr(0, value.find(' ')), problems);
    } else if (name == "$expand") {
      check_expand(entity, value, problems);
    } else if (name != "$skiptoken" && name != "$top") {
      problems.push_back("option " + name);
    }
  }

  /// The names before the operators. Quoted texts are taken out first.
  void check_filter(const Json& entity, const std::string& value, Problems& problems) const {
    std::string bare;
    bool quoted = false;
    for (const char character : value) {
      if (character == '\'') quoted = !quoted;
      if (!quoted && character != '(' && character != ')') bare += character;
    }
    const std::vector<std::string> words = split(bare, ' ');
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      static const std::set<std::string> operators = {"eq", "ne", "gt", "ge", "lt", "le"};
      if (!operators.contains(words[i + 1])) continue;
      check_name(entity, words[i], problems);
      const Json* const field = field_of(entity, words[i]);
      if (field != nullptr && !field->value("filterable", true)) problems.push_back(words[i] + " cannot be filtered");
    }
  }

  void check_expand(const Json& entity, const std::string& value, Problems& problems) const {
    int depth = 0;
    std::string term;
    for (const char character : value + ",") {
      depth += character == '(' ? 1 : character == ')' ? -1 : 0;
      if (character != ',' || depth > 0) {
        term += character;
        continue;
      }
      check_part(entity, term, problems);
      term.clear();
    }
  }

  void check_part(const Json& entity, const std::string& term, Problems& problems) const {
    const std::size_t open = term.find('(');
    const std::string name = term.substr(0, open);
    const Json* const part = field_of(entity, name);
    if (part == nullptr || !part->value("isNavigation", false)) {
      problems.push_back("no part " + name);
      return;
    }
    if (open == std::string::npos) return;
    const std::string target = part->at("target").get<std::string>();
    const Json& child = custom_.contains(target) ? custom_.at(target) : standard_.at(target);
    for (const std::string& option : options_in(term.substr(open + 1, term.size() - open - 2))) {
      const std::size_t equal = option.find('=');
      check_option(child, option.substr(0, equal), option.substr(equal + 1), problems);
    }
  }

  static std::vector<std::string> options_in(const std::string& inner) {
    std::vector<std::string> options(1);
    int depth = 0;
    for (const char character : inner) {
      depth += character == '(' ? 1 : character == ')' ? -1 : 0;
      if (character == ';' && depth == 0) {
        options.emplace_back();
      } else {
        options.back() += character;
      }
    }
    return options;
  }

  void check_body(const Json& entity, const Json& body, bool is_create, Problems& problems) const {
    for (const auto& [name, value] : body.items()) {
      if (is_improvement(entity, name)) continue;
      const Json* const field = field_of(entity, name);
      if (field == nullptr) {
        problems.push_back(fmt::format("{} has no {}", entity.at("entitySetName").get<std::string>(), name));
      } else if (field->value("isNavigation", false)) {
        const std::string target = field->at("target").get<std::string>();
        const Json& child = custom_.contains(target) ? custom_.at(target) : standard_.at(target);
        for (const Json& row : value) check_body(child, row, true, problems);
      } else {
        const bool is_writable = field->at("editable") || (is_create && field->value("onCreate", false));
        if (!is_writable) problems.push_back(name + " is read-only");
        check_value(*field, value, problems);
      }
    }
    if (!is_create) return;
    for (const Json& field : entity.at("fields")) {
      const std::string name = field.at("name").get<std::string>();
      if (field.value("required", false) && !body.contains(name)) problems.push_back("no " + name);
    }
  }

  /// Fields in full unless some are selected; parts by their own page.
  void check_row(const Json& entity, const Json& row, bool is_whole, Problems& problems) const {
    for (const auto& [name, value] : row.items()) {
      if (starts_with(name, "@odata.") || is_improvement(entity, name)) continue;
      const Json* const field = field_of(entity, name);
      if (field == nullptr) {
        problems.push_back(fmt::format("{} shows {}", entity.at("entitySetName").get<std::string>(), name));
      } else if (field->value("isNavigation", false)) {
        const std::string target = field->at("target").get<std::string>();
        const Json& child = custom_.contains(target) ? custom_.at(target) : standard_.at(target);
        for (const Json& part : value) check_row(child, part, false, problems);
      } else {
        check_value(*field, value, problems);
      }
    }
    if (!is_whole) return;
    for (const Json& field : entity.at("fields")) {
      const bool is_value = !field.value("isNavigation", false) && field.at("type") != "Edm.Stream";
      const std::string name = field.at("name").get<std::string>();
      if (is_value && !row.contains(name)) problems.push_back("lacks " + name);
    }
  }

  static void check_value(const Json& field, const Json& value, Problems& problems) {
    const std::string name = field.at("name").get<std::string>();
    const std::string type = field.at("type").get<std::string>();
    const bool is_number = type == "Edm.Decimal" || type == "Edm.Int32" || type == "Edm.Int64";
    const bool has_type = is_number               ? value.is_number()
                          : type == "Edm.Boolean" ? value.is_boolean()
                                                  : value.is_string();
    if (!has_type) {
      problems.push_back(fmt::format("{} is {}, not of type {}", name, value.dump(), type));
      return;
    }
    if (!value.is_string()) return;
    const std::string text = value.get<std::string>();
    if (field.contains("maxLength") && text.size() > field.at("maxLength").get<std::size_t>()) {
      problems.push_back(fmt::format("{} is too long: {}", name, text));
    }
    if (!field.contains("members")) return;
    const Json& members = field.at("members");
    if (std::find(members.begin(), members.end(), value) == members.end()) {
      problems.push_back(fmt::format("{} is {}, which is no member", name, text));
    }
  }

  Json standard_ = Json::object();
  Json custom_ = Json::object();
  bool has_improvements_ = true;  ///< over what is published
  Json anything_ = {{"entitySetName", "*"}, {"fields", Json::array()}, {"actions", Json::array()}};
};

}  // namespace vendorproof::tests
