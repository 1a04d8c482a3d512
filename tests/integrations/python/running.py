"""The bridge as a program that runs for weeks, and is told where each trial begins (bridge-running.sut.toml).

`python3 -B running.py 8491 FOLDER` answers POST /trial and GET /health. Your own service does this inside: it forgets
the last trial, takes urls and credentials from the body, and goes on with its usual work.
"""
import http.server
import json
import os
import shutil
import subprocess
import sys

PORT, FOLDER = int(sys.argv[1]), os.path.abspath(sys.argv[2])
BRIDGE = [sys.executable, '-B', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'bridge.py')]


class Door(http.server.BaseHTTPRequestHandler):
    bridge = None

    def do_GET(self):
        self.answer(200 if self.path == '/health' else 404)

    def do_POST(self):
        names = json.loads(self.rfile.read(int(self.headers['content-length'])))
        if self.path != '/trial':
            return self.answer(404)
        if Door.bridge:
            Door.bridge.kill()
            Door.bridge.wait()
        if not names.pop('again'):
            shutil.rmtree(FOLDER, ignore_errors=True)
            os.makedirs(FOLDER)
        told = {'TRIAL_' + name.upper(): value for name, value in names.items()}
        Door.bridge = subprocess.Popen(BRIDGE, env={**os.environ, **told, 'TRIAL_STATE': FOLDER})
        with open(os.path.join(FOLDER, 'pid'), 'w') as file:
            file.write(str(Door.bridge.pid))
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header('content-length', '0')
        self.end_headers()

    def log_message(self, *_):
        pass


http.server.HTTPServer(('127.0.0.1', PORT), Door).serve_forever()
