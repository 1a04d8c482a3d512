// The keys of the configuration file that are about people.
#include "core/live/config.h"
#include "core/live/keys/config_keys.h"
#include "core/live/keys/config_values.h"

namespace vendorproof::live {

namespace {

using C = LiveConfig;
using N = toml::node;
constexpr Presence may_miss = Presence::Optional;

template <auto patience>
Result<void> set_patience(C& config, const N& node) {
  return set_duration(config.core.stalls.*patience, node);
}

}  // namespace

// clang-format off
const std::vector<Key>& people_keys() {
  static const std::vector<Key> keys = {
    {"operators", "listen", "address of this machine, and port, for operators: \"127.0.0.1:7411\"; default: no door",
     may_miss, [](C& c, const N& n) { return set_listen(c.operators.host, c.operators.port, n); }},
    {"operators", "token", "their secret, at least 32 letters, digits or signs", may_miss,
     [](C& c, const N& n) { return set_token(c.operators.token, n); }, "VENDORPROOF_OPERATORS_TOKEN"},
    {"operators", "metrics", "\"token\" (default), or \"open\": /metrics needs no token", may_miss,
     [](C& c, const N& n) { return set_choice(c.operators.metrics_are_open, n, {{"token", false}, {"open", true}}); }},
    {"stalls", "erp", "an order is stalled when the ERP's answers take longer; default 12h", may_miss,
     set_patience<&StallPatience::erp>},
    {"stalls", "acknowledgement", "the same for Amazon's answer to an acknowledgement; default 6h", may_miss,
     set_patience<&StallPatience::acknowledgement>},
    {"stalls", "despatch", "the same for goods, after the end of the order's window; default 2d", may_miss,
     set_patience<&StallPatience::despatch>},
    {"stalls", "departure", "the same for a despatch until its truck has left; default 3d", may_miss,
     set_patience<&StallPatience::departure>},
    {"stalls", "transaction", "the same for Amazon's answer to a ship notice or an invoice; default 6h", may_miss,
     set_patience<&StallPatience::transaction>},
    {"stalls", "invoicing", "the same for the ERP's invoice of what has left; default 3d", may_miss,
     set_patience<&StallPatience::invoicing>},
    {"stalls", "payment", "the same for Amazon's payment; default 100d", may_miss,
     set_patience<&StallPatience::payment>},
    {"log", "format", "\"text\" (default), or \"json\": one object in each line", may_miss,
     [](C& c, const N& n) {
       return set_choice(c.log.format, n, {{"text", LogFormat::Text}, {"json", LogFormat::Json}});
     }},
    {"log", "level", "\"debug\", \"info\" (default), \"warning\" or \"error\"", may_miss,
     [](C& c, const N& n) {
       return set_choice(c.log.level, n, {{"debug", LogLevel::Debug}, {"info", LogLevel::Information},
                                          {"warning", LogLevel::Warning}, {"error", LogLevel::Error}});
     }},
    {"log", "file", "default: standard error; SIGHUP opens the file again, after somebody moved it away", may_miss,
     [](C& c, const N& n) { return set_text(c.log.file, n); }},
  };
  return keys;
}
// clang-format on

}  // namespace vendorproof::live
