import type { consumers, EventName, Happened } from '@zuoxi/vocabulary';

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
