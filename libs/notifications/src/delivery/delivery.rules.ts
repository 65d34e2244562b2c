import { transitions } from '@zuoxi/vocabulary';
import type { DeliveryState } from './delivery.entity.js';

/**
 * What nobody knows the end of is sent again or given up, as its way says; people send again what was given up. No state
 * is told as an event, which would be on its way to channels itself; the page of the channels shows them.
 */
export const deliveryTransitions = transitions<DeliveryState>({
  waiting: ['sending'],
  sending: ['sent', 'waiting', 'dead', 'withheld'],
  dead: ['waiting'],
  sent: [],
  withheld: [],
});

export type ChannelKind = 'wecom' | 'dingtalk' | 'feishu' | 'webhook' | 'mail';

interface Way {
  /** Events that one message holds. */
  readonly most: number;
  /** How long what happens is gathered before the first of it goes. */
  readonly gatherMs: number;
  /** Between two messages. */
  readonly pauseMs: number;
  /** What becomes of a message of which nobody knows whether it arrived: one without an id would come twice. */
  readonly whenLost: 'waiting' | 'dead';
}

/** Platforms allow twenty messages a minute, of 2,048 bytes, and block a robot that sends more. */
const robot: Way = { most: 10, gatherMs: 0, pauseMs: 4_000, whenLost: 'dead' };

export const ways: Readonly<Record<ChannelKind, Way>> = {
  wecom: robot,
  dingtalk: robot,
  feishu: robot,
  webhook: { most: 1, gatherMs: 0, pauseMs: 0, whenLost: 'waiting' },
  mail: { most: 500, gatherMs: 20_000, pauseMs: 60_000, whenLost: 'waiting' },
};

/** How long one attempt may take before it counts as lost. */
export const leaseMs = 60_000;

const retryMs = [10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000] as const;
/** How long to wait after so many attempts; null: it has been tried often enough. */
export const retryAfter = (attempts: number): number | null => retryMs[attempts - 1] ?? null;
