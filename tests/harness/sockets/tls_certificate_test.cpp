#include "harness/sockets/tls_certificate.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::harness {
namespace {

const Instant noon = parse_instant("2026-11-23T12:00:00Z").value();
constexpr Duration day = std::chrono::hours(24);

TlsCertificate certificate_of(Instant now) {
  auto made = TlsCertificate::make(now);
  EXPECT_TRUE(made.has_value()) << made.error().message;
  return std::move(*made);
}

X509* read_pem(const std::string& pem) {
  BIO* memory = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  X509* read = PEM_read_bio_X509(memory, nullptr, nullptr, nullptr);
  BIO_free(memory);
  return read;
}

/// The fault that a client which trusts `authority` finds in the certificate at the time `when`; "" for no fault.
std::string certificate_problem(const TlsCertificate& certificate, const std::string& authority, Instant when) {
  X509_STORE* store = X509_STORE_new();
  X509* trusted = read_pem(authority);
  EXPECT_NE(trusted, nullptr);
  X509_STORE_add_cert(store, trusted);
  X509_STORE_CTX* context = X509_STORE_CTX_new();
  X509_STORE_CTX_init(context, store, certificate.certificate(), nullptr);
  X509_STORE_CTX_set_time(context, 0,
                          std::chrono::duration_cast<std::chrono::seconds>(when.time_since_epoch()).count());
  X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SSL_SERVER);
  const bool good = X509_verify_cert(context) == 1;
  const std::string problem = good ? "" : X509_verify_cert_error_string(X509_STORE_CTX_get_error(context));
  X509_STORE_CTX_free(context);
  X509_STORE_free(store);
  X509_free(trusted);
  return problem;
}

TEST(TlsCertificate, IsBelievedByWhoTrustsItsAuthorityAndByNobodyElse) {
  const TlsCertificate one = certificate_of(noon);
  const TlsCertificate other = certificate_of(noon);
  EXPECT_EQ(certificate_problem(one, one.authority_pem(), noon), "");
  EXPECT_NE(certificate_problem(one, other.authority_pem(), noon), "") << "every start has an authority of its own";
}

TEST(TlsCertificate, IsValidFromADayBeforeUntilAYearAfter) {
  const TlsCertificate made = certificate_of(noon);
  EXPECT_EQ(certificate_problem(made, made.authority_pem(), noon - day), "");
  EXPECT_EQ(certificate_problem(made, made.authority_pem(), noon + 364 * day), "");
  EXPECT_NE(certificate_problem(made, made.authority_pem(), noon - 2 * day), "");
  EXPECT_NE(certificate_problem(made, made.authority_pem(), noon + 366 * day), "");
}

TEST(TlsCertificate, NamesAmazonsHostsAndThisMachineAndNothingElse) {
  const TlsCertificate made = certificate_of(noon);
  const auto matches = [&](const std::string& name) {
    return X509_check_host(made.certificate(), name.data(), name.size(), 0, nullptr) == 1;
  };
  EXPECT_EQ(amazon_host_names().size(), 9U);
  for (const std::string& name : amazon_host_names()) EXPECT_TRUE(matches(name)) << name;
  EXPECT_TRUE(matches("localhost"));
  EXPECT_EQ(X509_check_ip_asc(made.certificate(), "127.0.0.1", 0), 1);
  EXPECT_FALSE(matches("www.amazon.com"));
  EXPECT_FALSE(matches("amazon.com"));
  EXPECT_FALSE(matches("example.com"));
}

TEST(TlsCertificate, TheAuthorityMaySignAndTheCertificateMayNot) {
  const TlsCertificate made = certificate_of(noon);
  X509* authority = read_pem(made.authority_pem());
  EXPECT_EQ(X509_check_ca(authority), 1);
  EXPECT_EQ(X509_check_ca(made.certificate()), 0);
  X509_free(authority);
}

TEST(TlsCertificate, HostsAreKnownWithoutCase) {
  EXPECT_TRUE(is_amazon_host("API.Amazon.com"));
  EXPECT_TRUE(is_amazon_host("sandbox.sellingpartnerapi-fe.amazon.com"));
  EXPECT_FALSE(is_amazon_host("api.amazon.com.example.com"));
  EXPECT_FALSE(is_amazon_host(""));
}

TEST(TlsCertificate, OnlyTheAuthorityIsWritten) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("vendorproof-tls-" + std::to_string(::getpid()));
  const TlsCertificate made = certificate_of(noon);
  const auto path = write_authority(made, (folder / "deeper").string());
  ASSERT_TRUE(path.has_value()) << path.error().message;
  EXPECT_EQ(*path, (folder / "deeper" / "ca.pem").string());
  const std::string text = read_file(*path).value();
  EXPECT_EQ(text, made.authority_pem());
  EXPECT_EQ(text.find("PRIVATE"), std::string::npos);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "deeper"), fs::directory_iterator()), 1);
  fs::remove_all(folder);
  EXPECT_FALSE(write_authority(made, "/proc/nowhere").has_value());
}

}  // namespace
}  // namespace vendorproof::harness
