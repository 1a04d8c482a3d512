#include "core/base/require.h"

#include <cstdio>
#include <cstdlib>

namespace vendorproof {

void broken_promise(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "vendorproof: broken promise: %s at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace vendorproof
