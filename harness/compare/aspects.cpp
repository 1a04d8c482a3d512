#include "harness/compare/aspects.h"

namespace vendorproof::harness {

const std::vector<Aspect>& aspects() {
  static const std::vector<Aspect> table = {
      {"sales-order", "eaches on the sales order", no_eaches, Shows::Erp, eaches_on_sales_orders},
      {"sales-money", "money on the sales order", no_money, Shows::Erp, money_on_sales_orders},
      {"answer-time", "whether the order was answered in time", "never", Shows::Amazon, answers_in_time},
      {"accepted", "eaches accepted in the last answer", no_eaches, Shows::Amazon, eaches_accepted},
      {"backordered", "eaches backordered in the last answer", no_eaches, Shows::Amazon, eaches_backordered},
      {"rejected", "eaches rejected in the last answer, and why", no_eaches, Shows::Amazon, eaches_rejected},
      {"lapsed", "whether Amazon rejected the order as not answered", "no", Shows::Amazon, orders_lapsed},
      {"loaded", "eaches loaded on trucks", no_eaches, Shows::Goods, eaches_loaded},
      {"centre", "the fulfilment centres that the goods went to", "none", Shows::Goods, centres_of_goods},
      {"announced", "eaches announced in ship notices", no_eaches, Shows::Amazon, eaches_announced},
      {"notice-time", "eaches that a truck carried and no ship notice announced in time", no_eaches, Shows::Goods,
       eaches_announced_late},
      {"posted", "money of the invoices that the ERP posted", no_money, Shows::Erp, money_posted},
      {"invoiced", "eaches invoiced", no_eaches, Shows::Amazon, eaches_invoiced},
      {"invoiced-money", "money invoiced", no_money, Shows::Amazon, money_invoiced},
      {"given-back", "money of the credit memos that the ERP posted", no_money, Shows::Erp, money_given_back_in_erp},
      {"credited", "money of the credit notes that Amazon took", no_money, Shows::Amazon, money_credited},
      {"refused", "documents that were refused for good", "none", Shows::Amazon, documents_refused},
      {"charged", "money that Amazon charged for defects", no_money, Shows::Amazon, money_charged},
      {"deducted", "money that Amazon deducted and did not pay back", no_money, Shows::Amazon, money_deducted},
      {"paid", "money that Amazon paid", no_money, Shows::Amazon, money_paid},
      {"paid-eaches", "eaches that Amazon paid", no_eaches, Shows::Amazon, eaches_paid},
      {"booked", "payments booked in the ERP", no_money, Shows::Erp, payments_booked},
      {"booked-deductions", "other money booked in the ERP's journal", no_money, Shows::Erp, deductions_booked},
      {"receivable", "what the ERP still has to get", no_money, Shows::Erp, money_receivable},
      {"shown", "what people were asked to look at", "not shown", Shows::People, shown_to_people},
      {"finished", "whether the order is finished", "finished", Shows::End, open_ends},
  };
  return table;
}

std::string_view lack_of(const Aspect& aspect, const Visibility& visibility) {
  switch (aspect.needs) {
    case Shows::Amazon:
      return "";
    case Shows::Erp:
      return visibility.erp ? "" : "has an ERP of its own, which cannot be seen";
    case Shows::Goods:
      return visibility.goods ? "" : "does not tell what was really loaded";
    case Shows::People:
      return visibility.shown_to_people ? "" : "does not tell what it shows to people";
    case Shows::End:
      return visibility.ended ? "" : "did not come to an end";
  }
  return "";
}

}  // namespace vendorproof::harness
