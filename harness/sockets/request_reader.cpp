#include "harness/sockets/request_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>

#include "core/base/text.h"
#include "harness/sockets/body_budget.h"
#include "harness/sockets/content_coding.h"
#include "harness/sockets/server_limits.h"

namespace vendorproof::harness {

namespace {

namespace beast = boost::beast;
using BeastError = beast::http::error;

/// Method, version and their blanks, generously.
constexpr std::size_t line_bytes_max = target_bytes_max + 64;
/// `0`, CR LF, CR LF. The library of this version takes no less after a part of it.
constexpr std::size_t last_chunk_bytes_min = 5;
constexpr std::array<std::string_view, 7> methods = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

std::string_view view_of(beast::string_view text) { return {text.data(), text.size()}; }

struct Cause {
  BeastError error;
  int status;
  std::string_view reason;
};

constexpr std::array<Cause, 13> causes = {{
    {BeastError::header_limit, 431, "the header fields are longer than 64 KiB"},
    {BeastError::bad_method, 400, "the request line does not begin with a method"},
    {BeastError::bad_target, 400, "the target in the request line is not valid"},
    {BeastError::bad_version, 400, "the request line does not end with HTTP/1.1 and CR LF"},
    {BeastError::bad_field, 400, "a header field has a name that is not valid"},
    {BeastError::bad_value, 400, "a header field has a value that is not valid"},
    {BeastError::bad_line_ending, 400, "a header line does not end with CR LF"},
    {BeastError::bad_content_length, 400, "Content-Length is not one number, or stands beside Transfer-Encoding"},
    {BeastError::bad_transfer_encoding, 400, "Transfer-Encoding stands twice, or beside Content-Length"},
    {BeastError::bad_chunk, 400, "a chunk of the body does not begin with its size in hexadecimal digits"},
    {BeastError::bad_chunk_extension, 400, "a chunk of the body has an extension that is not valid"},
    {BeastError::bad_obs_fold, 400, "a header line is continued wrongly"},
    {BeastError::buffer_overflow, 431, "a header field is too long"},
}};

WireRefusal refusal_of(const boost::system::error_code& error) {
  const auto cause = std::find_if(causes.begin(), causes.end(), [&](const Cause& row) { return error == row.error; });
  if (cause == causes.end()) return {400, "the request is not valid HTTP/1.1"};
  return {cause->status, std::string(cause->reason)};
}

/// Whether a request line is whole but for its version, `GET / HTTP/2.0`.
bool states_another_version(std::string_view line) {
  const std::string_view version = line.substr(std::min(line.rfind(' '), line.size()));
  if (version.size() != 9 || !starts_with(version, " HTTP/")) return false;
  const bool is_known = version == " HTTP/1.0" || version == " HTTP/1.1";
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  return !is_known && is_digit(version[6]) && version[7] == '.' && is_digit(version[8]);
}

/// Letters, digits, and what may stand in a name, an address or a port (RFC 3986, 3.2.2).
bool is_host(std::string_view text) {
  static constexpr std::string_view marks = "-._~!$&'()*+;=:[]%";
  return std::all_of(text.begin(), text.end(), [](char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || marks.find(letter) != std::string_view::npos;
  });
}

/// Of a body that cannot be decoded.
int status_of(ErrorCode code) {
  if (code == ErrorCode::Denied) return 413;
  return code == ErrorCode::Unavailable ? 503 : 400;
}

/// The path of a target in absolute form, `http://host/path` (RFC 9112, 3.2.2); others unchanged.
std::string_view origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    const std::size_t slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? "/" : target.substr(slash);
  }
  return target;
}

}  // namespace

const WireRefusal no_room = {503, "the bodies of all requests use too much memory now; send it again later"};

class RequestReader::Parser : public beast::http::basic_parser<true> {
 public:
  explicit Parser(BodyLimit limit) : limit_(limit) {
    eager(true);
    header_limit(head_bytes_max);
    // Without a limit the library of this version would refuse every body; the limit of the path is checked here.
    body_limit(std::numeric_limits<std::uint64_t>::max());
  }

  HttpRequest& request() { return request_; }
  std::optional<WireRefusal>& refusal() { return refusal_; }
  int version() const { return version_; }
  bool has_request_line() const { return !request_.method.empty(); }
  std::size_t body_bytes() const { return request_.body.size(); }
  std::size_t body_bytes_max() const { return body_bytes_max_; }
  ContentCoding coding() const { return coding_; }
  /// Whether there is memory for a body of so many bytes.
  bool has_room_for(std::size_t bytes) { return share_.grow_to(bytes); }
  bool take_expectation() { return std::exchange(expects_continue_, false); }

