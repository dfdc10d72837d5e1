import { err, ok, type Result } from "../core/result.ts";
import type { ServeAddress } from "../serve/serve-address.ts";
import { type CommandFailure, EXIT } from "./command.ts";

interface Wanted {
  readonly option: string | undefined;
  readonly variable: string | null;
}

const DEFAULT_PORT = 3000;
const DEFAULT_HOST = "127.0.0.1";
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Where to listen: the option, else the variable, else 127.0.0.1:3000; never beyond this machine. */
export function serveAddress(port: Wanted, host: Wanted): Result<ServeAddress, CommandFailure> {
  const portText = port.option ?? port.variable ?? String(DEFAULT_PORT);
  const portNumber = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(portNumber <= 65_535)) {
    const message = `${named(port, "port")} must be a whole number from 0 to 65535, got "${portText}".`;
    const exit = port.option === undefined ? EXIT.refusedConfiguration : EXIT.usage;
    return err({ exit, code: "bad-port", message });
  }

  const hostText = host.option ?? host.variable ?? DEFAULT_HOST;
  if (!LOOPBACK.test(hostText)) {
    return err({
      exit: EXIT.refusedConfiguration,
      code: "host-refused",
      message: `${named(host, "host")} "${hostText}" would let other machines in, and Tierscope has no accounts yet. Leave it out, or use 127.0.0.1; from elsewhere, forward the port (ssh -L).`,
    });
  }
  return ok({ host: hostText, port: portNumber });
}

function named({ option }: Wanted, name: string): string {
  return option === undefined ? name.toUpperCase() : `--${name}`;
}
