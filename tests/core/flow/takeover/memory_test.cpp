#include "core/flow/takeover/memory.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

trade::PurchaseOrder placed_at(Instant ordered_at) {
  trade::PurchaseOrder order;
  order.ordered_at = ordered_at;
  return order;
}

TEST(Memory, OfAnOrdinaryStoreHasNoBegin) {
  Conversation talk;
  talk.run_for(minutes(5));
  const Desk desk = talk.desk();
  EXPECT_FALSE(remembers_since(desk));
  EXPECT_FALSE(predates_memory(desk, placed_at(Conversation::at("2026-11-01T00:00:00Z"))));
  EXPECT_FALSE(is_learning_orders(desk));
  EXPECT_FALSE(is_learning_documents(desk));
}

TEST(Memory, BeginsOnceAndInAnEmptyStoreAlone) {
  Conversation talk;
  talk.run_for(minutes(5));
  Desk full = talk.desk();
  full.store.begin();
  begin_to_remember(full);
  full.store.commit();
  EXPECT_FALSE(remembers_since(full)) << "a store with orders remembers them";

  talk.lose_store();
  const Instant began = talk.now().wall;
  EXPECT_EQ(remembers_since(talk.desk()), began);
  EXPECT_TRUE(predates_memory(talk.desk(), placed_at(began)));
  EXPECT_FALSE(predates_memory(talk.desk(), placed_at(began + Duration(1))));
  talk.run_for(hours(1));
  Desk later = talk.desk();
  later.store.begin();
  begin_to_remember(later);
  later.store.commit();
  EXPECT_EQ(remembers_since(later), began);
}

TEST(Memory, LearnsOrdersBeforeDocumentsAndDocumentsBeforePayments) {
  Conversation talk;
  talk.run_for(hours(2));
  talk.lose_store();
  EXPECT_TRUE(is_learning_orders(talk.desk()));
  talk.run_for(minutes(1));
  EXPECT_FALSE(is_learning_orders(talk.desk())) << "all orders up to now are read";
  talk.run_for(hours(5));
  EXPECT_TRUE(is_learning_documents(talk.desk()));
  talk.run_for(hours(2));
  EXPECT_FALSE(is_learning_documents(talk.desk()));
}

TEST(Memory, LearnsNotForEverWhereADocumentIsStuck) {
  Conversation talk;
  talk.run_for(hours(2));
  talk.lose_store();
  talk.always("linkedOrders.find", HttpResponse{503, {}, ""});
  talk.run_for(hours(20));
  EXPECT_TRUE(is_learning_documents(talk.desk()));
  talk.run_for(hours(5));
  EXPECT_FALSE(is_learning_documents(talk.desk()));
}

}  // namespace
}  // namespace vendorproof::flow
