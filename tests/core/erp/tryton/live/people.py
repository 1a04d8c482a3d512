#!/usr/bin/env python3
"""The people beside the dialect in the live tests: the warehouse and the office, as they press Tryton's buttons.

  people.py stock CODE EACHES [LOT]          the storage has so many of it now
  people.py supply CODE EACHES DAYS          so many will arrive in some days
  people.py assign ORDER                     reserve what is there for the order
  people.py ship ORDER [CODE=EACHES ...] [LESS=CODE:EACHES] [LOT=NUMBER] [PAPERS=TEXT]
                                             send these (else all that is there, or so much less), in a carton each,
                                             on a pallet; the rest stays open
  people.py begin [CODE=EACHES[:LOT] ...] [CODE+EACHES:DAYS ...]
                                             nobody waits for goods any more; only these are on stock or on their way
  people.py pause                            a little more than a second
  people.py rights yes|no                    whether the integration may do what the group Sales may
  people.py papers SHIPMENT TEXT             the reference of a shipment
  people.py pick ORDER                       pick what is there, and do not send it
  people.py close ORDER                      nothing more will be sent
  people.py post ORDER                       post the draft invoices; prints their numbers
  people.py credit INVOICE                   take an invoice back; prints the number
  people.py enter ORDER CODE=EACHES          enter a sale by hand, a line of cases of 12
  people.py set ORDER FIELD VALUE            write a text into the sale
  people.py cancel ORDER                     cancel a sale that is not confirmed
  people.py return ORDER                     begin to take its goods back
  people.py period YEAR-MONTH                close a period
  people.py posted NUMBER                    prints debit less credit of that entry on an account of expenses
  people.py open INVOICE                     prints what is to be paid
  people.py sales ORDER                      prints how many sales have that number
  people.py owed                             prints what is to be paid of all posted invoices
"""

import datetime
import sys
import time
from decimal import Decimal

from tryton_client import Tryton

TODAY = datetime.date.today()
OUT = "stock.shipment.out"


class People(Tryton):
    def __init__(self):
        super().__init__()
        self.company = self.only("company.company", ["party.name", "=", "Vendor Inc"])
        self.context["company"] = self.company
        self.storage = self.only("stock.location", ["code", "=", "STO"])

    def product(self, code):
        return self.only("product.product", ["code", "=", code])

    def sale(self, order):
        return self.only("sale.sale", ["reference", "=", order])

    def shipments(self, order, *states):
        fields = ["state", "number", "inventory_moves.product.code", "inventory_moves.quantity",
                  "inventory_moves.state", "outgoing_moves.product.code", "outgoing_moves.quantity"]
        ids = self.read("sale.sale", [["reference", "=", order]], ["shipments"])[0]["shipments"]
        rows = self.read(OUT, [["id", "in", ids]], fields)
        return [row for row in rows if not states or row["state"] in states]


def stock(people, code, eaches, lot=None):
    line = {"product": people.product(code), "quantity": float(eaches)}
    if lot:
        line["lot"] = people.kept("stock.lot", [["number", "=", lot], ["product", "=", line["product"]]], number=lot,
                                  product=line["product"])
    count = people.create("stock.inventory", location=people.storage, date=TODAY, lines=[["create", [line]]])
    people.press("stock.inventory", "confirm", count)


def supply(people, code, eaches, days):
    each = people.shipped_with("product", "uom_unit")
    people.create("stock.move", product=people.product(code), quantity=float(eaches), uom=each,
                  from_location=people.only("stock.location", ["code", "=", "SUP"]),
                  to_location=people.only("stock.location", ["code", "=", "IN"]),
                  planned_date=TODAY + datetime.timedelta(days=int(days)), company=people.company,
                  unit_price=Decimal(1), currency=people.only("currency.currency", ["code", "=", "USD"]))


def assign(people, order):
    for row in people.shipments(order, "waiting"):
        print(people.press(OUT, "assign_try", row["id"]))


def pick(people, order):
    for row in people.shipments(order, "waiting", "assigned"):
        pick_wanted(people, row["id"], None)


