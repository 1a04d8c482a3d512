// Bodies that no peer means as an answer: no JSON, the wrong kind of JSON, pages of a proxy, text that is no UTF-8.
#pragma once

#include <string>
#include <vector>

namespace vendorproof::tests {

/// With those of one peer's own form behind them.
inline std::vector<std::string> foreign_bodies(const std::vector<std::string>& of_this_peer) {
  std::vector<std::string> bodies = {
      "",
      " ",
      "null",
      "true",
      "17",
      "\"text\"",
      "[]",
      "{",
      "{}",
      "<!DOCTYPE html><html><body>Website Temporarily Unavailable</body></html>",
      std::string("\0\0\0\0", 4),
      std::string(100'000, '['),
      std::string(100'000, '{'),
  };
  bodies.insert(bodies.end(), of_this_peer.begin(), of_this_peer.end());
  return bodies;
}

}  // namespace vendorproof::tests
