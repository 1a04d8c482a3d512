#include "mock_erp/description/metadata.h"

#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/text.h"
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp {
namespace {

/// The value of an attribute on a line, or "".
std::string attribute(const std::string& line, const std::string& name) {
  const std::size_t at = line.find(" " + name + "=\"");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + name.size() + 3;
  return line.substr(begin, line.find('"', begin) - begin);
}

struct Words {
  std::set<std::string> properties;  ///< `despatch.number Edm.String 20`
  std::set<std::string> parts;       ///< `despatch.packages Collection(Microsoft.NAV.package)`
  std::set<std::string> members;     ///< `vPLLinkState.Live 0`
  std::set<std::string> actions;     ///< `release Microsoft.NAV.linkedOrder`
  std::set<std::string> sets;        ///< `despatches Microsoft.NAV.despatch`
  int depth = 0;                     ///< elements that are open at the end
};

/// Reads the document line by line: each has one element.
Words words_of(const std::string& document) {
  Words words;
  std::string type;
  std::string action;
  for (const std::string& line : split(document, '\n')) {
    if (line.empty() || starts_with(line, "<?")) continue;
    words.depth += starts_with(line, "</") ? -1 : line.find("/>") == std::string::npos ? 1 : 0;
    const std::string name = attribute(line, "Name");
    const std::string shape = attribute(line, "Type");
    if (starts_with(line, "<EntityType ") || starts_with(line, "<EnumType ")) type = name;
    if (starts_with(line, "<Action ")) action = name;
    if (starts_with(line, "<Property ")) {
      words.properties.insert(fmt::format("{}.{} {} {}", type, name, shape, attribute(line, "MaxLength")));
    }
    if (starts_with(line, "<NavigationProperty ")) words.parts.insert(fmt::format("{}.{} {}", type, name, shape));
    if (starts_with(line, "<Member "))
      words.members.insert(fmt::format("{}.{} {}", type, name, attribute(line, "Value")));
    if (starts_with(line, "<Parameter ")) words.actions.insert(fmt::format("{}({}) {}", action, name, shape));
    if (starts_with(line, "<EntitySet ")) words.sets.insert(fmt::format("{} {}", name, attribute(line, "EntityType")));
  }
  return words;
}

std::string edm_type(const Field& field) {
  if (field.type == FieldType::Choice) return fmt::format("Microsoft.NAV.{}", field.choice_type);
  if (field.type == FieldType::Whole) return "Edm.Int32";
  if (field.type == FieldType::DateTime) return "Edm.DateTimeOffset";
  if (field.type == FieldType::Decimal) return "Edm.Decimal";
  if (field.type == FieldType::Guid) return "Edm.Guid";
  if (field.type == FieldType::Boolean) return "Edm.Boolean";
  return field.type == FieldType::Date ? "Edm.Date" : "Edm.String";
}

TEST(Metadata, NamesWhatTheTablesNameAndNothingElse) {
  for (const Api api : {Api::Standard, Api::Vendorlink}) {
    const Words words = words_of(metadata_of(api));
    Words expected;
    for (const Entity* entity : entities()) {
      const bool is_company = entity == &standard::companies;
      if (entity->api != api && !is_company) continue;
      for (const Field& field : entity->fields) {
        const std::string length = field.length_max > 0 ? std::to_string(field.length_max) : "";
        expected.properties.insert(fmt::format("{}.{} {} {}", entity->name, field.name, edm_type(field), length));
        for (std::size_t i = 0; i < field.members.size(); ++i) {
          expected.members.insert(fmt::format("{}.{} {}", field.choice_type, field.members[i], i));
        }
      }
      if (!is_company) {
        expected.parts.insert(fmt::format("company.{} Collection(Microsoft.NAV.{})", entity->set, entity->name));
      }
      for (const Part& part : entity->parts) {
        const Entity& target = *entity_of(entity->api, part.target);
        expected.parts.insert(fmt::format("{}.{} Collection(Microsoft.NAV.{})", entity->name, part.name, target.name));
      }
      for (const Action& action : entity->actions) {
        expected.actions.insert(fmt::format("{}(bindingParameter) Microsoft.NAV.{}", action.name, entity->name));
        for (const Field& parameter : action.parameters) {
          expected.actions.insert(fmt::format("{}({}) {}", action.name, parameter.name, edm_type(parameter)));
        }
      }
      expected.sets.insert(fmt::format("{} Microsoft.NAV.{}", entity->set, entity->name));
    }
    EXPECT_EQ(words.properties, expected.properties);
    EXPECT_EQ(words.parts, expected.parts);
    EXPECT_EQ(words.members, expected.members);
    EXPECT_EQ(words.actions, expected.actions);
    EXPECT_EQ(words.sets, expected.sets);
    EXPECT_EQ(words.depth, 0);
  }
}

}  // namespace
}  // namespace vendorproof::mock_erp
