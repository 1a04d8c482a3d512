#include "harness/site/tenants.h"

#include <algorithm>
#include <mutex>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/field/requests.h"
#include "harness/site/stock.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t tokens_max = 100'000;
constexpr std::size_t name_length_max = 60;
constexpr SiteBounds bounds_of_tenants = {2'000, 4UL * 1024 * 1024, {20'000, 500}};

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= name_length_max && std::all_of(name.begin(), name.end(), [](char letter) {
    const bool plain =
        (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    return plain || letter == '-' || letter == '_' || letter == '.';
  });
}

void fill(std::string& text, const std::string& otherwise) {
  if (text.empty()) text = otherwise;
}

/// The parameter of a login (form or JSON). In a form, a `+` has become a blank: see with_plus.
std::string parameter(const HttpRequest& request, const Json& document, std::string_view name) {
  std::string value;
  if (document.is_object()) {
    const auto found = document.find(std::string(name));
    if (found != document.end() && found->is_string()) value = found->get<std::string>();
  } else {
    for (const auto& [key, text] : parse_form(request.body)) {
      if (key == name) value = text;
    }
  }
  return value;
}

std::string with_plus(std::string text) {
  std::replace(text.begin(), text.end(), ' ', '+');
  return text;
}

std::shared_ptr<Site> found_in(const std::map<std::string, std::shared_ptr<Site>, std::less<>>& sites,
                               std::string_view key) {
  const auto found = sites.find(key);
  return found == sites.end() ? nullptr : found->second;
}

}  // namespace

Credentials credentials_of(std::string_view name) {
  const std::string text(name);
  return {"amzn1.application-oa2-client." + text,
          text + "-client-secret",
          "Atzr|" + text,
          text,
          text + "-erp-key",
          text + "-erp-client",
          text + "-erp-client-secret"};
}

Tenants::Tenants(const scenarios::Scenario& scenario, ServedClock clock, SiteBounds bounds, const Credentials& usual)
    : usual_(std::make_shared<Site>(scenario, clock, usual, bounds)) {
  by_name_.emplace(default_name, usual_);
  index(usual_);
}

void Tenants::index(const std::shared_ptr<Site>& site) {
  const Credentials& credentials = site->credentials();
  by_refresh_token_.emplace(credentials.refresh_token, site);
  by_erp_user_.emplace(credentials.erp_user, site);
  by_erp_client_.emplace(credentials.erp_client_id, site);
  by_client_.emplace(credentials.client_id, site);
}

Delivery Tenants::handle(Peer peer, const HttpRequest& request) {
  const std::shared_ptr<Site> site = resolve(peer, request);
  Delivery delivery = site->handle(peer, request);
  const bool asks_for_token = is_sign_in(peer, request) || starts_with(request.path, "/tokens/");
  const bool is_token = request.method == "POST" && delivery.response.status == 200 && asks_for_token;
  if (is_token && site != usual_) learn(site, delivery.response);
  return delivery;
}

std::shared_ptr<Site> Tenants::resolve(Peer peer, const HttpRequest& request) const {
  const std::shared_ptr<Site> site = peer == Peer::Erp ? named_at_erp(request) : named_at_amazon(request);
  return site == nullptr ? usual_ : site;
}

/// The user of a web service key, the application that asks for a token, or the token.
std::shared_ptr<Site> Tenants::named_at_erp(const HttpRequest& request) const {
  const std::string header = header_of(request.headers, "Authorization").value_or("");
  const std::size_t blank = header.find(' ');
  const std::string_view value =
      blank == std::string::npos ? std::string_view() : std::string_view(header).substr(blank + 1);
  const std::optional<std::string> pair = base64_decode(value);
  const std::string_view user = pair ? std::string_view(*pair).substr(0, pair->find(':')) : std::string_view();
  if (is_sign_in(Peer::Erp, request)) {
    const std::string client = parameter(request, Json(), "client_id");
    const std::shared_lock lock(mutex_);
    return found_in(by_erp_client_, client.empty() ? user : std::string_view(client));
  }
  const std::shared_lock lock(mutex_);
  const std::shared_ptr<Site> site = found_in(by_token_, value);
  return site == nullptr ? found_in(by_erp_user_, user) : site;
}

std::shared_ptr<Site> Tenants::named_at_amazon(const HttpRequest& request) const {
  if (const auto token = header_of(request.headers, "x-amz-access-token")) {
    const std::shared_lock lock(mutex_);
    return found_in(by_token_, *token);
  }
  if (const auto key = query_of(request, "key"); key && starts_with(request.path, "/portal/")) {
    const std::shared_lock lock(mutex_);
    return found_in(by_name_, std::string_view(*key).substr(0, key->find('~')));
  }
  if (request.method != "POST" || !is_sign_in(Peer::Amazon, request)) return nullptr;
  const Result<Json> document = starts_with(request.body, "{") ? parse_json(request.body) : Result<Json>(Json());
  const Json none;
  const Json& body = document ? *document : none;
  const std::string refresh_token = parameter(request, body, "refresh_token");
  const std::string client = parameter(request, body, "client_id");
  const std::shared_lock lock(mutex_);
  // One application may serve several vendors: then the refresh token decides.
  std::shared_ptr<Site> site = found_in(by_refresh_token_, refresh_token);
  if (site == nullptr) site = found_in(by_refresh_token_, with_plus(refresh_token));
  return site == nullptr ? found_in(by_client_, client) : site;
}

