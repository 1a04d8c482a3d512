// What the tests of this room share: bodies in the form that Tryton 6.0.29 was seen to send.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/time.h"
#include "core/erp/dialects.h"
#include "core/erp/tryton/tryton.h"

namespace vendorproof::erp::tryton::samples {

inline Instant at(const char* text) { return *parse_instant(text); }
inline Money dollars(const char* decimal) { return *Money::parse(decimal, usd()); }
inline Json parsed(std::string_view text) { return *parse_json(text); }

inline ErpAccess access() {
  ErpAccess access;
  access.settings = trade::example_settings(dialect().settings);
  access.currency = usd();
  return access;
}

/// `{"id":1,"result":...}`.
inline std::string result(std::string_view value) { return fmt::format(R"({{"id":1,"result":{}}})", value); }

/// The method of a request, and its parameters without the context.
inline std::string method_of(const HttpRequest& request) { return parsed(request.body)["method"].get<std::string>(); }
inline Json parameters_of(const HttpRequest& request) {
  Json parameters = parsed(request.body)["params"];
  parameters.erase(parameters.size() - 1);
  return parameters;
}
inline Json context_of(const HttpRequest& request) { return parsed(request.body)["params"].back(); }

/// A question that is answered with one body after the other. `requests` are what it asked.
template <class Answer>
struct Talk {
  std::vector<HttpRequest> requests;
  std::vector<std::string> operations;
  std::optional<Answer> answer;
  std::vector<trade::OddRow> odd;
  Error error{ErrorCode::Malformed, ""};  ///< without a message: there was none

  const HttpRequest& last() const { return requests.back(); }
};
template <class Answer, class... About>
Talk<Answer> talk(const Question<Answer, About...>& question, const std::vector<std::string>& bodies,
                  const std::type_identity_t<About>&... about) {
  Talk<Answer> talk;
  std::string bookmark;
  for (std::size_t i = 0; i <= bodies.size(); ++i) {
    talk.operations.emplace_back(question.name_at(bookmark).operation);
    talk.requests.push_back(question.ask(access(), about..., bookmark));
    if (i == bodies.size()) return talk;
    auto heard = question.hear(access(), bodies[i], bookmark);
    if (!heard) {
      talk.error = heard.error();
      return talk;
    }
    talk.answer = std::move(heard->answer);
    talk.odd = std::move(heard->odd);
    if (heard->bookmark.empty()) return talk;
    bookmark = heard->bookmark;
  }
  return talk;
}

inline const std::string company = result(R"([{"id":1,"currency.":{"code":"USD","id":2}}])");
inline const std::string nothing = result("null");
inline const std::string no_rows = result("[]");

}  // namespace vendorproof::erp::tryton::samples
