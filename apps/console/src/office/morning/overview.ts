import type { OverviewQuery } from '../../gql/office/graphql';

type Shop = OverviewQuery['morning'][number];

/** A shop that adds to a line of the overview, and how much. */
export interface Part {
  readonly storeId: string;
  readonly name: string;
  readonly count: number;
  readonly on: string;
}
const byCount = (parts: readonly Part[]): Part[] =>
  parts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));

const partOf = ({ store }: Shop, count: number, on: string): Part => ({
  ...{ storeId: store.id, name: store.name, count, on },
});

/** What the console adds up of the shops in service; every rule behind the figures is the server's. */
export function overviewOf({ morning, rosterBoard }: OverviewQuery, on: string) {
  return {
    shops: morning.length,
    /** Shops that were not told anything this month: of these nothing is known. */
    untold: morning.filter(({ lastPublished }) => !lastPublished).length,
    missed: byCount(
      morning.map((shop) => {
        const missed = shop.lastPublished?.promises.filter(({ kept }) => kept === false).length ?? 0;
        return partOf(shop, missed, shop.lastPublished?.on ?? on);
      }),
    ),
    questions: byCount(morning.map((shop) => partOf(shop, shop.openQuestions.length, on))),
    unpublished: byCount(
      morning.map((shop) => partOf(shop, shop.unpublishedDays.length, shop.unpublishedDays[0] ?? on)),
    ),
    uncovered: byCount(
      rosterBoard.stores.map(({ store, days }) => {
        const lacking = days.filter(({ uncoveredSeatSlots }) => (uncoveredSeatSlots ?? 0) > 0);
        const count = lacking.reduce((sum, { uncoveredSeatSlots }) => sum + (uncoveredSeatSlots ?? 0), 0);
        return { storeId: store.id, name: store.name, count, on: lacking[0]?.on ?? on };
      }),
    ),
    /** Days of shops for which no roster is published: what they lack is not known. */
    unrostered: rosterBoard.stores.flatMap(({ days }) => days).filter((day) => day.requiredSeatSlots == null)
      .length,
  };
}

export const total = (parts: readonly Part[]): number => parts.reduce((sum, { count }) => sum + count, 0);
