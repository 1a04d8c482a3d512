#!/usr/bin/env python3
"""The company that the live tests of the Tryton dialect need: what the example of each of its settings names, and more.
Harmless when repeated."""

import datetime
from decimal import Decimal

from tryton_client import Tryton

TODAY = datetime.date.today()


def company_of(tryton):
    dollar = tryton.kept(
        "currency.currency", [["code", "=", "USD"]], name="US dollar", code="USD", numeric_code="840", symbol="$",
        digits=2, rounding=Decimal("0.01"),
        rates=[["create", [{"date": datetime.date(TODAY.year - 2, 1, 1), "rate": Decimal(1)}]]])
    party = tryton.kept("party.party", [["name", "=", "Vendor Inc"]], name="Vendor Inc",
                        addresses=[["create", [{"street": "1 Dock Street", "city": "Phoenix"}]]])
    company = tryton.kept("company.company", [["party", "=", party]], party=party, currency=dollar)
    admin = tryton.only("res.user", ["login", "=", "admin"])
    tryton.write("res.user", admin, companies=[["add", [company]]], company=company)
    tryton.context["company"] = company
    groups = tryton.search("res.group", ["name", "!=", "Administration"])
    tryton.kept("res.user", [["login", "=", "vendorproof"]], name="Vendorproof", login="vendorproof",
                password="erp-Vault-9", companies=[["add", [company]]], company=company,
                groups=[["add", groups]])
    return company


def chart_of(tryton, company):
    if tryton.search("account.account", ["company", "=", company]):
        return
    wizard = "wizard.account.create_chart"
    session, _, _ = tryton.rpc(wizard + ".create", tryton.context)
    template = tryton.shipped_with("account", "account_template_root_en")
    chart = {"account": {"account_template": template, "company": company}}
    form = tryton.rpc(wizard + ".execute", session, chart, "create_account", tryton.context)
    values = {"company": company}
    for name in ("account_receivable", "account_payable", "category_account_expense", "category_account_revenue"):
        values[name] = form["view"]["defaults"].get(name)
    tryton.rpc(wizard + ".execute", session, {"properties": values}, "create_properties", tryton.context)
    tryton.rpc(wizard + ".delete", session, tryton.context)


def year_of(tryton, company, year):
    """A fiscal year with months, and numbers for moves and invoices."""
    name = str(year)
    if tryton.search("account.fiscalyear", ["company", "=", company], ["name", "=", name]):
        return
    kind_of_move = tryton.only("ir.sequence.type", ["name", "=", "Account Move"])
    kind_of_invoice = tryton.only("ir.sequence.type", ["name", "=", "Invoice"])
    moves = tryton.create("ir.sequence", name="Moves " + name, sequence_type=kind_of_move, company=company)
    numbers = {"company": company}
    for field, prefix in (("out_invoice_sequence", "SI-"), ("out_credit_note_sequence", "SC-"),
                          ("in_invoice_sequence", "PI-"), ("in_credit_note_sequence", "PC-")):
        numbers[field] = tryton.create("ir.sequence.strict", name=prefix + name, sequence_type=kind_of_invoice,
                                       company=company, prefix=f"{prefix}{name}-")
    fiscal = tryton.create(
        "account.fiscalyear", name=name, company=company, start_date=datetime.date(year, 1, 1),
        end_date=datetime.date(year, 12, 31), post_move_sequence=moves, invoice_sequences=[["create", [numbers]]])
    tryton.call("account.fiscalyear", "create_period", [fiscal], 1, 31)


def books_of(tryton, company):
    """How Amazon pays, and where its deductions go."""
    account = {name: tryton.only("account.account", ["name", "=", "Main " + name], ["company", "=", company])
               for name in ("Cash", "Expense", "Revenue")}
    cash = tryton.only("account.journal", ["type", "=", "cash"])
    tryton.kept("account.invoice.payment.method", [["name", "=", "Amazon remittance"]], name="Amazon remittance",
                company=company, journal=cash, credit_account=account["Cash"], debit_account=account["Cash"])
    # Without a sequence of its own, a journal posts no move: its number is missing.
    numbers = tryton.read("account.journal", [["id", "=", cash]], ["sequence"])[0]["sequence"]
    tryton.kept("account.journal", [["code", "=", "AMZ"]], name="Amazon deductions", code="AMZ", type="general",
                sequence=numbers)
    tryton.write("account.account", account["Expense"], code="6910")
    tryton.write("account.account", account["Cash"], code="1810")
    return account