def pick_wanted(people, shipment, wanted, lot=None, less=None):
    """Lowers the moves to what is wanted, or by what is less, assigns what is there, and picks it."""
    people.press(OUT, "wait", shipment)
    row = people.read(OUT, [["id", "=", shipment]],
                      ["inventory_moves.product.code", "inventory_moves.internal_quantity"])[0]
    for move in row["inventory_moves."]:
        code = move["product."]["code"]
        eaches = wanted.get(code, 0) if wanted else None
        if less and code in less:
            eaches = move["internal_quantity"] - less[code]
        if eaches == 0:
            people.call("stock.move", "delete", [move["id"]])
        elif eaches is not None:
            unit = people.shipped_with("product", "uom_unit")
            people.write("stock.move", move["id"], quantity=float(eaches), uom=unit)
        if lot:
            people.write("stock.move", move["id"], lot=people.only("stock.lot", ["number", "=", lot]))
    if not people.press(OUT, "assign_try", shipment):
        left = people.read("stock.move", [["shipment", "=", f"{OUT},{shipment}"], ["state", "=", "draft"],
                                          ["from_location", "=", people.storage]], ["id"])
        people.call("stock.move", "delete", [move["id"] for move in left])
        people.press(OUT, "assign_try", shipment)
    people.press(OUT, "pick", shipment)


def ship(people, order, *goods):
    words = dict(word.split("=", 1) for word in goods)
    lot = words.pop("LOT", None)
    text = words.pop("PAPERS", None)
    less = {code: int(eaches) for code, eaches in [words.pop("LESS").split(":")]} if "LESS" in words else None
    wanted = {code: int(eaches) for code, eaches in words.items()}
    shipment = people.shipments(order, "waiting", "assigned")[0]["id"]
    pick_wanted(people, shipment, wanted, lot, less)
    row = people.read(OUT, [["id", "=", shipment]], ["number", "outgoing_moves.quantity"])[0]
    place = f"{OUT},{shipment}"
    if text:
        people.write(OUT, shipment, reference=text)
    carton = people.only("stock.package.type", ["name", "=", "Carton"])
    cartons = [{"type": carton, "shipment": place, "moves": [["add", [move["id"]]]]}
               for move in row["outgoing_moves."] if move["quantity"]]
    people.create("stock.package", type=people.only("stock.package.type", ["name", "=", "Pallet"]), shipment=place,
                  children=[["create", cartons]])
    people.press(OUT, "pack", shipment)
    people.press(OUT, "done", shipment)
    print(row["number"])


def tidy(people):
    open_shipments = people.search(OUT, ["state", "in", ["draft", "waiting", "assigned", "picked", "packed"]])
    for shipment in open_shipments:
        people.press(OUT, "cancel", shipment)
    supplies = people.search("stock.move", ["from_location.type", "=", "supplier"], ["state", "=", "draft"])
    if supplies:
        people.press("stock.move", "cancel", *supplies)
    left = people.call("product.product", "search_read", [["quantity", "!=", 0]], 0, None, [["id", "ASC"]], ["code"],
                       locations=[people.storage], stock_skip_warehouse=True, with_childs=True)
    if left:
        count = people.create("stock.inventory", location=people.storage, date=TODAY)
        people.press("stock.inventory", "complete_lines", count)
        lines = people.search("stock.inventory.line", ["inventory", "=", count])
        for line in lines:
            people.write("stock.inventory.line", line, quantity=0.0)
        people.press("stock.inventory", "confirm", count)


def begin(people, *goods):
    tidy(people)
    for word in goods:
        if "=" in word:
            code, amount = word.split("=")
            eaches, _, lot = amount.partition(":")
            stock(people, code, eaches, lot or None)
        else:
            code, amount = word.split("+")
            supply(people, code, *amount.split(":"))


def pause(people):
    time.sleep(1.1)


def rights(people, answer):
    user = people.only("res.user", ["login", "=", "vendorproof"])
    groups = people.search("res.group", ["name", "in", ["Sales", "Sales Administrator"]])
    people.write("res.user", user, groups=[["add" if answer == "yes" else "remove", groups]])


def papers(people, shipment, text):
    people.write(OUT, people.only(OUT, ["number", "=", shipment]), reference=text)


def close(people, order):
    for row in people.shipments(order, "waiting", "assigned"):
        people.press(OUT, "cancel", row["id"])
    sale = people.sale(order)
    wizard = "wizard.sale.handle.shipment.exception"
    context = {**people.context, "active_model": "sale.sale", "active_id": sale, "active_ids": [sale]}
    session, start, _ = people.rpc(wizard + ".create", people.context)
    form = people.rpc(wizard + ".execute", session, {}, start, context)
    asked = {"recreate_moves": [], "domain_moves": form["view"]["defaults"]["domain_moves"]}
    people.rpc(wizard + ".execute", session, {"ask": asked}, "handle", context)
    people.rpc(wizard + ".delete", session, people.context)


