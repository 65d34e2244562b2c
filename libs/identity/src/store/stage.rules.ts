import { type consumers, type EventName, type Happened, transitions } from '@zuoxi/vocabulary';
import type { StoreStatus } from '../api.types.js';

/** Where a shop may go: forward by what sales does, and out and back by people. */
export const storeTransitions = transitions<StoreStatus>({
  lead: ['quoted', 'contracted', 'in_service', 'closed'],
  quoted: ['contracted', 'in_service', 'closed'],
  contracted: ['in_service', 'closed'],
  in_service: ['paused', 'closed'],
  paused: ['in_service', 'closed'],
  // Reopened, it is where it stood.
  closed: ['lead', 'quoted', 'contracted', 'in_service'],
});

/** What events move, always forward; and what people alone bring back. */
export const onItsWay: readonly StoreStatus[] = ['lead', 'quoted', 'contracted'];
export const gone: readonly StoreStatus[] = ['paused', 'closed'];

/** What is heard of a shop that leaves or comes back; how far it has come is told by quote and contract themselves. */
export const storeEvents = {
  pause: 'store.paused',
  close: 'store.closed',
  reopen: 'store.reopened',
} as const satisfies Record<string, EventName>;

/** How far an engagement has come by what sales has done. */
export type Stage = 'quoted' | 'contracted' | 'in_service';

const stages: Readonly<Record<(typeof consumers)['store.advance'][number], Stage>> = {
  'quote.sent': 'quoted',
  'contract.signed': 'contracted',
  'contract.taken-over': 'in_service',
  'service.started': 'in_service',
};

/** The stage that an event leads to; null where it leads to none. */
export const stageAfter = (name: EventName): Stage | null =>
  (stages as Partial<Record<EventName, Stage>>)[name] ?? null;

/** What the queue `store.advance` holds: what happened, or what a release before events put in. */
export type StageJob = Pick<Happened, 'name' | 'storeId'> | { readonly storeId: string; readonly to: Stage };

export const stageIn = (input: StageJob): Stage | null => ('to' in input ? input.to : stageAfter(input.name));
