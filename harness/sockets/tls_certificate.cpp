#include "harness/sockets/tls_certificate.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <utility>

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* owned) const {
    free_it(owned);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Memory = std::unique_ptr<BIO, Free<BIO_free>>;

constexpr Duration valid_before = std::chrono::hours(24);
constexpr Duration valid_after = std::chrono::hours(24 * 365);

Error last_error(const std::string& what) {
  std::array<char, 200> text{};
  ERR_error_string_n(ERR_get_error(), text.data(), text.size());
  return {ErrorCode::Unavailable, what + " failed: " + text.data()};
}

bool set_moment(ASN1_TIME* moment, Instant instant) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch());
  return ASN1_TIME_set(moment, seconds.count()) != nullptr;
}

bool set_name(X509_NAME* name, const std::string& text) {
  const std::vector<unsigned char> bytes(text.begin(), text.end());
  return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, bytes.data(), static_cast<int>(bytes.size()),
                                    -1, 0) == 1;
}

/// Clients remember an issuer's serial numbers, so each start of the program needs a new one.
bool set_serial(X509* certificate) {
  const Number serial(BN_new());
  return serial && BN_rand(serial.get(), 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr;
}

struct Clause {
  int kind;
  std::string text;
};

bool add(X509* certificate, X509* issuer, const std::vector<Clause>& clauses) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  return std::all_of(clauses.begin(), clauses.end(), [&](const Clause& clause) {
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, clause.kind, clause.text.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
  });
}

std::vector<Clause> clauses_of_authority() {
  return {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
          {NID_key_usage, "critical,keyCertSign,cRLSign"},
          {NID_subject_key_identifier, "hash"}};
}

std::vector<Clause> clauses_of_server() {
  std::string names;
  for (const std::string& name : amazon_host_names()) names += "DNS:" + name + ",";
  return {{NID_basic_constraints, "critical,CA:FALSE"},
          {NID_key_usage, "critical,digitalSignature"},
          {NID_ext_key_usage, "serverAuth"},
          {NID_subject_key_identifier, "hash"},
          {NID_authority_key_identifier, "keyid:always"},
          {NID_subject_alt_name, names + "DNS:localhost,IP:127.0.0.1"}};
}

/// A certificate for `key`; `issuer` is null for a self-signed certificate.
Certificate signed_for(EVP_PKEY* key, const std::string& name, const std::vector<Clause>& clauses, X509* issuer,
                       EVP_PKEY* issuer_key, Instant now) {
  Certificate made(X509_new());
  if (!made) return nullptr;
  X509* signer = issuer == nullptr ? made.get() : issuer;
  const bool good = X509_set_version(made.get(), X509_VERSION_3) == 1 && set_serial(made.get()) &&
                    set_moment(X509_getm_notBefore(made.get()), now - valid_before) &&
                    set_moment(X509_getm_notAfter(made.get()), now + valid_after) &&
                    set_name(X509_get_subject_name(made.get()), name) &&
                    X509_set_issuer_name(made.get(), X509_get_subject_name(signer)) == 1 &&
                    X509_set_pubkey(made.get(), key) == 1 && add(made.get(), signer, clauses) &&
                    X509_sign(made.get(), issuer_key, EVP_sha256()) > 0;
  return good ? std::move(made) : nullptr;
}

std::string pem_of(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  if (!memory || PEM_write_bio_X509(memory.get(), certificate) != 1) return "";
  std::string pem(BIO_ctrl_pending(memory.get()), '\0');
  const int read = BIO_read(memory.get(), pem.data(), static_cast<int>(pem.size()));
  return read == static_cast<int>(pem.size()) ? pem : "";
}

}  // namespace

const std::vector<std::string>& amazon_host_names() {
  static const std::vector<std::string> names = {
      "api.amazon.com",
      "api.amazon.co.uk",
      "api.amazon.co.jp",
      "sellingpartnerapi-na.amazon.com",
      "sellingpartnerapi-eu.amazon.com",
      "sellingpartnerapi-fe.amazon.com",
      "sandbox.sellingpartnerapi-na.amazon.com",
      "sandbox.sellingpartnerapi-eu.amazon.com",
      "sandbox.sellingpartnerapi-fe.amazon.com",
  };
  return names;
}

bool is_amazon_host(std::string_view name) {
  const std::string wanted = lower_case(name);
  const std::vector<std::string>& names = amazon_host_names();
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

struct TlsCertificate::Parts {
  Certificate certificate;
  Key key;
};

TlsCertificate::TlsCertificate(std::unique_ptr<Parts> parts, std::string authority_pem)
    : parts_(std::move(parts)), authority_pem_(std::move(authority_pem)) {}
TlsCertificate::TlsCertificate(TlsCertificate&&) noexcept = default;
TlsCertificate& TlsCertificate::operator=(TlsCertificate&&) noexcept = default;
TlsCertificate::~TlsCertificate() = default;

X509* TlsCertificate::certificate() const { return parts_->certificate.get(); }
EVP_PKEY* TlsCertificate::key() const { return parts_->key.get(); }

Result<TlsCertificate> TlsCertificate::make(Instant now) {
  // Only keys must not be drawn by name: anybody who knows the name could sign as the authority.
  const Key authority_key(EVP_EC_gen("P-256"));
  Key key(EVP_EC_gen("P-256"));
  if (!authority_key || !key) return tl::unexpected(last_error("making a key"));
  const Certificate authority =
      signed_for(authority_key.get(), "Vendorproof throw-away authority, trust it in tests only",
                 clauses_of_authority(), nullptr, authority_key.get(), now);
  if (!authority) return tl::unexpected(last_error("making the authority's certificate"));
  Certificate certificate =
      signed_for(key.get(), "Vendorproof mock Amazon", clauses_of_server(), authority.get(), authority_key.get(), now);
  if (!certificate) return tl::unexpected(last_error("making the server's certificate"));
  std::string pem = pem_of(authority.get());
  if (pem.empty()) return tl::unexpected(last_error("writing the authority's certificate"));
  auto parts = std::make_unique<Parts>(Parts{std::move(certificate), std::move(key)});
  return TlsCertificate(std::move(parts), std::move(pem));
}

Result<std::string> write_authority(const TlsCertificate& certificate, const std::string& folder) {
  namespace files = std::filesystem;
  std::error_code error;
  const files::path place = files::absolute(folder, error);
  if (!error) files::create_directories(place, error);
  if (error) return failure(ErrorCode::Unavailable, "folder " + folder + " cannot be made: " + error.message());
  const std::string path = (place / "ca.pem").lexically_normal().string();
  return write_file(path, certificate.authority_pem()).map([&] { return path; });
}

}  // namespace vendorproof::harness
