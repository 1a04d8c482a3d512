#include "harness/trial/system_under_test.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/live/keys/config_values.h"
#include "harness/trial/plain_url.h"

namespace vendorproof::harness {

namespace {

constexpr std::int64_t scale_max = 100'000;
constexpr std::int64_t jobs_max = 64;
constexpr std::int64_t port_max = 65'535;
constexpr std::string_view every_address = "0.0.0.0";

/// What is read: the value, the texts that name files or folders, and the keys that are there.
struct Reading {
  SystemUnderTest system;
  std::string folder = ".";
  ScenarioCheck check_scenario;
  std::set<std::string> given;

  bool has(const char* key) const { return given.count(key) > 0; }
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

Result<void> set_scenarios(Reading& reading, const toml::node& node) {
  std::vector<std::string>& names = reading.system.scenarios;
  if (const Result<void> set = set_texts(names, node, R"(["order-in-cases"])"); !set) return set;
  std::vector<std::string> problems;
  for (std::size_t i = 0; reading.check_scenario && i < names.size(); ++i) {
    const Result<void> checked = reading.check_scenario(names[i]);
    if (!checked) problems.push_back(checked.error().message);
  }
  if (problems.empty()) return {};
  return malformed("names " + join(problems, ", and "));
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

Result<void> set_running_at(Reading& reading, const toml::node& node) {
  const Result<std::string> text = live::text_in(node);
  if (!text) return tl::unexpected<Error>(text.error());
  return plain_url(*text).map([&](const PlainUrl&) { reading.system.running_at = *text; });
}

/// A host in a url: a name or an IPv4 address.
Result<void> set_host(Reading& reading, const toml::node& node) {
  const Result<std::string> text = live::text_in(node);
  if (!text || text->find_first_of(":/") != std::string::npos || !plain_url("http://" + *text + ":1")) {
    return malformed("must be a name or an IPv4 address without a port, such as \"host.docker.internal\"");
  }
  reading.system.host = *text;
  return {};
}

Result<void> set_listen(Reading& reading, const toml::node& node) {
  int ignored = 0;
  const Result<std::string> text = live::text_in(node);
  const toml::value<std::string> with_port(text.value_or("") + ":0");
  if (text && live::set_listen(reading.system.listen, ignored, with_port)) return {};
  return malformed("must be an IPv4 address of this machine, such as \"127.0.0.1\" or \"172.17.0.1\"");
}

Result<void> set_ports(Reading& reading, const toml::node& node) {
  const toml::array* list = node.as_array();
  std::vector<int> ports;
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    std::int64_t port = 0;
    if (set_count(port, (*list)[i], 1, port_max)) ports.push_back(static_cast<int>(port));
  }
  const std::set<int> different(ports.begin(), ports.end());
  if (list == nullptr || list->size() != 3 || different.size() != 3) {
    return malformed(
        "must be three different ports from 1 to 65535, such as [8081, 8082, 8083]: of Amazon, the ERP and "
        "the control plane");
  }
  reading.system.ports = std::move(ports);
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
    {"", "running_at", set_running_at},
    {"", "kill_command",
     [](Reading& r, const toml::node& node) {
       return set_texts(r.system.kill_command, node, R"(["docker", "kill", "bridge"])");
     }},
    {"", "start_command",
     [](Reading& r, const toml::node& node) {
       return set_texts(r.system.start_command, node, R"(["docker", "start", "bridge"])");
     }},
    {"", "ready", [](Reading& r, const toml::node& node) { return set_text(r.system.ready, node); }},
    {"", "ready_within", [](Reading& r, const toml::node& node) { return set_duration(r.system.ready_within, node); }},
    {"", "folder", [](Reading& r, const toml::node& node) { return set_text(r.folder, node); }},
    {"", "jobs", set_jobs},
    {"", "scenarios", set_scenarios},
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
    {"peers", "erp_sign_in",
     [](Reading& r, const toml::node& node) {
       using mock_erp::SignIn;
       return set_choice<SignIn>(r.system.erp_sign_in, node,
                                 {{"either", SignIn::Either},
                                  {"web-service-key", SignIn::WebServiceKey},
                                  {"access-token", SignIn::AccessToken}});
     }},
    {"peers", "goods",
     [](Reading& r, const toml::node& node) {
       return set_choice<TrialGoods>(r.system.goods, node,
                                     {{"as-noticed", TrialGoods::AsNoticed}, {"told", TrialGoods::Told}});
     }},
    {"peers", "host", set_host},
    {"peers", "listen", set_listen},
    {"peers", "ports", set_ports},
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
    reading.given.emplace(key->name);  // no two sections have a key of one name
    if (const Result<void> set = key->set(reading, node); !set) {
      problems.push_back(fmt::format("line {}: {}{} {}", line, where, text, set.error().message));
    }
  }
}

/// Keys that do not fit together.
struct Misfit {
  bool (*is_there)(const Reading& reading);
  std::string_view sentence;
};

bool is_running(const Reading& reading) { return reading.has("running_at"); }

/// THE TABLE.
constexpr std::array misfits = {
    Misfit{[](const Reading& r) { return !r.has("command") && !is_running(r); },
           R"(command is missing: write how the program is started, as in command = ["python3", "bridge.py"], or, if )"
           R"(somebody else runs it, where it is running, as in running_at = "http://127.0.0.1:9000")"},
    Misfit{[](const Reading& r) { return r.has("command") && is_running(r); },
           "command and running_at are both there: remove running_at if Vendorproof starts the program, and command if "
           "somebody else runs it"},
    Misfit{[](const Reading& r) { return r.has("kill_command") && !is_running(r); },
           "kill_command needs running_at: what Vendorproof started it also kills; remove kill_command"},
    Misfit{[](const Reading& r) { return r.has("start_command") && !r.has("kill_command"); },
           "start_command needs kill_command: it starts a program again that kill_command has killed"},
    Misfit{[](const Reading& r) { return r.has("environment") && is_running(r); },
           "[environment] needs command: a program that is running has its environment; remove the section"},
    Misfit{[](const Reading& r) { return r.has("files") && is_running(r); },
           "[files] needs command: a program that is running has read its files; remove the section"},
    Misfit{[](const Reading& r) { return r.system.idle == IdleBy::Exit && is_running(r); },
           "[time] idle = \"exit\" needs command: a program that is running does not end; remove idle, and let it say "
           "POST /idle"},
    Misfit{
        [](const Reading& r) { return r.system.tls && is_running(r); },
        "[peers] tls needs command: each scenario has a certificate of its own, and a program that is running cannot "
        "be told to trust it; remove tls"},
    Misfit{[](const Reading& r) { return r.system.tls && (r.has("host") || r.has("listen")); },
           "[peers] tls is for programs of this machine: remove host and listen, or tls"},
    Misfit{[](const Reading& r) { return r.system.listen == every_address && !r.has("host"); },
           "[peers] listen = \"0.0.0.0\" needs host: the name under which the program reaches this machine"},
    Misfit{[](const Reading& r) { return r.system.idle == IdleBy::Exit && r.has("ready"); },
           "ready needs a program that goes on: remove it, or idle = \"exit\""},
    Misfit{[](const Reading& r) { return r.has("ready_within") && !r.has("ready") && !is_running(r); },
           "ready_within needs ready: the url that answers 2xx when the program is ready"},
    Misfit{[](const Reading& r) { return r.has("goods") && r.system.erp == TrialErp::Mock; },
           "[peers] goods needs erp = \"none\": the mock ERP's warehouse loads the goods"},
    Misfit{[](const Reading& r) { return r.system.idle == IdleBy::Exit && r.system.time == TrialTime::Scaled; },
           "[time] idle = \"exit\" needs kind = \"virtual\""},
};

void check(const Reading& reading, const SystemUnderTest& system, std::vector<std::string>& problems) {
  for (const Misfit& misfit : misfits) {
    if (misfit.is_there(reading)) problems.emplace_back(misfit.sentence);
  }
  if (const std::string_view why = system.why_one_at_a_time(); system.jobs > 1 && !why.empty()) {
    problems.push_back(fmt::format("jobs must be 1: {}", why));
  }
  if (!std::filesystem::is_directory(system.folder)) {
    problems.push_back(fmt::format("folder: there is no folder {}", system.folder));
  }
}

/// The generated runs of a program that nobody can kill are played without crashes, and not left out as a whole.
void leave_out_impossible_crashes(SystemUnderTest& system) {
  const scenarios::Stimulus* const crashes = *scenarios::stimulus_named("crashes");
  const auto& left_out = system.leaves_out;
  const bool is_there = std::find(left_out.begin(), left_out.end(), crashes) != left_out.end();
  if (!system.can_be_killed() && !is_there) system.leaves_out.push_back(crashes);
}

}  // namespace

std::string_view SystemUnderTest::why_one_at_a_time() const {
  if (is_running_elsewhere()) return "a program that is running (running_at) plays one scenario at a time";
  if (!ready.empty()) return "two copies of the program cannot both have the port of ready";
  if (!ports.empty()) return "only one scenario at a time can have the ports of [peers] ports";
  return "";
}

Result<SystemUnderTest> read_system_under_test(const std::string& path, const ScenarioCheck& check_scenario) {
  const Result<std::string> text = read_file(path);
  if (!text) return tl::unexpected<Error>(text.error());
  Reading reading;
  reading.check_scenario = check_scenario;
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
  if (!reading.has("host") && system.listen != every_address) system.host = system.listen;
  leave_out_impossible_crashes(system);
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
