// Lines of a journal: a move of two lines, which is created as a draft and then posted. A draft that a crash left
// behind is found by its number, and posted.
#include <array>

#include <fmt/format.h>

#include "core/erp/tryton/lists.h"
#include "core/erp/tryton/pages.h"

namespace vendorproof::erp::tryton {

namespace {

using Access = ErpAccess;
using Done = std::monostate;
using Line = JournalLineDraft;

HttpRequest ask_moves_of(const Access& access, const Line& line) {
  return search_read(access, "account.move", Json::array({is("description", line.document), of_company(access)}),
                     Json::array({"state"}));
}

/// The look before the create: posted, a draft, or not there.
Result<Went<Done>> hear_moves_before(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  for (const JsonReader& row : rows) {
    if (row.at("state").text() == "posted") return answer.finish(Went<Done>{Done()});
  }
  if (!rows.empty()) found["move"] = rows.front().at("id").integer();
  return answer.finish(go_to<Done>(rows.empty() ? "company" : "post"));
}

HttpRequest ask_debtor(const Access& access, const Line&, const Json& found) {
  return search_read(access, "party.party", Json::array({is("name", setting(access, "customer"))}),
                     Json::array({"account_receivable"}), in_company(found));
}

Result<Went<Done>> hear_debtor(const Access& access, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "parties", setting(access, "customer"));
  if (!row) return tl::unexpected<Error>(row.error());
  found["party"] = row->at("id").integer();
  const bool has_account = row->has("account_receivable");
  if (has_account) found["receivable"] = row->at("account_receivable").integer();
  return answer.finish(go_to<Done>(has_account ? "account" : "receivable"));
}

/// A party without an account of its own has the company's.
Result<Went<Done>> hear_configuration(const Access& access, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  if (!answer.failed() && (rows.empty() || !rows.front().has("default_account_receivable"))) {
    return not_done(
        fmt::format("neither '{}' nor the company has an account for receivables", setting(access, "customer")));
  }
  if (!rows.empty()) found["receivable"] = rows.front().at("default_account_receivable").integer();
  return answer.finish(go_to<Done>("account"));
}

/// By code, or by name in a chart without codes.
HttpRequest ask_account(const Access& access, const std::string& account, const Json& found) {
  return search_read(access, "account.account",
                     Json::array({is("company", found.at("company")), Json::array({"type", "!=", nullptr}),
                                  Json::array({"OR", is("code", account), is("name", account)})}),
                     {"code", "party_required"});
}

Result<void> hear_account(const JsonReader& answer, const char* place, Json& found) {
  const Result<JsonReader> row = only_row(answer, "accounts of the", place);
  if (!row) return tl::unexpected<Error>(row.error());
  found[place] = {{"id", row->at("id").integer()}, {"party", flag_in(*row, "party_required")}};
  return answer.finish(true).map([](bool) {});
}

Result<Went<Done>> hear_journal(const Access& access, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "journals", setting(access, "journal"));
  if (!row) return tl::unexpected<Error>(row.error());
  found["journal"] = row->at("id").integer();
  return answer.finish(go_to<Done>("period"));
}

HttpRequest ask_period(const Access& access, const Line& line, const Json& found) {
  const Json day = date_of(line.date);
  return search_read(access, "account.period",
                     Json::array({is("company", found.at("company")), is("type", "standard"), is("state", "open"),
                                  Json::array({"start_date", "<=", day}), Json::array({"end_date", ">=", day})}),
                     Json::array({"name"}));
}

/// Without an open period, Tryton takes today's, and refuses the move for its date.
Result<Went<Done>> hear_period(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  if (!rows.empty()) found["period"] = rows.front().at("id").integer();
  return answer.finish(go_to<Done>("create"));
}

Json side(const Json& account, const Json& found, const Money& debit, const std::string& text) {
  const Money none(0, debit.currency());
  Json line = {{"account", account.at("id")},
               {"debit", decimal_of(debit.is_negative() ? none : debit)},
               {"credit", decimal_of(debit.is_negative() ? -debit : none)},
               {"description", text}};
  if (account.at("party").get<bool>()) line["party"] = found.at("party");
  return line;
}

