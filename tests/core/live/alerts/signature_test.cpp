#include "core/live/alerts/signature.h"

#include <gtest/gtest.h>

namespace vendorproof::live {
namespace {

TEST(Signature, HashesAsTheStandardSays) {
  // FIPS 180-4, example of one block.
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 4231, test cases 2 and 6 (a key that is longer than a block).
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hmac_sha256_hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Signature, IsOverTheTimeAndTheBody) {
  // Computed with Python's hmac module.
  EXPECT_EQ(signature_of("0123456789abcdef", *parse_instant("2026-11-23T08:00:00.999Z"), R"({"id":"1"})"),
            "t=1795420800,v1=a165d27e2f73fc60bb785437e5caaf97005570723a71b39dfcd868ce77df9371");
  EXPECT_NE(signature_of("0123456789abcdeg", *parse_instant("2026-11-23T08:00:00Z"), R"({"id":"1"})"),
            signature_of("0123456789abcdef", *parse_instant("2026-11-23T08:00:00Z"), R"({"id":"1"})"));
}

}  // namespace
}  // namespace vendorproof::live
