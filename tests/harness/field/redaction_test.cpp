#include "harness/field/redaction.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/text.h"

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

TEST(Redaction, MasksWhatLooksLikeATokenOfTheErp) {
  EXPECT_EQ(redaction.text(R"({"access_token":"eyJ0eXAiOiJKV1Qi.eyJhdWQi.c2ln-_"})"), R"({"access_token":"***"})");
  EXPECT_EQ(redaction.text("eyJ0eXAi eyJ0eXAiX"), "*** ***");
  EXPECT_EQ(redaction.text("eyJ0eXA is not a token"), "eyJ0eXA is not a token");
}

TEST(Redaction, MasksWhatLooksLikeATokenOfAmazons) {
  EXPECT_EQ(redaction.text(R"({"access_token":"Atza|IQEBLjAsAhRmHjNgHpi0U-Dme37rR6CuUpSR"})"),
            R"({"access_token":"***"})");
  EXPECT_EQ(redaction.text("t=Atzr%7Cabc.def-_123&u=1"), "t=***&u=1");
  EXPECT_EQ(redaction.text("Atz.sprdt|abc"), "***");
  EXPECT_EQ(redaction.text("Atz is no token, Atzelot neither"), "Atz is no token, Atzelot neither");
}

TEST(Redaction, ATokenHasOneToEightLettersBeforeItsBar) {
  EXPECT_EQ(redaction.text("Atz|x Atza|x Atzabcdefgh|x Atzabcdefghi|x"), "Atz|x *** *** Atzabcdefghi|x");
  EXPECT_EQ(redaction.text("|Atz.%7cx Atza%7Dx AtzA|x atza|x tza|x a|x|"), "|*** Atza%7Dx AtzA|x atza|x tza|x a|x|");
  EXPECT_EQ(redaction.text("Atza|x|Atzr%7Cy z"), "*** z");
}

/// Masks as a plain search does.
std::string masked_plainly(std::string text, const std::vector<std::string>& secrets) {
  std::vector<bool> hidden(text.size(), false);
  std::vector<bool> begins(text.size(), false);
  std::size_t hidden_until = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t longest = 0;
    for (const std::string& secret : secrets) {
      if (text.compare(at, secret.size(), secret) == 0) longest = std::max(longest, secret.size());
    }
    begins[at] = longest > 0 && at >= hidden_until;
    for (std::size_t i = at; i < at + longest; ++i) hidden[i] = true;
    hidden_until = std::max(hidden_until, at + longest);
  }
  std::string shown;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins[at]) shown += masked;
    if (!hidden[at]) shown += text[at];
  }
  return shown;
}

RC_GTEST_PROP(Redaction, FindsWhatAPlainSearchFinds, ()) {
  // Two letters: secrets overlap, and hold each other. Their other writings have letters that the texts do not have.
  const auto letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab")));
  auto secrets = *rc::gen::container<std::vector<std::string>>(letters);
  std::erase_if(secrets, [](const std::string& secret) { return secret.size() < 4; });
  const std::string text = *rc::gen::scale(3, letters);
  RC_ASSERT(Redaction(secrets, "u").text(text) == masked_plainly(text, secrets));
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
  EXPECT_EQ(redaction.login(login), "(not kept: a login that cannot be read)");
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

TEST(Redaction, OfSecretsThatOverlapNothingIsLeft) {
  const Redaction two({"abcdef", "defghi"}, "u");
  EXPECT_EQ(two.text("-abcdefghi-"), "-***-");
  EXPECT_EQ(two.text("-abcdef-defghi-"), "-***-***-");
  EXPECT_EQ(two.text("abcdefabcdef"), "******");
  EXPECT_EQ(Redaction({"aaaa"}, "u").text("baaaaaab"), "b***b");
}

TEST(Redaction, ATokenIsMaskedToItsEndWhateverIsInIt) {
  EXPECT_EQ(redaction.text("Atzr|IwEB-refresh0-and-the-rest"), "***");
  EXPECT_EQ(redaction.text("Atza|x-erp-key-1-and-the-rest here"), "*** here");
}

TEST(Redaction, FindsWhatFormsJsonAndBase64MakeOfASecret) {
  const Redaction odd({"my \"secret+ab"}, "u");
  EXPECT_EQ(odd.text("a=my+%22secret%2Bab&b"), "a=***&b");
  EXPECT_EQ(odd.text(R"({"a":"my \"secret+ab"})"), R"({"a":"***"})");
  std::string unpadded = base64_encode("my \"secret+ab");
  while (unpadded.back() == '=') unpadded.pop_back();
  EXPECT_EQ(odd.text(unpadded + ".").find(unpadded.substr(0, 10)), std::string::npos);
}

TEST(Redaction, ALongNameIsNotShownAtAll) {
  EXPECT_EQ(shown_name("quantity"), "quantity");
  EXPECT_EQ(shown_name(std::string(61, 'x')), "(a name of 61 letters)");
}

/// Text in which secrets, their beginnings and tokens are frequent.
rc::Gen<std::string> text_with_secrets() {
  const auto part = rc::gen::element<std::string>("s3cret+word", "s3cret", "+word", "erp-key-1", "erp-", "key-1", " ",
                                                  "Atzr|IwEB-refresh", "Atzr|", "Atz", "Atza|token", "s3cret%2Bword",
                                                  "x", "%", "|", "\"");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(part),
                      [](const std::vector<std::string>& parts) { return join(parts, ""); });
}

RC_GTEST_PROP(Redaction, LeavesNoSecretAndNothingNewToMask, ()) {
  const std::string shown = redaction.text(*text_with_secrets());
  for (const char* secret : {"s3cret+word", "s3cret%2Bword", "erp-key-1", "Atzr|", "Atza|"}) {
    RC_ASSERT(shown.find(secret) == std::string::npos);
  }
  RC_ASSERT(redaction.text(shown) == shown);
}

RC_GTEST_PROP(Redaction, AnExcerptIsTheBeginningOfTheWhole, ()) {
  const std::string text = *text_with_secrets();
  const auto size_max = *rc::gen::inRange<std::size_t>(0, 60);
  const Excerpt excerpt = redaction.excerpt(text, size_max);
  const std::string whole = redaction.text(text);
  RC_ASSERT(excerpt.text.size() <= size_max);
  RC_ASSERT(starts_with(whole, excerpt.text));
  RC_ASSERT(excerpt.is_cut || excerpt.text == whole);
}

TEST(Redaction, AnExcerptKeepsAsMuchAsItMay) {
  const std::string plain(1000, 'x');
  EXPECT_EQ(redaction.excerpt(plain, 100).text, plain.substr(0, 100));
  EXPECT_TRUE(redaction.excerpt(plain, 100).is_cut);
  EXPECT_EQ(redaction.excerpt(plain, 1000).text, plain);
  EXPECT_FALSE(redaction.excerpt(plain, 1000).is_cut);
}

}  // namespace
}  // namespace vendorproof::harness
