#include "harness/site/site.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/field/field_state.h"
#include "harness/field/requests.h"
#include "harness/site/verdict_so_far.h"
#include "harness/sockets/ready_pool.h"
#include "mock_amazon/quirks/switches.h"
#include "mock_amazon/state/access.h"

namespace vendorproof::harness {

namespace {

mock_amazon::Settings with_credentials(mock_amazon::Settings settings, const Credentials& credentials) {
  settings.client_id = credentials.client_id;
  settings.client_secret = credentials.client_secret;
  settings.refresh_token = credentials.refresh_token;
  return settings;
}

mock_erp::Settings with_credentials(mock_erp::Settings settings, const Credentials& credentials) {
  settings.user = credentials.erp_user;
  settings.web_service_key = credentials.erp_key;
  settings.client_id = credentials.erp_client_id;
  settings.client_secret = credentials.erp_client_secret;
  settings.sign_in = credentials.erp_sign_in;
  return settings;
}

Field field_of(const scenarios::Scenario& scenario, const Credentials& credentials, const SiteBounds& bounds) {
  return {scenario, with_credentials(harness::amazon_settings(scenario), credentials),
          with_credentials(harness::erp_settings(scenario), credentials), bounds.field};
}

}  // namespace

Site::Site(const scenarios::Scenario& scenario, ServedClock clock, Credentials credentials, SiteBounds bounds)
    : credentials_(std::move(credentials)),
      redaction_({credentials_.client_secret, credentials_.refresh_token, credentials_.erp_key,
                  credentials_.erp_client_secret},
                 credentials_.erp_user),
      clock_(clock),
      clock_at_first_(clock),
      start_(clock.now()),
      clock_is_the_machines_(clock.kind() == ServedTime::Real && clock.scale() == 1 && scenario.orders.empty()),
      pristine_(field_of(scenario, credentials_, bounds)),
      field_(pristine_),
      journal_(bounds.journal_rows, bounds.journal_bytes),
      news_({start_}) {
  pristine_.hide(redaction_);
  field_.hide(redaction_);
  faults_.follow(field_.scenario());
}

namespace {

/// Whether the request has its effect only after the client has given it up. A clock that runs by itself holds the
/// connection instead.
bool comes_late(const Disposition& disposition, ServedTime clock) {
  return disposition.by_scenario && clock == ServedTime::Virtual && disposition.deliver_request &&
         !disposition.deliver_answer && disposition.request_delay > Duration(0);
}

}  // namespace

Delivery Site::handle(Peer peer, const HttpRequest& request) {
  std::string operation = operation_of(peer, request);
  JournalRow row = row_of(peer, request, operation);
  std::unique_lock lock(mutex_);
  const Disposition disposition = faults_.strike(peer, operation, request, clock_.now());
  Delivery delivery(HttpResponse{});
  if (comes_late(disposition, clock_.kind())) {
    late_.add({clock_.now() + disposition.request_delay, peer, request});
    delivery.fate = Fate::None;
    note(std::move(row), delivery, disposition);
    noted_.notify_all();
    return delivery;
  }
  if (disposition.request_delay > Duration(0)) hold(lock, real_delay(disposition, disposition.request_delay));
  if (!disposition.deliver_request) {
    delivery.fate = Fate::None;
  } else if (disposition.instead) {
    delivery.response = *disposition.instead;
    delivery.is_of_peer = false;
  } else {
    for (int copy = 0; copy < disposition.copies; ++copy) delivery = field_.handle(peer, request, clock_.now());
    if (disposition.truncate_answer) delivery.fate = Fate::Cut;
    if (!disposition.deliver_answer) delivery.fate = Fate::None;
  }
  note(std::move(row), delivery, disposition);
  noted_.notify_all();
  if (disposition.answer_delay > Duration(0)) hold(lock, real_delay(disposition, disposition.answer_delay));
  return delivery;
}

void Site::deliver_late(Instant until) {
  while (const std::optional<LateRequest> late = late_.take(until)) field_.handle(late->peer, late->request, late->at);
}

Duration Site::real_delay(const Disposition& disposition, Duration delay) const {
  if (!disposition.by_scenario) return delay;
  return clock_.kind() == ServedTime::Virtual ? Duration(0) : delay / clock_.scale();
}

void Site::hold(std::unique_lock<std::mutex>& lock, Duration delay) {
  ReadyPool::about_to_wait();
  stopped_.wait_for(lock, std::clamp<Duration>(delay, Duration(0), std::chrono::minutes(1)),
                    [this] { return stopping_; });
}

void Site::stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  stopped_.notify_all();
  noted_.notify_all();
}

