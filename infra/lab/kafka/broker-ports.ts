import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, isFree } from './free-port.ts';
import type { BrokerPorts } from './server-properties.ts';

/**
 * The ports of a broker's folder: those it had, or free ones, which it then keeps.
 * @param client the port for clients; wins over the one it had.
 * @throws Error when the port for clients is taken: clients know it, so no other will do.
 */
export async function brokerPorts(folder: string, client?: number): Promise<BrokerPorts> {
  const path = join(folder, 'ports.json');
  const had: Partial<BrokerPorts> = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as BrokerPorts)
    : {};
  const wanted = client ?? had.client;
  if (wanted !== undefined && !(await isFree(wanted)))
    throw new Error(
      `Port ${wanted} of 127.0.0.1 is taken: end what listens there or choose another port for the broker.`,
    );
  const ports = {
    client: wanted ?? (await freePort()),
    local: await ownPort(had.local),
    controller: await ownPort(had.controller),
  };
  writeFileSync(path, JSON.stringify(ports));
  return ports;
}

async function ownPort(had: number | undefined): Promise<number> {
  return had !== undefined && (await isFree(had)) ? had : freePort();
}
