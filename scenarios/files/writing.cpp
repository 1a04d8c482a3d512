#include "scenarios/files/writing.h"

#include "core/base/json/json_tree.h"
#include "scenarios/files/receiving.h"
#include "scenarios/value/words.h"

namespace vendorproof::scenarios {

void put_unless(Json& object, const char* key, Duration value, Duration usual) {
  if (value != usual) object[key] = format_duration(value);
}

Json warehouse_json(const Warehouse& warehouse) {
  const Warehouse usual;
  Json out = Json::object();
  put_unless(out, "lead_time", warehouse.lead_time, usual.lead_time);
  put_unless(out, "transit", warehouse.transit, usual.transit);
  put_unless(out, "invoice_delay", warehouse.invoice_delay, usual.invoice_delay);
  put_unless(out, "consolidate", warehouse.consolidate, usual.consolidate);
  put_unless(out, "invoice_together", warehouse.invoice_together, usual.invoice_together);
  put_unless(out, "carton_eaches_max", warehouse.carton_eaches_max, usual.carton_eaches_max);
  put_unless(out, "fill_percent", warehouse.fill_percent, usual.fill_percent);
  put_unless(out, "close_short", warehouse.close_short, usual.close_short);
  if (warehouse.month_closes_after) out["month_closes_after"] = format_duration(*warehouse.month_closes_after);
  for (const PlannedShort& planned : warehouse.shorts) {
    Json element = {{"purchase_order", planned.purchase_order}};
    put_unless(element, "line", planned.line, std::int64_t{1});
    element["missing_eaches"] = planned.missing_eaches;
    out["shorts"].push_back(std::move(element));
  }
  put_unless(out, "pallet_cartons_max", warehouse.pallet_cartons_max, usual.pallet_cartons_max);
  for (const auto& [name, after] : warehouse.late_papers) {
    out["late_papers"][name] = after ? format_duration(*after) : "never";
  }
  for (const PlannedCredit& planned : warehouse.credits) {
    Json element = {{"purchase_order", planned.purchase_order}};
    put_unless(element, "line", planned.line, std::int64_t{0});
    put_unless(element, "eaches", planned.eaches, std::int64_t{0});
    if (planned.price_cut) element["price_cut"] = planned.price_cut->text();
    element["after"] = format_duration(planned.after);
    out["credits"].push_back(std::move(element));
  }
  for (const Correction& correction : warehouse.corrections) {
    Json element = {{"kind", correction_words().at(static_cast<std::size_t>(correction.kind))},
                    {"purchase_order", correction.purchase_order},
                    {"after", format_duration(correction.after)}};
    if (correction.kind == CorrectionKind::LeftBehind) {
      put_unless(element, "line", correction.line, std::int64_t{1});
      element["eaches"] = correction.eaches;
    }
    out["corrections"].push_back(std::move(element));
  }
  return out;
}

Json amazon_side_json(const AmazonSide& amazon) {
  const AmazonSide usual;
  Json out = Json::object();
  put_unless(out, "processing_time", amazon.processing_time, usual.processing_time);
  put_unless(out, "fill_assessment", amazon.fill_assessment, usual.fill_assessment);
  put_unless(out, "payment_days", amazon.payment_days, usual.payment_days);
  for (const auto& [name, value] : amazon.switches) out["switches"][name] = value;
  if (const Result<Json> card = parse_json(amazon.rate_card)) out["rate_card"] = *card;
  const Json receiving = receiving_json(amazon.receiving);
  if (!receiving.empty()) out["receiving"] = receiving;
  return out;
}

Json chance_json(const ChanceOfFaults& chance) {
  const std::int64_t never = 0;
  Json out = Json::object();
  put_unless(out, "request_lost_bp", chance.request_lost_bp, never);
  put_unless(out, "answer_lost_bp", chance.answer_lost_bp, never);
  put_unless(out, "duplicate_bp", chance.duplicate_bp, never);
  put_unless(out, "delay_bp", chance.delay_bp, never);
  put_unless(out, "server_error_bp", chance.server_error_bp, never);
  put_unless(out, "throttle_bp", chance.throttle_bp, never);
  put_unless(out, "crash_bp", chance.crash_bp, never);
  return out;
}

void put_condition(Json& object, const Condition& condition) {
  if (!condition.only_if.empty()) object["only_if"] = condition.only_if;
  if (!condition.unless.empty()) object["unless"] = condition.unless;
}

Json faults_json(const std::vector<Fault>& faults) {
  Json out = Json::array();
  for (const Fault& fault : faults) {
    Json element = {{"kind", text_of(fault.kind)}};
    if (is_span(fault.kind)) {
      element["peer"] = fault.peer;
      element["from"] = format_duration(fault.from);
      element["until"] = format_duration(fault.until);
      put_unless(element, "status", fault.status, std::int64_t{0});
      put_unless(element, "operation", fault.operation, std::string());
    } else {
      element["operation"] = fault.operation;
      put_unless(element, "times", fault.times, std::int64_t{1});
      put_unless(element, "skip", fault.skip, std::int64_t{0});
      put_unless(element, "document", fault.document, std::string());
      if (fault.kind == FaultKind::LateEffect) element["after"] = format_duration(fault.after);
    }
    out.push_back(std::move(element));
  }
  return out;
}

}  // namespace vendorproof::scenarios
