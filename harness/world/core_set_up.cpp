// How a simulated core is set up; declared in world.h.
#include "harness/world/world.h"

namespace vendorproof::harness {

CoreConfig core_config(const scenarios::Scenario& scenario) {
  CoreConfig config = simulated_config();
  config.orders_from = scenario.start - std::chrono::hours(24);
  config.erp.currency = erp_settings(scenario).currency;
  config.keep_settled = std::chrono::hours(24 * 400);  // the judge asks for every order at the end of the run
  if (scenario.amazon.reading_of("region") == "EU") {
    config.amazon.settings["tax_type"] = "VAT";
    config.amazon.settings["tax_number"] = "DE123456789";
    config.shipping.region = trade::Region::Europe;
  }
  if (scenario.amazon.reading_of("cost-basis") == "per-case") config.amazon.settings["case_cost"] = "per-case";
  if (scenario.amazon.reading_of("region") == "IN") config.shipping.region = trade::Region::India;
  if (scenario.amazon.reading_of("region") == "JP") config.shipping.region = trade::Region::Elsewhere;
  return config;
}

}  // namespace vendorproof::harness
