#include "harness/usage/argument_checks.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace vendorproof::harness {

CLI::Validator whole_number(std::uint64_t min, std::uint64_t max) {
  const std::string allowed = max == UINT64_MAX ? std::string("a whole number from 0 on")
                                                : fmt::format("a whole number from {} to {}", min, max);
  const auto check = [=](const std::string& text) -> std::string {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool is_number = !text.empty() && read.ec == std::errc() && read.ptr == end;
    if (is_number && number >= min && number <= max) return "";
    return fmt::format("'{}' is not {}", shown_word(text), allowed);
  };
  return {check, "", "whole number"};
}

CLI::Validator some_text() {
  const auto check = [](const std::string& text) -> std::string {
    return text.empty() ? "the value is empty; perhaps a variable is not set" : "";
  };
  return {check, "", "text"};
}

CLI::Validator some_time() {
  const auto check = [](const std::string& text) -> std::string {
    const Result<Duration> time = parse_duration(text);
    if (time && *time >= std::chrono::seconds(1)) return "";
    return fmt::format("'{}' is no duration of a second or more, such as 9m or 1h30m", shown_word(text));
  };
  return {check, "", "duration"};
}

CLI::Validator one_of(std::vector<std::string> words) {
  const std::string allowed = join(words, ", ");
  const auto check = [words = std::move(words), allowed](const std::string& text) -> std::string {
    if (std::find(words.begin(), words.end(), text) != words.end()) return "";
    return fmt::format("'{}' is not one of {}{}", shown_word(text), allowed, suggestion(text, words));
  };
  return {check, "", "word"};
}

}  // namespace vendorproof::harness
