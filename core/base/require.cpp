#include "core/base/require.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace vendorproof {

void broken_promise(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "vendorproof: broken promise: %s at %s:%d\n", condition, file, line);
  std::abort();
}

void unknown_key(std::string_view kind, std::string_view key, const char* file, int line) {
  const std::string sentence = std::string(kind) + " '" + std::string(key) + "' is not known";
  broken_promise(sentence.c_str(), file, line);
}

void unknown_key(std::string_view kind, std::int64_t key, const char* file, int line) {
  unknown_key(kind, std::string_view(std::to_string(key)), file, line);
}

}  // namespace vendorproof
