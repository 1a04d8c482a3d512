#include "harness/world/run_store.h"

#include <atomic>
#include <cstdint>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/flow/operations.h"
#include "core/store/file/log_check.h"
#include "harness/disk/torn_disk.h"
#include "harness/disk/torn_vfs.h"

namespace vendorproof::harness {

namespace {

constexpr std::int64_t torn_runs_bp = 1'000;
/// Where in the writes of a step the power fails: after so many writes and syncs, or before the first one.
constexpr std::int64_t fails_inside_bp = 9'000;
constexpr std::int64_t places_in_step = 30;
/// And in the writes of the next start.
constexpr std::int64_t fails_again_bp = 2'500;
constexpr std::int64_t places_in_start = 12;

const std::string path_on_disk = "core.db";

std::string unique_store_uri() {
  static std::atomic<std::uint64_t> next{0};
  return "file:/vendorproof-" + std::to_string(next++) + "?vfs=memdb";
}

std::unique_ptr<store::Store> opened_in_memory(const std::string& uri) {
  Result<std::unique_ptr<store::Store>> opened = store::open_store({uri, store::Durability::Off});
  REQUIRE(opened.has_value());
  return std::move(*opened);
}

/// The text with every `from` written as `to`.
std::string with_every(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

bool has_torn_disk(const scenarios::Scenario& scenario, Chance& chance) {
  if (scenario.torn_disk) return true;
  if (!chance.may_fire(scenario.chance == scenarios::ChanceOfFaults{} ? 0 : 1)) return false;
  return chance.draw("disk/torn", torn_runs_bp, 1) != 0;
}

}  // namespace

struct RunStore::Torn {
  explicit Torn(Chance& chance)
      : disk([&chance](const std::string& name, std::int64_t chance_bp, std::int64_t options) {
          return chance.draw(name, chance_bp, options);
        }) {}
  std::string next_cut() const { return fmt::format("disk/{}", disk.cuts() + 1); }

  TornDisk disk;
  TornVfs vfs{disk};
};

RunStore::RunStore(const scenarios::Scenario& scenario, Chance& chance) : chance_(chance) {
  if (has_torn_disk(scenario, chance)) torn_ = std::make_unique<Torn>(chance);
  lose();
}

RunStore::~RunStore() = default;

void RunStore::lose() {
  if (torn_) {
    torn_->disk.remove_all();
    uri_ = torn_->vfs.uri(path_on_disk);
    return;
  }
  uri_ = unique_store_uri();
  anchor_ = opened_in_memory(uri_);
}

Result<std::unique_ptr<store::Store>> RunStore::open_torn() {
  std::istringstream log(torn_->disk.content(path_on_disk + "-wal"));
  if (auto checked = store::check_log_bytes(log, path_on_disk); !checked) {
    return tl::unexpected<Error>(checked.error());
  }
  return store::open_store({uri_, store::Durability::FullElsewhere, {}, flow::is_operation});
}

Result<std::unique_ptr<store::Store>> RunStore::open() {
  if (!torn_) return opened_in_memory(uri_);
  TornDisk& disk = torn_->disk;
  for (;;) {
    // A new store is made whole, as put_in_place does it.
    const bool is_new = !disk.has(path_on_disk);
    const std::int64_t place = is_new ? 0 : chance_.draw(torn_->next_cut() + "/start", fails_again_bp, places_in_start);
    if (place != 0) disk.fail_after(place);
    Result<std::unique_ptr<store::Store>> opened = open_torn();
    disk.keep_power();
    const bool has_failed = disk.has_failed();
    if (opened && !has_failed) return opened;
    const std::int64_t cut = disk.cuts();
    if (opened) opened->reset();
    if (has_failed) disk.restart();
    if (!opened) {
      // The name of the disk counts all runs of the process, and is not the same twice.
      const std::string reason = with_every(opened.error().message, uri_, path_on_disk);
      torn_.reset();
      lose();
      return failure(
          opened.error().code,
          fmt::format("after power cut {} of its disk, the store of the core cannot be used: {}", cut, reason));
    }
  }
}

void RunStore::fail_during(const std::function<void()>& work) {
  if (!torn_) return;
  torn_->disk.fail_after(chance_.draw(torn_->next_cut() + "/place", fails_inside_bp, places_in_step));
  work();
}

std::string RunStore::crash(std::unique_ptr<store::Store>& store) {
  if (!torn_) {
    store.reset();
    return "";
  }
  TornDisk& disk = torn_->disk;
  disk.fail();
  store.reset();
  disk.restart();
  const Losses& last = disk.last_losses();
  const std::int64_t all = last.kept + last.lost + last.torn;
  if (all == 0) return "";
  return fmt::format("; of {} writes that were not yet safe, the disk lost {} and tore {}", all, last.lost, last.torn);
}

}  // namespace vendorproof::harness
