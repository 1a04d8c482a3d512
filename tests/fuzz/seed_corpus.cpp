// Writes the fuzzer's first inputs into a folder: a valid request of every operation, and all of them as one
// conversation.
#include <cstdio>
#include <filesystem>
#include <string>

#include "core/base/text.h"
#include "tests/fuzz/conversation.h"
#include "tests/mock_amazon/hostile.h"

int main(int count, char** words) {
  using namespace vendorproof;
  if (count != 2) {
    std::fprintf(stderr, "usage: seed_corpus FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder(words[1]);
  std::filesystem::create_directories(folder);
  std::string all;
  for (const mock_amazon::Endpoint& endpoint : mock_amazon::endpoints()) {
    const std::string text = fuzz::write_request(mock_amazon::hostile::valid_request(endpoint));
    if (!write_file((folder / std::string(endpoint.operation)).string(), text)) return 1;
    all += (all.empty() ? "" : std::string(fuzz::parting)) + text;
  }
  return write_file((folder / "conversation").string(), all) ? 0 : 1;
}