 private:
  using Code = boost::system::error_code;

  void refuse(Code& error, int status, std::string reason) {
    refusal_ = WireRefusal{status, std::move(reason)};
    error = BeastError::end_of_stream;
  }

  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                       Code& error) override {
    request_.method = std::string(method);
    version_ = version;
    if (std::find(methods.begin(), methods.end(), view_of(method)) == methods.end()) {
      return refuse(error, 501, "the method is not known; known are GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS");
    }
    if (target.size() > target_bytes_max) return refuse(error, 414, "the target is longer than 8 KiB");
    const std::string_view origin = origin_form(view_of(target));
    const bool is_right = starts_with(origin, "/") || (origin == "*" && method == "OPTIONS");
    if (!is_right) return refuse(error, 400, "the target does not begin with a slash");
    set_target(request_, origin);
  }

  void on_field_impl(beast::http::field known, beast::string_view name, beast::string_view value,
                     Code& error) override {
    if (is_header_done()) return;
    request_.headers.emplace_back(view_of(name), view_of(value));
    using beast::http::field;
    if (known == field::host) return take_host(view_of(value), error);
    if (known == field::transfer_encoding) return take_transfer_encoding(view_of(value), error);
    if (known == field::content_encoding) return take_content_encoding(view_of(value), error);
    if (known == field::expect) return take_expect(view_of(value), error);
  }

  void take_host(std::string_view value, Code& error) {
    ++hosts_;
    if (!is_host(value)) refuse(error, 400, "Host is not a name and a port");
  }

  void take_transfer_encoding(std::string_view value, Code& error) {
    if (!equal_ignoring_case(value, "chunked")) refuse(error, 501, "the only transfer coding that is known is chunked");
  }

  void take_content_encoding(std::string_view value, Code& error) {
    const auto coding = content_coding_of(value);
    const bool is_second = coding_ != ContentCoding::Identity;
    if (!coding || is_second) return refuse(error, 415, "the known content codings are gzip and deflate, alone");
    coding_ = *coding;
  }

  void take_expect(std::string_view value, Code& error) {
    expects_continue_ = equal_ignoring_case(value, "100-continue");
    if (!expects_continue_) refuse(error, 417, "the only expectation that is known is 100-continue");
  }

  void on_header_impl(Code& error) override {
    if (version_ >= 11 && hosts_ == 0) return refuse(error, 400, "the header field Host is missing");
    if (hosts_ > 1) return refuse(error, 400, "the header field Host stands twice");
    if (version_ < 11 && chunked()) return refuse(error, 400, "HTTP/1.0 has no Transfer-Encoding");
    if (version_ < 11) expects_continue_ = false;
    body_bytes_max_ = limit_(request_.path);
    const std::uint64_t announced = content_length().value_or(0);
    if (announced > body_bytes_max_) return refuse_length(error);
    expects_continue_ = expects_continue_ && (chunked() || announced > 0);
  }

  void refuse_length(Code& error) {
    refuse(error, 413, "the body is longer than " + std::to_string(body_bytes_max_) + " bytes");
  }

  std::size_t append(beast::string_view bytes, Code& error) {
    if (request_.body.size() + bytes.size() > body_bytes_max_) {
      refuse_length(error);
      return 0;
    }
    if (!has_room_for(request_.body.size() + bytes.size())) {
      refuse(error, no_room.status, no_room.reason);
      return 0;
    }
    request_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
  std::size_t on_body_impl(beast::string_view bytes, Code& error) override { return append(bytes, error); }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, Code& error) override {
    return append(bytes, error);
  }
  void on_chunk_header_impl(std::uint64_t bytes, beast::string_view, Code& error) override {
    if (bytes > body_bytes_max_ - request_.body.size()) refuse_length(error);
  }
  void on_finish_impl(Code&) override {}
  void on_response_impl(int, beast::string_view, int, Code&) override {}

  BodyLimit limit_;
  HttpRequest request_{"", "", {}, {}, ""};
  int version_ = 11;
  int hosts_ = 0;
  bool expects_continue_ = false;
  ContentCoding coding_ = ContentCoding::Identity;
  std::size_t body_bytes_max_ = 0;
  BodyShare share_;
  std::optional<WireRefusal> refusal_;
};

RequestReader::RequestReader(BodyLimit limit) : limit_(limit) {}

RequestReader::~RequestReader() = default;

