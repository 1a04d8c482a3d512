// The companies of scenarios/audits, read through the questions of the dialect, without sockets. Every request that
// leaves is recorded.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/audit/check.h"
#include "core/base/text.h"
#include "core/channel/channels.h"
#include "core/erp/dialects.h"
#include "harness/audit/orders_file.h"
#include "harness/audit/reading.h"
#include "harness/field/field.h"
#include "mock_erp/erp.h"
#include "scenarios/files/scenario_file.h"
#include "tests/support/places.h"

namespace vendorproof::harness {

inline std::string audits_text(const std::string& name) {
  const std::string path = tests::source_dir() + "/scenarios/audits/" + name;
  return read_file(path).value();
}

inline scenarios::Scenario audits_scenario(const std::string& name) {
  const Result<scenarios::Scenario> scenario = read_playable(audits_text(name + ".json"), name);
  EXPECT_TRUE(scenario) << scenario.error().message;
  return scenario.value();
}

/// Without a finding for clean-company and orders.json.
inline audit::Books empty_books(Instant now) {
  using audit::Part;
  audit::Books books;
  books.now = now;
  books.agreed.customer = "AMAZON";
  books.agreed.net_days = 30;
  books.agreed.order_currencies = {Currency::parse("CAD").value()};
  books.agreed.gs1_prefix = "9506000";
  books.readings[Part::Configuration] = {audit::Standing::Read, "a test", ""};
  books.readings[Part::LabelPrefix] = {audit::Standing::Read, "a test", ""};
  return books;
}

inline void read_saved_orders(const std::string& name, audit::Books& books) {
  const Result<void> read = read_orders_file(audits_text(name), name, *channel::channels().front(), books);
  ASSERT_TRUE(read) << read.error().message;
}

struct AuditedCompany {
  audit::Books books;
  std::vector<HttpRequest> requests;
  Result<void> outcome;
};

/// The company of the scenario; `distort` sees every answer.
inline AuditedCompany audited(const scenarios::Scenario& scenario, const std::string& orders,
                              const std::function<void(const HttpRequest&, HttpResponse&)>& distort = nullptr) {
  AuditedCompany result{empty_books(scenario.start), {}, {}};
  if (!orders.empty()) read_saved_orders(orders, result.books);
  mock_erp::Erp company(erp_settings(scenario));
  const PeerLine line{[&](const HttpRequest& request) {
                        result.requests.push_back(request);
                        HttpResponse response = company.handle(request, scenario.start);
                        if (distort) distort(request, response);
                        return live::Sent{std::move(response), ""};
                      },
                      [&] { return Result<Instant>(scenario.start); }, [](const std::string&) {}};
  const erp::Dialect& dialect = *erp::dialects().front();
  result.outcome = read_erp(dialect, erp::example_access(dialect), line, scenario.start - 42 * a_day, result.books);
  return result;
}

/// `AUD-06 item TEA-GREEN`, in order.
inline std::vector<std::string> findings_in(const audit::Books& books) {
  std::vector<std::string> lines;
  for (const audit::Finding& finding : audit::audit(books).findings) {
    lines.push_back(std::string(finding.check->id) + " " + finding.what.subject);
  }
  return lines;
}

}  // namespace vendorproof::harness
