// Several requests in one: OData's `$batch` in JSON.
#pragma once

#include <functional>

#include "core/base/http.h"
#include "mock_erp/state/company.h"
#include "mock_erp/wire/answer.h"

namespace vendorproof::mock_erp {

/// Whether it is a POST to `<base path>$batch`.
bool is_batch(const HttpRequest& request);

/// Answers one operation, as if it had come alone; it changes the company.
using AnswerOne = std::function<HttpResponse(Company& company, const HttpRequest& request)>;

/// Plays at most 100 operations in their order. Each is a transaction of its own; with `Isolation: snapshot` all are
/// one, but for what a posting of a journal commits. The first error ends the batch, unless the request has `Prefer:
/// odata.continue-on-error`. What depends on an operation that failed is answered with 424. The answer is 200 with a
/// status for each operation that was tried. Refused: a body that is no batch, more than 100 operations, a batch that
/// is not in JSON.
Answer answer_batch(Company& company, const HttpRequest& request, const AnswerOne& answer_one);

}  // namespace vendorproof::mock_erp
