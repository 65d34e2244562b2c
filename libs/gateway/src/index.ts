export { createServer, GatewayModule } from './gateway.module.js';
export { Gatekeeper } from './gatekeeper.js';
