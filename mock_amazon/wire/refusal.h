// What Amazon says against a request or a document, in the words of its envelope of errors.
#pragma once

#include <string>

namespace vendorproof::mock_amazon {

struct Refusal {
  std::string code;
  std::string message;
  std::string details;

  bool operator==(const Refusal&) const = default;
};

}  // namespace vendorproof::mock_amazon
