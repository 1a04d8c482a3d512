// Where things are while tests run. Only places.cpp knows, so that every other test is the same text in every clone.
#pragma once

#include <string>

namespace vendorproof::tests {

/// The root of the sources, without a slash at its end.
std::string source_dir();

/// The program `vendorproof`; "" when it was not built.
std::string program();

}  // namespace vendorproof::tests
