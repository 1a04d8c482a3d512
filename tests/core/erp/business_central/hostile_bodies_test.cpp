// Whatever the ERP sends, a reader answers with a value or with an error that a person can read, and that is all.
#include <functional>

#include <gtest/gtest.h>

#include "tests/core/erp/business_central/samples.h"
#include "tests/support/foreign_bodies.h"

namespace vendorproof::erp::business_central {
namespace {

/// The message of a failure, "" for a value.
template <class T>
std::string message_of(const Result<T>& result) {
  return result ? std::string() : result.error().message;
}

/// Or what is said of the first odd row.
template <class Row>
std::string message_of(const Result<Page<Row>>& page) {
  if (!page) return page.error().message;
  return page->odd.empty() ? std::string() : page->odd.front().problem;
}

struct Reader {
  const char* name;
  std::function<std::string(std::string_view)> read;
};

const std::vector<Reader>& readers() {
  static const std::vector<Reader> table = {
      {"items", [](std::string_view body) { return message_of(read_items(body, usd())); }},
      {"units", [](std::string_view body) { return message_of(read_item_units(body)); }},
      {"references", [](std::string_view body) { return message_of(read_item_references(body)); }},
      {"sales orders",
       [](std::string_view body) { return message_of(read_sales_orders(samples::access(), body, samples::books())); }},
      {"sales order",
       [](std::string_view body) { return message_of(read_sales_order(samples::access(), body, samples::books())); }},
      {"promises", [](std::string_view body) { return message_of(read_promises(body)); }},
      {"despatches", [](std::string_view body) { return message_of(read_despatches(samples::access(), body)); }},
      {"invoices",
       [](std::string_view body) { return message_of(read_invoices(samples::access(), body, samples::books())); }},
      {"credit memos",
       [](std::string_view body) { return message_of(read_credit_memos(samples::access(), body, samples::books())); }},
      {"postings", [](std::string_view body) { return message_of(read_count(body)); }},
  };
  return table;
}

TEST(BusinessCentralHostileBodies, AreErrorsForEveryReader) {
  const std::vector<std::string> bodies = tests::foreign_bodies({
      "\xFF\xFE{\"payload\":{}}",
      "{\"payload\":\"\xC3\x28\"}",
      R"({"payload":null,"value":null})",
      R"({"payload":17,"value":17})",
      R"({"payload":[],"value":{}})",
      R"({"value":[17]})",
      R"({"payload":1e999,"value":1e999})",
  });
  for (const Reader& reader : readers()) {
    for (const std::string& body : bodies) {
      EXPECT_NE(reader.read(body), "") << reader.name << " took " << body.substr(0, 60);
    }
  }
}

}  // namespace
}  // namespace vendorproof::erp::business_central
