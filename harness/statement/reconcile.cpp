#include "harness/statement/reconcile.h"

#include <filesystem>
#include <iostream>
#include <memory>

#include "core/base/text.h"
#include "core/flow/operations.h"
#include "core/live/config.h"
#include "core/store/store.h"
#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/command/progress.h"
#include "harness/statement/statement_pages.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view command = "vendorproof reconcile";

/// A file for the copy of the store, removed with everything beside it.
class CopyOfStore {
 public:
  CopyOfStore() : path_(temporary_name((std::filesystem::temp_directory_path() / "vendorproof-reconcile").string())) {}
  CopyOfStore(const CopyOfStore&) = delete;
  CopyOfStore& operator=(const CopyOfStore&) = delete;
  ~CopyOfStore() {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(path_).parent_path(), ignored)) {
      if (starts_with(entry.path().string(), path_)) std::filesystem::remove(entry.path(), ignored);
    }
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<std::string> store_file_of(const ReconcileOptions& options) {
  if (options.config_file.empty()) return options.store_file;
  return read_file(options.config_file)
      .and_then(
          [&](const std::string& text) { return live::read_config(text, options.config_file, live::SecretSources()); })
      .map([](const live::LiveConfig& config) { return config.store_file; });
}

Result<std::vector<trade::Movement>> read_movements(const std::string& file) {
  const CopyOfStore copy;
  store::StoreOptions options{file, store::Durability::Full, {}, flow::is_operation};
  options.copy = copy.path();
  const Result<std::unique_ptr<store::Store>> store = store::open_store(options);
  if (!store) return tl::unexpected<Error>(store.error());
  return (*store)->movements();
}

Result<trade::Month> month_of(const ReconcileOptions& options, const std::vector<trade::Movement>& movements) {
  if (!options.month.empty()) return trade::parse_month(options.month);
  if (const auto newest = trade::newest_month(movements)) return *newest;
  return failure(ErrorCode::NotFound, "nothing has moved yet; name a month with --month for an empty statement");
}

std::string printed(const ReconcileOptions& options, const Statements& statements, trade::Month month) {
  if (options.format == "csv") return csv_statement(statements);
  if (options.format == "html") return html_statement(statements, month);
  const bool is_plain = options.no_colour || !is_terminal_output();
  return text_statement(statements, month, is_plain ? reports::Colour::Off : reports::Colour::On);
}

}  // namespace

int reconcile(const ReconcileOptions& options) {
  if (options.config_file.empty() && options.store_file.empty()) {
    return refuse(command, Error{ErrorCode::Malformed, "name the store with --store FILE, or its --config FILE"});
  }
  if (!options.month.empty()) {
    if (const auto month = trade::parse_month(options.month); !month) return refuse(command, month.error());
  }
  const std::vector<std::string> names = {"statement.txt", "statement.csv", "statement.html"};
  if (const auto ready = prepare_folder(options.out, names); !ready) return refuse(command, ready.error());
  const Result<std::string> file = store_file_of(options);
  if (!file) return refuse(command, file.error());
  const Result<std::vector<trade::Movement>> movements = read_movements(*file);
  if (!movements) return refuse(command, movements.error());
  const Result<trade::Month> month = month_of(options, *movements);
  if (!month) return refuse(command, month.error());

  const Statements statements = trade::statements_of(*movements, *month);
  const auto written = write_into(options.out, {{names[0], text_statement(statements, *month, reports::Colour::Off)},
                                                {names[1], csv_statement(statements)},
                                                {names[2], html_statement(statements, *month)}});
  if (!written) return refuse(command, written.error());
  std::cout << printed(options, statements, *month);
  if (!options.out.empty()) {
    complain("Statement: " + options.out + "/statement.html (also statement.csv, statement.txt)");
  }
  return all_tie(statements) ? exit_certified : exit_not_certified;
}

}  // namespace vendorproof::harness
