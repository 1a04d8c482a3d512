// The body of a request against the table of its entity: what Business Central refuses before it looks at its books.
#pragma once

#include <tl/expected.hpp>

#include "core/base/json/json.h"
#include "mock_erp/contract/entity.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

enum class Writing { Create, Change };

/// Refuses unknown fields, fields that cannot be written, values of another type, texts that are too long, choices that
/// do not exist, and a create without what it needs. Parts are checked too; a change with parts is refused. Members
/// whose names begin with `@odata.` mean nothing here.
tl::expected<void, Refusal> check_body(const JsonReader& body, const Entity& entity, Writing writing);

}  // namespace vendorproof::mock_erp
