"""The peers of the bridge: Amazon, the ERP, and Vendorproof's control plane. In your program the last one goes away."""
import base64
import datetime
import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

ENV = {name[6:].lower(): value for name, value in os.environ.items() if name.startswith('TRIAL_')}
SCALE = int(ENV.get('scale', '0'))  # 0: the clock stands still until the program says that it is idle
POLL_MINUTES = 15
NO_TIME = '0001-01-01T00:00:00Z'  # the ERP has no null


class PeerProblem(Exception):
    """A peer refuses (400), does not know what was asked for (404), or does not answer as it should (all others)."""

    def __init__(self, text, status=0):
        super().__init__(text)
        self.status = status


def call(url, method='GET', body=None, headers=None):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {'content-type': 'application/json', **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as refusal:
        text = refusal.read().decode(errors='replace')[:300]
        # A page in HTML is of something in between, and says nothing about what was asked.
        status = refusal.code if text.lstrip().startswith('{') else 0
        raise PeerProblem(f'{method} {url}: {refusal.code} {text}', status) from refusal
    except (OSError, http.client.HTTPException) as problem:
        raise PeerProblem(f'{method} {url}: {problem}') from problem


def patiently(clock, ask):
    """Asks again after a throttle, an error of the server or a lost answer. Only for questions: what was done twice
    cannot be taken back."""
    for seconds in (2, 10, 60):
        try:
            return ask()
        except PeerProblem as problem:
            if 400 <= problem.status < 429:
                raise
            clock.sleep(seconds=seconds)
    return ask()


def read_json(text):
    try:
        return json.loads(text)
    except ValueError as problem:
        raise PeerProblem(f'no JSON: {text[:100]}') from problem


def plus(moment, hours):
    later = datetime.datetime.fromisoformat(moment.replace('Z', '+00:00')) + datetime.timedelta(hours=hours)
    return later.strftime('%Y-%m-%dT%H:%M:%SZ')


class Clock:
    """The time of the trial. Its `now` is a text such as 2026-11-02T06:00:00Z."""

    def __init__(self):
        self.take(read_json(call(ENV['control'] + '/clock')))

    def take(self, answer):
        self.now = answer['now'][:19] + 'Z'
        return not answer.get('over', False)

    def sleep(self, until='', seconds=POLL_MINUTES * 60):
        """Sleeps for so long, or until `until` if that is sooner. Returns whether the trial goes on. While nothing
        happens the clock leaps over polls, but not over `until`."""
        if seconds < POLL_MINUTES * 60:
            until = plus(self.now, seconds / 3600)
        if SCALE:
            time.sleep(seconds / SCALE)
            return self.take(read_json(call(ENV['control'] + '/clock')))
        wish = {'poll': f'{seconds}s', **({'until': until} if until > self.now else {})}
        return self.take(read_json(call(ENV['control'] + '/idle', 'POST', wish)))


class Amazon:
    def __init__(self, clock):
        self.clock, self.token, self.token_until = clock, '', ''
        self.asked, self.asked_at = {}, ''

    def wait_for_quota(self, operation):
        """Amazon answers ten requests a second of each operation. What is more waits for a second."""
        if self.asked.get(operation, 0) >= 10 and self.asked_at == self.clock.now:
            self.clock.sleep(seconds=2)
        if self.asked_at != self.clock.now:
            self.asked, self.asked_at = {}, self.clock.now
        self.asked[operation] = self.asked.get(operation, 0) + 1

    def __call__(self, path, method='GET', body=None, **query):
        self.wait_for_quota((method, *path.split('/')[1:5]))
        if self.clock.now >= self.token_until:
            form = {name: ENV[name] for name in ('refresh_token', 'client_id', 'client_secret')}
            try:
                answer = read_json(call(
                    ENV['amazon'] + '/auth/o2/token', 'POST',
                    urllib.parse.urlencode({'grant_type': 'refresh_token', **form}).encode(),
                    {'content-type': 'application/x-www-form-urlencoded'}))
            except PeerProblem as problem:  # its status says nothing about what is asked after it
                raise PeerProblem(f'no access token: {problem}') from problem
            self.token, self.token_until = answer['access_token'], plus(self.clock.now, 0.7)
        url = ENV['amazon'] + path + ('?' + urllib.parse.urlencode(query) if query else '')
        return call(url, method, body, {'x-amz-access-token': self.token})

    def ask(self, path, **query):
        return patiently(self.clock, lambda: read_json(self(path, **query))['payload'])

    def portal(self, page):
        return patiently(self.clock, lambda: self('/portal/' + page))

    def submit(self, path, body):
        """Returns the id of the transaction."""
        return read_json(self(path, 'POST', body))['payload']['transactionId']


class Erp:
    """Business Central: the rows of a page, all of them, or one row that was made or changed. An action of a row has
    neither a body nor an answer. All pages but the items are those of an extension."""

    def __init__(self, clock):
        self.clock = clock

    def __call__(self, page, method='GET', body=None, etag='*', **query):
        base = '/api/v2.0' if page == 'items' else '/api/vendorproof/vendorlink/v1.0'
        url = f"{ENV['erp']}{base}/companies({ENV['erp_company']})/{page}"
        if query:
            url += '?' + '&'.join(f'${name}={urllib.parse.quote(value)}' for name, value in query.items())
        login = base64.b64encode(f"{ENV['erp_user']}:{ENV['erp_key']}".encode()).decode()
        headers = {'authorization': 'Basic ' + login, **({'if-match': etag} if method == 'PATCH' else {})}
        nothing = '{}' if method == 'POST' and body is None else ''
        rows = []
        while url:
            def ask(url=url):
                return read_json(call(url, method, body, headers) or nothing)
            answer = patiently(self.clock, ask) if method == 'GET' else ask()
            if 'value' not in answer:
                return answer
            rows += answer['value']
            url = urllib.parse.urljoin(ENV['erp'], answer['@odata.nextLink']) if '@odata.nextLink' in answer else ''
        return rows


def tell_people(kind, text, about):
    """Yours writes a ticket or an e-mail here."""
    call(ENV['control'] + '/shown', 'POST', {'kind': kind, 'text': text[:1000], **about})
