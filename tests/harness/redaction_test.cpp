#include "harness/redaction.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

const Redaction redaction({"s3cret+word", "Atzr|IwEB-refresh", "erp-key-1"}, "erp-user");

TEST(Redaction, MasksKnownSecretsInEveryForm) {
  EXPECT_EQ(redaction.text("a s3cret+word b"), "a *** b");
  EXPECT_EQ(redaction.text("s3cret+words3cret+word"), "******");
  EXPECT_EQ(redaction.text("x=s3cret%2Bword&y"), "x=***&y");
  EXPECT_EQ(redaction.text("x=s3cret word"), "x=***");
  EXPECT_EQ(redaction.text("Basic " + base64_encode("erp-user:erp-key-1")), "Basic ***");
  EXPECT_EQ(redaction.text("nothing here"), "nothing here");
}

TEST(Redaction, MasksWhatLooksLikeATokenOfAmazons) {
  EXPECT_EQ(redaction.text(R"({"access_token":"Atza|IQEBLjAsAhRmHjNgHpi0U-Dme37rR6CuUpSR"})"),
            R"({"access_token":"***"})");
  EXPECT_EQ(redaction.text("t=Atzr%7Cabc.def-_123&u=1"), "t=***&u=1");
  EXPECT_EQ(redaction.text("Atz.sprdt|abc"), "***");
  EXPECT_EQ(redaction.text("Atz is no token, Atzelot neither"), "Atz is no token, Atzelot neither");
}

TEST(Redaction, ShortSecretsDoNotBlackOutEverything) {
  EXPECT_EQ(Redaction({"", "a", "abc"}, "u").text("abcabc"), "abcabc");
}

TEST(Redaction, OfALoginOnlyTheHarmlessIsShown) {
  HttpRequest login;
  login.body = "grant_type=refresh_token&client_id=me&client_secret=other&refresh_token=Atzr|x&oops-my-secret=1";
  EXPECT_EQ(redaction.login(login),
            "grant_type=refresh_token&client_id=me&client_secret=%2A%2A%2A&refresh_token=%2A%2A%2A&"
            "%2A%2A%2A=%2A%2A%2A");
  login.body = R"({"client_secret":"other","code":"c","scope":"sellingpartnerapi::migration"})";
  EXPECT_EQ(redaction.login(login).find("other"), std::string::npos);
  login.body = R"({"client_secret":"other)";
  EXPECT_EQ(redaction.login(login), "(not kept: a login that can not be read)");
}

TEST(Redaction, OfHeadersOnlyTheHarmlessAreShown) {
  const Fields shown = redaction.headers({{"Authorization", "Basic x"},
                                          {"x-amz-access-token", "Atza|x"},
                                          {"Cookie", "s=1"},
                                          {"X-My-Key", "k"},
                                          {"User-Agent", "client/1 s3cret+word"}});
  EXPECT_EQ(shown, (Fields{{"user-agent", "client/1 ***"}}));
}

TEST(Redaction, FindsTheOtherWaysToWriteASecret) {
  EXPECT_EQ(redaction.text("x=s3cret%2bword"), "x=***");
  EXPECT_EQ(redaction.text("key " + base64_encode("erp-key-1")), "key ***");
}

TEST(Redaction, OfManyTokensNoneIsLeft) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "Atzr|x s3cret+word ";
  const std::string shown = redaction.text(many);
  EXPECT_EQ(shown.size(), 1000U * 8U);
  EXPECT_EQ(shown.find("Atz"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