def customer_of(tryton):
    term = tryton.kept(
        "account.invoice.payment_term", [["name", "=", "60 days"]], name="60 days",
        lines=[["create", [{"type": "remainder", "relativedeltas": [["create", [{"days": 60}]]]}]]])
    return tryton.kept("party.party", [["name", "=", "Amazon"]], name="Amazon", customer_payment_term=term, addresses=[
        ["create", [{"party_name": "Amazon Accounts Payable", "city": "Seattle", "invoice": True},
                    {"party_name": "PHX6", "city": "Phoenix", "delivery": True},
                    {"party_name": "ONT8", "city": "Moreno Valley", "delivery": True}]]])


def product_of(tryton, customer, category, code, price, gtin, unit, asin):
    if tryton.search("product.product", ["code", "=", code]):
        return
    each = tryton.shipped_with("product", "uom_unit")
    template = tryton.create(
        "product.template", name=code.title(), code=code, type="goods", salable=True, default_uom=each,
        sale_uom=unit or each, list_price=Decimal(price), account_category=category, cost_price_method="fixed",
        products=[["create", [{"cost_price": Decimal(1),
                               "identifiers": [["create", [{"type": "ean", "code": gtin}]]]}]]])
    if asin:
        tryton.create("sale.product_customer", template=template, party=customer, code=asin)


def case_of(tryton, eaches):
    """Units are global in Tryton: each size of a case is one."""
    each = tryton.shipped_with("product", "uom_unit")
    category = tryton.read("product.uom", [["id", "=", each]], ["category"])[0]["category"]
    return tryton.kept("product.uom", [["symbol", "=", f"cs{eaches}"]], name=f"Case of {eaches}", symbol=f"cs{eaches}",
                       category=category, factor=float(eaches), rate=round(1 / eaches, 12), rounding=1.0, digits=0)


def warehouse_of(tryton, company):
    for name in ("Carton", "Pallet"):
        tryton.kept("stock.package.type", [["name", "=", name]], name=name)
    # Codes of packages are SSCCs without their check digit: extension digit, company prefix, serial number.
    kind = tryton.only("ir.sequence.type", ["name", "=", "Stock Package"])
    sequence = tryton.kept("ir.sequence", [["name", "=", "SSCC"]], name="SSCC", sequence_type=kind, company=company,
                           prefix="00614141", padding=9)
    configuration = tryton.search("stock.configuration") or [tryton.create("stock.configuration")]
    tryton.write("stock.configuration", configuration[0], package_sequence=sequence)


def main():
    tryton = Tryton()
    company = company_of(tryton)
    chart_of(tryton, company)
    for year in (TODAY.year, TODAY.year + 1):
        year_of(tryton, company, year)
    account = books_of(tryton, company)
    category = tryton.kept("product.category", [["name", "=", "Goods"], ["accounting", "=", True]], name="Goods",
                           accounting=True, account_revenue=account["Revenue"], account_expense=account["Expense"])
    customer = customer_of(tryton)
    twelve, seven = case_of(tryton, 12), case_of(tryton, 7)
    for row in (("TEA-GREEN", "2.5000", "9506000134314", twelve, "B00TEA0001"),
                ("SOAP-7", "1.1000", "9506000134321", seven, "B00SOAP007"),
                ("VITAMIN", "4.0000", "9506000134338", twelve, "B00VITC001"),
                ("MUG", "3.0000", "9506000134345", None, "MUG-AT-AMAZON")):
        product_of(tryton, customer, category, *row)
    warehouse_of(tryton, company)


main()
