#include "harness/trial/system_under_test.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/live/keys/config_values.h"

namespace vendorproof::harness {

namespace {

constexpr std::int64_t scale_max = 100'000;
constexpr std::int64_t jobs_max = 64;

/// What is read: the value, and the texts that name files or folders.
struct Reading {
  SystemUnderTest system;
  std::string folder = ".";
  bool says_goods = false;
};

using live::set_choice;
using live::set_count;
using live::set_duration;
using live::set_text;

Result<void> set_texts(std::vector<std::string>& target, const toml::node& node, const char* example) {
  const toml::array* list = node.as_array();
  if (list == nullptr || list->empty()) return malformed(fmt::format("must be a list of texts such as {}", example));
  for (const toml::node& element : *list) {
    const Result<std::string> text = live::text_in(element);
    if (!text) return malformed(fmt::format("must be a list of texts such as {}", example));
    target.push_back(*text);
  }
  return {};
}

Result<void> set_stimuli(std::vector<const scenarios::Stimulus*>& target, const toml::node& node) {
  std::vector<std::string> names;
  if (const Result<void> set = set_texts(names, node, R"(["order-changes"])"); !set) return set;
  for (const std::string& name : names) {
    const Result<const scenarios::Stimulus*> found = scenarios::stimulus_named(name);
    if (!found) return tl::unexpected<Error>(found.error());
    target.push_back(*found);
  }
  return {};
}

Result<void> set_environment(Reading& reading, const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return malformed("must be a section of NAME = \"value\"");
  for (const auto& [name, value] : *table) {
    const std::optional<std::string> text = value.value_exact<std::string>();
    if (!text) return malformed(fmt::format("{} must be a text in quotes", name.str()));
    reading.system.environment[std::string(name.str())] = *text;
  }
  return {};
}

Result<void> set_files(Reading& reading, const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return malformed(R"(must be a section of "{state}/copy" = "file")");
  for (const auto& [to, from] : *table) {
    const Result<std::string> text = live::text_in(from);
    if (!text) return malformed(fmt::format("{} {}", to.str(), text.error().message));
    reading.system.files.emplace_back(std::string(to.str()), *text);
  }
  return {};
}

Result<void> set_jobs(Reading& reading, const toml::node& node) {
  std::int64_t jobs = 1;
  return set_count(jobs, node, 1, jobs_max).map([&] { reading.system.jobs = static_cast<unsigned>(jobs); });
}

Result<void> set_flag(bool& target, const toml::node& node) {
  const std::optional<bool> flag = node.value_exact<bool>();
  if (!flag) return malformed("must be true or false");
  target = *flag;
  return {};
}

struct Key {
  std::string_view section;  ///< "" for the beginning of the file
  std::string_view name;
  Result<void> (*set)(Reading& reading, const toml::node& node);
};

/// THE TABLE.
const std::vector<Key> keys = {
    {"", "name", [](Reading& r, const toml::node& node) { return set_text(r.system.name, node); }},
    {"", "command",
     [](Reading& r, const toml::node& node) {
       return set_texts(r.system.command, node, R"(["python3", "bridge.py"])");
     }},
    {"", "folder", [](Reading& r, const toml::node& node) { return set_text(r.folder, node); }},
    {"", "jobs", set_jobs},
    {"", "scenarios",
     [](Reading& r, const toml::node& node) { return set_texts(r.system.scenarios, node, R"(["order-in-cases"])"); }},
    {"", "leaves_out", [](Reading& r, const toml::node& node) { return set_stimuli(r.system.leaves_out, node); }},
    {"", "shows_exceptions",
     [](Reading& r, const toml::node& node) { return set_flag(r.system.shows_exceptions, node); }},
    {"", "stop_within", [](Reading& r, const toml::node& node) { return set_duration(r.system.stop_within, node); }},
    {"", "environment", set_environment},
    {"", "files", set_files},
    {"time", "kind",
     [](Reading& r, const toml::node& node) {
       return set_choice<TrialTime>(r.system.time, node,
                                    {{"virtual", TrialTime::Virtual}, {"scaled", TrialTime::Scaled}});
     }},
    {"time", "scale", [](Reading& r, const toml::node& node) { return set_count(r.system.scale, node, 1, scale_max); }},
    {"time", "idle",
     [](Reading& r, const toml::node& node) {
       return set_choice<IdleBy>(r.system.idle, node, {{"call", IdleBy::Call}, {"exit", IdleBy::Exit}});
     }},
    {"time", "poll", [](Reading& r, const toml::node& node) { return set_duration(r.system.poll, node); }},
    {"time", "silent_max", [](Reading& r, const toml::node& node) { return set_duration(r.system.silent_max, node); }},
    {"peers", "tls", [](Reading& r, const toml::node& node) { return set_flag(r.system.tls, node); }},
    {"peers", "erp",
     [](Reading& r, const toml::node& node) {
       return set_choice<TrialErp>(r.system.erp, node, {{"mock", TrialErp::Mock}, {"none", TrialErp::None}});
     }},
    {"peers", "goods",
     [](Reading& r, const toml::node& node) {
       r.says_goods = true;
       return set_choice<TrialGoods>(r.system.goods, node,
                                     {{"as-noticed", TrialGoods::AsNoticed}, {"told", TrialGoods::Told}});
     }},
};

std::vector<std::string> names_in(std::string_view section) {
  std::vector<std::string> names;
  for (const Key& key : keys) {
    if (key.section == section) names.emplace_back(key.name);
  }
  return names;
}

const Key* find_key(std::string_view section, std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const Key& key) { return key.section == section && key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

void read_section(Reading& reading, std::string_view section, const toml::table& table,
                  std::vector<std::string>& problems) {
  const std::string where = section.empty() ? "" : fmt::format("[{}] ", section);
  for (const auto& [name, node] : table) {
    const std::string text(name.str());
    const auto line = node.source().begin.line;
    if (section.empty() && !names_in(text).empty() && node.is_table()) {
      read_section(reading, text, *node.as_table(), problems);
      continue;
    }
    const Key* key = find_key(section, text);
    if (key == nullptr) {
      std::vector<std::string> known = names_in(section);
      if (section.empty()) known.insert(known.end(), {"time", "peers"});
      problems.push_back(
          fmt::format("line {}: {}'{}' is unknown{}", line, where, shown_word(text), known_words(text, known)));
      continue;
    }
    if (const Result<void> set = key->set(reading, node); !set) {
      problems.push_back(fmt::format("line {}: {}{} {}", line, where, text, set.error().message));
    }
  }
}

/// What does not fit together.
void check(const Reading& reading, const SystemUnderTest& system, std::vector<std::string>& problems) {
  if (reading.says_goods && system.erp == TrialErp::Mock) {
    problems.emplace_back("[peers] goods needs erp = \"none\": the mock ERP's warehouse loads the goods");
  }
  if (system.command.empty()) {
    problems.emplace_back(
        R"(command is missing: write how the program is started, as in command = ["python3", "bridge.py"])");
  }
  if (system.idle == IdleBy::Exit && system.time == TrialTime::Scaled) {
    problems.emplace_back("[time] idle = \"exit\" needs kind = \"virtual\"");
  }
  if (!std::filesystem::is_directory(system.folder)) {
    problems.push_back(fmt::format("folder: there is no folder {}", system.folder));
  }
}

}  // namespace

Result<SystemUnderTest> read_system_under_test(const std::string& path) {
  const Result<std::string> text = read_file(path);
  if (!text) return tl::unexpected<Error>(text.error());
  Reading reading;
  std::vector<std::string> problems;
  try {
    read_section(reading, "", toml::parse(*text), problems);
  } catch (const toml::parse_error& problem) {
    return malformed(fmt::format("{}: line {}: {}", path, problem.source().begin.line, problem.description()));
  }
  SystemUnderTest system = reading.system;
  const std::filesystem::path file(path);
  system.file = path;
  system.folder = std::filesystem::absolute(file.parent_path() / reading.folder).lexically_normal().string();
  if (system.name.empty()) system.name = file.stem().stem().string();  // bridge.sut.toml is "bridge"
  check(reading, system, problems);
  if (problems.empty()) return system;
  for (std::string& problem : problems) problem = path + ": " + problem;
  return malformed(join(problems, "\n"));
}

Result<std::string> filled_in(std::string_view text, const std::map<std::string, std::string>& names) {
  std::string filled;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '{') {
      filled += text[at];
      continue;
    }
    if (at + 1 < text.size() && text[at + 1] == '{') {
      filled += '{';
      ++at;
      continue;
    }
    const std::size_t end = text.find('}', at);
    const std::string name(text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
    const auto known = names.find(name);
    if (known == names.end()) {
      std::vector<std::string> all;
      for (const auto& [one, value] : names) all.push_back("{" + one + "}");
      return malformed(
          fmt::format("'{{{}}}' is unknown; known are {}, and {{{{ for a brace", shown_word(name), join(all, ", ")));
    }
    filled += known->second;
    at = end;
  }
  return filled;
}

}  // namespace vendorproof::harness
