#include "harness/audit/audit_command.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/channel/channels.h"
#include "core/live/clock.h"
#include "core/live/config.h"
#include "core/live/keys/peer_addresses.h"
#include "harness/audit/asker.h"
#include "harness/audit/audit_pages.h"
#include "harness/audit/orders_file.h"
#include "harness/audit/reading.h"
#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/command/progress.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view command = "vendorproof audit";

Result<std::optional<live::LiveConfig>> config_of(const AuditOptions& options) {
  if (options.config_file.empty()) return std::nullopt;
  return read_file(options.config_file)
      .and_then([&](const std::string& text) {
        return live::read_config(text, options.config_file, live::SecretSources(), live::ConfigUse::Audit);
      })
      .map([](live::LiveConfig&& config) { return std::optional(std::move(config)); });
}

std::unique_ptr<live::Clock> clock_of(const std::optional<live::LiveConfig>& config) {
  if (config && config->clock == live::ClockKind::Control) {
    return std::make_unique<live::ControlledClock>(config->control);
  }
  return std::make_unique<live::RealClock>();
}

bool is_prefix(std::string_view text) {
  const bool has_digits_only = text.find_first_not_of("0123456789") == std::string_view::npos;
  return has_digits_only && text.size() >= 7 && text.size() <= 10;
}

/// What is not read because nobody named it.
void note_what_is_not_given(const AuditOptions& options, const std::optional<live::LiveConfig>& config,
                            audit::Books& books) {
  using audit::Part;
  using audit::Standing;
  const bool has_erp = config && !config->erp.origin.empty();
  if (!has_erp) {
    for (const Part part :
         {Part::Setup, Part::Items, Part::Units, Part::References, Part::Customer, Part::Terms, Part::Currencies,
          Part::TaxGroups, Part::Addresses, Part::SalesOrders, Part::KnownOrders, Part::Despatches}) {
      books.readings[part] = {Standing::NotGiven, "", "no ERP is given; name it in [erp] of --config FILE"};
    }
  }
  books.readings[Part::AmazonOrders] = {Standing::NotGiven, "",
                                        "no orders are given; name them with --orders FILE or in [amazon] of --config"};
  books.readings[Part::Clocks] = {Standing::NotOffered, "", "no peer stated its time"};
  books.readings[Part::Configuration] =
      config ? audit::Reading{Standing::Read, options.config_file, ""}
             : audit::Reading{Standing::NotGiven, "", "no configuration is given; name it with --config FILE"};
  books.readings[Part::LabelPrefix] =
      options.gs1_prefix.empty() ? audit::Reading{Standing::NotGiven, "", "it is not given; name it with --gs1-prefix"}
                                 : audit::Reading{Standing::Read, "--gs1-prefix", ""};
}

audit::Agreed agreed_in(const std::optional<live::LiveConfig>& config, const AuditOptions& options) {
  audit::Agreed agreed;
  agreed.gs1_prefix = options.gs1_prefix;
  if (!config) return agreed;
  agreed.region = config->core.shipping.region;
  agreed.currency = config->core.erp.currency;
  agreed.order_currencies = config->core.order_currencies;
  agreed.net_days = config->core.invoicing.net_due_days;
  return agreed;
}

/// Both peers, and where they are.
class Reader {
 public:
  Reader(const AuditOptions& options, live::Clock& clock, AuditResult& result)
      : options_(options), clock_(clock), result_(result), progress_(!options.quiet) {}

  Result<void> read(const std::optional<live::LiveConfig>& config) {
    const bool has_amazon = config && !config->amazon.origin.empty();
    if (!options_.orders_file.empty()) {
      const channel::Channel& channel = config ? *config->core.channel : *channel::channels().front();
      result_.sources.push_back("saved orders in " + options_.orders_file);
      const Result<void> read = read_file(options_.orders_file).and_then([&](const std::string& text) {
        return read_orders_file(text, options_.orders_file, channel, result_.books);
      });
      if (!read) return read;
    }
    if (has_amazon) {
      if (const Result<void> read = from_amazon(*config); !read) return read;
    }
    if (config && !config->erp.origin.empty()) {
      if (const Result<void> read = from_erp(*config); !read) return read;
    }
    progress_.finish();
    return {};
  }

 private:
  Instant since() const { return result_.books.now - options_.days * a_day; }

