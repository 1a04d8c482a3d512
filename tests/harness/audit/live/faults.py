#!/usr/bin/env python3
"""Faults in the master data of Tryton, as people make them.

  faults.py plant NAME    makes the fault
  faults.py mend NAME     takes it back
  faults.py names         prints all names, one a line
"""

import datetime
import os
import sys
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../core/erp/tryton/live"))
from tryton_client import Tryton  # noqa: E402

ANY = [True, False]


class Company(Tryton):
    def __init__(self):
        super().__init__()
        self.company = self.only("company.company", ["party.name", "=", "Vendor Inc"])
        self.context["company"] = self.company

    def product(self, code):
        return self.only("product.product", ["code", "=", code], ["active", "in", ANY])

    def template(self, code):
        return self.read("product.product", [["code", "=", code], ["active", "in", ANY]], ["template"])[0]["template"]

    def party(self):
        return self.only("party.party", ["name", "in", ["Amazon", "Amazon EU"]], ["active", "in", ANY])

    def address(self, number):
        """0: for invoices, 1: PHX6, 2: ONT8."""
        return self.search("party.address", ["party", "=", self.party()])[number]

    def unit(self, symbol):
        return self.only("product.uom", ["symbol", "=", symbol])

    def identifier(self, code):
        return self.search("product.identifier", ["product", "=", self.product(code)])[0]

    def journal(self):
        return self.only("account.journal", ["name", "=", "Amazon deductions"])

    def code_row(self, code):
        return self.only("sale.product_customer", ["code", "=", code])

    def cash_sequence(self):
        cash = self.only("account.journal", ["type", "=", "cash"])
        return self.read("account.journal", [["id", "=", cash]], ["sequence"])[0]["sequence"]

    def goods(self):
        return self.only("product.category", ["name", "=", "Goods"])

    def user(self):
        return self.only("res.user", ["login", "=", "vendorproof"])

    def sales_group(self):
        return self.search("res.group", ["name", "in", ["Sales", "Sales Administrator"]])

    def term(self, days):
        return self.kept(
            "account.invoice.payment_term", [["name", "=", f"{days} days"]], name=f"{days} days",
            lines=[["create", [{"type": "remainder", "relativedeltas": [["create", [{"days": days}]]]}]]])

    def sale(self, reference):
        each = self.shipped_with("product", "uom_unit")
        self.create("sale.sale", company=self.company, party=self.party(), reference=reference,
                    sale_date=datetime.date.today(), invoice_address=self.address(0), shipment_address=self.address(1),
                    comment="entered by hand", lines=[["create", [
                        {"type": "line", "product": self.product("TEA-GREEN"), "quantity": 12, "unit": each,
                         "unit_price": Decimal("2.5")}]]])

    def sales_entered_by_hand(self):
        return self.search("sale.sale", ["comment", "=", "entered by hand"], ["state", "!=", "cancelled"])

    def cancel_sales(self):
        sales = self.sales_entered_by_hand()
        if sales:
            self.press("sale.sale", "cancel", *sales)

    def two_sales(self):
        self.sale("AUDIT001")
        self.sale("AUDIT001")

    def complete_addresses(self):
        united_states = self.kept("country.country", [["code", "=", "US"]], name="United States", code="US",
                                  code3="USA", code_numeric="840")
        for number, street, postal_code in ((1, "4750 W Mohave St", "85043"), (2, "24208 San Michele Rd", "92551")):
            self.write("party.address", self.address(number), street=street, postal_code=postal_code,
                       country=united_states)


def wrote(model, record, key, wrong, right):
    """A fault that is one value of one record; the values are functions of the company, or plain."""
    def value(company, one):
        return one(company) if callable(one) else one
    return (lambda c: c.write(model, record(c), **{key: value(c, wrong)}),
            lambda c: c.write(model, record(c), **{key: value(c, right)}))