std::string Tenants::name_of(const Site& site) const {
  const std::shared_lock lock(mutex_);
  for (const auto& [name, known] : by_name_) {
    if (known.get() == &site) return name;
  }
  return "";
}

void Tenants::learn(const std::shared_ptr<Site>& site, const HttpResponse& response) {
  const Result<Json> document = parse_json(response.body);
  if (!document || !document->is_object()) return;
  for (const char* name : {"access_token", "restrictedDataToken"}) {
    const auto found = document->find(name);
    if (found == document->end() || !found->is_string()) continue;
    const std::unique_lock lock(mutex_);
    const std::string token = found->get<std::string>();
    if (by_token_.insert_or_assign(token, site).second) tokens_.push_back(token);
    if (tokens_.size() <= tokens_max) continue;
    by_token_.erase(tokens_.front());
    tokens_.pop_front();
  }
}

Result<std::shared_ptr<Site>> Tenants::create(const TenantWish& wish) {
  if (!is_name(wish.name)) return malformed("a tenant's name has 1 to 60 letters, digits, '-', '_' or '.'");
  if (wish.scale < 1 || wish.scale > 100'000) return malformed("scale must be from 1 to 100000");
  const std::size_t rows = wish.journal_rows.value_or(bounds_of_tenants.journal_rows);
  if (rows < 1 || rows > 100'000) return malformed("journal_rows must be from 1 to 100000");
  Credentials credentials = wish.credentials;
  const Credentials made = credentials_of(wish.name);
  fill(credentials.client_id, made.client_id);
  fill(credentials.client_secret, made.client_secret);
  fill(credentials.refresh_token, made.refresh_token);
  fill(credentials.erp_user, made.erp_user);
  fill(credentials.erp_key, made.erp_key);
  fill(credentials.erp_client_id, made.erp_client_id);
  fill(credentials.erp_client_secret, made.erp_client_secret);
  scenarios::Scenario scenario = wish.scenario ? *wish.scenario : stock_without_orders(real_now());
  // Tokens are made from the seed: with equal seeds two tenants would issue the same tokens.
  scenario.seed = wish.seed.value_or(scenario.seed);
  const std::unique_lock lock(mutex_);
  if (by_name_.count(wish.name) == 1)
    return failure(ErrorCode::Conflict, "there is a tenant " + wish.name + " already");
  if (by_name_.size() >= tenants_max) {
    return failure(ErrorCode::Conflict, "there are 1000 tenants already; delete some with DELETE /tenants/{tenant}");
  }
  const bool taken = by_refresh_token_.count(credentials.refresh_token) + by_erp_user_.count(credentials.erp_user) +
                         by_erp_client_.count(credentials.erp_client_id) >
                     0;
  if (taken) {
    return failure(ErrorCode::Conflict, "another tenant has this refresh token, this ERP user or this ERP client");
  }
  SiteBounds bounds = bounds_of_tenants;
  bounds.journal_rows = rows;
  auto site =
      std::make_shared<Site>(scenario, ServedClock(wish.clock, scenario.start, wish.scale), credentials, bounds);
  by_name_.emplace(wish.name, site);
  index(site);
  return site;
}

Result<void> Tenants::remove(std::string_view name) {
  if (name == default_name) return failure(ErrorCode::Conflict, "the default tenant stays; reset it instead");
  const std::unique_lock lock(mutex_);
  const std::shared_ptr<Site> site = found_in(by_name_, name);
  if (site == nullptr) return failure(ErrorCode::NotFound, "there is no tenant " + shown_name(name));
  for (ByText* sites : {&by_name_, &by_client_, &by_refresh_token_, &by_erp_user_, &by_erp_client_, &by_token_}) {
    std::erase_if(*sites, [&](const auto& row) { return row.second == site; });
  }
  std::erase_if(tokens_, [&](const std::string& token) { return by_token_.count(token) == 0; });
  // Its waits and delays end now: nobody else knows it any more.
  site->stop();
  // Other tenants may use the same application.
  for (const auto& [other, left] : by_name_) by_client_.emplace(left->credentials().client_id, left);
  return {};
}

std::shared_ptr<Site> Tenants::find(std::string_view name) const {
  const std::shared_lock lock(mutex_);
  return found_in(by_name_, name);
}

std::vector<std::string> Tenants::names() const {
  const std::shared_lock lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, site] : by_name_) names.push_back(name);
  return names;
}

void Tenants::stop() {
  for (const std::string& name : names()) {
    if (const std::shared_ptr<Site> site = find(name)) site->stop();
  }
}

void Tenants::reset_all() {
  for (const std::string& name : names()) {
    if (const std::shared_ptr<Site> site = find(name)) site->reset(std::nullopt);
  }
}

}  // namespace vendorproof::harness
