// Writing the state, apart from reading it (archive.cpp): each takes a compiler many seconds.
#include "mock_amazon/archive/archive.h"

namespace vendorproof::mock_amazon {

std::string export_state(const Central& central) {
  Central copy = central;
  return sealed(state_file, StateWriter::of(copy));
}

}  // namespace vendorproof::mock_amazon
