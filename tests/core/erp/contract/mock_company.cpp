// The mock Business Central with its people, who work in its virtual time.
#include <algorithm>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/erp/business_central/business_central.h"
#include "core/erp/dialects.h"
#include "mock_erp/erp.h"
#include "tests/core/erp/contract/company.h"

namespace vendorproof::erp::contract {

namespace {

mock_erp::Item item_of(const char* number, const char* asin, const char* sku, const char* gtin,
                       const std::vector<std::int64_t>& cases, const char* price) {
  mock_erp::Item item;
  item.number = number;
  item.display_name = number;
  item.amazon_product_identifier = asin;
  item.vendor_product_identifier = sku;
  item.gtin = gtin;
  item.case_sizes = cases;
  item.unit_price = *Money::parse(price, usd());
  return item;
}

mock_erp::Settings settings_of_people() {
  mock_erp::Settings settings;
  settings.items = {item_of(tea, "B00TEA0001", "", "9506000134314", {12}, "2.50"),
                    item_of(soap, "B00SOAP007", "", "9506000134321", {7}, "1.10"),
                    item_of(vitamin, "B00VITC001", "", "9506000134338", {12}, "4.00"),
                    item_of(mug, "", "MUG-AT-AMAZON", "9506000134345", {}, "3.00")};
  settings.ship_to_codes = {"PHX6", "ONT8"};
  settings.posting_from = *parse_instant("2026-01-01T00:00:00Z");
  settings.policy.release_after.reset();
  settings.policy.consolidate = false;
  settings.policy.payment_days = 60;
  settings.policy.pallet_cartons_max = 40;
  return settings;
}

class MockCompany : public Company {
 public:
  MockCompany(const Dialect& dialect, mock_erp::SignIn sign_in, std::int64_t page_size)
      : dialect_(dialect), settings_(settings_of_people()) {
    settings_.sign_in = sign_in;
    settings_.page_size = page_size;
  }

  const Dialect& dialect() const override { return dialect_; }
  ErpAccess access() const override { return example_access(dialect_); }
  std::string account() const override { return "6910"; }
  std::string bank() const override { return "CHECKING"; }

  void open(const Plan& plan) override {
    for (mock_erp::Item& item : settings_.items) {
      const auto stock = plan.stock.find(item.number);
      item.stock_eaches = stock == plan.stock.end() ? 0 : stock->second;
      if (item.number == vitamin) item.lot = plan.lot;
    }
    for (const Plan::Supply& one : plan.supply) {
      settings_.restocks.push_back({one.item, start_of_day(now_) + one.days * a_day, one.eaches});
    }
    mock_erp::Policy& policy = settings_.policy;
    for (const Plan::Missing& one : plan.missing) policy.shorts.push_back({one.order, one.line, one.eaches});
    if (plan.closes_the_rest) policy.remainder = mock_erp::Remainder::ClosedShort;
    if (!plan.credited_order.empty()) {
      mock_erp::PlannedCredit credit;
      credit.purchase_order = plan.credited_order;
      credit.after = a_day;
      policy.credits.push_back(credit);
    }
    erp_.emplace(settings_);
  }

  HttpResponse send(const HttpRequest& request) override {
    REQUIRE(erp_.has_value());
    return erp_->handle(request, now_);
  }
  Instant now() const override { return now_; }
  void let_a_second_pass() override { now_ += std::chrono::seconds(1); }
  std::string number(const std::string& name) override { return name + std::to_string(++numbers_); }

  std::string ship(const std::string& order) override {
    const auto is_of_order = [&](const Effect& effect) {
      return effect.kind == EffectKind::DespatchPosted &&
             std::any_of(effect.lines.begin(), effect.lines.end(),
                         [&](const EffectLine& line) { return line.purchase_order == order; });
    };
    const std::string despatch = document_of(is_of_order);
    // The truck of this despatch leaves a little later.
    document_of([&](const Effect& effect) { return effect.kind == EffectKind::TruckDeparted; });
    return despatch;
  }
  std::string bill(const std::string& order) override {
    return document_of([&](const Effect& effect) {
      return effect.kind == EffectKind::SalesInvoicePosted && effect.purchase_order == order;
    });
  }
  std::string credit(const std::string& invoice) override {
    return document_of([&](const Effect& effect) {
      return effect.kind == EffectKind::CreditMemoPosted && effect.other_document == invoice;
    });
  }
  Money posted(const std::string& document) override {
    for (Effect& effect : erp_->take_effects()) effects_.push_back(std::move(effect));
    for (const Effect& effect : effects_) {
      // The mock's line is on the customer or the bank: what leaves there is on the account.
      if (effect.kind == EffectKind::JournalLinePosted && effect.document == document) return -effect.amount;
    }
    return {};
  }
  void enter(const std::string& order) override {
    HttpRequest request = dialect_.sales_orders.ask(access(), order, "");
    if (dialect_.access.ask != nullptr) {
      const HttpResponse login = send(dialect_.access.ask(access(), ""));
      const auto token = dialect_.access.hear(access(), login.body, "");
      REQUIRE(token && token->answer);
      dialect_.sign(request, token->answer->text);
    }
    request.method = "POST";
    request.path = fmt::format("/api/v2.0/companies({})/salesOrders", settings_.company_id);
    request.query.clear();
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = fmt::format(
        R"({{"customerNumber":"AMAZON","externalDocumentNumber":"{}","salesOrderLines":[{{"lineType":"Item",)"
        R"("lineObjectNumber":"{}","unitOfMeasureCode":"CASE12","quantity":2,"unitPrice":30}}]}})",
        order, tea);
    const HttpResponse response = send(request);
    REQUIRE(response.status == 201);
  }

 private:
  /// The document of the next effect that is wanted; time passes until there is one.
  template <class IsWanted>
  std::string document_of(const IsWanted& is_wanted) {
    constexpr int steps_max = 1'000;
    for (int step = 0; step < steps_max; ++step) {
      for (Effect& effect : erp_->take_effects()) effects_.push_back(std::move(effect));
      const auto wanted = std::find_if(effects_.begin(), effects_.end(), is_wanted);
      if (wanted != effects_.end()) {
        std::string document = wanted->document;
        effects_.erase(wanted);
        return document;
      }
      const std::optional<Instant> due = erp_->next_due();
      if (!due) return "nobody does it";
      now_ = std::max(now_, *due);
      erp_->advance(now_);
    }
    return "it never happens";
  }

  const Dialect& dialect_;
  mock_erp::Settings settings_;
  std::optional<mock_erp::Erp> erp_;
  std::vector<Effect> effects_;
  Instant now_ = *parse_instant("2026-11-23T08:00:00Z");
  int numbers_ = 0;
};

constexpr std::int64_t usual_page = 1000;

}  // namespace

std::unique_ptr<Company> mock_on_premises() {
  return std::make_unique<MockCompany>(business_central::dialect(), mock_erp::SignIn::WebServiceKey, usual_page);
}
std::unique_ptr<Company> mock_online() {
  return std::make_unique<MockCompany>(business_central::online_dialect(), mock_erp::SignIn::AccessToken, usual_page);
}
std::unique_ptr<Company> mock_in_small_pages() {
  return std::make_unique<MockCompany>(business_central::dialect(), mock_erp::SignIn::WebServiceKey, 2);
}

}  // namespace vendorproof::erp::contract
