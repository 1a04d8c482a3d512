#include "core/live/keys/config_values.h"

#include <array>
#include <optional>
#include <sstream>

#include <arpa/inet.h>

#include "core/live/config.h"

namespace vendorproof::live {

namespace {

/// In the order of trade::Region.
constexpr std::array<std::string_view, 4> region_names = {"NA", "EU", "IN", "other"};

}  // namespace

Result<std::string> text_in(const toml::node& node) {
  const std::optional<std::string> text = node.value_exact<std::string>();
  if (!text) return malformed("must be a text in quotes");
  if (text->empty()) return malformed("is empty");
  return *text;
}

tl::unexpected<Error> unknown_key(std::string_view place, const toml::key& key, const std::vector<std::string>& known) {
  return malformed(fmt::format("{} {} is unknown (line {}){}", place, shown_word(key.str()), key.source().begin.line,
                               known_words(key.str(), known)));
}

Result<void> set_text(std::string& target, const toml::node& node) {
  return text_in(node).map([&](std::string&& text) { target = std::move(text); });
}

Result<void> set_endpoint(Endpoint& target, const toml::node& node) {
  return text_in(node)
      .and_then([](const std::string& text) { return parse_endpoint(text); })
      .map([&](Endpoint&& found) { target = std::move(found); });
}

Result<void> set_duration(Duration& target, const toml::node& node) {
  const Result<std::string> text = text_in(node);
  if (!text) return malformed("must be a duration in quotes, such as \"30m\" or \"1d12h\"");
  const Result<Duration> duration = parse_duration(*text);
  if (!duration) return tl::unexpected<Error>(duration.error());
  if (*duration <= Duration(0)) return malformed("must be longer than 0s");
  target = *duration;
  return {};
}

Result<void> set_count(std::int64_t& target, const toml::node& node, std::int64_t least, std::int64_t most) {
  const std::optional<std::int64_t> number = node.value_exact<std::int64_t>();
  if (!number || *number < least || *number > most) {
    return malformed(fmt::format("must be a whole number from {} to {}", least, most));
  }
  target = *number;
  return {};
}

Result<void> set_currency(Currency& target, const toml::node& node) {
  return text_in(node).and_then([](const std::string& text) { return Currency::parse(text); }).map([&](Currency found) {
    target = found;
  });
}

Result<void> set_currencies(std::vector<Currency>& target, const toml::node& node) {
  const toml::array* const list = node.as_array();
  if (list == nullptr) return malformed("must be a list of currencies such as [\"GBP\", \"EUR\"]");
  for (const toml::node& element : *list) {
    if (auto set = set_currency(target.emplace_back(), element); !set) return set;
  }
  return {};
}

Result<void> set_items(std::set<std::string>& target, const toml::node& node) {
  const toml::array* const list = node.as_array();
  if (list == nullptr) return malformed("must be a list of the ERP's item numbers such as [\"1001\", \"1002\"]");
  target.clear();
  for (const toml::node& element : *list) {
    const std::string number = element.value_exact<std::string>().value_or("");
    if (number.empty()) return malformed("must be a list of the ERP's item numbers, each a text that is not empty");
    target.insert(number);
  }
  return {};
}

Result<void> set_carriers(std::vector<std::string>& target, const toml::node& node) {
  const toml::array* const list = node.as_array();
  if (list == nullptr) return malformed("must be a list of carriers such as [\"UPSN\", \"FDEG\"]");
  target.clear();
  for (const toml::node& element : *list) {
    const std::string scac = element.value_exact<std::string>().value_or("");
    const bool is_one = scac.size() >= 2 && scac.size() <= 4 && std::all_of(scac.begin(), scac.end(), [](char letter) {
                          return letter >= 'A' && letter <= 'Z';
                        });
    if (!is_one) return malformed("must be a list of carriers by their SCAC, two to four capital letters each");
    target.push_back(scac);
  }
  return {};
}

Result<std::string> choice_in(const toml::node& node, std::span<const std::string_view> choices) {
  const std::string text = node.value_exact<std::string>().value_or("");
  if (std::find(choices.begin(), choices.end(), text) != choices.end()) return text;
  return malformed(fmt::format("must be one of: {}{}", fmt::join(choices, ", "),
                               suggestion(text, {choices.begin(), choices.end()})));
}

Result<void> set_listen(std::string& host, int& port, const toml::node& node) {
  const Result<std::string> text = text_in(node);
  if (!text) return tl::unexpected<Error>(text.error());
  const std::size_t colon = text->find(':');
  const std::string address = text->substr(0, colon);
  const std::string number = colon == std::string::npos ? "" : text->substr(colon + 1);
  const bool is_port =
      !number.empty() && number.size() <= 5 && number.find_first_not_of("0123456789") == std::string::npos;
  in_addr parsed{};
  if (!is_port || std::stoi(number) > 65'535 || ::inet_pton(AF_INET, address.c_str(), &parsed) != 1) {
    return malformed("must be an IPv4 address and a port, such as \"127.0.0.1:7411\"");
  }
  host = address;
  port = std::stoi(number);
  return {};
}

Result<void> set_token(std::string& target, const toml::node& node) {
  const Result<std::string> text = text_in(node);
  if (!text) return tl::unexpected<Error>(text.error());
  const bool is_plain = std::all_of(text->begin(), text->end(), [](char one) { return one > ' ' && one < '\x7f'; });
  if (text->size() < operators_token_min || !is_plain) {
    return malformed(
        fmt::format("must have at least {} letters, digits or signs and no blanks; `openssl rand -hex 32` makes one",
                    operators_token_min));
  }
  target = *text;
  return {};
}

Result<void> set_instant(Instant& target, const toml::node& node) {
  std::ostringstream text;
  if (node.is_date_time() || node.is_date()) {
    node.visit([&](const auto& value) { text << value; });
  } else {
    const Result<std::string> written = text_in(node);
    if (!written) return malformed("must be a date-time such as 2026-11-01T00:00:00Z");
    text << *written;
  }
  return parse_instant(text.str()).map([&](Instant instant) { target = instant; });
}

Result<void> set_region(trade::Region& target, const toml::node& node) {
  return choice_in(node, region_names).map([&](const std::string& name) {
    const auto found = std::find(region_names.begin(), region_names.end(), name);
    target = static_cast<trade::Region>(found - region_names.begin());
  });
}

}  // namespace vendorproof::live
