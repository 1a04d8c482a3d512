// Items, and sales orders until they are in the warehouse.
#include "tests/core/erp/contract/case.h"

namespace vendorproof::erp::contract {

namespace {

using trade::Reception;

const Lines five_cases = {{tea, 60, Play::dollars("2.5"), 1}};

void items_have_codes_units_and_stock(Play& play) {
  play.open({.stock = {{soap, 35}}});
  const trade::Item* const item = play.asking.access().items->numbered(soap);
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->amazon_product_identifier, "B00SOAP007");
  EXPECT_EQ(item->gtin, "9506000134321");
  EXPECT_EQ(item->unit_price, Play::dollars("1.10"));
  EXPECT_EQ(item->stock_eaches, 35);
  EXPECT_EQ(item->case_sizes, std::vector<std::int64_t>{7});
  EXPECT_EQ(item->eaches_of(item->base_unit), 1);
  EXPECT_FALSE(item->blocked);
  const trade::Item* const by_sku = play.asking.access().items->numbered(mug);
  ASSERT_NE(by_sku, nullptr);
  EXPECT_EQ(by_sku->vendor_product_identifier, "MUG-AT-AMAZON");
  EXPECT_EQ(by_sku->amazon_product_identifier, "");
  EXPECT_TRUE(by_sku->case_sizes.empty());
}

void an_order_that_nobody_entered_is_not_found(Play& play) {
  play.open({});
  EXPECT_EQ(play.count(play.company.number("NO")), 0U);
}

void an_order_is_entered_in_eaches(Play& play) {
  play.open({});
  const std::string order = play.company.number("ONE");
  const trade::SalesOrder made =
      play.created(order, {{tea, 60, Play::dollars("2.5"), 1}, {soap, 10, Play::dollars("1.1"), 2}});
  EXPECT_EQ(made.purchase_order, order);
  EXPECT_EQ(made.ship_to, "PHX6");
  EXPECT_EQ(made.requested_delivery, play.today() + 5 * a_day);
  ASSERT_EQ(made.lines.size(), 2U);
  EXPECT_EQ(made.lines[0].item, tea);
  EXPECT_EQ(made.lines[0].eaches, 60);
  EXPECT_EQ(made.lines[0].shipped_eaches, 0);
  EXPECT_EQ(made.lines[0].unit_price, Play::dollars("2.5"));
  EXPECT_EQ(made.lines[0].purchase_order_line, 1);
  EXPECT_EQ(made.lines[1].eaches, 10) << "no whole number of cases of 7";
  EXPECT_EQ(made.lines[1].purchase_order_line, 2);
  EXPECT_NE(made.lines[0].erp_sequence, made.lines[1].erp_sequence);
  EXPECT_EQ(play.found(order), made);
}

void a_price_of_ours_stays(Play& play) {
  play.open({});
  const std::string order = play.company.number("PRICE");
  play.created(order, {{tea, 60, Play::dollars("2.37"), 1}});
  EXPECT_EQ(play.found(order).lines.at(0).unit_price, Play::dollars("2.37"));
}

void a_second_create_makes_no_second_order(Play& play) {
  play.open({});
  const std::string order = play.company.number("TWICE");
  const trade::SalesOrder first = play.created(order, five_cases);
  const auto second = play.asking.ask(play.dialect().create_sales_order, play.draft(order, five_cases));
  EXPECT_EQ(second.answer ? second.answer->id : first.id, first.id);
  EXPECT_EQ(play.found(order), first);
}

/// As the flow does: after an unknown outcome it looks, and creates only what is not there.
void whichever_answer_of_a_create_is_lost_there_is_one_order(Play& play) {
  play.open({});
  constexpr std::size_t writes_max = 9;
  std::size_t lost = 1;
  for (; lost < writes_max; ++lost) {
    const std::string order = play.company.number("LOST");
    const SalesOrderDraft draft = play.draft(order, five_cases);
    if (!play.asking.ask_losing(lost, play.dialect().create_sales_order, draft).is_lost) break;
    if (play.count(order) == 0) play.created(order, five_cases);
    EXPECT_EQ(play.found(order).lines.at(0).eaches, 60) << "lost: " << lost;
  }
  EXPECT_GE(lost, 2U) << "a create changes something";
}

void an_order_waits_for_its_release(Play& play) {
  play.open({});
  const std::string order = play.company.number("FREE");
  const trade::SalesOrder made = play.created(order, five_cases);
  EXPECT_TRUE(made.awaits_release);
  ASSERT_TRUE(play.asking.ask(play.dialect().release_sales_order, made).answer);
  EXPECT_FALSE(play.found(order).awaits_release);
  const auto again = play.asking.ask(play.dialect().release_sales_order, made);
  EXPECT_TRUE(again.answer) << "harmless when repeated: " << again.problem;
  EXPECT_FALSE(play.found(order).awaits_release);
}

void whichever_answer_of_a_release_is_lost_it_ends(Play& play) {
  play.open({});
  constexpr std::size_t writes_max = 9;
  for (std::size_t lost = 1; lost < writes_max; ++lost) {
    const std::string order = play.company.number("HALF");
    const trade::SalesOrder made = play.created(order, five_cases);
    const bool is_lost = play.asking.ask_losing(lost, play.dialect().release_sales_order, made).is_lost;
    const auto again = play.asking.ask(play.dialect().release_sales_order, play.found(order));
    ASSERT_TRUE(again.answer) << again.problem;
    EXPECT_FALSE(play.found(order).awaits_release);
    if (!is_lost) return;
  }
  ADD_FAILURE() << "a release does not end";
}

void an_order_of_a_person_is_not_ours_to_release(Play& play) {
  play.open({});
  const std::string order = play.company.number("HAND");
  play.company.enter(order);
  const trade::SalesOrder entered = play.found(order);
  EXPECT_FALSE(entered.awaits_release);
  ASSERT_EQ(entered.lines.size(), 1U);
  EXPECT_EQ(entered.lines[0].eaches, 24);
  EXPECT_EQ(entered.lines[0].unit_price, Play::dollars("2.5"));
}

void two_orders_of_one_number_are_both_told(Play& play) {
  play.open({});
  const std::string order = play.company.number("BOTH");
  play.created(order, five_cases);
  play.company.enter(order);
  EXPECT_EQ(play.count(order), 2U) << "never the first of them";
}

void an_unknown_item_is_refused_and_nothing_is_left(Play& play) {
  play.open({});
  const std::string order = play.company.number("ITEM");
  const auto refused = play.asking.ask(
      play.dialect().create_sales_order,
      play.draft(order, {{tea, 12, Play::dollars("2.5"), 1}, {"NO-SUCH", 12, Play::dollars("2.5"), 2}}));
  EXPECT_FALSE(refused.answer);
  EXPECT_NE(refused.problem, "");
  EXPECT_EQ(play.count(order), 0U);
}

void an_impossible_place_is_refused_and_nothing_is_left(Play& play) {
  play.open({});
  SalesOrderDraft draft = play.draft(play.company.number("PLACE"), five_cases);
  draft.ship_to = "NOWHERE-AT-ALL";
  const auto refused = play.asking.ask(play.dialect().create_sales_order, draft);
  EXPECT_FALSE(refused.answer);
  EXPECT_NE(refused.problem, "");
  EXPECT_EQ(play.count(draft.purchase_order), 0U);
}

void a_wrong_password_is_the_peers_state(Play& play) {
  play.open({});
  for (const char* name : {"password", "web_service_key", "client_secret"}) {
    auto& settings = play.asking.access().settings;
    if (settings.contains(name)) settings[name] = "wrong-Vault-9";
  }
  Asking stranger(play.company);
  stranger.access() = play.asking.access();
  EXPECT_EQ(stranger.ask(play.dialect().sales_orders, "ANY").reception, Reception::Denied);
}

void an_order_that_is_done_is_not_made_again(Play& play) {
  play.open({.stock = {{tea, 60}}});
  const std::string order = play.company.number("DONE");
  const trade::SalesOrder sale = play.released(order, five_cases);
  play.company.ship(order);
  play.company.bill(order);
  const auto again = play.asking.ask(play.dialect().create_sales_order, play.draft(order, five_cases));
  if (again.answer) {
    EXPECT_TRUE(again.answer->is_gone || again.answer->id == sale.id);
  } else {
    EXPECT_NE(again.problem, "");
  }
  EXPECT_LE(play.count(order), 1U);
}

}  // namespace

