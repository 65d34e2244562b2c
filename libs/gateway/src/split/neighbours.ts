import { ContextKeys } from './signed-context.js';
import type { Neighbours } from './ports.js';

/** Where each service is: `ZUOXI_SALES_URL` and so on; `ZUOXI_CONTEXT_KEYS` signs and verifies. */
export const neighboursOfEnvironment = (): Neighbours => ({
  keys: new ContextKeys(process.env['ZUOXI_CONTEXT_KEYS']),
  urlOf: (service) => {
    const name = `ZUOXI_${service.toUpperCase()}_URL`;
    const url = process.env[name];
    if (!url) throw new Error(`${name} is not set`);
    return url;
  },
});
