#include "mock_erp/erp.h"

#include <algorithm>
#include <utility>

#include "mock_erp/api/endpoints.h"
#include "mock_erp/api/intent.h"
#include "mock_erp/archive/archive.h"
#include "mock_erp/office/back_office.h"
#include "mock_erp/pages/master.h"
#include "mock_erp/state/company.h"
#include "mock_erp/state/replica.h"
#include "mock_erp/warehouse/corrections.h"
#include "mock_erp/warehouse/stock_room.h"
#include "mock_erp/warehouse/warehouse.h"

namespace vendorproof::mock_erp {

namespace {

void perform(Company& company, const Task& task, Instant now) {
  switch (task.duty) {
    case Duty::ReceiveRestock:
      receive_restock(company, task.subject, now);
      break;
    case Duty::OpenDespatch:
      open_despatch(company, task.dock, now);
      break;
    case Duty::PostDespatch:
      post_despatch(company, task.subject, now);
      break;
    case Duty::DepartTruck:
      depart_truck(company, task.subject, now);
      break;
    case Duty::PostInvoices:
      post_invoices(company, task.subject, now);
      break;
    case Duty::EnterPapers:
      enter_papers(company, task.subject, now);
      break;
    case Duty::PostCreditMemo:
      post_credit_memo(company, task.subject, now);
      break;
    case Duty::CorrectDespatch:
      correct_despatch(company, task.subject, now);
      break;
    case Duty::ReleaseOrder:
      release_forgotten(company, task.subject, now);
      break;
  }
}

}  // namespace

Result<void> check_master(const Settings& settings) {
  if (settings.master.empty()) return {};
  const std::string complaint = complaint_about_master(Company(settings));
  if (!complaint.empty()) return malformed("the ERP's master data: " + complaint);
  return {};
}

struct Erp::State {
  Company company;
  Replica replica = {};

  HttpResponse answer(const HttpRequest& request);
};

Erp::Erp(Settings settings) : state_(std::make_unique<State>(State{Company(std::move(settings))})) {}
Erp::Erp(const Erp& other) : state_(std::make_unique<State>(*other.state_)) {}
Erp::Erp(Erp&& other) noexcept = default;
Erp& Erp::operator=(Erp other) noexcept {
  state_ = std::move(other.state_);
  return *this;
}
Erp::~Erp() = default;

/// A read of the replica counts and is refused as any other.
HttpResponse Erp::State::answer(const HttpRequest& request) {
  if (!reads_replica(request)) {
    if (request.method != "GET") replica.note(company, company.clock);
    return answer_request(company, request, company.clock);
  }
  Company* const books = replica.books(company, company.clock);
  if (books == nullptr) return answer_request(company, request, company.clock);
  books->usage = company.usage;
  books->answers_refused = company.answers_refused;
  HttpResponse response = answer_request(*books, request, company.clock);
  company.usage = books->usage;
  company.answers_refused = books->answers_refused;
  for (Effect& effect : std::exchange(books->effects, {})) company.effects.push_back(std::move(effect));
  return response;
}

HttpResponse Erp::handle(const HttpRequest& request, Instant now) {
  advance(now);
  HttpResponse response = state_->answer(request);
  if (const std::optional<Duration> ahead = state_->company.settings.clock_ahead) {
    response.headers.emplace_back("Date", format_http_date(now + *ahead));
  }
  return response;
}

void Erp::advance(Instant now) {
  Company& company = state_->company;
  while (const auto due = company.agenda.take(now)) {
    company.clock = std::max(company.clock, due->first);
    state_->replica.note(company, company.clock);
    perform(company, due->second, company.clock);
  }
  company.clock = std::max(company.clock, now);
}

std::optional<Instant> Erp::next_due() const { return state_->company.agenda.next_due(); }

std::vector<Effect> Erp::take_effects() { return std::exchange(state_->company.effects, {}); }

std::vector<Truck> Erp::take_trucks() { return std::exchange(state_->company.trucks, {}); }

std::string Erp::export_state() const { return mock_erp::export_state(state_->company); }

Result<void> Erp::import_state(std::string_view json) {
  return mock_erp::import_state(state_->company, json).map([this] { state_->replica = {}; });
}

Money Erp::receivable() const { return state_->company.receivable; }

std::int64_t Erp::on_hand(const std::string& item_number) const {
  const Company& company = state_->company;
  const auto found = company.item_by_number.find(item_number);
  return found == company.item_by_number.end() ? 0 : company.items[found->second].on_hand;
}

}  // namespace vendorproof::mock_erp
