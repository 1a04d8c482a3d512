#include "core/live/operators/door.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "core/live/operators/answers.h"
#include "core/live/operators/guard.h"

namespace vendorproof::live {

namespace {

enum class Progress { Waiting, Taken, Answered, Withdrawn };

struct Question {
  Progress progress = Progress::Waiting;
  HttpResponse answer;
};

HttpResponse alive() {
  HttpResponse response;
  response.headers = {{"Content-Type", "text/plain"}};
  response.body = "alive\n";
  return response;
}

}  // namespace

/// Shared with errands that may still be in the inbox when the door is gone.
struct OperatorsDoor::Desk {
  Desk(const Core& known_core, Inbox& known_inbox, Duration known_patience)
      : core(known_core), inbox(known_inbox), patience(known_patience) {}

  const Core& core;
  Inbox& inbox;
  const Duration patience;
  std::mutex mutex;
  std::condition_variable changed;
  bool is_closed = false;

  /// False if it was withdrawn: then nothing may be done.
  bool take(Question& question) {
    const std::lock_guard lock(mutex);
    if (question.progress != Progress::Waiting) return false;
    question.progress = Progress::Taken;
    return true;
  }
  void give(Question& question, HttpResponse answer) {
    {
      const std::lock_guard lock(mutex);
      question.answer = std::move(answer);
      question.progress = Progress::Answered;
    }
    changed.notify_all();
  }
  HttpResponse answer_to(Question& question) {
    std::unique_lock lock(mutex);
    const auto is_settled = [&] { return is_closed || question.progress != Progress::Waiting; };
    changed.wait_for(lock, patience, is_settled);
    if (question.progress == Progress::Waiting) {
      question.progress = Progress::Withdrawn;
      return refused(503, is_closed ? "the daemon ends; nothing was done" : "the daemon is busy; nothing was done");
    }
    // What was taken is answered: the core never waits.
    changed.wait(lock, [&] { return question.progress == Progress::Answered; });
    return std::move(question.answer);
  }
};

Result<std::unique_ptr<OperatorsDoor>> OperatorsDoor::open(const OperatorsConfig& config, const Core& core,
                                                           Inbox& inbox, Duration patience) {
  auto desk = std::make_shared<Desk>(core, inbox, patience);
  const auto check = [config](const HttpRequest& head) -> std::optional<HttpResponse> {
    const DoorRoute* route = route_of(head);
    auto refusal = refused_by_guard(head, config, route == nullptr ? Access::WithToken : route->access);
    if (refusal) return refusal;
    return route == nullptr ? std::optional(no_route(head)) : std::nullopt;
  };
  const auto answer = [desk](const HttpRequest& request) {
    const DoorRoute* route = route_of(request);
    if (route == nullptr || route->answer == nullptr) return alive();
    const auto question = std::make_shared<Question>();
    desk->inbox.post(Errand([desk, question, route, request](const Visit& visit) {
      if (desk->take(*question)) desk->give(*question, route->answer({desk->core, visit}, request));
    }));
    return desk->answer_to(*question);
  };
  return Front::open(config.host, config.port, check, answer).map([&](std::unique_ptr<Front>&& front) {
    return std::unique_ptr<OperatorsDoor>(new OperatorsDoor(std::move(desk), std::move(front)));
  });
}

OperatorsDoor::OperatorsDoor(std::shared_ptr<Desk> desk, std::unique_ptr<Front> front)
    : desk_(std::move(desk)), front_(std::move(front)) {}

OperatorsDoor::~OperatorsDoor() {
  {
    const std::lock_guard lock(desk_->mutex);
    desk_->is_closed = true;
  }
  desk_->changed.notify_all();
}

int OperatorsDoor::port() const { return front_->port(); }

}  // namespace vendorproof::live
