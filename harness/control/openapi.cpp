// The OpenAPI document of the control plane, made from the table of routes.
#include "core/base/json/json_tree.h"
#include "harness/control/control_routes.h"

namespace vendorproof::harness {

namespace {

Json schema_of(ControlType type) {
  switch (type) {
    case ControlType::Text:
      return {{"type", "string"}};
    case ControlType::Integer:
      return {{"type", "integer"}};
    case ControlType::Boolean:
      return {{"type", "boolean"}};
    case ControlType::Instant:
      return {{"type", "string"}, {"format", "date-time"}};
    case ControlType::Duration:
      return {{"type", "string"}, {"pattern", "^([0-9]+(ms|s|m|h|d))+$"}};
    case ControlType::Object:
      return {{"type", "object"}};
    case ControlType::List:
      return {{"type", "array"}, {"items", Json::object()}};
  }
  return Json::object();
}

Json path_parameter(std::string_view name) {
  return {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}};
}

Json query_parameter(const ControlField& field) {
  return {{"name", field.name},
          {"in", "query"},
          {"required", field.presence == Presence::Required},
          {"description", field.meaning},
          {"schema", schema_of(field.type)}};
}

Json body_of(const ControlRoute& route) {
  Json schema = Json::object();
  bool needed = route.body != ControlBody::Fields;
  if (route.body == ControlBody::Fields) {
    schema = {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
    for (const ControlField& field : route.fields) {
      Json property = schema_of(field.type);
      property["description"] = field.meaning;
      schema["properties"][std::string(field.name)] = std::move(property);
      if (field.presence != Presence::Required) continue;
      schema["required"].push_back(field.name);
      needed = true;
    }
  }
  return {{"required", needed}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

Json operation_of(const ControlRoute& route, const std::string& path) {
  Json operation = {{"summary", route.meaning}};
  Json parameters = Json::array();
  for (const std::string_view name : {"tenant", "name"}) {
    if (path.find("{" + std::string(name) + "}") != std::string::npos) parameters.push_back(path_parameter(name));
  }
  if (route.body == ControlBody::None) {
    for (const ControlField& field : route.fields) parameters.push_back(query_parameter(field));
  } else {
    operation["requestBody"] = body_of(route);
  }
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  const Json error = {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Error"}}}}}};
  operation["responses"] = {{"2XX", {{"description", "done"}}},
                            {"4XX", {{"description", "what was wrong, and what is valid"}, {"content", error}}}};
  return operation;
}

std::string lowered(std::string_view method) {
  std::string text(method);
  for (char& letter : text) letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

}  // namespace

HttpResponse get_openapi(const ControlCall& call) {
  Json document = {
      {"openapi", "3.0.3"},
      {"info",
       {{"title", "Vendorproof control plane"},
        {"version", call.version},
        {"description",
         "A path without /tenants/{tenant} is about the default tenant. A new tenant's default credentials "
         "are client amzn1.application-oa2-client.NAME, secret NAME-client-secret, refresh token Atzr|NAME, "
         "and at the ERP user NAME with key NAME-erp-key."}}}};
  Json paths = Json::object();
  for (const ControlRoute& route : control_routes()) {
    const std::string path(route.path);
    paths[path][lowered(route.method)] = operation_of(route, path);
    if (!route.of_tenant) continue;
    const std::string below = "/tenants/{tenant}" + path;
    paths[below][lowered(route.method)] = operation_of(route, below);
  }
  document["paths"] = std::move(paths);
  const Json error = {{"type", "object"}, {"required", {"error"}}, {"properties", {{"error", {{"type", "string"}}}}}};
  document["components"]["schemas"]["Error"] = error;
  return control_answer(200, document);
}

}  // namespace vendorproof::harness
