// Faults and the journal.
#include <chrono>

#include "core/base/json/json_tree.h"
#include "harness/control/control_routes.h"

namespace vendorproof::harness {

namespace {

constexpr std::int64_t limit_max = 1000;
constexpr std::int64_t number_max = 1'000'000'000'000;

const char* name_of(Peer peer) { return peer == Peer::Amazon ? "amazon" : "erp"; }

/// nullopt without the field. Errors: Malformed for any other word.
Result<std::optional<Peer>> peer_field(const ControlCall& call) {
  const std::optional<std::string> text = text_field(call, "peer");
  if (!text) return std::optional<Peer>();
  if (*text == "amazon") return std::optional(Peer::Amazon);
  if (*text == "erp") return std::optional(Peer::Erp);
  return malformed("peer must be amazon or erp");
}

Result<JournalFilter> filter_of(const ControlCall& call) {
  JournalFilter filter;
  const auto peer = peer_field(call);
  if (!peer) return tl::unexpected<Error>(peer.error());
  filter.peer = *peer;
  filter.operation = text_field(call, "operation");
  filter.method = text_field(call, "method");
  filter.text = text_field(call, "text");
  filter.from = instant_field(call, "from");
  filter.until = instant_field(call, "until");
  if (const auto status = integer_field(call, "status")) {
    if (*status < 0 || *status > 999) return malformed("status must be from 0 to 999");
    filter.status = static_cast<int>(*status);
  }
  const std::int64_t after = integer_field(call, "after").value_or(0);
  if (after < 0 || after > number_max) return malformed("after must be the number of a row");
  filter.after = static_cast<std::uint64_t>(after);
  return filter;
}

Json json_of(const JournalRow& row) {
  Json object = {{"number", row.number},       {"at", format_instant(row.at)}, {"peer", name_of(row.peer)},
                 {"operation", row.operation}, {"method", row.method},         {"target", row.target},
                 {"status", row.status}};
  Json headers = Json::object();
  for (const auto& [name, value] : row.headers) headers[name] = value;
  object["headers"] = std::move(headers);
  object["body"] = row.body;
  object["answer"] = row.answer;
  if (row.body_is_cut) object["body_is_cut"] = true;
  if (row.answer_is_cut) object["answer_is_cut"] = true;
  if (!row.fault.empty()) object["fault"] = row.fault;
  return object;
}

/// If the count may have missed a request, the answer says that it is only a lower bound.
Json json_of(const JournalCount& count, const JournalStanding& standing) {
  Json body = {{"count", count.count}, {"complete", count.is_complete}, {"evicted", standing.evicted}};
  if (!count.is_complete) {
    body["inconclusive"] = "requests that may match were dropped or cut; the count is a lower bound";
  }
  return body;
}

Json json_of(const ServedFault& fault) {
  Json object = {{"name", fault.name}, {"kind", fault.kind}};
  if (fault.peer) object["peer"] = name_of(*fault.peer);
  if (!fault.operation.empty()) object["operation"] = fault.operation;
  if (!fault.text.empty()) object["text"] = fault.text;
  if (fault.times > 0) object["times"] = fault.times;
  if (fault.skip > 0) object["skip"] = fault.skip;
  if (fault.delay > Duration(0)) object["delay"] = format_duration(fault.delay);
  object["struck"] = fault.struck;
  return object;
}

}  // namespace

HttpResponse get_faults(const ControlCall& call) {
  Json list = Json::array();
  for (const ServedFault& fault : call.site.faults()) list.push_back(json_of(fault));
  Json kinds = Json::object();
  for (const FaultKindRow& row : fault_kinds()) kinds[std::string(row.name)] = row.meaning;
  return control_answer(200, Json{{"faults", list}, {"scenario", call.site.scripted_faults()}, {"kinds", kinds}});
}

HttpResponse post_fault(const ControlCall& call) {
  ServedFault fault;
  fault.kind = text_field(call, "kind").value_or("");
  fault.name = text_field(call, "name").value_or("");
  const auto peer = peer_field(call);
  if (!peer) return control_refusal(peer.error());
  fault.peer = *peer;
  fault.operation = text_field(call, "operation").value_or("");
  fault.text = text_field(call, "text").value_or("");
  fault.times = integer_field(call, "times").value_or(0);
  fault.skip = integer_field(call, "skip").value_or(0);
  fault.delay = duration_field(call, "delay").value_or(Duration(0));
  if (fault.name.size() > 60 || fault.name.find('/') != std::string::npos) {
    return control_refusal(400, "name must have at most 60 characters and no '/'");
  }
  const Result<std::string> added = call.site.add_fault(std::move(fault));
  return added ? control_answer(201, Json{{"name", *added}}) : control_refusal(added.error());
}

HttpResponse delete_faults(const ControlCall& call) {
  call.site.remove_faults();
  return get_faults(call);
}

HttpResponse delete_fault(const ControlCall& call) {
  const Result<void> removed = call.site.remove_fault(call.name);
  return removed ? get_faults(call) : control_refusal(removed.error());
}

HttpResponse get_journal(const ControlCall& call) {
  const Result<JournalFilter> filter = filter_of(call);
  if (!filter) return control_refusal(filter.error());
  const std::int64_t limit = integer_field(call, "limit").value_or(100);
  if (limit < 1 || limit > limit_max) return control_refusal(400, "limit must be from 1 to 1000");
  const std::vector<JournalRow> rows = call.site.journal(*filter, static_cast<std::size_t>(limit));
  const JournalStanding standing = call.site.journal_standing();
  Json list = Json::array();
  for (const JournalRow& row : rows) list.push_back(json_of(row));
  Json body = {{"rows", list},
               {"seen", standing.seen},
               {"evicted", standing.evicted},
               {"kept", standing.rows},
               {"kept_max", standing.rows_max},
               {"bytes", standing.bytes},
               {"bytes_max", standing.bytes_max}};
  // The next page begins after the last row of this one.
  body["next_after"] = rows.size() == static_cast<std::size_t>(limit) ? Json(rows.back().number) : Json();
  return control_answer(200, body);
}

HttpResponse count_journal(const ControlCall& call) {
  const Result<JournalFilter> filter = filter_of(call);
  if (!filter) return control_refusal(filter.error());
  return control_answer(200, json_of(call.site.count(*filter), call.site.journal_standing()));
}

HttpResponse wait_for_journal(const ControlCall& call) {
  const Result<JournalFilter> filter = filter_of(call);
  if (!filter) return control_refusal(filter.error());
  const std::int64_t wanted = integer_field(call, "count").value_or(0);
  const Duration timeout = duration_field(call, "timeout").value_or(std::chrono::seconds(10));
  if (wanted < 1 || wanted > 100'000) return control_refusal(400, "count must be from 1 to 100000");
  if (timeout > std::chrono::minutes(1)) return control_refusal(400, "timeout must be at most 1m");
  const JournalCount seen = call.site.wait_for_count(*filter, static_cast<std::size_t>(wanted), timeout);
  Json body = json_of(seen, call.site.journal_standing());
  const bool met = seen.count >= static_cast<std::size_t>(wanted);
  body["met"] = met ? Json(true) : seen.is_complete ? Json(false) : Json("inconclusive");
  return control_answer(200, body);
}

HttpResponse delete_journal(const ControlCall& call) {
  call.site.clear_journal();
  return control_answer(200, Json{{"kept", 0}});
}

}  // namespace vendorproof::harness
