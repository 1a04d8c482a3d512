#include "mock_erp/description/open_api.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::string_view schemas = "#/components/schemas/";

Json texts(std::span<const std::string_view> list) {
  Json array = Json::array();
  for (const std::string_view text : list) array.push_back(std::string(text));
  return array;
}

Json reference(std::string_view folder, std::string_view name) { return {{"$ref", fmt::format("{}{}", folder, name)}}; }

Json parameter_reference(std::string_view name) { return reference("#/components/parameters/", name); }

Json array_of(std::string_view schema) { return {{"type", "array"}, {"items", reference(schemas, schema)}}; }

Json type_of(FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::Code:
    case FieldType::Choice:
      return {{"type", "string"}};
    case FieldType::Guid:
      return {{"type", "string"}, {"format", "uuid"}};
    case FieldType::Whole:
      return {{"type", "integer"}, {"format", "int32"}};
    case FieldType::Decimal:
      return {{"type", "number"}, {"format", "decimal"}};
    case FieldType::Boolean:
      return {{"type", "boolean"}};
    case FieldType::Date:
      return {{"type", "string"}, {"format", "date"}};
    case FieldType::DateTime:
      return {{"type", "string"}, {"format", "date-time"}};
  }
  return {};
}

/// What is true of the field wherever it stands.
Json schema_of(const Field& field) {
  Json schema = type_of(field.type);
  if (field.length_max > 0) schema["maxLength"] = field.length_max;
  if (field.type == FieldType::Code) schema["x-upper-cased"] = true;
  if (field.type == FieldType::Choice) {
    schema["enum"] = texts(field.members);
    schema["x-choice"] = std::string(field.choice_type);
  }
  return schema;
}

Json object_with(Json properties) {
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

Json links_of(const Part& part) {
  Json links = Json::object();
  for (const Link& link : part.links) links[std::string(link.child)] = std::string(link.parent);
  return links;
}

Json row_schema(const Entity& entity) {
  Json properties = {{"@odata.etag", {{"type", "string"}, {"readOnly", true}}}};
  for (const Field& field : entity.fields) {
    Json schema = schema_of(field);
    if (field.written == Written::Never) schema["readOnly"] = true;
    if (field.is_computed) schema["x-filterable"] = false;
    properties[std::string(field.name)] = std::move(schema);
  }
  for (const Part& part : entity.parts) {
    Json rows = array_of(entity_of(entity.api, part.target)->name);
    rows["x-links"] = links_of(part);
    properties[std::string(part.name)] = std::move(rows);
  }
  Json schema = object_with(std::move(properties));
  schema["x-keys"] = texts(entity.keys);
  return schema;
}

/// The body of a POST. Rows of parts are created with their parent.
Json create_schema(const Entity& entity) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Field& field : entity.fields) {
    if (field.written == Written::Never) continue;
    properties[std::string(field.name)] = schema_of(field);
    if (field.is_needed) required.push_back(std::string(field.name));
  }
  for (const Part& part : entity.parts) {
    const Entity& target = *entity_of(entity.api, part.target);
    if (target.can_create) properties[std::string(part.name)] = array_of(fmt::format("{}Create", target.name));
  }
  Json schema = object_with(std::move(properties));
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

/// The body of a PATCH.
Json change_schema(const Entity& entity) {
  Json properties = Json::object();
  for (const Field& field : entity.fields) {
    if (field.written == Written::Always) properties[std::string(field.name)] = schema_of(field);
  }
  Json schema = object_with(std::move(properties));
  schema["minProperties"] = 1;
  return schema;
}

