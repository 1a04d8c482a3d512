// The operators' door: what comes in over HTTP is answered by the one thread that steps the core.
#pragma once

#include <memory>

#include "core/core.h"
#include "core/live/config.h"
#include "core/live/inbox.h"
#include "core/live/operators/front.h"

namespace vendorproof::live {

class OperatorsDoor {
 public:
  /// Core and inbox must outlive the door. `patience`: so long a question waits for the core to take it. Errors:
  /// Unavailable, naming address and port.
  static Result<std::unique_ptr<OperatorsDoor>> open(const OperatorsConfig& config, const Core& core, Inbox& inbox,
                                                     Duration patience = std::chrono::seconds(10));
  OperatorsDoor(const OperatorsDoor&) = delete;
  OperatorsDoor& operator=(const OperatorsDoor&) = delete;
  /// Questions that nobody took get the answer 503.
  ~OperatorsDoor();

  int port() const;

 private:
  struct Desk;
  OperatorsDoor(std::shared_ptr<Desk> desk, std::unique_ptr<Front> front);

  std::shared_ptr<Desk> desk_;
  std::unique_ptr<Front> front_;
};

}  // namespace vendorproof::live
