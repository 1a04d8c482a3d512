// The routes of the operators' door, and what each answers.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/core.h"
#include "core/live/inbox.h"
#include "core/live/operators/guard.h"

namespace vendorproof::live {

/// Incidents and exceptions of one answer at most.
constexpr std::int64_t page_max = 500;
constexpr std::int64_t page_usual = 100;

/// What an answer is made from, in the thread of the core.
struct Counter {
  const Core& core;
  const Visit& visit;
};

struct DoorRoute {
  std::string_view method;
  std::string_view path;
  std::string_view meaning;
  Access access;
  /// nullptr: the door answers itself, also when the core is busy.
  HttpResponse (*answer)(const Counter& counter, const HttpRequest& request);
};
const std::vector<DoorRoute>& door_routes();

/// The route that serves a request, or nullptr if no route serves it.
const DoorRoute* route_of(const HttpRequest& request);

/// 404 with all routes, or 405.
HttpResponse no_route(const HttpRequest& request);

}  // namespace vendorproof::live