HttpRequest ask_create_move(const Access& access, const Line& line, const Json& found) {
  const Json customer = {{"id", found.at("receivable")}, {"party", true}};
  const Json& other = line.bank.empty() ? customer : found.at("bank");
  const Json lines = Json::array({side(found.at("account"), found, line.amount, line.description),
                                  side(other, found, -line.amount, line.comment)});
  Json move = {{"company", found.at("company")},
               {"journal", found.at("journal")},
               {"date", date_of(line.date)},
               {"description", line.document},
               {"lines", Json::array({Json::array({"create", lines})})}};
  if (found.contains("period")) move["period"] = found.at("period");
  return call(access, "model.account.move.create", Json::array({Json::array({std::move(move)})}), in_company(found));
}

Result<Went<Done>> hear_created_move(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> ids = rows_of(answer);
  if (!answer.failed() && ids.size() != 1) return malformed("$.result is not the id of one move");
  if (!ids.empty()) found = {{"move", ids.front().integer()}};
  return answer.finish(go_to<Done>("post"));
}

Result<Went<Done>> hear_journal_check(const Access&, const JsonReader& answer, Json&) {
  const std::vector<JsonReader> rows = rows_of(answer);
  for (const JsonReader& row : rows) {
    if (row.at("state").text() == "posted") return answer.finish(Went<Done>{Done()});
  }
  if (answer.failed()) return answer.finish(Went<Done>{Done()});
  return not_done("Post changed nothing: the move is still a draft");
}

constexpr std::array<Step<Done, Line>, 11> journal_steps = {{
    {"moves", "account.move.search_read",
     [](const Access& access, const Line& line, const Json&) { return ask_moves_of(access, line); }, hear_moves_before},
    {"company", "company.company.search_read",
     [](const Access& access, const Line&, const Json&) { return ask_company(access); },
     [](const Access& access, const JsonReader& answer, Json& found) {
       return hear_company(access, answer, found).map([] { return go_to<Done>("customer"); });
     }},
    {"customer", "party.party.search_read", ask_debtor, hear_debtor},
    {"receivable", "account.configuration.search_read",
     [](const Access& access, const Line&, const Json& found) {
       return search_read(access, "account.configuration", Json::array(), Json::array({"default_account_receivable"}),
                          in_company(found));
     },
     hear_configuration},
    {"account", "account.account.search_read",
     [](const Access& access, const Line& line, const Json& found) { return ask_account(access, line.account, found); },
     [](const Access&, const JsonReader& answer, Json& found) {
       return hear_account(answer, "account", found).map([] { return go_to<Done>("bank"); });
     }},
    {"bank", "account.account.search_read",
     [](const Access& access, const Line& line, const Json& found) {
       return ask_account(access, line.bank.empty() ? line.account : line.bank, found);
     },
     [](const Access&, const JsonReader& answer, Json& found) {
       return hear_account(answer, "bank", found).map([] { return go_to<Done>("journal"); });
     }},
    {"journal", "account.journal.search_read",
     [](const Access& access, const Line&, const Json&) {
       return search_read(access, "account.journal", Json::array({is("code", setting(access, "journal"))}),
                          Json::array({"code"}));
     },
     hear_journal},
    {"period", "account.period.search_read", ask_period, hear_period},
    {"create", "account.move.create", ask_create_move, hear_created_move},
    {"post", "account.move.post",
     [](const Access& access, const Line&, const Json& found) {
       return call(access, "model.account.move.post", Json::array({Json::array({found.at("move")})}));
     },
     [](const Access&, const JsonReader&, Json&) { return Result<Went<Done>>(go_to<Done>("check")); }},
    {"check", "account.move.search_read",
     [](const Access& access, const Line& line, const Json&) { return ask_moves_of(access, line); },
     hear_journal_check},
}};

}  // namespace

Question<Done, Line> create_journal_line_question() { return question_of<journal_steps, Done, Line>(); }

}  // namespace vendorproof::erp::tryton
