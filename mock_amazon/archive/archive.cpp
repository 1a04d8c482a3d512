#include "mock_amazon/archive/archive.h"

#include <utility>

#include "mock_amazon/archive/contradictions.h"

namespace vendorproof::mock_amazon {

Result<void> import_state(Central& central, std::string_view json) {
  const Result<UnsealedState> file = unsealed(state_file, json);
  if (!file) return tl::unexpected<Error>(file.error());
  Central imported;
  imported.settings = central.settings;
  imported.access = central.access;
  const Result<void> members = StateReader::read(file->state, imported, "$.central");
  if (!members) return members;
  if (!file->intact) return tl::unexpected<Error>(broken_seal());
  const std::string complaint = contradiction_in(imported);
  if (!complaint.empty()) return malformed("$.central: " + complaint);
  central = std::move(imported);
  return {};
}

}  // namespace vendorproof::mock_amazon