FAULTS = {
    "gtin-missing": (lambda c: c.call("product.identifier", "delete", [c.identifier("MUG")]),
                     lambda c: c.create("product.identifier", product=c.product("MUG"), type="ean",
                                        code="9506000134345")),
    "gtin-wrong": (lambda c: c.write("product.identifier", c.identifier("MUG"), type=None, code="9506000134346"),
                   lambda c: c.write("product.identifier", c.identifier("MUG"), type="ean", code="9506000134345")),
    "gtin-shared": wrote("product.identifier", lambda c: c.identifier("MUG"), "code", "9506000134314",
                         "9506000134345"),
    "product-not-active": wrote("product.product", lambda c: c.product("SOAP-7"), "active", False, True),
    "product-not-salable": wrote("product.template", lambda c: c.template("VITAMIN"), "salable", False, True),
    "price-zero": wrote("product.template", lambda c: c.template("MUG"), "list_price", Decimal(0), Decimal("3.0000")),
    "price-differs": wrote("product.template", lambda c: c.template("TEA-GREEN"), "list_price", Decimal("2.6000"),
                           Decimal("2.5000")),
    "category-missing": wrote("product.template", lambda c: c.template("MUG"), "account_category", None,
                              lambda c: c.goods()),
    "service": wrote("product.template", lambda c: c.template("MUG"), "type", "service", "goods"),
    "code-missing": (lambda c: c.call("sale.product_customer", "delete", [c.code_row("B00TEA0001")]),
                     lambda c: c.create("sale.product_customer", template=c.template("TEA-GREEN"), party=c.party(),
                                        code="B00TEA0001")),
    "code-shared": (lambda c: c.create("sale.product_customer", template=c.template("MUG"), party=c.party(),
                                       code="B00VITC001"),
                    lambda c: c.call("sale.product_customer", "delete",
                                     c.search("sale.product_customer", ["code", "=", "B00VITC001"],
                                              ["template", "=", c.template("MUG")]))),
    "code-mistyped": wrote("sale.product_customer",
                           lambda c: c.only("sale.product_customer", ["template", "=", c.template("MUG")]), "code",
                           "MUG-AT-AMAZOM", "MUG-AT-AMAZON"),
    "case-of-another-size": wrote("product.template", lambda c: c.template("TEA-GREEN"), "sale_uom",
                                  lambda c: c.unit("cs7"), lambda c: c.unit("cs12")),
    "case-missing": wrote("product.template", lambda c: c.template("TEA-GREEN"), "sale_uom",
                          lambda c: c.shipped_with("product", "uom_unit"), lambda c: c.unit("cs12")),
    "customer-not-active": wrote("party.party", lambda c: c.party(), "active", False, True),
    "customer-renamed": wrote("party.party", lambda c: c.party(), "name", "Amazon EU", "Amazon"),
    "terms-missing": wrote("party.party", lambda c: c.party(), "customer_payment_term", None, lambda c: c.term(60)),
    "terms-differ": wrote("party.party", lambda c: c.party(), "customer_payment_term", lambda c: c.term(30),
                          lambda c: c.term(60)),
    "invoice-address-missing": wrote("party.address", lambda c: c.address(0), "invoice", False, True),
    "centre-missing": wrote("party.address", lambda c: c.address(1), "party_name", "PHX5", "PHX6"),
    "centre-without-city": wrote("party.address", lambda c: c.address(1), "city", None, "Phoenix"),
    "currency-coarse": wrote("currency.currency", lambda c: c.only("currency.currency", ["code", "=", "USD"]),
                             "rounding", Decimal(1), Decimal("0.01")),
    "sale-without-number": (lambda c: c.sale(None), lambda c: c.cancel_sales()),
    "sale-twice": (lambda c: c.two_sales(), lambda c: c.cancel_sales()),
    "right-missing": (lambda c: c.write("res.user", c.user(), groups=[["remove", c.sales_group()]]),
                      lambda c: c.write("res.user", c.user(), groups=[["add", c.sales_group()]])),
    "journal-without-sequence": wrote("account.journal", lambda c: c.journal(), "sequence", None,
                                      lambda c: c.cash_sequence()),
    "journal-missing": wrote("account.journal", lambda c: c.journal(), "code", "AMX", "AMZ"),
    "method-missing": wrote("account.invoice.payment.method",
                            lambda c: c.search("account.invoice.payment.method")[0], "name", "Amazon payments",
                            "Amazon remittance"),
    "warehouse-renamed": wrote("stock.location", lambda c: c.only("stock.location", ["type", "=", "warehouse"]),
                               "name", "North", "Warehouse"),
    "addresses-of-the-seed": (lambda c: None, lambda c: c.complete_addresses()),
}


def main(words):
    if words == ["names"]:
        print("\n".join(FAULTS))
    elif len(words) == 2 and words[0] in ("plant", "mend") and words[1] in FAULTS:
        FAULTS[words[1]][0 if words[0] == "plant" else 1](Company())
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
