// The checks of an imported state that involve several members.
#pragma once

#include <string>

namespace vendorproof::mock_amazon {

struct Central;

/// What is wrong, or "": then a run can continue from the state.
std::string contradiction_in(const Central& central);

}  // namespace vendorproof::mock_amazon