void RequestReader::begin() {
  state_ = State::Idle;
  parser_.reset();
  kept_.clear();
  head_bytes_ = 0;
  blank_bytes_ = 0;
}

HttpRequest& RequestReader::request() { return parser_->request(); }

bool RequestReader::keeps_alive() const {
  return state_ == State::Whole && parser_->keep_alive() && parser_->version() >= 11;
}

bool RequestReader::take_expectation() { return state_ == State::Body && parser_->take_expectation(); }

std::size_t RequestReader::body_bytes() const { return parser_ ? parser_->body_bytes() : 0; }

void RequestReader::refuse(int status, std::string reason) {
  refusal_ = {status, std::move(reason)};
  state_ = State::Refused;
}

std::size_t RequestReader::take(std::string_view bytes) {
  const std::size_t blank = take_blank_line(bytes);
  bytes.remove_prefix(blank);
  if (bytes.empty() || state_ == State::Refused) return blank;
  if (!parser_) parser_ = std::make_unique<Parser>(limit_);
  if (kept_.empty()) {
    const std::size_t parsed = parse(bytes);
    if (state_ == State::Whole || state_ == State::Refused) return blank + parsed;
    kept_ = bytes.substr(parsed);
    check_kept();
    return blank + bytes.size();
  }
  kept_.append(bytes);
  if (state_ == State::Body && kept_.size() < last_chunk_bytes_min) return blank + bytes.size();
  const std::size_t parsed = parse(kept_);
  const std::size_t rest = kept_.size() - parsed;
  if (state_ == State::Whole || state_ == State::Refused) return blank + bytes.size() - std::min(rest, bytes.size());
  kept_.erase(0, parsed);
  check_kept();
  return blank + bytes.size();
}

/// One empty line before a request is ignored (RFC 9112, 2.2).
std::size_t RequestReader::take_blank_line(std::string_view bytes) {
  constexpr std::string_view blank_line = "\r\n";
  if (state_ != State::Idle) return 0;
  std::size_t taken = 0;
  while (blank_bytes_ < blank_line.size() && taken < bytes.size() && bytes[taken] == blank_line[blank_bytes_]) {
    ++blank_bytes_;
    ++taken;
  }
  const bool is_cut = blank_bytes_ == 1 && taken < bytes.size();
  if (is_cut) refuse(400, "the request begins with CR without LF");
  return taken;
}

/// Gives bytes to the parser; says how many it took.
std::size_t RequestReader::parse(std::string_view bytes) {
  boost::system::error_code error;
  const std::size_t parsed = parser_->put({bytes.data(), bytes.size()}, error);
  if (!parser_->is_header_done()) head_bytes_ += parsed;
  if (parser_->refusal()) {
    refuse(parser_->refusal()->status, std::move(parser_->refusal()->reason));
  } else if (error == BeastError::bad_version && states_another_version(bytes.substr(0, bytes.find("\r\n")))) {
    refuse(505, "the only versions that are known are HTTP/1.1 and HTTP/1.0");
  } else if (error == BeastError::header_limit && !parser_->has_request_line()) {
    refuse_target();
  } else if (error && error != BeastError::need_more) {
    const WireRefusal refusal = refusal_of(error);
    refuse(refusal.status, refusal.reason);
  } else if (parser_->is_done()) {
    end_of_body();
  } else {
    state_ = parser_->is_header_done() ? State::Body : State::Head;
  }
  return parsed;
}

/// What waits for the rest of its line must not grow without end.
void RequestReader::check_kept() {
  const bool has_no_end = std::string_view(kept_).substr(0, line_bytes_max).find("\r\n") == std::string_view::npos;
  if (state_ == State::Head && head_bytes_ == 0 && kept_.size() > line_bytes_max && has_no_end) {
    return refuse_target();
  }
  if (head_bytes_ + kept_.size() > head_bytes_max) refuse(431, "the header fields are longer than 64 KiB");
}

void RequestReader::refuse_target() { refuse(414, "the target is longer than 8 KiB"); }

void RequestReader::end_of_body() {
  state_ = State::Whole;
  if (parser_->coding() == ContentCoding::Identity || request().body.empty()) return;
  auto body = decoded(parser_->coding(), request().body, parser_->body_bytes_max());
  if (!body) return refuse(status_of(body.error().code), body.error().message);
  if (!parser_->has_room_for(request().body.size() + body->size())) return refuse(no_room.status, no_room.reason);
  request().body = std::move(*body);
}

}  // namespace vendorproof::harness