SitePortalKey Site::new_portal_key(const std::string& tenant) {
  const std::lock_guard lock(mutex_);
  const Instant now = clock_.now();
  return {field_.new_portal_key(tenant, now), now + mock_amazon::Access::portal_key_lifetime};
}

ServedTime Site::clock_kind() {
  const std::lock_guard lock(mutex_);
  return clock_.kind();
}

Site::Time Site::time() {
  const std::lock_guard lock(mutex_);
  return time_now();
}

Site::Time Site::advance_to(Instant target) {
  const std::lock_guard lock(mutex_);
  return moved_to(target);
}

Site::Time Site::advance_by(Duration duration) {
  const std::lock_guard lock(mutex_);
  return moved_to(clock_.now() + duration);
}

Site::Time Site::advance_to_next_due() {
  const std::lock_guard lock(mutex_);
  return moved_to(time_now().next_due.value_or(clock_.now()));
}

/// Does nothing if another thread has made the clock run by itself in the meantime.
Site::Time Site::moved_to(Instant target) {
  if (clock_.kind() == ServedTime::Virtual) {
    deliver_late(target);
    clock_.advance_to(target);
  }
  return time_now();
}

Site::Time Site::freeze_clock() {
  const std::lock_guard lock(mutex_);
  clock_.freeze();
  return time_now();
}

Site::Time Site::run_clock(std::int64_t scale) {
  const std::lock_guard lock(mutex_);
  clock_.run(scale);
  return time_now();
}

Result<void> Site::issue(std::string_view order_json) {
  const std::lock_guard lock(mutex_);
  return field_.issue(order_json, clock_.now());
}

Result<void> Site::issue_all(const std::vector<std::string>& orders) {
  const std::lock_guard lock(mutex_);
  Field tried = field_;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const Result<void> issued = tried.issue(orders[i], clock_.now());
    if (issued) continue;
    return failure(issued.error().code, "[" + std::to_string(i) + "]: " + issued.error().message);
  }
  field_ = std::move(tried);
  return {};
}

Result<void> Site::change(const mock_amazon::OrderChange& change) {
  const std::lock_guard lock(mutex_);
  return field_.change(change, clock_.now());
}

Result<void> Site::note_incident(const mock_amazon::Incident& incident) {
  const std::lock_guard lock(mutex_);
  return field_.note(incident, clock_.now());
}

std::vector<LedgerEntry> Site::ledger() {
  const std::lock_guard lock(mutex_);
  field_.advance(clock_.now());
  return field_.ledger();
}

std::vector<std::string> Site::problems() {
  const std::lock_guard lock(mutex_);
  field_.advance(clock_.now());
  return field_.problems();
}

mock_amazon::Settings Site::amazon_settings() {
  const std::lock_guard lock(mutex_);
  return field_.amazon().settings();
}

mock_erp::Settings Site::erp_settings() {
  const std::lock_guard lock(mutex_);
  return with_credentials(harness::erp_settings(field_.scenario()), credentials_);
}

void Site::set_seed(std::uint64_t seed) {
  const std::lock_guard lock(mutex_);
  mock_amazon::Settings settings = field_.amazon().settings();
  settings.seed = seed;
  field_.configure(std::move(settings));
}

