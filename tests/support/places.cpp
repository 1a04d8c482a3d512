#include "tests/support/places.h"

namespace vendorproof::tests {

std::string source_dir() { return VENDORPROOF_SOURCE_DIR; }

std::string program() { return VENDORPROOF_PROGRAM; }

}  // namespace vendorproof::tests
