// Orders that do not move: each has a timer, which tells a person when it waits longer than its stage may take.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Where an order can stall. In the order in which it goes through them.
enum class Stage { Erp, Acknowledgement, Despatch, Departure, ShipNotice, Invoicing, Invoice, Payment };

struct StallRow {
  Stage stage;
  std::string_view name;  ///< `despatch`: in the key and the cause of the exception
  Owner owner;
  Duration StallPatience::*patience;
};
const std::vector<StallRow>& stall_rows();

/// nullopt if the order waits for nothing, or for a person, who has an exception already.
std::optional<Stage> stage_of(const store::Store& store, const CoreConfig& config, const store::OrderRecord& record);

std::string watch_key(const std::string& purchase_order);

/// To call when an order is first seen.
void watch(Desk& desk, const store::OrderRecord& record);
/// At the start of the program: orders of a store from before they were watched.
void watch_open_orders(Desk& desk);
/// To call when an order changed: what was said about its stall may be over.
void notice_movement(Desk& desk, const store::OrderRecord& record);
/// The timer of OperationId::WatchOrder.
std::optional<HttpRequest> look_whether_it_moves(Desk& desk, store::Work& work);

}  // namespace vendorproof::flow
