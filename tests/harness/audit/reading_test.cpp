// Faults in the master data of a company, each alone and all together: what the audit finds of them.
#include "harness/audit/reading.h"

#include <algorithm>
#include <set>

#include "core/audit/check.h"
#include "tests/harness/audit/audited_company.h"

namespace vendorproof::harness {
namespace {

using Lines = std::vector<std::string>;

/// The faults of dirty-company in its order: what is found, and how many changes of master data make it.
struct Fault {
  const char* finding;
  std::size_t changes;
};
constexpr Fault faults[] = {
    {"AUD-01 item TEA-BLACK in cases of 12", 1},
    {"AUD-02 item TEA-MINT in cases of 12", 1},
    {"AUD-03 item TEA-ROSE", 1},
    {"AUD-04 item TEA-EARL unit BAG", 1},
    {"AUD-06 item TEA-OOLONG", 1},
    {"AUD-07 item TEA-WHITE", 1},
    {"AUD-08 GTIN 09506000120096", 1},
    {"AUD-09 item TEA-HERBAL", 1},
    {"AUD-10 item TEA-FRUIT", 1},
    {"AUD-11 item TEA-DETOX", 1},
    {"AUD-12 item TEA-SLEEP", 1},
    {"AUD-13 item TEA-SPICE", 1},
    {"AUD-14 item TEA-ASSAM", 1},
    {"AUD-15 item TEA-GIFT", 1},
    {"AUD-16 item TEA-LEMON", 1},
    {"AUD-17 catalogue number B0TEAPLUM", 1},
    {"AUD-18 item TEA-MANGO catalogue number B0TEAMANGO", 1},
    {"AUD-19 product B0TEAGHOST", 1},
    {"AUD-20 product B0TEAKIWI with SKU SKU-KIWI", 1},
    {"AUD-21 reference SKU-GONE", 1},
    {"AUD-23 customer AMAZON", 1},
    {"AUD-24 customer AMAZON", 1},
    {"AUD-26 [erp] currency", 2},
    {"AUD-27 currency CAD", 1},
    {"AUD-29 currency EUR", 1},
    {"AUD-31 set-up of the integration", 1},
    {"AUD-32 centre ONT8", 1},
    {"AUD-33 centre SDF9", 1},
    {"AUD-34 centre PHX5", 1},
    {"AUD-35 GLN 9506000990026", 1},
    {"AUD-36 carrier DHL-EXP", 1},
    {"AUD-37 despatch DS-2 package 1", 1},
    {"AUD-37 despatch DS-2 package 2", 1},
    {"AUD-38 SSCC 095060000000000015", 1},
    {"AUD-39 labels that begin with 4012345", 1},
    {"AUD-40 SSCC range", 1},
    {"AUD-42 order PO000002", 2},
    {"AUD-43 order PO000005", 1},
    {"AUD-44 sales order SO-91", 2},
    {"AUD-45 sales order SO-1", 2},
    {"AUD-46 order PO000003", 2},
    {"AUD-47 sales order SO-93", 2},
    {"AUD-50 linkedOrders/SO-94", 2},
};

/// Faults that are not in the master data of dirty-company.
const Lines other_faults = {"AUD-28 currency CAD", "AUD-41 order PO000006", "AUD-51 the ERP's clock"};

/// The clean company with the changes of one fault.
scenarios::Scenario with_fault(const scenarios::Scenario& clean, const scenarios::Scenario& dirty, std::size_t first,
                               std::size_t count) {
  scenarios::Scenario scenario = clean;
  const auto begin = dirty.master.begin() + static_cast<std::ptrdiff_t>(clean.master.size() + first);
  scenario.master.insert(scenario.master.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
  return scenario;
}

TEST(AuditReading, FindsNothingInTheCleanCompany) {
  const AuditedCompany company = audited(audits_scenario("clean-company"), "orders.json");
  ASSERT_TRUE(company.outcome) << company.outcome.error().message;
  EXPECT_EQ(findings_in(company.books), Lines());
  const audit::Audit audit = audit::audit(company.books);
  for (const audit::NotLooked& one : audit.not_looked) ADD_FAILURE() << one.check->id << ": " << one.why;
  EXPECT_EQ(audit::outcome_of(audit, company.books), audit::Outcome::Clean);
}

TEST(AuditReading, OnlyReads) {
  const AuditedCompany company = audited(audits_scenario("dirty-company"), "orders-dirty.json");
  EXPECT_GE(company.requests.size(), erp::audit_questions_of(*erp::dialects().front()).size());
  for (const HttpRequest& request : company.requests) {
    EXPECT_EQ(request.method, "GET") << request.path;
    EXPECT_EQ(request.body, "") << request.path;
  }
}

TEST(AuditReading, FindsEachFaultAloneAndNothingElse) {
  const scenarios::Scenario clean = audits_scenario("clean-company");
  const scenarios::Scenario dirty = audits_scenario("dirty-company");
  EXPECT_EQ(dirty.items, clean.items);
  ASSERT_GT(dirty.master.size(), clean.master.size());
  EXPECT_TRUE(std::equal(clean.master.begin(), clean.master.end(), dirty.master.begin()));
  std::size_t first = 0;
  for (const Fault& fault : faults) {
    const AuditedCompany company = audited(with_fault(clean, dirty, first, fault.changes), "orders.json");
    EXPECT_EQ(findings_in(company.books), Lines{fault.finding});
    first += fault.changes;
  }
  EXPECT_EQ(first, dirty.master.size() - clean.master.size());
}

TEST(AuditReading, FindsTheFaultsOfOrdersClockAndConfigurationAlone) {
  scenarios::Scenario clean = audits_scenario("clean-company");
  EXPECT_EQ(findings_in(audited(clean, "orders-dirty.json").books), Lines{"AUD-41 order PO000006"});
  AuditedCompany company = audited(clean, "orders.json");
  company.books.agreed.order_currencies.clear();
  EXPECT_EQ(findings_in(company.books), Lines{"AUD-28 currency CAD"});
  clean.erp_clock_ahead = std::chrono::minutes(7);
  EXPECT_EQ(findings_in(audited(clean, "orders.json").books), Lines{"AUD-51 the ERP's clock"});
}

TEST(AuditReading, FindsEveryFaultOfTheDirtyCompanyAndNothingElse) {
  AuditedCompany company = audited(audits_scenario("dirty-company"), "orders-dirty.json");
  company.books.agreed.order_currencies.clear();
  std::set<std::string> expected(other_faults.begin(), other_faults.end());
  for (const Fault& fault : faults) expected.insert(fault.finding);
  const Lines found = findings_in(company.books);
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected);
  EXPECT_EQ(found.size(), expected.size());
  EXPECT_GE(expected.size(), 30U);
  std::set<std::string> kinds;
  for (const std::string& line : found) kinds.insert(line.substr(0, 6));
  EXPECT_GE(kinds.size(), 20U);
  EXPECT_TRUE(audit::audit(company.books).not_looked.empty());
}

TEST(AuditReading, SaysWhichPagesAreRefusedAndLooksAtNothingThatNeedsThem) {
  scenarios::Scenario scenario = audits_scenario("clean-company");
  scenario.master.push_back({"taxGroups", scenarios::MasterAct::Refused, {}, {}});
  const AuditedCompany company = audited(scenario, "orders.json");
  EXPECT_EQ(findings_in(company.books), Lines{"AUD-48 taxGroups"});
  const audit::Audit audit = audit::audit(company.books);
  ASSERT_EQ(audit.not_looked.size(), 1U);
  EXPECT_EQ(audit.not_looked.front().check->id, "AUD-13");
}

TEST(AuditReading, SaysThatTheExtensionIsMissing) {
  const AuditedCompany company =
      audited(audits_scenario("clean-company"), "orders.json", [](const HttpRequest& request, HttpResponse& response) {
        if (request.path.find("/vendorlink/") == std::string::npos) return;
        response = {404, {}, R"({"error":{"code":"BadRequest_ResourceNotFound","message":"no such resource"}})"};
      });
  ASSERT_TRUE(company.outcome);
  const Lines found = findings_in(company.books);
  EXPECT_EQ(found.front(), "AUD-49 despatches");
  EXPECT_EQ(found.size(), 6U) << testing::PrintToString(found);
  EXPECT_NE(company.books.readings.at(audit::Part::Units).why.find("install the extension"), std::string::npos);
}

TEST(AuditReading, EndsWhereEverythingIsRefusedOrMissing) {
  const auto answered = [](int status) {
    return audited(audits_scenario("clean-company"), "",
                   [status](const HttpRequest&, HttpResponse& response) {
                     response = {status, {}, R"({"error":{"code":"X","message":"no"}})"};
                   })
        .outcome;
  };
  EXPECT_EQ(answered(401).error().code, ErrorCode::Denied);
  EXPECT_NE(answered(401).error().message.find("check user and key of [erp]"), std::string::npos);
  EXPECT_EQ(answered(404).error().code, ErrorCode::NotFound);
  EXPECT_NE(answered(404).error().message.find("check endpoint and company of [erp]"), std::string::npos);
}

TEST(AuditReading, IsInconclusiveWhereAPageFails) {
  const AuditedCompany company =
      audited(audits_scenario("clean-company"), "orders.json", [](const HttpRequest& request, HttpResponse& response) {
        if (request.path.ends_with("/currencies")) response = {200, {}, "[1,"};
      });
  const audit::Audit audit = audit::audit(company.books);
  EXPECT_EQ(audit::outcome_of(audit, company.books), audit::Outcome::Inconclusive);
  EXPECT_EQ(company.books.standing(audit::Part::Currencies), audit::Standing::Failed);
}

/// A peer that does not answer from some call on.
TEST(AuditReading, EndsAtOnceWhereNobodyAnswersAndGoesOnWhereSomeDid) {
  for (const std::size_t answers : {0U, 3U}) {
    const scenarios::Scenario scenario = audits_scenario("clean-company");
    mock_erp::Erp erp(erp_settings(scenario));
    audit::Books books = empty_books(scenario.start);
    std::size_t calls = 0;
    const PeerLine line{[&](const HttpRequest& request) {
                          if (calls++ < answers) return live::Sent{erp.handle(request, scenario.start), ""};
                          return live::Sent{NoAnswer::NotDelivered, "nobody listens there"};
                        },
                        [&] { return Result<Instant>(scenario.start); }, [](const std::string&) {}};
    const erp::Dialect& dialect = *erp::dialects().front();
    const Result<void> read = read_erp(dialect, erp::example_access(dialect), line, scenario.start, books);
    EXPECT_EQ(calls, answers + 1) << "it asks no more after the first silence";
    EXPECT_EQ(read.has_value(), answers > 0);
    EXPECT_EQ(books.standing(audit::Part::Despatches),
              answers > 0 ? audit::Standing::Failed : audit::Standing::NotGiven);
  }
}

TEST(AuditReading, ReadsAmazonsOrdersAWeekAtATimeAndWritesNothing) {
  Field field(audits_scenario("clean-company"));
  const Instant now = audits_scenario("clean-company").start;
  std::vector<HttpRequest> requests;
  const PeerLine line{[&](const HttpRequest& request) {
                        requests.push_back(request);
                        return live::Sent{field.handle(Peer::Amazon, request, now), ""};
                      },
                      [&] { return Result<Instant>(now); }, [](const std::string&) {}};
  const channel::Channel& channel = *channel::channels().front();
  audit::Books books = empty_books(now);
  const Result<void> read =
      read_amazon(channel, channel::example_access(channel), line, {now - 20 * a_day, now}, books);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(books.standing(audit::Part::AmazonOrders), audit::Standing::Read);
  ASSERT_EQ(requests.size(), 4U);
  EXPECT_EQ(requests[0].method, "POST") << "the login";
  EXPECT_EQ(requests[0].path, "/auth/o2/token");
  for (std::size_t i = 1; i < requests.size(); ++i) EXPECT_EQ(requests[i].method, "GET");
  EXPECT_EQ(books.orders_placed, (Window{now - 20 * a_day, now}));
}

TEST(AuditReading, SaysThatAmazonRefusesTheRoleOrTheLogin) {
  Field field(audits_scenario("clean-company"));
  const Instant now = audits_scenario("clean-company").start;
  const auto books_where_refused = [&](const std::string& path, Result<void>& read) {
    const PeerLine line{
        [&](const HttpRequest& request) {
          if (request.path.find(path) == std::string::npos) {
            return live::Sent{field.handle(Peer::Amazon, request, now), ""};
          }
          return live::Sent{HttpResponse{403, {}, R"({"errors":[{"code":"Unauthorized","message":"no role"}]})"}, ""};
        },
        [&] { return Result<Instant>(now); }, [](const std::string&) {}};
    const channel::Channel& channel = *channel::channels().front();
    audit::Books books = empty_books(now);
    read = read_amazon(channel, channel::example_access(channel), line, {now - 20 * a_day, now}, books);
    return books;
  };
  Result<void> read;
  EXPECT_EQ(findings_in(books_where_refused("/vendor/orders/", read)), Lines{"AUD-48 getPurchaseOrders"});
  EXPECT_TRUE(read);
  books_where_refused("/auth/", read);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::Denied);
}

TEST(AuditReading, LogsInWhereTheErpTakesTokensOnly) {
  const scenarios::Scenario scenario = audits_scenario("clean-company");
  const erp::Dialect& online = *erp::dialect_named("business-central-online");
  mock_erp::Erp company(erp_settings(scenario));
  std::vector<HttpRequest> requests;
  const PeerLine line{[&](const HttpRequest& request) {
                        requests.push_back(request);
                        return live::Sent{company.handle(request, scenario.start), ""};
                      },
                      [&] { return Result<Instant>(scenario.start); }, [](const std::string&) {}};
  audit::Books books = empty_books(scenario.start);
  read_saved_orders("orders.json", books);
  const Result<void> read = read_erp(online, erp::example_access(online), line, scenario.start - 42 * a_day, books);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(findings_in(books), Lines());
  EXPECT_EQ(requests.front().method, "POST");
  for (std::size_t i = 1; i < requests.size(); ++i) EXPECT_EQ(requests[i].method, "GET");
  erp::ErpAccess wrong = erp::example_access(online);
  wrong.settings["client_secret"] = "another";
  const Result<void> refused = read_erp(online, wrong, line, scenario.start, books);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("the ERP refuses the login"), std::string::npos) << refused.error().message;
}

}  // namespace
}  // namespace vendorproof::harness
