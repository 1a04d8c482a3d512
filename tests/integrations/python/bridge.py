"""A vendor's integration between Business Central and Amazon: Python's standard library, and nothing else.

Every document has its number in a table of what was sent, so that a program that was killed goes on where it was. What
it does not understand it shows to people, and sends nothing. BRIDGE_DEFECT makes it do one thing wrong.
"""
import csv
import datetime
import io
import json
import os
import sqlite3
import urllib.error
import urllib.parse
import urllib.request

SETTINGS = {name: os.environ['VENDORPROOF_' + name.upper()] for name in (
    'amazon', 'erp', 'control', 'client_id', 'client_secret', 'refresh_token', 'erp_company', 'erp_user', 'erp_key',
    'state', 'start')}
DEFECT = os.environ.get('BRIDGE_DEFECT', '')
SHIP_FROM = {'partyId': 'WHSE1', 'address': {
    'name': 'Warehouse', 'addressLine1': '1 Dock Road', 'city': 'Reno', 'stateOrRegion': 'NV', 'postalCode': '89501',
    'countryCode': 'US'}}
CUSTOMER = 'AMAZON'


class Later(Exception):
    """A peer does not answer as it should: try again at the next poll."""


def ask(url, method='GET', body=None, headers=None):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {'content-type': 'application/json', **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as refusal:
        text = refusal.read().decode(errors='replace')
        if refusal.code == 400 and method == 'POST':
            raise ValueError(text[:300]) from refusal
        raise Later(f'{method} {url}: {refusal.code} {text[:200]}') from refusal
    except OSError as problem:
        raise Later(f'{method} {url}: {problem}') from problem


def read_json(text):
    try:
        return json.loads(text)
    except ValueError as problem:
        raise Later(f'no JSON: {text[:100]}') from problem


class Bridge:
    def __init__(self):
        self.store = sqlite3.connect(SETTINGS['state'] + '/bridge.db', isolation_level=None)
        self.store.execute('CREATE TABLE IF NOT EXISTS sent (key TEXT PRIMARY KEY, body TEXT, done INTEGER)')
        self.store.execute('CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, body TEXT)')
        self.now = json.loads(ask(SETTINGS['control'] + '/clock'))['now'][:19] + 'Z'
        self.token, self.token_until = '', ''

    # --- peers -----------------------------------------------------------------------------------------------------

    def plus(self, hours):
        moment = datetime.datetime.fromisoformat(self.now.replace('Z', '+00:00')) + datetime.timedelta(hours=hours)
        return moment.strftime('%Y-%m-%dT%H:%M:%SZ')

    def amazon(self, path, method='GET', body=None, **query):
        if self.now >= self.token_until:
            form = urllib.parse.urlencode({
                'grant_type': 'refresh_token', 'refresh_token': SETTINGS['refresh_token'],
                'client_id': SETTINGS['client_id'], 'client_secret': SETTINGS['client_secret']}).encode()
            answer = read_json(ask(SETTINGS['amazon'] + '/auth/o2/token', 'POST', form,
                                   {'content-type': 'application/x-www-form-urlencoded'}))
            self.token, self.token_until = answer['access_token'], self.plus(0.9)
        url = SETTINGS['amazon'] + path + ('?' + urllib.parse.urlencode(query) if query else '')
        return ask(url, method, body, {'x-amz-access-token': self.token})

    def erp(self, page, method='GET', body=None, custom=False, **query):
        base = '/api/vendorproof/vendorlink/v1.0' if custom else '/api/v2.0'
        import base64
        login = base64.b64encode(f"{SETTINGS['erp_user']}:{SETTINGS['erp_key']}".encode()).decode()
        text = '&'.join(f'${name}={urllib.parse.quote(value)}' for name, value in query.items())
        url = f"{SETTINGS['erp']}{base}/companies({SETTINGS['erp_company']})/{page}" + ('?' + text if text else '')
        rows = []
        while url:
            answer = read_json(ask(url, method, body, {'authorization': 'Basic ' + login}))
            if 'value' not in answer:
                return answer
            rows += answer['value']
            url = answer.get('@odata.nextLink')
            if url and url.startswith('/'):
                url = SETTINGS['erp'] + url
        return rows

    def show(self, kind, text, **about):
        if self.is_done(f'shown/{kind}/{about}'):
            return
        ask(SETTINGS['control'] + '/shown', 'POST', {'kind': kind, 'text': text, **about})
        self.done(f'shown/{kind}/{about}')

    # --- what was sent -----------------------------------------------------------------------------------------------

    def is_done(self, key):
        row = self.store.execute('SELECT done FROM sent WHERE key = ?', (key,)).fetchone()
        return row is not None and row[0] == 1

    def done(self, key):
        self.store.execute('INSERT OR REPLACE INTO sent VALUES (?, ?, 1)', (key, ''))

    def send(self, key, path, body):
        """Sends a document once. After a lost answer the same bytes are sent again: Amazon refuses a second copy."""
        if self.is_done(key):
            return
        row = self.store.execute('SELECT body FROM sent WHERE key = ?', (key,)).fetchone()
        if row is None:
            self.store.execute('INSERT INTO sent VALUES (?, ?, 0)', (key, json.dumps(body)))
        try:
            self.amazon(path, 'POST', json.loads(row[0]) if row else body)
        except ValueError as refusal:
            self.show('request-refused', str(refusal), document=key.split('/')[-1])
        self.done(key)

    # --- orders -> sales orders -> acknowledgements ------------------------------------------------------------------

    def master(self):
        items = {row['number']: row for row in self.erp('items')}
        by_code = {}
        for row in self.erp('itemReferences', custom=True):
            by_code[row['referenceNumber']] = row['itemNumber']
        for item in items.values():
            if item['gtin']:
                by_code.setdefault(item['gtin'], item['number'])
        return items, by_code

    def orders(self):
        """Those of the last days, and all that were seen before."""
        token = None
        while True:
            query = {'nextToken': token} if token else {
                'createdAfter': self.plus(-144), 'createdBefore': self.now, 'limit': '50', 'includeDetails': 'true'}
            page = read_json(self.amazon('/vendor/orders/v1/purchaseOrders', **query))['payload']
            for order in page.get('orders', []):
                self.store.execute('INSERT OR REPLACE INTO orders VALUES (?, ?)',
                                   (order['purchaseOrderNumber'], json.dumps(order)))
            token = page.get('pagination', {}).get('nextToken')
            if not token:
                return [json.loads(row[0]) for row in self.store.execute('SELECT body FROM orders ORDER BY number')]

    def take_order(self, order, items, by_code):
        number, details = order['purchaseOrderNumber'], order['orderDetails']
        if self.is_done('acknowledgement/' + number):
            return
        known = {}
        for line in details['items']:
            code = by_code.get(line.get('amazonProductIdentifier')) or by_code.get(line.get('vendorProductIdentifier'))
            if code and items[code]['blocked'] is False:
                known[line['itemSequenceNumber']] = code
        sales_order = self.sales_order_of(order, known) if known else None
        promised = self.reserved(sales_order) if sales_order else {}
        if DEFECT == 'late-acknowledgement' and self.now < self.plus_text(details['purchaseOrderDate'], 30):
            return
        lines = []
        for line in details['items']:
            ordered = line['orderedQuantity']
            size = ordered.get('unitSize', 1) if ordered['unitOfMeasure'] == 'Cases' else 1
            eaches = promised.get(line['itemSequenceNumber'], 0)
            accepted = min(ordered['amount'], eaches // size)
            if DEFECT == 'accepts-everything':
                accepted = ordered['amount']
            answers = []
            if accepted:
                answers.append({'acknowledgementCode': 'Accepted',
                                'acknowledgedQuantity': {**ordered, 'amount': accepted}})
            if accepted < ordered['amount']:
                reason = 'TemporarilyUnavailable' if line['itemSequenceNumber'] in known else 'InvalidProductIdentifier'
                answers.append({'acknowledgementCode': 'Rejected', 'rejectionReason': reason,
                                'acknowledgedQuantity': {**ordered, 'amount': ordered['amount'] - accepted}})
            lines.append({**{name: line[name] for name in (
                'itemSequenceNumber', 'amazonProductIdentifier', 'vendorProductIdentifier', 'netCost') if name in line},
                          'orderedQuantity': ordered, 'itemAcknowledgements': answers})
        self.send('acknowledgement/' + number, '/vendor/orders/v1/acknowledgements', {'acknowledgements': [{
            'purchaseOrderNumber': number, 'sellingParty': details['sellingParty'], 'acknowledgementDate': self.now,
            'items': lines}]})

    def plus_text(self, text, hours):
        now, self.now = self.now, text
        later = self.plus(hours)
        self.now = now
        return later

    def sales_order_of(self, order, known):
        number, details = order['purchaseOrderNumber'], order['orderDetails']
        found = self.erp('salesOrders', filter=f"externalDocumentNumber eq '{number}'", expand='salesOrderLines')
        if found:
            return found[0]
        lines = []
        for line in details['items']:
            if line['itemSequenceNumber'] not in known:
                continue
            ordered = line['orderedQuantity']
            size = ordered.get('unitSize', 1) if ordered['unitOfMeasure'] == 'Cases' else 1
            if DEFECT == 'cases-as-eaches':
                size = 1
            lines.append({'lineType': 'Item', 'lineObjectNumber': known[line['itemSequenceNumber']],
                          'quantity': ordered['amount'] * size, 'unitPrice': float(line['netCost']['amount']),
                          'description': 'Amazon line ' + line['itemSequenceNumber']})
        window = details.get('deliveryWindow') or details.get('shipWindow') or self.plus(72)
        return self.erp('salesOrders', 'POST', {
            'externalDocumentNumber': number, 'customerNumber': CUSTOMER, 'currencyCode': details['items'][0]['netCost'][
                'currencyCode'], 'requestedDeliveryDate': window[:10],
            'shipToCode': details['shipToParty']['partyId'], 'salesOrderLines': lines})

    def reserved(self, sales_order):
        """Eaches that the ERP has for each line of Amazon's order."""
        rows = self.erp('salesOrderReservations', custom=True, filter=f"documentId eq {sales_order['id']}")
        sequence_of = {line['sequence']: line['description'].split()[-1] for line in sales_order['salesOrderLines']}
        return {sequence_of[row['sequence']]: int(row['reservedBase'] + row['shippedBase']) for row in rows}

    # --- despatches -> ship notices ----------------------------------------------------------------------------------

    def take_despatch(self, despatch, orders):
        number = despatch['number']
        if despatch['status'] != 'Posted' or not despatch['complete'] or not despatch['departureDateTime']:
            return
        lines = {line['lineNumber']: line for line in despatch['despatchLines']}
        ours = [line for line in lines.values() if line['externalDocumentNumber'] in orders]
        if not ours or self.is_done('notice/' + number):
            return
        items = []
        for index, line in enumerate(ours, 1):
            ordered = self.order_line(orders[line['externalDocumentNumber']], line)
            items.append({'itemSequenceNumber': str(index), 'shippedQuantity': self.eaches(line['quantityBase']),
                          'itemDetails': {'purchaseOrderNumber': line['externalDocumentNumber']},
                          **self.codes(ordered), '_line': line['lineNumber']})
        reference = {item.pop('_line'): item['itemSequenceNumber'] for item in items}
        cartons = []
        for package in (row for row in despatch['packages'] if row['type'] == 'Carton'):
            cartons.append({
                'cartonIdentifiers': [{'containerIdentificationType': 'SSCC',
                                       'containerIdentificationNumber': '00' + package['sscc']}],
                'cartonSequenceNumber': str(len(cartons) + 1),
                **({'trackingNumber': package['trackingNumber']} if package['trackingNumber'] else {}),
                'items': [{'itemReference': reference[content['lineNumber']],
                           'shippedQuantity': self.eaches(content['quantityBase']),
                           'itemDetails': {'purchaseOrderNumber': lines[content['lineNumber']]['externalDocumentNumber']}}
                          for content in package['contents']]})
        first = orders[ours[0]['externalDocumentNumber']]['orderDetails']
        self.send('notice/' + number, '/vendor/shipping/v1/shipmentConfirmations', {'shipmentConfirmations': [{
            'shipmentIdentifier': number, 'shipmentConfirmationType': 'Original', 'shipmentConfirmationDate': self.now,
            'shippedDate': despatch['departureDateTime'],
            'estimatedDeliveryDate': despatch['estimatedArrivalDateTime'],
            'transportationDetails': {'carrierScac': despatch['shippingAgentCode'],
                                      'carrierShipmentReferenceNumber': despatch['proNumber'],
                                      'billOfLadingNumber': despatch['billOfLadingNumber']},
            'sellingParty': first['sellingParty'], 'shipFromParty': SHIP_FROM,
            'shipToParty': {'partyId': despatch['shipToCode']},
            'shipmentMeasurements': {'cartonCount': len(cartons), 'palletCount': 0},
            'shippedItems': items, 'cartons': cartons}]})

    @staticmethod
    def eaches(amount):
        return {'amount': int(amount), 'unitOfMeasure': 'Eaches', 'unitSize': 1}

    @staticmethod
    def codes(line):
        return {name: line[name] for name in ('amazonProductIdentifier', 'vendorProductIdentifier') if line.get(name)}

    def order_line(self, order, line):
        known = [row for row in order['orderDetails']['items']
                 if line['itemNumber'] in (self.by_code.get(row.get('amazonProductIdentifier')),
                                           self.by_code.get(row.get('vendorProductIdentifier')))]
        return known[0]

    # --- posted invoices -> invoices ---------------------------------------------------------------------------------

    def take_invoice(self, invoice, orders, noticed):
        number = invoice['number']
        if invoice['externalDocumentNumber'] not in orders or self.is_done('invoice/' + number):
            return
        if invoice['shipmentNumber'] not in noticed and DEFECT != 'invoice-before-notice':
            return
        order = orders[invoice['externalDocumentNumber']]
        details, items, total = order['orderDetails'], [], 0
        for index, line in enumerate(invoice['salesInvoiceLines'], 1):
            ordered = self.order_line(order, {'itemNumber': line['lineObjectNumber']})
            price = line['unitPrice']
            if abs(float(ordered['netCost']['amount']) - price) > 0.00005:
                self.show('invoice-mismatch', f"{number}: {price} is invoiced, {ordered['netCost']['amount']} ordered",
                          purchase_order=order['purchaseOrderNumber'], document=number, owner='Finance')
                return
            eaches = int(line['quantity'])
            if DEFECT == 'invoices-what-was-ordered':
                eaches = ordered['orderedQuantity']['amount'] * ordered['orderedQuantity'].get('unitSize', 1)
            total += round(eaches * price * 10000)
            items.append({'itemSequenceNumber': index, 'invoicedQuantity': self.eaches(eaches),
                          'netCost': {'amount': f'{price:.4f}', 'currencyCode': invoice['currencyCode']},
                          'purchaseOrderNumber': order['purchaseOrderNumber'], **self.codes(ordered)})
        self.send('invoice/' + number, '/vendor/payments/v1/invoices', {'invoices': [{
            'invoiceType': 'Invoice', 'id': number, 'date': self.now, 'remitToParty': details['sellingParty'],
            'billToParty': details['billToParty'], 'items': items,
            'invoiceTotal': {'amount': f'{total / 10000:.2f}', 'currencyCode': invoice['currencyCode']}}]})

    # --- remittances -> payments -------------------------------------------------------------------------------------

    def take_remittances(self, invoices):
        paid = {}
        for row in csv.DictReader(io.StringIO(self.amazon('/portal/remittances.csv'))):
            if row['invoice_number'] in invoices:
                key = (row['payment_number'], row['invoice_number'])
                paid[key] = paid.get(key, 0) + round(float(row['amount']) * 10000)
        for (payment, invoice), amount in paid.items():
            if self.is_done(f'payment/{payment}/{invoice}') or amount <= 0:
                continue
            number = f'{payment}-{invoice}'[-35:]
            if not self.erp('customerPayments', filter=f"externalDocumentNumber eq '{number}'"):
                self.erp('customerPayments', 'POST', {
                    'customerNumber': CUSTOMER, 'postingDate': self.now[:10], 'externalDocumentNumber': number,
                    'appliesToInvoiceNumber': invoice, 'amount': -amount / 10000, 'comment': payment})
            self.done(f'payment/{payment}/{invoice}')

    # --- the day -----------------------------------------------------------------------------------------------------

    def work(self):
        items, self.by_code = self.master()
        orders = {order['purchaseOrderNumber']: order for order in self.orders()}
        for order in orders.values():
            self.take_order(order, items, self.by_code)
        despatches = self.erp('despatches', custom=True, filter=f"customerNumber eq '{CUSTOMER}'",
                              expand='despatchLines,packages')
        for despatch in despatches:
            self.take_despatch(despatch, orders)
        noticed = {line['shipmentNumber'] for despatch in despatches for line in despatch['despatchLines']
                   if self.is_done('notice/' + despatch['number'])}
        invoices = self.erp('salesInvoices', filter=f"customerNumber eq '{CUSTOMER}'", expand='salesInvoiceLines')
        for invoice in invoices:
            self.take_invoice(invoice, orders, noticed)
        self.take_remittances({invoice['number'] for invoice in invoices})

    def run(self):
        while True:
            try:
                self.work()
            except Later as reason:
                print(self.now, 'later:', reason, flush=True)
            woken = read_json(ask(SETTINGS['control'] + '/idle', 'POST', {'poll': '15m'}))
            if woken['over']:
                return
            self.now = woken['now'][:19] + 'Z'


if __name__ == '__main__':
    Bridge().run()
