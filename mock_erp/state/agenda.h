// What the company has to do next, in order of time; at the same time, in the order of planning.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/base/time.h"

namespace vendorproof::mock_erp {

enum class Duty {
  ReceiveRestock,
  OpenDespatch,
  PostDespatch,
  DepartTruck,
  PostInvoices,
  EnterPapers,
  PostCreditMemo,
  CorrectDespatch,
  ReleaseOrder,
};

/// `subject` is the index of the restock or of the planned credit, or the serial of the despatch or order; `dock` is
/// for OpenDespatch.
struct Task {
  Duty duty = Duty::ReceiveRestock;
  std::int64_t subject = 0;
  std::string dock;
};

class Agenda {
 public:
  struct Slot {
    Instant at;
    std::int64_t turn = 0;
    auto operator<=>(const Slot&) const = default;
  };

  Slot add(Instant at, Task task) {
    const Slot slot{at, turn_++};
    tasks_.emplace(slot, std::move(task));
    return slot;
  }

  void remove(const Slot& slot) { tasks_.erase(slot); }

  std::optional<Instant> next_due() const {
    if (tasks_.empty()) return std::nullopt;
    return tasks_.begin()->first.at;
  }

  /// Takes the first task that is due at `now`.
  std::optional<std::pair<Instant, Task>> take(Instant now) {
    if (tasks_.empty() || tasks_.begin()->first.at > now) return std::nullopt;
    std::pair<Instant, Task> first{tasks_.begin()->first.at, std::move(tasks_.begin()->second)};
    tasks_.erase(tasks_.begin());
    return first;
  }

  const std::map<Slot, Task>& tasks() const { return tasks_; }

  /// See archive.h.
  template <class Archive>
  void archive(Archive& a) {
    a("tasks", tasks_)("turn", turn_);
  }

 private:
  std::map<Slot, Task> tasks_;
  std::int64_t turn_ = 0;
};

}  // namespace vendorproof::mock_erp
