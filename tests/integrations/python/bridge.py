"""A vendor's integration between Business Central and Amazon: Python's standard library, and nothing else.

Copy it and change it. Every 15 minutes it asks both sides and does what is due. Each document has a row in a table of
what was sent, so that a program that was killed goes on where it was. What it cannot do alone it shows to people.
BRIDGE_DEFECT makes it do one thing wrong.
"""
import csv
import io
import json
import os
import sqlite3

from peers import ENV, NO_TIME, Amazon, Clock, Erp, PeerProblem, plus, tell_people

DEFECT = os.environ.get('BRIDGE_DEFECT', '')
CUSTOMER = 'AMAZON'
SHIP_FROM = {'partyId': 'WHSE1', 'address': {
    'name': 'Warehouse', 'addressLine1': '1 Dock Road', 'city': 'Reno', 'stateOrRegion': 'NV', 'postalCode': '89501',
    'countryCode': 'US'}}
PAPERS = ('proNumber', 'billOfLadingNumber', 'estimatedArrivalDateTime')


def eaches(amount):
    return {'amount': int(amount), 'unitOfMeasure': 'Eaches', 'unitSize': 1}


def size_of(ordered):
    """How many eaches one unit of the order is."""
    if DEFECT == 'cases-as-eaches':
        return 1
    return ordered.get('unitSize', 1) if ordered['unitOfMeasure'] == 'Cases' else 1


def identifiers_of(line):
    return {name: line[name] for name in ('amazonProductIdentifier', 'vendorProductIdentifier') if line.get(name)}


def number_of(line):
    """The number of an order's line. The ERP's lines have it as customerLineNumber."""
    return int(line['itemSequenceNumber'])


