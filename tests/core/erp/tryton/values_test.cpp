#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/erp/tryton/rpc.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

/// What is read of the member `x` of a body, and what is said against it.
template <class Read>
auto read_x(const std::string& value, const Read& read) {
  const JsonText text = *JsonText::parse("{\"x\":" + value + "}");
  const JsonReader in(text);
  return in.finish(read(in.at("x")));
}

TEST(TrytonValues, QuantitiesAreWholeOrWrong) {
  for (const char* whole : {"60", "60.0", "6e1"}) EXPECT_EQ(read_x(whole, read_count).value_or(-1), 60) << whole;
  EXPECT_EQ(read_x("-36.0", read_whole).value_or(0), -36);
  for (const char* wrong : {"4.99998", "2.5", "-1.0", "1e10", "\"60\"", "true", "{}"}) {
    EXPECT_FALSE(read_x(wrong, read_count)) << wrong;
  }
  EXPECT_EQ(read_x("4.99998", read_count).error().message, "$.x is 4.99998, not a whole number");
}

TEST(TrytonValues, MoneyIsADecimal) {
  const auto read = [](const JsonReader& in) { return read_decimal(in, usd()); };
  EXPECT_EQ(read_x(R"({"__class__":"Decimal","decimal":"2.5000"})", read).value_or(Money()), samples::dollars("2.5"));
  EXPECT_EQ(read_x(R"({"__class__":"Decimal","decimal":"0E-8"})", read).value_or(Money()), samples::dollars("0"));
  for (const char* wrong :
       {"2.5", "\"2.5\"", R"({"decimal":"2.5"})", R"({"__class__":"Decimal"})",
        R"({"__class__":"Decimal","decimal":2.5})", R"({"__class__":"Decimal","decimal":"0.00001"})",
        R"({"__class__":"Decimal","decimal":"NaN"})"}) {
    EXPECT_FALSE(read_x(wrong, read)) << wrong;
  }
}

TEST(TrytonValues, ATimeIsOfItsKind) {
  EXPECT_EQ(read_x(R"({"__class__":"date","year":2026,"month":12,"day":1})", read_date).value_or(Instant()),
            samples::at("2026-12-01T00:00:00Z"));
  for (const char* wrong : {"\"2026-12-01\"", R"({"__class__":"date","year":2026,"month":13,"day":1})",
                            R"({"__class__":"date","year":2026,"month":2,"day":30})",
                            R"({"__class__":"datetime","year":2026,"month":12,"day":1})",
                            R"({"__class__":"date","year":2026,"month":12})"}) {
    EXPECT_FALSE(read_x(wrong, read_date)) << wrong;
  }
}

TEST(TrytonValues, ARowThatWasNeverWrittenHasTheTimeOfItsCreation) {
  const Json row = samples::parsed(
      R"({"write_date":null,"create_date":{"__class__":"datetime","year":2026,"month":12,"day":1,"hour":2,"minute":50,)"
      R"("second":32,"microsecond":640287}})");
  EXPECT_EQ(modified_at(JsonReader(row)), samples::at("2026-12-01T02:50:32.640Z"));
}

std::string unit_row(const char* unit, const char* base) {
  return fmt::format(
      R"({{"unit.":{{"factor":{},"id":1}},"product.":{{"id":1,"default_uom.":{{"factor":{},"id":2}}}}}})", unit, base);
}

TEST(TrytonValues, UnitsAreAWholeNumberOfTheProductsOwn) {
  const auto read = [](const JsonReader& in) { return eaches_per_unit(in, "unit"); };
  EXPECT_EQ(read_x(unit_row("12.0", "1.0"), read).value_or(0), 12);
  EXPECT_EQ(read_x(unit_row("1.0", "1.0"), read).value_or(0), 1);
  EXPECT_EQ(read_x(unit_row("0.45", "0.45"), read).value_or(0), 1) << "the unit is the product's own";
  EXPECT_EQ(read_x(R"({"unit.":null,"product.":null})", read).value_or(0), 1);
  for (const auto& [unit, base] : {std::pair("2.5", "1.0"), {"24.0", "12.0"}, {"0.0", "1.0"}, {"-12.0", "1.0"}}) {
    EXPECT_FALSE(read_x(unit_row(unit, base), read)) << unit << " " << base;
  }
}

TEST(TrytonValues, APriceIsAWholeNumberPerEach) {
  const auto read = [](const JsonReader& in) { return read_price_per_each(in, usd(), 12); };
  EXPECT_EQ(read_x(R"({"__class__":"Decimal","decimal":"30.0000"})", read).value_or(Money()), samples::dollars("2.5"));
  EXPECT_FALSE(read_x(R"({"__class__":"Decimal","decimal":"30.0001"})", read));
}

TEST(TrytonValues, AReferenceNamesItsModel) {
  const Json row =
      samples::parsed(R"({"a":"sale.line,4","b":"sale.line,","c":"stock.move,4","d":null,"e":"sale.line,4x"})");
  const JsonReader in(row);
  EXPECT_EQ(id_in_reference(in, "a", "sale.line"), 4);
  for (const char* key : {"b", "c", "d", "e", "f"}) EXPECT_EQ(id_in_reference(in, key, "sale.line"), 0) << key;
}

RC_GTEST_PROP(TrytonValues, AWholeFloatIsExact, ()) {
  const auto eaches = *rc::gen::inRange<std::int64_t>(0, 1'000'000'001);
  RC_ASSERT(read_x(fmt::format("{}.0", eaches), read_count).value_or(-1) == eaches);
  RC_ASSERT(!read_x(fmt::format("{}.5", eaches), read_count));
}

}  // namespace
}  // namespace vendorproof::erp::tryton
