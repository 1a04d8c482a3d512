#include "core/store/text/order_text.h"

#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/store/text/document_text.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using Change = std::function<void(OrderRecord& record)>;

const Change changes[] = {
    [](OrderRecord& record) { record.order.lines[0].ordered.amount += 1; },
    [](OrderRecord& record) { record.order.lines.push_back(record.order.lines[0]); },
    [](OrderRecord& record) { record.first_seen += Duration(1); },
    [](OrderRecord& record) { record.foreign = !record.foreign; },
    [](OrderRecord& record) { record.erp = ErpStage::Blocked; },
    [](OrderRecord& record) { record.sales_order.lines.clear(); },
    [](OrderRecord& record) { record.reservations.emplace_back(); },
    [](OrderRecord& record) { record.refused.emplace_back(1, 2); },
    [](OrderRecord& record) { record.closed.emplace_back(1, 3); },
    [](OrderRecord& record) { record.acknowledged.lines.emplace_back(); },
    [](OrderRecord& record) { record.wanted.lines.emplace_back(); },
    [](OrderRecord& record) { record.wanted_key += "a"; },
    [](OrderRecord& record) { record.emergency = !record.emergency; },
    [](OrderRecord& record) { record.confirmed = !record.confirmed; },
    [](OrderRecord& record) { record.acknowledgement = AcknowledgementStage::Failed; },
    [](OrderRecord& record) { record.acknowledgement_key += "\""; },
    [](OrderRecord& record) { record.shipments.emplace_back(); },
    [](OrderRecord& record) { record.awaits_despatch = !record.awaits_despatch; },
    [](OrderRecord& record) { record.settled = !record.settled; },
};

TEST(OrderText, IsTheTextOfTheDocument) {
  EXPECT_EQ(write_order(OrderRecord()).text, write_document(OrderRecord()));
  EXPECT_EQ(write_order(samples::order("PO1")).text, write_document(samples::order("PO1")));
}

RC_GTEST_PROP(OrderText, StaysTheTextOfTheDocumentAfterAnyChanges, ()) {
  OrderRecord record = samples::order("PO1");
  OrderText text = write_order(record);
  for (int save = 0; save < 10; ++save) {
    const OrderRecord before = record;
    const std::size_t several = *rc::gen::inRange<std::size_t>(0, 4);
    for (std::size_t i = 0; i < several; ++i) {
      changes[*rc::gen::inRange<std::size_t>(0, std::size(changes))](record);
    }
    text = write_order(record, before, text);
    RC_ASSERT(text.text == write_document(record));
  }
}

}  // namespace
}  // namespace vendorproof::store
