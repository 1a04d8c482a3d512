#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "core/trade/plain_text.h"

namespace vendorproof::erp::tryton {
namespace {

using trade::Reception;

Reception received(const std::string& body) {
  return reception_of({200, {{"content-type", "application/json"}}, body});
}

constexpr const char* user_error =
    R"({"id":1,"error":["UserError",["The number of digits in the value \"2.5\" exceeds the limit.","",null]]})";
constexpr const char* concurrency =
    R"({"id":1,"error":["ConcurrencyException","Records were modified in the meanwhile"]})";

TEST(TrytonErrors, ComeWithStatus200) {
  EXPECT_EQ(received(R"({"id":1,"result":null})"), Reception::Taken);
  EXPECT_EQ(received(user_error), Reception::Wrong);
  EXPECT_EQ(received(R"({"id":1,"error":["UserWarning",["name","Are you sure?",""]]})"), Reception::Wrong);
  EXPECT_EQ(received(concurrency), Reception::Outdated);
  EXPECT_EQ(received(R"({"id":1,"error":["'no.such'",""]})"), Reception::Elsewhere) << "a field or model that it lacks";
  EXPECT_EQ(received(R"({"id":1,"error":["'17'",""]})"), Reception::Refused) << "no name of a model";
  EXPECT_EQ(received(R"({"id":1,"error":["Missing context argument",""]})"), Reception::Refused);
  EXPECT_EQ(received(R"({"id":1,"error":["Database 'vendor' doesn't exist!",""]})"), Reception::Elsewhere);
  EXPECT_EQ(received(R"({"id":1,"error":["database is locked",""]})"), Reception::Unavailable);
}

TEST(TrytonErrors, OfAModelWithoutARightAreThePeersState) {
  EXPECT_EQ(received(R"({"id":1,"error":["UserError",["You are not allowed to access \"Sale\".","",null]]})"),
            Reception::Denied);
}

TEST(TrytonErrors, OfARecordThatIsNotThereSpeakOfRules) {
  EXPECT_EQ(
      received(R"({"id":1,"error":["UserError",["You are not allowed to read records \"999\" of \"Sale\" because )"
               R"(of at least one of these rules:\nUser in companies","",null]]})"),
      Reception::NotFound);
}

TEST(TrytonErrors, BeforeTheCallWasReadHaveAStatus) {
  const std::string page =
      "<!doctype html>\n<title>403 Forbidden</title><p>You don&#39;t have the permission to access the requested "
      "resource. "
      "It is either read-protected or not readable by the server.</p>";
  const Fields html = {{"content-type", "text/html; charset=utf-8"}};
  EXPECT_EQ(reception_of({403, html, page}), Reception::Refused) << "a method that it lacks";
  EXPECT_EQ(reception_of({403, html, "<title>Blocked by the wall</title>"}), Reception::Denied);
  EXPECT_EQ(reception_of({401, {{"content-type", "text/plain; charset=utf-8"}}, ""}), Reception::Denied);
  EXPECT_EQ(reception_of({429, {}, ""}), Reception::Throttled);
  EXPECT_EQ(reception_of({404, html, "<title>404</title>"}), Reception::Elsewhere);
  EXPECT_EQ(reception_of({200, html, "<title>Maintenance</title>"}), Reception::Unavailable);
  EXPECT_EQ(reception_of({502, html, ""}), Reception::Unavailable);
}

TEST(TrytonErrors, AWordInTheDataIsNoError) {
  EXPECT_EQ(received(R"({"id":1,"result":[{"note":"\"error\""}]})"), Reception::Taken);
  EXPECT_EQ(received(R"({"id":1,"result":[{"error":"x"}]})"), Reception::Taken);
}

TEST(TrytonErrors, AreTextForPeople) {
  EXPECT_EQ(error_text(user_error), "UserError: The number of digits in the value \"2.5\" exceeds the limit.");
  EXPECT_EQ(error_text(concurrency), "ConcurrencyException: Records were modified in the meanwhile");
  EXPECT_EQ(error_text(R"({"id":1,"error":["'nope'",""]})"), "'nope'");
  EXPECT_EQ(error_code(user_error), "UserError");
  EXPECT_EQ(error_code(R"({"id":1,"error":["'nope'",""]})"), "");
  for (const char* body : {"", "{", "<html>", "[]", "17", R"({"error":17})", R"({"error":{"a":[1]}})",
                           R"({"error":[]})", R"({"error":[[]]})", "\xFF\xFE"}) {
    EXPECT_TRUE(is_utf8(error_text(body))) << body;
    EXPECT_EQ(error_code(body), "") << body;
    EXPECT_FALSE(is_closed_period(body)) << body;
  }
}

TEST(TrytonErrors, KnowAClosedPeriod) {
  EXPECT_TRUE(is_closed_period(R"({"id":1,"error":["UserError",["To continue, you must create a period for the date )"
                               R"(\"12/01/2025\".","",null]]})"));
  EXPECT_TRUE(
      is_closed_period(R"({"id":1,"error":["UserError",["The date of move \"3\" is outside the period, you must )"
                       R"(change the date or the period.","",null]]})"));
  EXPECT_FALSE(is_closed_period(user_error));
}

}  // namespace
}  // namespace vendorproof::erp::tryton