  PeerLine line_to(Asker& asker) {
    return {[&asker](const HttpRequest& request) { return asker.ask(request); },
            [this] { return clock_.now().map([](const Now& now) { return now.wall; }); },
            [this](const std::string& text) { progress_.show(text); }};
  }
  std::function<void(const std::string&)> teller(const std::string& peer) {
    return [this, peer](const std::string& text) { progress_.show(peer + ": " + text); };
  }

  Result<void> from_amazon(const live::LiveConfig& config) {
    result_.sources.push_back("Amazon at " + config.amazon.origin);
    Asker asker(live::amazon_address(config), {}, teller("Amazon"));
    return read_amazon(*config.core.channel, config.core.amazon, line_to(asker), {since(), result_.books.now},
                       result_.books);
  }

  /// What became of the oldest order may be as old.
  Instant erp_since() const {
    Instant earliest = since();
    for (const trade::PurchaseOrder& order : result_.books.orders) earliest = std::min(earliest, order.ordered_at);
    return earliest;
  }

  Result<void> from_erp(const live::LiveConfig& config) {
    result_.sources.push_back("the ERP at " + config.erp.origin + config.erp.base_path);
    Asker asker(live::erp_address(config), {}, teller("the ERP"));
    return read_erp(*config.core.dialect, config.core.erp, line_to(asker), erp_since(), result_.books);
  }

  const AuditOptions& options_;
  live::Clock& clock_;
  AuditResult& result_;
  Progress progress_;
};

int code_of(audit::Outcome outcome) {
  switch (outcome) {
    case audit::Outcome::Clean:
      return exit_certified;
    case audit::Outcome::Found:
      return exit_not_certified;
    case audit::Outcome::Inconclusive:
      return exit_inconclusive;
  }
  return exit_own_fault;
}

Result<AuditResult> audit_with(const AuditOptions& options, const std::optional<live::LiveConfig>& config) {
  const std::unique_ptr<live::Clock> clock = clock_of(config);
  const Result<Now> now = clock->now();
  if (!now) return tl::unexpected<Error>(now.error());
  AuditResult result;
  result.books.now = now->wall;
  result.books.agreed = agreed_in(config, options);
  note_what_is_not_given(options, config, result.books);
  if (const Result<void> read = Reader(options, *clock, result).read(config); !read) {
    return tl::unexpected<Error>(read.error());
  }
  result.audit = audit::audit(result.books);
  return result;
}

}  // namespace

int audit_command(const AuditOptions& options) {
  if (options.config_file.empty() && options.orders_file.empty()) {
    return refuse(command, Error{ErrorCode::Malformed,
                                 "name the ERP with --config FILE, or saved orders with --orders "
                                 "FILE"});
  }
  if (!options.gs1_prefix.empty() && !is_prefix(options.gs1_prefix)) {
    return refuse(command,
                  Error{ErrorCode::Malformed,
                        fmt::format("--gs1-prefix: '{}' is not a prefix of 7 to 10 digits", options.gs1_prefix)});
  }
  const std::vector<std::string> names = {"audit.html", "audit.json", "audit.txt"};
  if (const auto ready = prepare_folder(options.out, names); !ready) return refuse(command, ready.error());
  const auto config = config_of(options);
  if (!config) return refuse_each_line(command, config.error());
  const bool has_source =
      !options.orders_file.empty() || !(*config)->erp.origin.empty() || !(*config)->amazon.origin.empty();
  if (!has_source) {
    return refuse(command,
                  Error{ErrorCode::Malformed, options.config_file + " has neither [erp] nor [amazon]: there is "
                                                                    "nothing to read"});
  }
  const Result<AuditResult> result = audit_with(options, *config);
  if (!result) return refuse_each_line(command, result.error());
  const auto written = write_into(options.out, {{names[0], html_audit(*result)},
                                                {names[1], json_audit(*result)},
                                                {names[2], text_audit(*result, reports::Colour::Off)}});
  if (!written) return refuse(command, written.error());
  const bool is_plain = options.no_colour || !is_terminal_output();
  std::cout << text_audit(*result, is_plain ? reports::Colour::Off : reports::Colour::On);
  if (!options.out.empty()) complain("Audit: " + options.out + "/audit.html (also audit.json, audit.txt)");
  return code_of(audit::outcome_of(result->audit, result->books));
}

}  // namespace vendorproof::harness