std::vector<Case> order_cases() {
  return {
      {"ItemsHaveCodesUnitsAndStock", items_have_codes_units_and_stock},
      {"AnOrderThatNobodyEnteredIsNotFound", an_order_that_nobody_entered_is_not_found},
      {"AnOrderIsEnteredInEaches", an_order_is_entered_in_eaches},
      {"APriceOfOursStays", a_price_of_ours_stays},
      {"ASecondCreateMakesNoSecondOrder", a_second_create_makes_no_second_order},
      {"WhicheverAnswerOfACreateIsLostThereIsOneOrder", whichever_answer_of_a_create_is_lost_there_is_one_order},
      {"AnOrderWaitsForItsRelease", an_order_waits_for_its_release},
      {"WhicheverAnswerOfAReleaseIsLostItEnds", whichever_answer_of_a_release_is_lost_it_ends},
      {"AnOrderOfAPersonIsNotOursToRelease", an_order_of_a_person_is_not_ours_to_release},
      {"TwoOrdersOfOneNumberAreBothTold", two_orders_of_one_number_are_both_told},
      {"AnUnknownItemIsRefusedAndNothingIsLeft", an_unknown_item_is_refused_and_nothing_is_left},
      {"AnImpossiblePlaceIsRefusedAndNothingIsLeft", an_impossible_place_is_refused_and_nothing_is_left},
      {"AWrongPasswordIsThePeersState", a_wrong_password_is_the_peers_state},
      {"AnOrderThatIsDoneIsNotMadeAgain", an_order_that_is_done_is_not_made_again},
  };
}

}  // namespace vendorproof::erp::contract
