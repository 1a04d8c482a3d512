// One error of a request or a document, with the members of Amazon's error envelope.
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
