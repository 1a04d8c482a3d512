// The table of everything the integration does to its peers: one row per operation, each pointing at what builds its
// request and what its outcomes mean.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/desk.h"
#include "core/store/records.h"

namespace vendorproof::flow {

/// Reads may be repeated at will; a write with an unknown outcome may not.
enum class Nature { Read, Write, Timer };

struct Operation {
  OperationId id = OperationId::PollOrders;
  std::string_view name;  ///< Amazon's or Business Central's
  Peer peer = Peer::Amazon;
  Nature nature = Nature::Read;
  /// The request of a row, or, for a timer, what happens when it is due (and no request).
  std::optional<HttpRequest> (*start)(Desk& desk, store::Work& work) = nullptr;
  /// A 2xx. It has to say what becomes of the row. Errors: Malformed, when the body could not be read.
  Result<void> (*answered)(Desk& desk, store::Work& work, std::string_view body) = nullptr;
  /// Perhaps it had its effect. nullptr for reads, which are simply repeated.
  void (*in_doubt)(Desk& desk, store::Work& work) = nullptr;
  /// A 4xx that is not about throttling or authorization; true when it dealt with it. nullptr: it never does.
  bool (*refused)(Desk& desk, store::Work& work, int status, std::string_view body) = nullptr;
  /// For what Amazon processes later: what its transaction came to.
  void (*succeeded)(Desk& desk, store::Work& work) = nullptr;
  void (*failed)(Desk& desk, store::Work& work, std::string_view code, std::string_view text) = nullptr;
  /// For polls: their row, how often, and whether anything waits for their answer. nullptr: always.
  const char* poll = nullptr;
  Duration CoreConfig::*interval = nullptr;
  bool (*is_needed)(const Desk& desk) = nullptr;
  bool rests_first = false;  ///< its first turn is an interval after the beginning
};

/// In order of OperationId.
const std::vector<Operation>& operations();
const Operation& operation_of(OperationId id);
/// nullptr for a number that is no row, as a newer version may have written it.
const Operation* operation_of(int id);

}  // namespace vendorproof::flow
