// Health, version, reset, seed and clock.
#include <chrono>

#include "core/base/json/json_tree.h"
#include "harness/control/control_routes.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

constexpr const char* clock_usage =
    R"(; send one of {"advance_to":"2026-11-23T08:00:00Z"}, {"advance":"2h"}, {"next_event":true}, )"
    R"({"mode":"frozen"}, {"mode":"real","scale":60})";

HttpResponse set_mode(const ControlCall& call, const std::string& mode) {
  const std::int64_t scale = integer_field(call, "scale").value_or(1);
  if (scale < 1 || scale > 100'000) return control_refusal(400, "scale must be from 1 to 100000");
  if (mode == "real" || mode == "scaled") return control_answer(200, json_of_time(call.site.run_clock(scale)));
  if (mode == "frozen" || mode == "virtual") return control_answer(200, json_of_time(call.site.freeze_clock()));
  return control_refusal(400, "mode must be frozen, virtual, real or scaled" + std::string(clock_usage));
}

}  // namespace

Json json_of_time(const Site::Time& time) {
  Json body = Json::object();
  body["now"] = format_instant(time.now);
  body["next_due"] = time.next_due ? Json(format_instant(*time.next_due)) : Json(nullptr);
  body["clock"] = time.kind == ServedTime::Virtual ? "virtual" : "real";
  if (time.kind == ServedTime::Real) body["scale"] = time.scale;
  return body;
}

HttpResponse get_health(const ControlCall& call) {
  return control_answer(200, Json{{"status", "ok"}, {"problems", call.site.problems()}});
}

HttpResponse get_version(const ControlCall& call) {
  return control_answer(200, Json{{"name", "vendorproof"}, {"version", call.version}});
}

HttpResponse get_clock(const ControlCall& call) {
  Json body = json_of_time(call.site.time());
  body["over"] = call.site.standing().is_over;
  return control_answer(200, body);
}

HttpResponse post_clock(const ControlCall& call) {
  const std::size_t wishes = call.body.size() - call.body.count("scale");
  const std::optional<std::string> mode = text_field(call, "mode");
  if (wishes != 1 || (call.body.count("scale") == 1 && !mode)) {
    return control_refusal(400, "send exactly one change of the clock" + std::string(clock_usage));
  }
  if (mode) return set_mode(call, *mode);
  const Site::Time before = call.site.time();
  if (before.kind == ServedTime::Real) {
    return control_refusal(409,
                           R"(this clock runs by itself; send {"mode":"frozen"}, or start with --clock virtual, to )"
                           "move it");
  }
  if (const auto target = instant_field(call, "advance_to")) {
    return control_answer(200, json_of_time(call.site.advance_to(*target)));
  }
  if (const auto duration = duration_field(call, "advance")) {
    if (before.now + *duration > end_of_time) return control_refusal(400, "the clock cannot go beyond the year 2999");
    return control_answer(200, json_of_time(call.site.advance_by(*duration)));
  }
  if (!boolean_field(call, "next_event").value_or(false)) {
    return control_refusal(400, "next_event must be true or absent" + std::string(clock_usage));
  }
  return control_answer(200, json_of_time(call.site.advance_to_next_due()));
}

HttpResponse post_reset(const ControlCall& call) {
  const std::optional<std::int64_t> seed = integer_field(call, "seed");
  if (seed && *seed < 0) return control_refusal(400, "seed must not be negative");
  call.site.reset(seed ? std::optional(static_cast<std::uint64_t>(*seed)) : std::nullopt);
  return control_answer(200, json_of_time(call.site.time()));
}

HttpResponse post_reset_all(const ControlCall& call) {
  call.tenants.reset_all();
  return control_answer(200, Json{{"tenants", call.tenants.names().size()}});
}

HttpResponse get_seed(const ControlCall& call) {
  return control_answer(200, Json{{"seed", call.site.amazon_settings().seed}});
}

HttpResponse put_seed(const ControlCall& call) {
  const std::int64_t seed = integer_field(call, "seed").value_or(-1);
  if (seed < 0) return control_refusal(400, "seed must not be negative");
  call.site.set_seed(static_cast<std::uint64_t>(seed));
  return get_seed(call);
}

}  // namespace vendorproof::harness
