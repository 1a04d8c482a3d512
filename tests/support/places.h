// The paths of sources and programs for tests. Only places.cpp contains them, so other tests are equal in every clone.
#pragma once

#include <string>

namespace vendorproof::tests {

/// The root of the sources, without a slash at its end.
std::string source_dir();

/// The program `vendorproof`; "" when it was not built.
std::string program();

}  // namespace vendorproof::tests
