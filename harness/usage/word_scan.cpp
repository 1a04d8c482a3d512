#include "harness/usage/word_scan.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"

namespace vendorproof::harness {

std::vector<const CLI::App*> shown_commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

namespace {

bool is_option(const std::string& word) {
  const bool is_number = word.size() > 1 && word[1] >= '0' && word[1] <= '9';
  return word.size() > 1 && word[0] == '-' && !is_number;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : shown_commands(app)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// The scan of the words behind a command.
class Scan {
 public:
  Scan(const CLI::App& command, const std::vector<std::string>& words) : command_(command), words_(words) {
    for (const CLI::Option* option : command.get_options()) {
      if (!option->get_positional()) continue;
      ++positionals_max_;
      takes_any_number_ |= option->get_items_expected_max() > 1;
    }
  }

  std::optional<std::string> wrong() {
    while (next_ < words_.size()) {
      const std::string& word = words_[next_++];
      auto said = is_option(word) ? wrong_option(word) : wrong_positional(word);
      if (said) return said;
    }
    return std::nullopt;
  }

 private:
  std::optional<std::string> wrong_option(const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    const CLI::Option* const option = command_.get_option_no_throw(name);
    if (option == nullptr) {
      return fmt::format("there is no option {}{}", shown_word(name), suggestion(name, option_names(command_)));
    }
    const bool takes_value = option->get_items_expected_max() > 0;
    const bool has_value = name.size() < word.size();
    if (takes_value && has_value && name.size() + 1 == word.size()) {
      return fmt::format("{}: the value is empty; perhaps a variable is not set", name);
    }
    if (!takes_value && has_value) return fmt::format("{} takes no value", name);
    const bool is_repeatable = option->get_items_expected_max() > 1;
    if (++seen_[option] > 1 && !is_repeatable) return fmt::format("{} is given twice", name);
    if (!takes_value || has_value) return std::nullopt;
    if (next_ == words_.size() || command_.get_option_no_throw(words_[next_]) != nullptr) {
      return fmt::format("{} needs a value", name);
    }
    ++next_;
    return std::nullopt;
  }

  std::optional<std::string> wrong_positional(const std::string& word) {
    if (++positionals_ <= positionals_max_ || takes_any_number_) return std::nullopt;
    return fmt::format("'{}' is not expected here", shown_word(word));
  }

  const CLI::App& command_;
  const std::vector<std::string>& words_;
  std::size_t next_ = 1;
  std::map<const CLI::Option*, int> seen_;
  std::size_t positionals_ = 0;
  std::size_t positionals_max_ = 0;
  bool takes_any_number_ = false;  ///< the last word without an option may be repeated
};

}  // namespace

const CLI::App* command_named(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

std::optional<std::string> wrong_word(const CLI::App& app, const std::vector<std::string>& words) {
  const std::vector<std::string> commands = command_names(app);
  if (words.empty()) {
    return fmt::format("name a command: {}", join(commands, ", "));
  }
  // Whoever asks for help gets it, whatever else stands there.
  const auto asks = [](const std::string& word) { return word == "--help" || word == "-h"; };
  if (std::any_of(words.begin(), words.end(), asks)) return std::nullopt;
  const std::string& first = words.front();
  if (is_option(first)) {
    if (app.get_option_no_throw(first) != nullptr) return std::nullopt;
    return fmt::format("there is no option {} before the command", shown_word(first));
  }
  const CLI::App* const command = command_named(app, first);
  if (command == nullptr) {
    const std::string nearest = suggestion(first, commands);
    return fmt::format("there is no command '{}'{}", shown_word(first),
                       nearest.empty() ? "; there are " + join(commands, ", ") : nearest);
  }
  return Scan(*command, words).wrong();
}

}  // namespace vendorproof::harness
