// Requests as bytes, right and wrong, and the status that RFC 9112 and RFC 9110 demand for each.
#pragma once

#include <string>
#include <vector>

namespace vendorproof::harness {

struct RawRequest {
  std::string what;
  std::string bytes;
  int status = 200;       ///< 200: it is a request
  std::string body = {};  ///< of the request
};

namespace raw {

inline const std::string host = "Host: a\r\n";
inline std::string get(const std::string& fields) { return "GET / HTTP/1.1\r\n" + host + fields + "\r\n"; }
inline std::string post(const std::string& fields, const std::string& body) {
  return "POST / HTTP/1.1\r\n" + host + fields + "\r\n" + body;
}
inline std::string chunked(const std::string& body) { return post("Transfer-Encoding: chunked\r\n", body); }

inline std::vector<RawRequest> right() {
  return {
      {"plain", get("")},
      {"one empty line before", "\r\n" + get("")},
      {"many fields", get("A: 1\r\nB: 2\r\nA: 3\r\n")},
      {"no blank after the colon", get("A:1\r\n")},
      {"blanks and tabs around a value", get("A: \t 1 \t \r\n")},
      {"an empty value", get("A:\r\n")},
      {"bytes above 127 in a value", get("A: \xC3\xBC\r\n")},
      {"a folded line", get("A: 1\r\n 2\r\n")},
      {"host with port", "GET / HTTP/1.1\r\nHost: localhost:8474\r\n\r\n"},
      {"host as IPv6", "GET / HTTP/1.1\r\nHost: [::1]:8474\r\n\r\n"},
      {"an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
      {"HTTP/1.0 without host", "GET / HTTP/1.0\r\n\r\n"},
      {"absolute form", "GET http://a/x HTTP/1.1\r\n" + host + "\r\n"},
      {"absolute form without a path", "GET http://a HTTP/1.1\r\n" + host + "\r\n"},
      {"asterisk form", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n"},
      {"a target of 8 KiB", "GET /" + std::string(8'191, 'a') + " HTTP/1.1\r\n" + host + "\r\n"},
      {"a head of nearly 64 KiB", get("A: " + std::string(65'000, 'v') + "\r\n")},
      {"a body", post("Content-Length: 5\r\n", "hello"), 200, "hello"},
      {"a body of GET", get("Content-Length: 5\r\n") + "hello", 200, "hello"},
      {"no body", post("", "")},
      {"length zero", post("Content-Length: 0\r\n", "")},
      {"the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 200, "hello"},
      {"the same length as a list", post("Content-Length: 5, 5\r\n", "hello"), 200, "hello"},
      {"zeros before the length", post("Content-Length: 0005\r\n", "hello"), 200, "hello"},
      {"a chunk", chunked("5\r\nhello\r\n0\r\n\r\n"), 200, "hello"},
      {"chunks", chunked("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"), 200, "hello"},
      {"no chunk", chunked("0\r\n\r\n")},
      {"a chunk size in capitals", chunked("A\r\n0123456789\r\n0\r\n\r\n"), 200, "0123456789"},
      {"a chunk size with zeros", chunked("0005\r\nhello\r\n0\r\n\r\n"), 200, "hello"},
      {"a chunk extension", chunked("5;name=value\r\nhello\r\n0\r\n\r\n"), 200, "hello"},
      {"a trailer", chunked("5\r\nhello\r\n0\r\nDigest: x\r\n\r\n"), 200, "hello"},
      {"Chunked in capitals", post("Transfer-Encoding: CHUNKED\r\n", "5\r\nhello\r\n0\r\n\r\n"), 200, "hello"},
      {"100-continue", post("Expect: 100-continue\r\nContent-Length: 5\r\n", "hello"), 200, "hello"},
      {"identity", post("Content-Encoding: identity\r\nContent-Length: 5\r\n", "hello"), 200, "hello"},
      {"an absolute form in capitals", "GET HTTP://a/x HTTP/1.1\r\n" + host + "\r\n"},
      {"a content coding without a body", get("Content-Encoding: gzip\r\n")},
      {"upgrade is ignored", get("Connection: upgrade\r\nUpgrade: websocket\r\n")},
  };
}

inline std::vector<RawRequest> wrong_heads() {
  const std::string nul(1, '\0');
  return {
      {"nothing like a request", "nonsense\r\n\r\n", 400},
      {"two empty lines before", "\r\n\r\n" + get(""), 400},
      {"CR without LF before", "\rGET / HTTP/1.1\r\n\r\n", 400},
      {"a TLS greeting", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400},
      {"HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"no version", "GET /\r\n\r\n", 400},
      {"no target", "GET HTTP/1.1\r\n" + host + "\r\n", 400},
      {"two blanks", "GET  / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a blank before", " GET / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a blank in the target", "GET /a b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"NUL in the target", "GET /" + nul + " HTTP/1.1\r\n" + host + "\r\n", 400},
      {"DEL in the target", "GET /\x7F HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a target without a slash", "GET a HTTP/1.1\r\n" + host + "\r\n", 400},
      {"an asterisk to GET", "GET * HTTP/1.1\r\n" + host + "\r\n", 400},
      {"version 2.0", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
      {"version 1.2", "GET / HTTP/1.2\r\n" + host + "\r\n", 505},
      {"version 9.9", "GET / HTTP/9.9\r\n" + host + "\r\n", 505},
      {"a version in small letters", "GET / http/1.1\r\n" + host + "\r\n", 400},
      {"words behind the version", "GET / HTTP/1.1 x\r\n" + host + "\r\n", 400},
      {"LF without CR behind the request line", "GET / HTTP/1.1\n" + host + "\r\n", 400},
      {"LF without CR behind a field", "GET / HTTP/1.1\r\nHost: a\nB: c\r\n\r\n", 400},
      {"LF without CR everywhere", "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 400},
      {"CR without LF in a value", get("A: b\rc\r\n"), 400},
      {"method in small letters", "get / HTTP/1.1\r\n" + host + "\r\n", 501},
      {"an unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501},
      {"CONNECT", "CONNECT a:443 HTTP/1.1\r\n" + host + "\r\n", 501},
      {"TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", 501},
      {"a method with brackets", "G(T / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"no host", "GET / HTTP/1.1\r\nA: b\r\n\r\n", 400},
      {"no fields", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two hosts", get("Host: b\r\n"), 400},
      {"a host with a blank", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"a host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
      {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"two hosts in one field", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400},
      {"a blank before the colon", get("A : b\r\n"), 400},
      {"a blank before the first field", "GET / HTTP/1.1\r\n " + host + "\r\n", 400},
      {"no colon", get("no colon\r\n"), 400},
      {"no name", get(": b\r\n"), 400},
      {"a name with brackets", get("A(b): c\r\n"), 400},
      {"a name beyond ASCII", get("\xC3\xBC: c\r\n"), 400},
      {"NUL in a name", get("A" + nul + ": c\r\n"), 400},
      {"NUL in a value", get("A: b" + nul + "c\r\n"), 400},
      {"an escape in a value", get("A: \x1B[31m\r\n"), 400},
      {"a target beyond 8 KiB", "GET /" + std::string(8'192, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"a target of 100 KB", "GET /" + std::string(100'000, 'a'), 414},
      {"a field of 70 KB", get("A: " + std::string(70'000, 'v') + "\r\n"), 431},
      {"a name of 70 KB", get(std::string(70'000, 'n')), 431},
      {"10,000 fields", get([] {
         std::string fields;
         for (int i = 0; i < 10'000; ++i) fields += "A: bcdef\r\n";
         return fields;
       }()),
       431},
      {"an unknown expectation", post("Expect: wonders\r\nContent-Length: 5\r\n", "hello"), 417},
  };
}

inline std::vector<RawRequest> wrong_bodies() {
  const std::string hello = "5\r\nhello\r\n0\r\n\r\n";
  return {
      {"two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!"), 400},
      {"two lengths as a list", post("Content-Length: 5, 6\r\n", "hello!"), 400},
      {"length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", hello), 400},
      {"chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", hello), 400},
      {"a negative length", post("Content-Length: -1\r\n", "hello"), 400},
      {"a length with plus", post("Content-Length: +5\r\n", "hello"), 400},
      {"a length of 2^64", post("Content-Length: 18446744073709551616\r\n", "hello"), 400},
      {"a length of 23 digits", post("Content-Length: 99999999999999999999999\r\n", "hello"), 400},
      {"a hexadecimal length", post("Content-Length: 0x5\r\n", "hello"), 400},
      {"an empty length", post("Content-Length:\r\n", "hello"), 400},
      {"words as length", post("Content-Length: five\r\n", "hello"), 400},
      {"a fraction as length", post("Content-Length: 5.0\r\n", "hello"), 400},
      {"a length with a blank before the colon", post("Content-Length : 5\r\n", "hello"), 400},
      {"a declared 1 GB", post("Content-Length: 1000000000\r\n", "hello"), 413},
      {"gzip as transfer coding", post("Transfer-Encoding: gzip\r\n", hello), 501},
      {"gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", hello), 501},
      {"chunked, gzip", post("Transfer-Encoding: chunked, gzip\r\n", hello), 501},
      {"identity as transfer coding", post("Transfer-Encoding: identity\r\n", "hello"), 501},
      {"an unknown transfer coding", post("Transfer-Encoding: xchunked\r\n", hello), 501},
      {"an empty transfer coding", post("Transfer-Encoding:\r\n", hello), 501},
      {"chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", hello), 400},
      {"chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", hello), 501},
      {"a quoted transfer coding", post("Transfer-Encoding: \"chunked\"\r\n", hello), 501},
      {"a vertical tab before chunked",
       post("Transfer-Encoding: \x0B"
            "chunked\r\n",
            hello),
       400},
      {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + hello, 400},
      {"chunk size 0x2", chunked("0x2\r\nab\r\n0\r\n\r\n"), 400},
      {"chunk size -1", chunked("-1\r\nab\r\n0\r\n\r\n"), 400},
      {"chunk size +2", chunked("+2\r\nab\r\n0\r\n\r\n"), 400},
      {"chunk size in words", chunked("two\r\nab\r\n0\r\n\r\n"), 400},
      {"an empty chunk size", chunked("\r\nab\r\n0\r\n\r\n"), 400},
      {"a chunk size of 2^64", chunked("10000000000000000\r\nab\r\n0\r\n\r\n"), 400},
      {"a blank before the chunk size", chunked(" 2\r\nab\r\n0\r\n\r\n"), 400},
      {"a chunk longer than its size", chunked("2\r\nabc\r\n0\r\n\r\n"), 400},
      {"LF without CR behind a chunk size", chunked("2\nab\r\n0\r\n\r\n"), 400},
      {"LF without CR behind a chunk", chunked("2\r\nab\n0\r\n\r\n"), 400},
      {"a chunk of 64 MiB and a byte", chunked("4000001\r\n"), 413},
      {"an endless chunk extension", chunked("2;" + std::string(80'000, 'x')), 431},
      {"endless trailers", chunked("0\r\n" + std::string(80'000, 'x')), 431},
      {"a trailer that is no field", chunked("0\r\nno colon\r\n\r\n"), 400},
      {"Brotli", post("Content-Encoding: br\r\nContent-Length: 5\r\n", "hello"), 415},
      {"two content codings", post("Content-Encoding: gzip, deflate\r\nContent-Length: 5\r\n", "hello"), 415},
      {"no gzip in spite of its name", post("Content-Encoding: gzip\r\nContent-Length: 5\r\n", "hello"), 400},
  };
}

}  // namespace raw

inline std::vector<RawRequest> raw_requests() {
  std::vector<RawRequest> all = raw::right();
  for (RawRequest& request : raw::wrong_heads()) all.push_back(std::move(request));
  for (RawRequest& request : raw::wrong_bodies()) all.push_back(std::move(request));
  return all;
}

}  // namespace vendorproof::harness
