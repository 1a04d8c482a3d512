// One input is a conversation: requests with an empty line before the body, one behind the other, parted by a line of
// `====`. Each is answered by a copy of the same Vendor Central, in Amazon's form, or the run ends with a report.
#include <cstddef>
#include <cstdint>

#include "core/base/require.h"
#include "core/base/text.h"
#include "tests/fuzz/conversation.h"
#include "tests/mock_amazon/hostile.h"

namespace {

using namespace vendorproof;
using namespace vendorproof::mock_amazon;

const Trial& prepared() {
  static const Trial trial = hostile::busy_trial();
  return trial;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  Trial trial = prepared();
  bool taken = false;
  for (const HttpRequest& written : fuzz::read_conversation(std::string(bytes, bytes + size))) {
    const HttpRequest request = hostile::authorised(written, trial.token);
    const HttpResponse response = trial.amazon.handle(request, trial.now);
    REQUIRE(hostile::complaint_about(request, response).empty());
    trial.now += std::chrono::minutes(10);
    taken = taken || (request.method == "POST" && response.status < 300);
  }
  // An accepted request may do harm later, so two months pass; a refused request cannot.
  if (taken) trial.amazon.advance(trial.now + days(60));
  return 0;
}