Json json_content(Json schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

Json response_with(std::string_view description, Json schema) {
  return {{"description", std::string(description)}, {"content", json_content(std::move(schema))}};
}

Json refused() { return reference("#/components/responses/", "refusal"); }

Json responses_with(std::string_view status, Json response) {
  return {{std::string(status), std::move(response)}, {"default", refused()}};
}

Json page_schema(const Entity& entity) {
  Json schema = object_with({{"@odata.context", {{"type", "string"}}},
                             {"@odata.count", {{"type", "integer"}}},
                             {"value", array_of(entity.name)},
                             {"@odata.nextLink", {{"type", "string"}, {"format", "uri"}}}});
  schema["required"] = {"@odata.context", "value"};
  return schema;
}

Json operation(std::string_view id, std::string_view summary, std::vector<std::string_view> parameters) {
  Json list = Json::array();
  for (const std::string_view parameter : parameters) list.push_back(parameter_reference(parameter));
  return {{"operationId", std::string(id)}, {"summary", std::string(summary)}, {"parameters", std::move(list)}};
}

Json list_operation(const Entity& entity, std::string_view id) {
  Json get = operation(id, fmt::format("Rows of {}, page by page", entity.set),
                       {"filter", "select", "orderby", "top", "skip", "expand", "skiptoken", "dataAccessIntent"});
  get["responses"] = responses_with("200", response_with("a page of rows", page_schema(entity)));
  return get;
}

Json body_of(std::string schema) {
  return {{"required", true}, {"content", json_content(reference(schemas, std::move(schema)))}};
}

Json create_operation(const Entity& entity, std::string_view id) {
  Json post = operation(id, fmt::format("Creates a row of {}, in one transaction with its parts", entity.set),
                        {"select", "expand"});
  post["requestBody"] = body_of(fmt::format("{}Create", entity.name));
  post["responses"] = responses_with("201", response_with("the new row", reference(schemas, entity.name)));
  return post;
}

/// Not one that belongs to a row whose number a caller cannot write: it is created through its parent.
bool is_created_alone(const Entity& entity) {
  if (!entity.can_create) return false;
  for (const Entity* parent : entities()) {
    if (parent->api != entity.api) continue;
    for (const Part& part : parent->parts) {
      const bool is_child = part.target == entity.set;
      const auto is_fixed = [&](const Link& link) { return entity.field(link.child)->written == Written::Never; };
      if (is_child && std::any_of(part.links.begin(), part.links.end(), is_fixed)) return false;
    }
  }
  return true;
}

Json set_path(const Entity& entity) {
  Json path = {{"get", list_operation(entity, fmt::format("list_{}", entity.set))}};
  if (is_created_alone(entity)) path["post"] = create_operation(entity, fmt::format("create_{}", entity.name));
  return path;
}

Json row_path(const Entity& entity) {
  Json get = operation(fmt::format("get_{}", entity.name), fmt::format("One row of {}", entity.set),
                       {"select", "expand", "dataAccessIntent"});
  get["responses"] = responses_with("200", response_with("the row", reference(schemas, entity.name)));
  Json path = {{"parameters", Json::array({parameter_reference("id")})}, {"get", std::move(get)}};
  if (entity.can_change) {
    Json patch = operation(fmt::format("change_{}", entity.name), "Changes the fields that the body names",
                           {"ifMatch", "select", "expand"});
    patch["requestBody"] = body_of(fmt::format("{}Change", entity.name));
    patch["responses"] = responses_with("200", response_with("the row", reference(schemas, entity.name)));
    path["patch"] = std::move(patch);
  }
  if (entity.can_delete) {
    Json remove = operation(fmt::format("delete_{}", entity.name), "Deletes the row", {"ifMatch"});
    remove["responses"] = responses_with("204", {{"description", "deleted"}});
    path["delete"] = std::move(remove);
  }
  return path;
}

Json part_path(const Entity& entity, const Part& part) {
  const Entity& target = *entity_of(entity.api, part.target);
  const std::string id = fmt::format("{}_of_{}", part.name, entity.name);
  Json path = {{"parameters", Json::array({parameter_reference("id")})}, {"get", list_operation(target, "list_" + id)}};
  if (target.can_create) path["post"] = create_operation(target, "create_" + id);
  return path;
}

Json action_path(const Entity& entity, const Action& action) {
  Json post = operation(
      fmt::format("{}_{}", action.name, entity.name),
      fmt::format("The action {} of one row; repeated with the same parameters, it does nothing more", action.name),
      {"ifMatch"});
  if (!action.parameters.empty()) {
    Json properties = Json::object();
    Json names = Json::array();
    for (const Field& parameter : action.parameters) {
      properties[std::string(parameter.name)] = schema_of(parameter);
      names.push_back(std::string(parameter.name));
    }
    Json schema = object_with(std::move(properties));
    schema["required"] = std::move(names);
    post["requestBody"] = {{"required", true}, {"content", json_content(std::move(schema))}};
  }
  post["responses"] = responses_with("204", {{"description", "done"}});
  return {{"parameters", Json::array({parameter_reference("id")})}, {"post", std::move(post)}};
}

bool has_id(const Entity& entity) { return entity.keys.size() == 1 && entity.keys.front() == "id"; }

void describe(const Entity& entity, Json& paths, Json& all_schemas) {
  const std::string name(entity.name);
  const std::string set = fmt::format("/{}", entity.set);
  const std::string row = set + "({id})";
  paths[set] = set_path(entity);
  if (has_id(entity)) paths[row] = row_path(entity);
  for (const Part& part : entity.parts) paths[fmt::format("{}/{}", row, part.name)] = part_path(entity, part);
  for (const Action& action : entity.actions) {
    paths[fmt::format("{}/Microsoft.NAV.{}", row, action.name)] = action_path(entity, action);
  }
  all_schemas[name] = row_schema(entity);
  if (entity.can_create) all_schemas[name + "Create"] = create_schema(entity);
  if (entity.can_change) all_schemas[name + "Change"] = change_schema(entity);
}

Json query_option(std::string_view name, std::string_view description, std::string_view type = "string") {
  return {{"name", std::string(name)},
          {"in", "query"},
          {"description", std::string(description)},
          {"schema", {{"type", std::string(type)}}}};
}

Json header_named(std::string_view name, std::string_view description) {
  return {{"name", std::string(name)},
          {"in", "header"},
          {"description", std::string(description)},
          {"schema", {{"type", "string"}}}};
}

Json parameters() {
  Json id = {{"name", "id"}, {"in", "path"}, {"required", true}, {"schema", type_of(FieldType::Guid)}};
  return {{"id", std::move(id)},
          {"filter", query_option("$filter", "eq ne gt ge lt le, and, or of one field; codes are upper-cased")},
          {"select", query_option("$select", "names of fields, with commas between them")},
          {"orderby", query_option("$orderby", "a field, and desc")},
          {"top", query_option("$top", "at most so many rows, and no link to more", "integer")},
          {"skip", query_option("$skip", "so many rows are left out", "integer")},
          {"expand", query_option("$expand", "names of parts, with their options in brackets")},
          {"skiptoken", query_option("$skiptoken", "only from a nextLink")},
          {"ifMatch", header_named("If-Match", "the ETag of the row; a PATCH without it is refused")},
          {"dataAccessIntent", header_named("Data-Access-Intent", "ReadWrite: read from the primary copy")}};
}

Json refusal_response() {
  Json error = object_with({{"code", {{"type", "string"}}}, {"message", {{"type", "string"}}}});
  error["required"] = {"code", "message"};
  Json body = object_with({{"error", std::move(error)}});
  body["required"] = {"error"};
  return response_with("refused; decide by status and code, never by the text, which is translated", std::move(body));
}

Json security_schemes() {
  Json flow = {{"tokenUrl", "https://login.microsoftonline.com/common/oauth2/v2.0/token"},
               {"scopes", {{"https://api.businesscentral.dynamics.com/.default", "all that the application may do"}}}};
  return {{"application",
           {{"type", "oauth2"},
            {"description", "in the address of the token, your tenant stands in place of common"},
            {"flows", {{"clientCredentials", std::move(flow)}}}}},
          {"webServiceKey", {{"type", "http"}, {"scheme", "basic"}, {"description", "on premises only"}}}};
}

Json server_of(Api api) {
  Json variables;
  for (const char* name : {"tenant", "environment", "company"}) variables[name] = {{"default", name}};
  const std::string url =
      fmt::format("https://api.businesscentral.dynamics.com/v2.0/{{tenant}}/{{environment}}{}companies({{company}})",
                  base_path(api));
  return {{"url", url}, {"variables", std::move(variables)}};
}

}  // namespace

Json open_api_of(Api api) {
  const bool is_standard = api == Api::Standard;
  Json paths = Json::object();
  Json all_schemas = Json::object();
  for (const Entity* entity : entities()) {
    if (entity->api == api && entity != &standard::companies) describe(*entity, paths, all_schemas);
  }
  Json scopes = Json::array({"https://api.businesscentral.dynamics.com/.default"});
  return {{"openapi", "3.0.3"},
          {"info",
           {{"title", is_standard ? "Business Central, API v2.0: what a vendor's integration uses" : "Vendor Link"},
            {"version", is_standard ? "v2.0" : "v1.0"}}},
          {"servers", Json::array({server_of(api)})},
          {"security", Json::array({Json{{"application", std::move(scopes)}}, Json{{"webServiceKey", Json::array()}}})},
          {"paths", std::move(paths)},
          {"components",
           {{"schemas", std::move(all_schemas)},
            {"parameters", parameters()},
            {"responses", {{"refusal", refusal_response()}}},
            {"securitySchemes", security_schemes()}}}};
}

}  // namespace vendorproof::mock_erp
