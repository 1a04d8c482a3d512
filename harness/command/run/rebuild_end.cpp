#include "harness/command/run/rebuild_end.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/operations.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

using reports::counted;

/// `asked 12 times: 10 answered, 2 without an answer`.
std::string asked_text(const live::TrafficCounts& traffic, Peer peer) {
  live::TrafficCount all;
  for (const auto& [name, count] : traffic) {
    if (name.first != peer) continue;
    all.calls += count.calls - count.withheld;
    all.taken += count.taken;
    all.refused += count.refused;
    all.failed += count.failed;
  }
  if (all.calls == 0) return "was not asked";
  std::string text = fmt::format("asked {}, {} answered", counted(all.calls, "time"), all.taken);
  if (all.refused > 0) text += fmt::format(", {} refused", all.refused);
  if (all.failed > 0) text += fmt::format(", {} failed", all.failed);
  const std::int64_t silent = all.calls - all.taken - all.refused - all.failed;
  return silent > 0 ? text + fmt::format(", {} without an answer", silent) : text;
}

struct Orders {
  std::int64_t all = 0;
  std::int64_t answered = 0;
  std::int64_t of_people = 0;
  std::int64_t in_erp = 0;
  std::int64_t unknown_in_erp = 0;  ///< nobody knows yet whether the ERP has their sales order
};

Orders orders_in(const store::Store& store) {
  Orders orders;
  for (const std::string& number : store.order_numbers()) {
    const store::OrderRecord record = store.known_order(number);
    ++orders.all;
    orders.answered += record.confirmed ? 1 : 0;
    orders.of_people += record.foreign ? 1 : 0;
    const bool has_sales_order = !record.sales_order.id.empty();
    const bool is_open = record.erp == store::ErpStage::AwaitItems || record.erp == store::ErpStage::Find;
    orders.in_erp += has_sales_order ? 1 : 0;
    orders.unknown_in_erp += !has_sales_order && !record.foreign && is_open ? 1 : 0;
  }
  return orders;
}

struct Left {
  std::vector<std::string> lists;           ///< that were never read, or not to their end
  std::array<std::int64_t, 2> questions{};  ///< by Peer
  std::int64_t writes = 0;
};

/// A list that rests first, or that nothing waits for yet, is read when its time comes.
bool is_unread(const flow::Operation& list, const store::Work& work) {
  const bool is_read_at_once = !list.rests_first && list.is_needed == nullptr && list.nature == flow::Nature::Read;
  return work.failures > 0 || (is_read_at_once && work.attempt == 0);
}

Left left_in(const store::Store& store) {
  Left left;
  const flow::Operations& table = flow::operations();
  for (const store::WorkState state : {store::WorkState::Due, store::WorkState::InFlight, store::WorkState::InDoubt}) {
    for (const store::Work& work : store.pending_work(state)) {
      const auto operation = std::find_if(table.begin(), table.end(), [&](const flow::Operation& one) {
        return static_cast<int>(one.id) == work.operation;
      });
      if (operation == table.end()) continue;
      if (operation->poll != nullptr) {
        if (is_unread(*operation, work)) left.lists.push_back(work.key.substr(work.key.find('/') + 1));
        continue;
      }
      if (operation->nature == flow::Nature::Read) ++left.questions.at(static_cast<std::size_t>(operation->peer));
      left.writes += operation->nature == flow::Nature::Write ? 1 : 0;
    }
  }
  return left;
}

/// "": nothing is left.
std::string left_text(const Left& left) {
  std::vector<std::string> parts;
  if (!left.lists.empty()) parts.push_back("unread lists (" + join(left.lists, ", ") + ")");
  const auto add = [&](std::int64_t count, std::string_view noun, std::string_view rest) {
    if (count > 0) parts.push_back(counted(count, noun) + std::string(rest));
  };
  add(left.questions.at(static_cast<std::size_t>(Peer::Amazon)), "question", " to Amazon");
  add(left.questions.at(static_cast<std::size_t>(Peer::Erp)), "question", " to the ERP");
  add(left.writes, "document", " to send");
  return join(parts, ", ");
}

std::string headline(const std::string& store_file, const RebuildRun& run, bool is_anything_left) {
  if (!run.peer_troubles.empty()) {
    return fmt::format("{} is begun, and not complete: {}\n", store_file, run.peer_troubles);
  }
  if (run.gave_up) return store_file + " is begun, and not complete: time was too short\n";
  return store_file + (is_anything_left ? " is new; what is left waits for its time\n" : " is new\n");
}

}  // namespace

std::string rebuilt_text(const store::Store& store, const std::string& store_file, const RebuildRun& run) {
  const Orders orders = orders_in(store);
  const std::string left = left_text(left_in(store));
  std::string text = headline(store_file, run, !left.empty());
  text +=
      fmt::format("  Amazon: {}; {}, {} of them answered, {} left to people\n", asked_text(run.traffic, Peer::Amazon),
                  counted(orders.all, "order"), orders.answered, orders.of_people);
  text += fmt::format("  ERP: {}; {} known", asked_text(run.traffic, Peer::Erp), counted(orders.in_erp, "sales order"));
  if (orders.unknown_in_erp > 0) {
    text += fmt::format("; of {} it has not told yet", counted(orders.unknown_in_erp, "order"));
  }
  text += fmt::format("\n  Left: {}\n", left.empty() ? "nothing" : left);
  if (!run.peer_troubles.empty()) {
    return text + "Nothing was sent. Next: correct that, and start `vendorproof run`: it asks the rest\n";
  }
  return text +
         "Nothing was sent. Next: `vendorproof run` goes on: it asks what is left, reads despatches and invoices, and "
         "sends ship notices and invoices again under the same numbers. Amazon refuses those that it has, so nothing "
         "is doubled. Payments follow within a day\n";
}

}  // namespace vendorproof::harness