Result<void> Site::set_switches(const std::vector<std::pair<std::string, std::string>>& values) {
  const std::lock_guard lock(mutex_);
  mock_amazon::Settings settings = field_.amazon().settings();
  for (const auto& [name, value] : values) {
    const Result<void> set = mock_amazon::set_switch(settings, name, value);
    if (!set) return set;
  }
  field_.configure(std::move(settings));
  return {};
}

void Site::reset(std::optional<std::uint64_t> seed) {
  const std::lock_guard lock(mutex_);
  Field fresh = pristine_;
  if (seed) {
    mock_amazon::Settings settings = fresh.amazon().settings();
    settings.seed = *seed;
    fresh.configure(std::move(settings));
  }
  fresh.keep_access_of(field_);
  field_ = std::move(fresh);
  faults_.clear();
  faults_.follow(field_.scenario());
  journal_.clear();
  shown_.clear();
  late_.clear();
  clock_ = clock_at_first_;
  clock_.restart(clock_is_the_machines_ ? real_now() : start_);
  news_ = {clock_.now()};
}

Result<std::string> Site::add_fault(ServedFault fault) {
  const std::lock_guard lock(mutex_);
  return faults_.add(std::move(fault));
}

Result<void> Site::remove_fault(std::string_view name) {
  const std::lock_guard lock(mutex_);
  return faults_.remove(name);
}

void Site::remove_faults() {
  const std::lock_guard lock(mutex_);
  faults_.remove_all();
}

std::vector<std::string> Site::scripted_faults() {
  const std::lock_guard lock(mutex_);
  return faults_.scripted();
}

std::vector<ServedFault> Site::faults() {
  const std::lock_guard lock(mutex_);
  return faults_.faults();
}

std::vector<JournalRow> Site::journal(const JournalFilter& filter, std::size_t limit) {
  const std::lock_guard lock(mutex_);
  std::vector<JournalRow> rows;
  for (const JournalRow* row : journal_.find(filter, limit)) rows.push_back(*row);
  return rows;
}

JournalCount Site::count(const JournalFilter& filter) {
  const std::lock_guard lock(mutex_);
  return journal_.count(filter);
}

JournalCount Site::wait_for_count(const JournalFilter& filter, std::size_t wanted, Duration timeout) {
  std::unique_lock lock(mutex_);
  JournalCount seen;
  ReadyPool::about_to_wait();
  noted_.wait_for(lock, std::clamp<Duration>(timeout, Duration(0), std::chrono::minutes(1)), [&] {
    seen = journal_.count(filter);
    return stopping_ || seen.count >= wanted;
  });
  return seen;
}

void Site::clear_journal() {
  const std::lock_guard lock(mutex_);
  journal_.clear();
}

JournalStanding Site::journal_standing() {
  const std::lock_guard lock(mutex_);
  return {journal_.seen(),     journal_.evicted(), journal_.size(),
          journal_.rows_max(), journal_.bytes(),   journal_.bytes_max()};
}

Json Site::verdict() {
  const std::lock_guard lock(mutex_);
  field_.advance(clock_.now());
  return verdict_so_far({field_, journal_, faults_, shown_}, clock_.now());
}

std::string Site::export_state() {
  const std::lock_guard lock(mutex_);
  field_.advance(clock_.now());
  return harness::export_state(field_, clock_.now());
}

Result<void> Site::import_state(std::string_view json) {
  const std::lock_guard lock(mutex_);
  Field imported = pristine_;
  imported.keep_access_of(field_);
  const Result<Instant> now = harness::import_state(imported, json);
  if (!now) return tl::unexpected<Error>(now.error());
  field_ = std::move(imported);
  late_.clear();
  faults_.follow(field_.scenario());
  clock_.restart(*now);
  news_ = {*now, field_.ledger().size()};
  return {};
}

Site::Time Site::time_now() {
  const Instant now = clock_.now();
  field_.advance(now);
  std::optional<Instant> next = field_.next_due();
  if (const auto late = late_.next(); late && (!next || *late < *next)) next = late;
  return {now, next, clock_.kind(), clock_.scale()};
}

}  // namespace vendorproof::harness
