// Leads every https request of this process through the proxy of `vendorproof serve --tls --proxy-port`. The clients keep
// Amazon's hosts and port 443; the certificate and its name are checked as always (NODE_EXTRA_CA_CERTS says whom to
// trust), and the proxy leads nowhere but to the mock.
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';

let known;

class ThroughProxy extends https.Agent {
  // A client that says `agent: false` has Node make another one of these, without arguments.
  constructor(proxy = known) {
    super({keepAlive: true});
    this.proxy = new URL(proxy);
  }

  createConnection(options, done) {
    const connect = http.request({
      host: this.proxy.hostname,
      port: this.proxy.port,
      method: 'CONNECT',
      path: `${options.host}:${options.port}`,
    });
    connect.once('connect', (response, socket) => {
      if (response.statusCode !== 200) {
        done(new Error(`the proxy answers ${response.statusCode} for ${options.host}:${options.port}`));
        return;
      }
      done(null, tls.connect({socket, servername: options.servername || options.host}));
    });
    connect.once('error', done);
    connect.end();
  }
}

export function goThrough(proxy) {
  known = proxy;
  https.globalAgent = new ThroughProxy(proxy);
}
