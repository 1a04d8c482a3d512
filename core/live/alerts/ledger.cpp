#include "core/live/alerts/ledger.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/live/alerts/signature.h"
#include "core/live/files.h"
#include "core/store/file/place.h"

namespace vendorproof::live {

namespace {

constexpr std::int64_t ledger_version = 1;
constexpr std::size_t digest_letters = 64;

Json told_json(const std::string& key, const ToldIncident& told) {
  // A key may have bytes that JSON cannot hold.
  return {{"key", percent_encode(key)},
          {"kind", text_of(told.kind)},
          {"owner", text_of(told.owner)},
          {"text", told.text},
          {"raised_at", format_instant(told.raised_at)},
          {"told_at", format_instant(told.told_at)},
          {"escalated", told.escalated},
          {"warned", told.warned}};
}

Json pending_json(const PendingAlert& pending) {
  return {{"place", pending.place},
          {"since", format_instant(pending.since)},
          {"id", pending.alert.id},
          {"event", text_of(pending.alert.event)},
          {"owner", text_of(pending.alert.owner)},
          {"text", pending.alert.text},
          {"body", pending.alert.body}};
}

Owner owner_in(const JsonReader& in) {
  std::vector<std::string_view> names;
  for (const Owner owner : owners) names.push_back(text_of(owner));
  const std::size_t place = in.one_of(names);
  return owners.at(place < owners.size() ? place : 0);
}

ToldIncident read_told(const JsonReader& in) {
  ToldIncident told;
  const std::optional<ExceptionKind> kind = exception_kind_of(in.at("kind").text());
  if (!kind) in.at("kind").problem("is unknown");
  told.kind = kind.value_or(ExceptionKind::RequestRefused);
  told.owner = owner_in(in.at("owner"));
  told.text = in.at("text").text();
  told.raised_at = in.at("raised_at").instant();
  told.told_at = in.at("told_at").instant();
  told.escalated = in.at("escalated").boolean();
  told.warned = in.at("warned").boolean();
  return told;
}

PendingAlert read_pending(const JsonReader& in) {
  PendingAlert pending;
  pending.place = in.at("place").text();
  pending.since = in.at("since").instant();
  pending.alert.id = in.at("id").text();
  const std::optional<AlertEvent> event = alert_event_of(in.at("event").text());
  if (!event) in.at("event").problem("is unknown");
  pending.alert.event = event.value_or(AlertEvent::Test);
  pending.alert.owner = owner_in(in.at("owner"));
  pending.alert.text = in.at("text").text();
  pending.alert.body = in.at("body").text();
  return pending;
}

Result<AlertLedger> read_ledger(const Json& json) {
  const JsonReader in(json);
  const std::int64_t version = in.at("version").integer();
  if (!in.failed() && version > ledger_version) {
    return failure(ErrorCode::Conflict, fmt::format("it is of version {}, this program knows {}; use the newer program",
                                                    version, ledger_version));
  }
  AlertLedger ledger;
  for (const JsonReader& one : in.at("incidents").elements()) {
    const std::string key = percent_decode(one.at("key").text(), PlusSign::Kept);
    ledger.told.incidents.emplace(key, read_told(one));
  }
  for (const JsonReader& one : in.at("digests").elements()) {
    const DigestMark mark = {one.at("up_to").instant(), one.at("is_sent").boolean()};
    ledger.told.digests.emplace(owner_in(one.at("owner")), mark);
  }
  for (const JsonReader& one : in.at("pending").elements()) ledger.pending.push_back(read_pending(one));
  return in.finish(std::move(ledger));
}

Error unwritten(const std::string& path) {
  return {ErrorCode::Unavailable,
          fmt::format("{} cannot be written: {}; check the folder and the disk", path, std::strerror(errno))};
}

}  // namespace

std::string ledger_text(const AlertLedger& ledger) {
  Json incidents = Json::array();
  for (const auto& [key, told] : ledger.told.incidents) incidents.push_back(told_json(key, told));
  Json digests = Json::array();
  for (const auto& [owner, mark] : ledger.told.digests) {
    digests.push_back({{"owner", text_of(owner)}, {"up_to", format_instant(mark.up_to)}, {"is_sent", mark.is_sent}});
  }
  Json pending = Json::array();
  for (const PendingAlert& one : ledger.pending) pending.push_back(pending_json(one));
  const Json json = {{"version", ledger_version},
                     {"incidents", std::move(incidents)},
                     {"digests", std::move(digests)},
                     {"pending", std::move(pending)}};
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return sha256_hex(text) + "\n" + text;
}

Result<AlertLedger> parse_ledger(const std::string& text) {
  const std::string rest = text.size() > digest_letters + 1 ? text.substr(digest_letters + 1) : "";
  if (rest.empty() || text.substr(0, digest_letters + 1) != sha256_hex(rest) + "\n") {
    return malformed("its digest is not that of its contents");
  }
  return parse_json(rest).and_then([](const Json& json) { return read_ledger(json); });
}

Result<AlertLedger> LedgerFile::load(std::string& damage) const {
  std::error_code problem;
  if (!std::filesystem::exists(path_, problem) && !problem) return AlertLedger();
  const Result<std::string> text = read_file(path_);
  if (!text) return failure(ErrorCode::Unavailable, text.error().message);
  Result<AlertLedger> ledger = parse_ledger(*text);
  if (ledger) return ledger;
  if (ledger.error().code == ErrorCode::Conflict) {
    return failure(ErrorCode::Conflict, fmt::format("{}: {}", path_, ledger.error().message));
  }
  const std::string aside = path_ + ".damaged";
  if (std::rename(path_.c_str(), aside.c_str()) != 0) return tl::unexpected<Error>(unwritten(aside));
  damage = fmt::format(
      "{} is damaged ({}), and was moved to {}: what is open is told again, and alerts that had not arrived are lost",
      path_, ledger.error().message, aside);
  return AlertLedger();
}

Result<void> LedgerFile::save(const AlertLedger& ledger) const {
  const std::string fresh = path_ + ".new";
  ::unlink(fresh.c_str());  // what a crash left behind
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return tl::unexpected<Error>(unwritten(fresh));
  const bool is_written = write_all(file, ledger_text(ledger)) && ::fsync(file) == 0;
  const Error problem = is_written ? Error() : unwritten(fresh);
  ::close(file);
  if (!is_written) return tl::unexpected<Error>(problem);
  return store::put_in_place(fresh, path_);
}

}  // namespace vendorproof::live