def post(people, order):
    ids = people.read("sale.sale", [["reference", "=", order]], ["invoices"])[0]["invoices"]
    drafts = people.search("account.invoice", ["id", "in", ids], ["state", "=", "draft"])
    people.press("account.invoice", "post", *drafts)
    for row in people.read("account.invoice", [["id", "in", drafts]], ["number"]):
        print(row["number"])


def credit(people, number):
    invoice = people.only("account.invoice", ["number", "=", number])
    wizard = "wizard.account.invoice.credit"
    context = {**people.context, "active_model": "account.invoice", "active_id": invoice, "active_ids": [invoice]}
    session, start, _ = people.rpc(wizard + ".create", people.context)
    people.rpc(wizard + ".execute", session, {}, start, context)
    asked = {"with_refund": False, "with_refund_allowed": True, "invoice_date": TODAY}
    told = people.rpc(wizard + ".execute", session, {"start": asked}, "credit", context)
    people.rpc(wizard + ".delete", session, people.context)
    memo = told["actions"][0][1]["res_id"][0]
    people.press("account.invoice", "post", memo)
    print(people.read("account.invoice", [["id", "=", memo]], ["number"])[0]["number"])


def enter(people, order, goods):
    code, eaches = goods.split("=")
    customer = people.only("party.party", ["name", "=", "Amazon"])
    address = {name: people.only("party.address", ["party", "=", customer], ["party_name", "=", name])
               for name in ("Amazon Accounts Payable", "PHX6")}
    line = {"type": "line", "product": people.product(code), "quantity": int(eaches) // 12,
            "unit": people.only("product.uom", ["symbol", "=", "cs12"]), "unit_price": Decimal("30.0000")}
    people.create("sale.sale", party=customer, company=people.company, reference=order,
                  currency=people.only("currency.currency", ["code", "=", "USD"]),
                  invoice_address=address["Amazon Accounts Payable"], shipment_address=address["PHX6"],
                  invoice_method="shipment", shipment_method="order", lines=[["create", [line]]])


def set_text(people, order, field, value):
    people.write("sale.sale", people.sale(order), **{field: value})


def cancel(people, order):
    people.press("sale.sale", "cancel", people.sale(order))


def take_back(people, order):
    sale = people.sale(order)
    wizard = "wizard.sale.return_sale"
    context = {**people.context, "active_model": "sale.sale", "active_id": sale, "active_ids": [sale]}
    session, _, _ = people.rpc(wizard + ".create", people.context)
    people.rpc(wizard + ".execute", session, {}, "return_", context)
    people.rpc(wizard + ".delete", session, people.context)


def period(people, name):
    people.press("account.period", "close", people.only("account.period", ["name", "=", name]))


def posted(people, number):
    lines = people.read("account.move.line", [["move.description", "=", number], ["account.code", "=", "6910"]],
                        ["debit", "credit"])
    print(sum((line["debit"] - line["credit"] for line in lines), Decimal(0)))


def open_amount(people, number):
    print(people.read("account.invoice", [["number", "=", number]], ["amount_to_pay"])[0]["amount_to_pay"])


def sales(people, order):
    print(len(people.search("sale.sale", ["reference", "=", order])))


def owed(people):
    posted = people.read("account.invoice", [["type", "=", "out"], ["state", "in", ["posted", "paid"]]],
                         ["amount_to_pay"])
    print(f"{sum((row['amount_to_pay'] for row in posted), Decimal(0)):.2f}")


ACTS = {"begin": begin, "pause": pause, "rights": rights, "stock": stock, "supply": supply, "assign": assign, "ship": ship, "papers": papers, "pick": pick,
        "close": close, "post": post, "credit": credit, "enter": enter, "set": set_text, "cancel": cancel, "return": take_back,
        "period": period, "posted": posted, "open": open_amount, "sales": sales, "owed": owed}


def main():
    if len(sys.argv) < 2 or sys.argv[1] not in ACTS:
        sys.exit(__doc__)
    ACTS[sys.argv[1]](People(), *sys.argv[2:])


main()
