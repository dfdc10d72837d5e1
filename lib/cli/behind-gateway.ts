import type { Gateway } from "../gateway/gateway.ts";
import type { Pages } from "../serve/web-server.ts";

const NO_UPGRADE = "HTTP/1.1 501 Not Implemented\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/** The pages with the gateway before them: what is for it never meets Next.js, which would hold streams back. */
export function behindGateway(gateway: Gateway, pages: Pages): Pages {
  return {
    ...pages,
    async request(req, res) {
      await (gateway.handles(req) ? gateway.request(req, res) : pages.request(req, res));
    },
    async upgrade(req, socket, head) {
      if (gateway.handles(req)) socket.end(NO_UPGRADE);
      else await pages.upgrade(req, socket, head);
    },
  };
}
