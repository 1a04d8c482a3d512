#include "core/erp/tryton/rpc.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::access;

TEST(TrytonRpc, ACallIsAPostWithTheContextLast) {
  const HttpRequest request = call(access(), "model.sale.sale.quote", Json::array({Json::array({7})}));
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path, "/vendor/");
  EXPECT_EQ(request.body, R"({"id":1,"method":"model.sale.sale.quote","params":[[7],{"language":"en"}]})")
      << "no other member: Tryton would answer in another form";
  EXPECT_EQ(header_of(request.headers, "authorization"), "Basic " + base64_encode("vendorproof:erp-Vault-9"));
  EXPECT_EQ(header_of(request.headers, "content-type"), "application/json");
}

TEST(TrytonRpc, AListIsReadByIdUpToALimit) {
  const HttpRequest request =
      search_read(access(), "sale.sale", Json::array({Json::array({"reference", "=", "O'PO\""})}),
                  Json::array({"number"}), {{"company", 1}});
  EXPECT_EQ(request.body,
            R"({"id":1,"method":"model.sale.sale.search_read","params":[[["reference","=","O'PO\""]],0,200,)"
            R"([["id","ASC"]],["number"],{"company":1,"language":"en"}]})");
}

TEST(TrytonRpc, OnlyReadsIsKnownByTheMethod) {
  const Json none = Json::array();
  for (const char* method : {"model.sale.sale.search_read", "model.a.read", "model.a.search", "model.a.search_count"}) {
    EXPECT_TRUE(only_reads(call(access(), method, none))) << method;
  }
  for (const char* method : {"model.sale.sale.create", "model.sale.sale.write", "model.sale.sale.confirm",
                             "model.a.unread", "wizard.account.invoice.pay.create", "wizard.a.read"}) {
    EXPECT_FALSE(only_reads(call(access(), method, none))) << method;
  }
  HttpRequest other;
  other.body = R"({"method":"model.a.write","id":1,"x":"model.a.read"})";
  EXPECT_FALSE(only_reads(other));
  other.body = R"({"id":1,"method":"model.a.read)";
  EXPECT_FALSE(only_reads(other));
}

TEST(TrytonRpc, WritesSpecialValues) {
  EXPECT_EQ(decimal_of(samples::dollars("2.5")).dump(), R"({"__class__":"Decimal","decimal":"2.50"})");
  EXPECT_EQ(date_of(samples::at("2026-12-01T23:59:00Z")).dump(),
            R"({"__class__":"date","year":2026,"month":12,"day":1})");
  EXPECT_EQ(moment_of(samples::at("2026-12-01T23:59:58.250Z")).dump(),
            R"({"__class__":"datetime","year":2026,"month":12,"day":1,"hour":23,"minute":59,"second":58,)"
            R"("microsecond":250000})");
}

TEST(TrytonRpc, ReadsFlagsOfBothDatabases) {
  const Json row = samples::parsed(R"({"a":true,"b":1,"c":false,"d":0,"e":null,"f":2})");
  const JsonReader in(row);
  EXPECT_TRUE(flag_in(in, "a"));
  EXPECT_TRUE(flag_in(in, "b"));
  for (const char* name : {"c", "d", "e", "g"}) EXPECT_FALSE(flag_in(in, name)) << name;
  EXPECT_FALSE(in.failed());
  flag_in(in, "f");
  EXPECT_TRUE(in.failed());
}

RC_GTEST_PROP(TrytonRpc, MomentsAndAmountsComeBack, ()) {
  const Instant moment{Duration(*rc::gen::inRange<std::int64_t>(0, 32'000'000'000'000))};
  const Money money(*rc::gen::inRange<std::int64_t>(-900'000'000'000, 900'000'000'000), usd());
  const Json row = {{"write_date", moment_of(moment)}, {"day", date_of(moment)}, {"money", decimal_of(money)}};
  const JsonReader in(row);
  RC_ASSERT(modified_at(in) == moment);
  RC_ASSERT(read_date(in.at("day")) == start_of_day(moment));
  RC_ASSERT(read_decimal(in.at("money"), usd()) == money);
  RC_ASSERT(!in.failed());
}

}  // namespace
}  // namespace vendorproof::erp::tryton