class Bridge:
    def __init__(self):
        self.store = sqlite3.connect(ENV['state'] + '/bridge.db', isolation_level=None)
        self.store.execute('CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, body TEXT)')
        self.store.execute('CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY)')
        # A document is 'new', then 'doubted' until Amazon's answer is heard, then 'taken' (Amazon's 202, with a
        # transaction), in the end 'accepted' or 'refused'.
        self.store.execute('CREATE TABLE IF NOT EXISTS sent (key TEXT PRIMARY KEY, body TEXT, state TEXT, at TEXT,'
                           ' transaction_id TEXT)')
        self.clock = Clock()
        self.amazon, self.erp = Amazon(self.clock), Erp(self.clock)
        self.until = ''

    # --- what was done ---

    def is_done(self, key):
        return self.store.execute('SELECT 1 FROM done WHERE key = ?', (key,)).fetchone() is not None

    def note_done(self, key):
        self.store.execute('INSERT OR IGNORE INTO done VALUES (?)', (key,))

    def show(self, kind, text, **about):
        """Shows an exception to people, once."""
        key = f'{kind}/{sorted(about.items())}'
        if not self.is_done(key):
            tell_people(kind, text, about)
            self.note_done(key)

    def state_of(self, key):
        row = self.store.execute('SELECT state FROM sent WHERE key = ?', (key,)).fetchone()
        return row[0] if row else ''

    def set_state(self, key, state, transaction=''):
        self.store.execute('UPDATE sent SET state = ?, at = ?, transaction_id = ? WHERE key = ?',
                           (state, self.clock.now, transaction, key))

    def refuse(self, key, kind, text):
        what, number, document = key.split('/')
        self.show(kind, text, purchase_order=number, document=document,
                  owner='Finance' if what == 'invoice' else 'Operations')
        print(self.clock.now, key, text, flush=True)
        self.set_state(key, 'refused')

    def send(self, key, path, body):
        """Sends a document once. After a lost answer the same bytes go again: Amazon does not take a second copy. It
        would take one of an acknowledgement, so there it is asked before."""
        self.store.execute("INSERT OR IGNORE INTO sent VALUES (?, ?, 'new', ?, '')",
                           (key, json.dumps(body), self.clock.now))
        stored, state = self.store.execute('SELECT body, state FROM sent WHERE key = ?', (key,)).fetchone()
        if state not in ('new', 'doubted') or (state == 'doubted' and not self.may_go_again(key)):
            return
        self.set_state(key, 'doubted')  # also if this program ends here
        try:
            self.set_state(key, 'taken', self.amazon.submit(path, json.loads(stored)))
        except PeerProblem as problem:
            if problem.status == 400:
                self.refuse(key, 'request-refused', str(problem))
                return
            if 400 < problem.status < 500:
                self.set_state(key, 'new')  # Amazon has not taken it
            raise

    def may_go_again(self, key):
        """Whether a document of which no answer was heard is sent again. Amazon shows an acknowledgement when it has
        processed it, within half an hour."""
        what, number, _ = key.split('/')
        if what != 'acknowledgement':
            return True
        orders = self.amazon.ask('/vendor/orders/v1/purchaseOrdersStatus', purchaseOrderNumber=number)['ordersStatus']
        if any(line['acknowledgementStatus']['confirmationStatus'] != 'UNCONFIRMED'
               for order in orders for line in order['itemStatus']):
            self.set_state(key, 'accepted')
            return False
        due = plus(self.store.execute('SELECT at FROM sent WHERE key = ?', (key,)).fetchone()[0], 0.75)
        return not self.waits_until(due)

    def waits_until(self, due):
        if self.clock.now >= due:
            return False
        self.until = min(self.until or due, due)
        return True

    def follow_transactions(self):
        """What Amazon took can fail. If it is lost, the same document is sent again. Amazon does not always tell a
        success: after two hours without a failure there was one."""
        failed = {'acknowledgement': 'acknowledgement-failed', 'notice': 'ship-notice-failed',
                  'invoice': 'invoice-failed'}
        for key, transaction, at in self.store.execute(
                "SELECT key, transaction_id, at FROM sent WHERE state = 'taken'").fetchall():
            try:
                status = self.amazon.ask('/vendor/transactions/v1/transactions/' + transaction)['transactionStatus']
            except PeerProblem as problem:
                if problem.status != 404:
                    raise
                self.set_state(key, 'new')
                continue
            if status['status'] == 'Success' or 'DUPLICATE' in json.dumps(status):
                self.set_state(key, 'accepted')
            elif status['status'] == 'Failure':
                self.refuse(key, failed[key.split('/')[0]], json.dumps(status))
            elif at < plus(self.clock.now, -2):
                self.set_state(key, 'accepted')

    # --- orders -> sales orders -> acknowledgements ---

    def read_items(self):
        self.items = {row['number']: row for row in self.erp('items')}
        self.by_code = {item['gtin']: item['number'] for item in self.items.values() if item['gtin']}
        self.by_code.update((row['referenceNumber'], row['itemNumber']) for row in self.erp(
            'itemReferences', filter=f"referenceType eq 'Customer' and referenceTypeNumber eq '{CUSTOMER}'"))

    def item_of(self, line):
        """The ERP keeps codes in upper case."""
        codes = [code.upper() for code in identifiers_of(line).values()]
        return next((self.by_code[code] for code in codes if code in self.by_code), None)

    def read_orders(self):
        """Reads the orders of six days, and remembers each as Amazon last showed it."""
        query = {'createdAfter': plus(self.clock.now, -144), 'createdBefore': self.clock.now, 'limit': '50'}
        while query:
            page = self.amazon.ask('/vendor/orders/v1/purchaseOrders', **query)
            for order in page.get('orders', []):
                self.store.execute('INSERT OR REPLACE INTO orders VALUES (?, ?)',
                                   (order['purchaseOrderNumber'], json.dumps(order['orderDetails'])))
            token = page.get('pagination', {}).get('nextToken')
            query = {'nextToken': token} if token else None
        self.orders = {number: json.loads(body) for number, body in
                       self.store.execute('SELECT number, body FROM orders ORDER BY number')}

    def take_orders(self):
        self.read_items()
        for number, order in self.orders.items():
            key = f'acknowledgement/{number}/{number}'
            if self.state_of(key) in ('', 'new', 'doubted'):
                if self.wanted_lines(order):
                    self.take_order(key, number, order)
            elif self.contents_of(order) != self.contents_of(self.acknowledged(key)):
                self.show('change-too-late', 'Amazon changed it: change the sales order', purchase_order=number)

    @staticmethod
    def wanted_lines(order):
        """Amazon cancels a line by ordering 0 of it."""
        return [line for line in order['items'] if line['orderedQuantity']['amount'] > 0]

    def contents_of(self, order):
        return [(line['itemSequenceNumber'], line['orderedQuantity']['amount']) for line in self.wanted_lines(order)]

    def acknowledged(self, key):
        body = self.store.execute('SELECT body FROM sent WHERE key = ?', (key,)).fetchone()[0]
        return json.loads(body)['acknowledgements'][0]

    def take_order(self, key, number, order):
        known = {}
        lines = self.wanted_lines(order)
        for line in lines:
            item = self.item_of(line)
            about = {'purchase_order': number, 'line': number_of(line), 'owner': 'Ecommerce'}
            if item is None:
                self.show('unknown-item', f'no item for {identifiers_of(line)}', **about)
            elif self.items[item]['blocked']:
                self.show('blocked-item', item, **about)
            else:
                known[number_of(line)] = item
                if abs(float(line['netCost']['amount']) - self.items[item]['unitPrice']) > 0.00005:
                    self.show('price-mismatch', f"{item}: {line['netCost']['amount']} is ordered", **about)
        wait_hours = 20 if len(known) < len(lines) else 0  # somebody may enter or release the item
        due = plus(order['purchaseOrderDate'], 30 if DEFECT == 'late-acknowledgement' else wait_hours)
        if self.waits_until(due):
            return
        promised = self.promised(self.sales_order(number, order, known)) if known else {}
        items = []
        for line in lines:
            ordered = line['orderedQuantity']
            accepted = min(ordered['amount'], promised.get(number_of(line), 0) // size_of(ordered))
            reason = 'TemporarilyUnavailable' if self.item_of(line) else 'InvalidProductIdentifier'
            parts = [{'acknowledgementCode': code, 'acknowledgedQuantity': {**ordered, 'amount': amount}, **more}
                     for code, amount, more in (('Accepted', accepted, {}),
                                                ('Rejected', ordered['amount'] - accepted, {'rejectionReason': reason}))
                     if amount > 0]
            items.append({**identifiers_of(line), 'itemSequenceNumber': line['itemSequenceNumber'],
                          'netCost': line['netCost'], 'orderedQuantity': ordered, 'itemAcknowledgements': parts})
        self.send(key, '/vendor/orders/v1/acknowledgements', {'acknowledgements': [{
            'purchaseOrderNumber': number, 'sellingParty': order['sellingParty'], 'acknowledgementDate': self.clock.now,
            'items': items}]})

    def sales_order(self, number, order, known):
        """The ERP's sales order, None if it is gone. It is looked for before it is made: the ERP refuses a second one
        with the same key."""
        key = f'{CUSTOMER}/{number}'
        found = self.erp('linkedOrders', filter=f"externalDocumentNumber eq '{number}'", expand='linkedOrderLines')
        if found or self.erp('orderLinks', filter=f"idempotencyKey eq '{key}'"):
            return found[0] if found else None
        lines = [{'customerLineNumber': number_of(line), 'lineType': 'Item', 'itemNumber': known[number_of(line)],
                  'unitOfMeasureCode': self.items[known[number_of(line)]]['baseUnitOfMeasureCode'],
                  'quantity': line['orderedQuantity']['amount'] * size_of(line['orderedQuantity']),
                  'unitPrice': float(line['netCost']['amount'])}
                 for line in order['items'] if number_of(line) in known]
        return self.erp('linkedOrders', 'POST', {
            'idempotencyKey': key, 'externalDocumentNumber': number, 'customerNumber': CUSTOMER,
            'shipToCode': order['shipToParty']['partyId'], 'orderDate': order['purchaseOrderDate'][:10],
            'requestedDeliveryDate': (order.get('deliveryWindow') or order['shipWindow'])[:10],
            'currencyCode': order['items'][0]['netCost']['currencyCode'], 'linkedOrderLines': lines},
            expand='linkedOrderLines')

    def promised(self, sales_order):
        """Eaches in stock for each line, in whole cases. The sales order is lowered to them: nothing else may ship. The
        warehouse picks it when it is released. The ERP puts an order without goods away."""
        if sales_order is None:
            return {}
        stock = {row['sequence']: int(row['reservedQuantityBase'] + row['shippedQuantityBase']) for row in
                 self.erp('linePromises', filter=f"documentId eq {sales_order['id']}")}
        order = self.orders[sales_order['externalDocumentNumber']]
        sizes = {number_of(line): size_of(line['orderedQuantity']) for line in order['items']}
        promised = {}
        for row in sales_order['linkedOrderLines']:
            number = row['customerLineNumber']
            promised[number] = stock[row['sequence']] // sizes[number] * sizes[number]
            if promised[number] < row['quantityBase']:  # with its price: a new quantity alone has the list price
                self.erp(f"linkedOrderLines({row['id']})", 'PATCH',
                         {'quantity': promised[number], 'unitPrice': row['unitPrice']}, row['@odata.etag'])
        if any(promised.values()):
            self.erp(f"linkedOrders({sales_order['id']})/Microsoft.NAV.release", 'POST')
        return promised

    # --- despatches -> ship notices ---

    def take_despatches(self):
        self.noticed = {}  # by the number of the ERP's shipment: the key of its ship notice
        for despatch in self.erp('despatches', filter=f"customerNumber eq '{CUSTOMER}'",
                                 expand='despatchLines,packages($expand=packageContents)'):
            lines = [line for line in despatch['despatchLines'] if line['externalDocumentNumber'] in self.orders]
            if not lines:
                continue
            number = lines[0]['externalDocumentNumber']
            key = f"notice/{number}/{despatch['number']}"
            self.noticed.update((line['shipmentNumber'], key) for line in lines)
            about = {'purchase_order': number, 'document': despatch['number']}
            if despatch['status'] == 'Undone' and self.state_of(key):
                self.show('despatch-undone', 'Amazon has its ship notice', **about)
            elif despatch['status'] == 'Posted' and any(despatch[paper] in ('', NO_TIME) for paper in PAPERS):
                self.show('despatch-incomplete', 'its papers are missing', **about)
            elif despatch['status'] == 'Posted' and despatch['departureDateTime'] != NO_TIME:
                self.send(key, '/vendor/shipping/v1/shipmentConfirmations',
                          {'shipmentConfirmations': [self.notice_of(despatch, lines)]})

    def notice_of(self, despatch, lines):
        details = {line['sequence']: {'purchaseOrderNumber': line['externalDocumentNumber']} for line in lines}
        cartons = [{'cartonSequenceNumber': str(index),
                    'cartonIdentifiers': [{'containerIdentificationType': 'SSCC',
                                           'containerIdentificationNumber': '00' + package['sscc']}],
                    **({'trackingNumber': package['trackingNumber']} if package['trackingNumber'] else {}),
                    'items': [{'itemReference': str(row['despatchLineSequence']),
                               'itemDetails': details[row['despatchLineSequence']],
                               'shippedQuantity': eaches(row['quantityBase'])} for row in package['packageContents']]}
                   for index, package in enumerate(
                       (row for row in despatch['packages'] if row['packageType'] == 'Carton'), 1)]
        return {
            'shipmentIdentifier': despatch['number'], 'shipmentConfirmationType': 'Original',
            'shipmentConfirmationDate': self.clock.now, 'shippedDate': despatch['departureDateTime'],
            'estimatedDeliveryDate': despatch['estimatedArrivalDateTime'],
            'transportationDetails': {'carrierScac': despatch['shippingAgentCode'],
                                      'carrierShipmentReferenceNumber': despatch['proNumber'],
                                      'billOfLadingNumber': despatch['billOfLadingNumber']},
            **({'amazonReferenceNumber': despatch['customerPickupReference']}
               if despatch['customerPickupReference'] else {}),
            'sellingParty': self.orders[lines[0]['externalDocumentNumber']]['sellingParty'],
            'shipFromParty': SHIP_FROM, 'shipToParty': {'partyId': despatch['shipToCode']},
            'shipmentMeasurements': {'cartonCount': len(cartons), 'palletCount': 0}, 'cartons': cartons,
            'shippedItems': [{'itemSequenceNumber': str(line['sequence']), 'itemDetails': details[line['sequence']],
                              'shippedQuantity': eaches(line['quantityBase']), **identifiers_of(self.order_line(line))}
                             for line in lines]}

    def order_line(self, row):
        """Amazon's line, of a line of a despatch or of an invoice."""
        return next(line for line in self.orders[row['externalDocumentNumber']]['items']
                    if number_of(line) == row['customerLineNumber'])

    # --- posted invoices -> invoices ---

    def take_invoices(self):
        self.invoices = {row['number']: row for row in self.erp(
            'postedInvoices', filter=f"customerNumber eq '{CUSTOMER}'", expand='postedInvoiceLines')}
        for number, invoice in self.invoices.items():
            # Its first line is a text that names the shipment.
            lines = [line for line in invoice['postedInvoiceLines'] if line['lineType'] == 'Item']
            notice = self.state_of(self.noticed.get(lines[0]['shipmentNumber'], ''))
            if invoice['externalDocumentNumber'] in self.orders and (
                    notice == 'accepted' or DEFECT == 'invoice-before-notice'):
                self.take_invoice(number, invoice, lines)

    def take_invoice(self, number, invoice, lines):
        purchase_order = invoice['externalDocumentNumber']
        order, items, total = self.orders[purchase_order], [], 0
        for index, line in enumerate(lines, 1):
            ordered = self.order_line(line)
            quantity = int(line['quantityBase'])
            if DEFECT == 'invoices-what-was-ordered':
                quantity = ordered['orderedQuantity']['amount'] * size_of(ordered['orderedQuantity'])
            total += round(quantity * line['unitPrice'] * 10000)
            items.append({**identifiers_of(ordered), 'itemSequenceNumber': index, 'invoicedQuantity': eaches(quantity),
                          'netCost': {'amount': f"{line['unitPrice']:.4f}", 'currencyCode': invoice['currencyCode']},
                          'purchaseOrderNumber': purchase_order})
        self.send(f'invoice/{purchase_order}/{number}', '/vendor/payments/v1/invoices', {'invoices': [{
            'invoiceType': 'Invoice', 'id': number, 'date': self.clock.now, 'remitToParty': order['sellingParty'],
            'billToParty': order['billToParty'], 'items': items,
            'invoiceTotal': {'amount': f'{total / 10000:.2f}', 'currencyCode': invoice['currencyCode']}}]})

    # --- remittances -> payments ---

    def invoice_meant_by(self, number):
        """Amazon writes SC behind an invoice's number for a shortage, and SCR when it pays the shortage back."""
        return next((number.removesuffix(end) for end in ('', 'SC', 'SCR')
                     if number.removesuffix(end) in self.invoices), '')

    def take_remittances(self):
        paid, text = {}, self.amazon.portal('remittances.csv')
        if 'invoice_number' not in text.split('\n')[0]:
            self.show('unreadable-remittance', text[:100], owner='Finance')
            return
        for row in csv.DictReader(io.StringIO(text)):
            invoice, amount = self.invoice_meant_by(row['invoice_number']), round(float(row['amount']) * 10000)
            about = {'document': invoice or row['payment_number'], 'owner': 'Finance'}
            if amount < 0:
                kind = 'short-payment' if invoice else 'unknown-remittance'
                self.show(kind, f"{row['type']} {row['amount']}", **about)
            elif row['type'] == 'Reversal':
                self.show('deduction-reversed', row['amount'], **about)
            if invoice and (amount > 0 or DEFECT != 'books-gross'):
                key = (row['payment_number'], invoice)
                paid[key] = paid.get(key, 0) + amount
        for (payment, invoice), amount in paid.items():
            number = f'{payment}-{invoice}'[-35:]
            if amount <= 0 or self.is_done(number):
                continue
            if not self.erp('paymentPostings', filter=f"idempotencyKey eq '{number}'"):
                self.erp('paymentPostings', 'POST', {
                    'idempotencyKey': number, 'externalDocumentNumber': number, 'customerNumber': CUSTOMER,
                    'postingDate': self.clock.now[:10], 'invoiceNumber': invoice, 'amount': amount / 10000,
                    'comment': payment})
            self.note_done(number)

    # --- the day ---

    def work(self):
        for step in (self.read_orders, self.follow_transactions, self.take_orders, self.take_despatches,
                     self.take_invoices, self.take_remittances):
            try:
                step()
            except PeerProblem as problem:
                print(self.clock.now, step.__name__, problem, flush=True)
                return  # the next poll tries again

    def run(self):
        while True:
            self.until = ''
            self.work()
            if not self.clock.sleep(self.until):
                return


if __name__ == '__main__':
    Bridge().run()
