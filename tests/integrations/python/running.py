"""The bridge as a program that runs for weeks, and is told where each trial begins (bridge-running.sut.toml).

`python3 -B running.py 8491 FOLDER` answers POST /trial, POST /kill and GET /health, and keeps the bridge's state in
FOLDER/state. Your own service does this inside: it forgets the last trial, takes urls and credentials from the body,
and goes on with its usual work.
"""
import http.server
import json
import os
import shutil
import subprocess
import sys

PORT, STATE = int(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), 'state')
BRIDGE = [sys.executable, '-B', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'bridge.py')]


class Door(http.server.BaseHTTPRequestHandler):
    bridge = None

    def do_GET(self):
        self.answer(200 if self.path == '/health' else 404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('content-length', 0)))
        if self.path == '/kill':
            self.kill()
            return self.answer(204)
        if self.path != '/trial':
            return self.answer(404)
        if self.headers.get('content-type') != 'application/json':
            return self.answer(415)
        names = json.loads(body)
        self.kill()
        if not names.pop('again') and os.path.isdir(STATE):
            shutil.rmtree(STATE)
        os.makedirs(STATE, exist_ok=True)
        told = {'TRIAL_' + name.upper(): value for name, value in names.items()}
        Door.bridge = subprocess.Popen(BRIDGE, env={**os.environ, **told, 'TRIAL_STATE': STATE})
        self.answer(204)

    def kill(self):
        """Returns when the bridge is gone."""
        if Door.bridge:
            Door.bridge.kill()
            Door.bridge.wait()

    def answer(self, status):
        self.send_response(status)
        self.send_header('content-length', '0')
        self.end_headers()

    def log_message(self, *_):
        pass


http.server.HTTPServer(('127.0.0.1', PORT), Door).serve_forever()
