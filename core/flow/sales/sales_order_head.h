// What the whole sales order says, kept in line with Amazon's order: the day of delivery, and where the goods go.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Changes the next part of the head that is wrong. False if all is right or the ERP refused its change.
bool mend_head(Desk& desk, store::OrderRecord& record);

/// Tells people about every part that is wrong and can no longer be changed.
void tell_of_wrong_head(Desk& desk, const store::OrderRecord& record, const std::string& reason);

std::optional<HttpRequest> make_head_change(Desk& desk, store::Work& work);
Result<void> take_changed_head(Desk& desk, store::Work& work, std::string_view body);
bool refuse_changed_head(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body);

}  // namespace vendorproof::flow
