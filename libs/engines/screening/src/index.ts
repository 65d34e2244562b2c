export type { Phrase, RulePack, Words } from './pack.js';
export { packId } from './pack.js';
export { type MaskedText, maskPii, type PiiFinding, typed } from './pii.js';
export { type Hit, type ScreenedMessage, screenTalk } from './screen.js';
export { shippedPack } from './shipped-pack.js';
