import { ContextKeys } from './signed-context.js';
import type { Neighbours } from './ports.js';

/** Where each service is: `ZUOXI_SALES_URL` and so on; `ZUOXI_CONTEXT_KEYS` signs and verifies. */
export function neighboursOfEnvironment(): Neighbours {
  // Each look into the environment is a call out of the engine.
  const urls = new Map<string, string>();
  return {
    keys: new ContextKeys(process.env['ZUOXI_CONTEXT_KEYS']),
    urlOf(service) {
      const name = `ZUOXI_${service.toUpperCase()}_URL`;
      const url = urls.get(service) ?? process.env[name];
      if (!url) throw new Error(`${name} is not set`);
      urls.set(service, url);
      return url;
    },
  };
}
