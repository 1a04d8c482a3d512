#include "mock_erp/contract/entities.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mock_erp/pages/listing.h"

namespace vendorproof::mock_erp {
namespace {

TEST(Entities, AreFoundByApiAndSet) {
  for (const Entity* entity : entities()) EXPECT_EQ(entity_of(entity->api, entity->set), entity) << entity->set;
  EXPECT_EQ(entity_of(Api::Standard, "despatches"), nullptr);
  EXPECT_EQ(entity_of(Api::Vendorlink, "salesOrders"), nullptr);
}

TEST(Entities, NameEachFieldAndPartOnce) {
  for (const Entity* entity : entities()) {
    std::set<std::string_view> names;
    for (const Field& field : entity->fields) EXPECT_TRUE(names.insert(field.name).second) << entity->set << field.name;
    for (const Part& part : entity->parts) EXPECT_TRUE(names.insert(part.name).second) << entity->set << part.name;
    EXPECT_EQ(entity->field("colour"), nullptr);
    EXPECT_EQ(entity->part("colour"), nullptr);
  }
}

/// A part that nobody serves would stop the program when it is expanded.
TEST(Entities, HavePartsThatAreServed) {
  for (const Entity* entity : entities()) {
    if (listing_of(*entity) == nullptr) continue;
    for (const Part& part : entity->parts) {
      const Entity* const target = entity_of(entity->api, part.target);
      ASSERT_NE(target, nullptr) << entity->set << "/" << part.name;
      EXPECT_NE(listing_of(*target), nullptr) << entity->set << "/" << part.name;
      EXPECT_NE(listing_of(*entity)->part, nullptr) << entity->set;
    }
  }
}

TEST(Entities, AreLinkedByFieldsOfBoth) {
  for (const Entity* entity : entities()) {
    for (const std::string_view key : entity->keys) EXPECT_NE(entity->field(key), nullptr) << entity->set << key;
    for (const Part& part : entity->parts) {
      EXPECT_FALSE(part.links.empty()) << entity->set << part.name;
      for (const Link& link : part.links) {
        const Field* const child = entity_of(entity->api, part.target)->field(link.child);
        const Field* const parent = entity->field(link.parent);
        ASSERT_TRUE(child != nullptr && parent != nullptr) << part.name;
        EXPECT_EQ(child->type, parent->type) << part.name;
        EXPECT_EQ(child->length_max, parent->length_max) << part.name;
      }
    }
  }
}

/// A client generates one type for each name.
TEST(Entities, HaveOneListOfMembersForEachTypeOfChoice) {
  std::map<std::string_view, std::vector<std::string_view>> members;
  for (const Entity* entity : entities()) {
    for (const Field& field : entity->fields) {
      const std::vector<std::string_view> own(field.members.begin(), field.members.end());
      EXPECT_EQ(field.choice_type.empty(), own.empty()) << entity->set << field.name;
      EXPECT_EQ(members.emplace(field.choice_type, own).first->second, own) << entity->set << field.name;
    }
  }
}

TEST(Entities, HaveMembersForEachChoiceAndLengthsForCodes) {
  for (const Entity* entity : entities()) {
    for (const Field& field : entity->fields) {
      EXPECT_EQ(field.type == FieldType::Choice, !field.members.empty()) << entity->set << field.name;
      EXPECT_TRUE(field.type != FieldType::Code || field.length_max > 0) << entity->set << field.name;
      EXPECT_TRUE(!field.is_needed || field.written != Written::Never) << entity->set << field.name;
      EXPECT_TRUE(field.written != Written::Always || entity->can_create || entity->can_change) << entity->set;
    }
  }
}

}  // namespace
}  // namespace vendorproof::mock_erp
