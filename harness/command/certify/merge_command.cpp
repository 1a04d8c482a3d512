#include "harness/command/certify/merge_command.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/command/certify/certificate.h"
#include "harness/command/certify/merge.h"
#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/judge/judge.h"
#include "reports/campaign/report_reader.h"

namespace vendorproof::harness {

namespace {

namespace fs = std::filesystem;

constexpr const char* merge_name = "vendorproof report merge";

/// The file of a report, where its folder may be named instead. Errors: NotFound for a folder without one.
Result<std::string> report_file(const std::string& name) {
  std::error_code ignored;
  if (!fs::is_directory(name, ignored)) return name;
  const fs::path file = fs::path(name) / "report.json";
  if (fs::exists(file, ignored)) return file.string();
  const bool is_comparison = fs::exists(fs::path(name) / "against.json", ignored);
  return failure(
      ErrorCode::NotFound,
      name +
          (is_comparison ? ": this folder holds a comparison (certify --against), and comparisons are not merged"
                         : ": this folder holds no report.json") +
          "; name folders that vendorproof certify --shard --out wrote");
}

Result<std::vector<ShardReport>> read_shards(const std::vector<std::string>& names) {
  std::vector<ShardReport> shards;
  for (const std::string& name : names) {
    const Result<std::string> file = report_file(name);
    if (!file) return tl::unexpected<Error>(file.error());
    const Result<std::string> text = read_file(*file);
    if (!text) return tl::unexpected<Error>(text.error());
    Result<reports::Report> report = reports::read_report(*text, *file, find_rule);
    if (!report) return tl::unexpected<Error>(report.error());
    shards.push_back({*file, std::move(*report)});
  }
  std::sort(shards.begin(), shards.end(), [](const ShardReport& left, const ShardReport& right) {
    return left.report.shard.number < right.report.shard.number;
  });
  return shards;
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  const std::size_t at = text.find(old);
  return at == std::string::npos ? text : text.replace(at, old.size(), with);
}

/// The report of the whole must not take the place of that of a shard.
Result<void> check_out(const std::string& out, const std::vector<ShardReport>& shards) {
  std::error_code ignored;
  for (const ShardReport& shard : shards) {
    const fs::path folder = fs::absolute(shard.file).parent_path();
    if (out.empty() || !fs::equivalent(folder, out, ignored)) continue;
    return malformed("--out " + out + ": holds the report of a shard, " + shard.file + "; name another folder");
  }
  return {};
}

/// The files of failures lie beside the report, wherever that was copied to: they are taken into the folder of the
/// whole, and named there. A file that is not there keeps its name.
class FailureFiles {
 public:
  explicit FailureFiles(std::string out) : out_(std::move(out)) {}

  void note(const ShardReport& shard) {
    for (const reports::ScenarioResult& result : shard.report.scenarios) note(shard, result.replay_file);
    for (const reports::Cause& cause : shard.report.generated.causes) note(shard, cause.replay_file);
  }

  /// Errors: Unavailable, if the folder of the whole cannot be written.
  Result<void> take(reports::Report& whole) const {
    if (out_.empty()) return {};
    for (reports::ScenarioResult& result : whole.scenarios) {
      const Result<std::string> taken = taken_file(result.replay_file);
      if (!taken) return tl::unexpected<Error>(taken.error());
      result.again = replaced(result.again, shell_line({result.replay_file}), shell_line({*taken}));
      result.replay_file = *taken;
    }
    for (reports::Cause& cause : whole.generated.causes) {
      const Result<std::string> taken = taken_file(cause.replay_file);
      if (!taken) return tl::unexpected<Error>(taken.error());
      cause.replay_file = *taken;
    }
    return {};
  }

 private:
  void note(const ShardReport& shard, const std::string& named) {
    if (named.empty()) return;
    const fs::path beside = fs::path(shard.file).parent_path() / "failures" / fs::path(named).filename();
    std::error_code ignored;
    if (fs::is_regular_file(beside, ignored)) places_.emplace(named, beside.string());
  }

  Result<std::string> taken_file(const std::string& named) const {
    const auto found = places_.find(named);
    if (found == places_.end()) return named;
    const Result<std::string> text = read_file(found->second);
    if (!text) return tl::unexpected<Error>(text.error());
    const std::string folder = out_ + "/failures";
    const std::string path = folder + "/" + fs::path(named).filename().string();
    Result<void> written = prepare_folder(folder);
    if (written) written = write_file(path, *text);
    if (!written) return tl::unexpected<Error>(written.error());
    return path;
  }

  std::string out_;
  /// As the report names it, and where it is. The shards of a campaign play different scenarios, so that the names of
  /// their files differ.
  std::map<std::string, std::string> places_;
};

}  // namespace

int merge_command(const MergeOptions& options) {
  const Result<std::vector<ShardReport>> shards = read_shards(options.shards);
  if (!shards) return refuse(merge_name, shards.error());
  Result<reports::Report> whole = merged(*shards, options.command);
  if (!whole) return refuse(merge_name, whole.error());
  if (const Result<void> other = check_out(options.out, *shards); !other) return refuse(merge_name, other.error());
  if (const Result<void> folder = prepare_folder(options.out, certificate_files()); !folder) {
    return refuse(merge_name, folder.error());
  }
  FailureFiles files(options.out);
  for (const ShardReport& shard : *shards) files.note(shard);
  if (const Result<void> taken = files.take(*whole); !taken) return refuse(merge_name, taken.error());
  const bool has_repeated = std::all_of(shards->begin(), shards->end(),
                                        [](const ShardReport& shard) { return shard.report.shard.has_repeated; });
  const int code = deliver({merge_name, options.out, options.no_colour, {}}, *whole);
  if (code == exit_usage || (has_repeated && whole->divergences.empty())) return code;
  return exit_own_fault;
}

}  // namespace vendorproof::harness
