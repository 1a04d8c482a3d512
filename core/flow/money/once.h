// A document of the ERP that is created once: it is looked up, then created, and after an unknown outcome looked up
// again until the ERP's longest transaction is over.
#pragma once

#include <string>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

struct OnceOnly {
  OperationId find = OperationId::FindPayment;
  std::string find_key;
  OperationId create = OperationId::CreatePayment;
  std::string create_key;
  std::string subject;
  std::string parameters;  ///< of both rows
};

/// After a look-up that found nothing: creates it, or looks again if the first one may still come.
void create_once(Desk& desk, const OnceOnly& once);

/// After a creation with an unknown outcome.
void look_after_doubt(Desk& desk, store::Work& creation, const OnceOnly& once);

}  // namespace vendorproof::flow
