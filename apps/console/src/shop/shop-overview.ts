import type { ShopOverviewQuery } from '../gql/store/graphql';

type Store = NonNullable<ShopOverviewQuery['store']>;

/** What one shop of several comes to at a glance. */
export function overviewOf({ dailyReports, contract, nextContract }: Store, yesterday: string) {
  const reports = dailyReports.edges.map(({ node }) => node);
  const newest = reports[0] ?? null;
  return {
    newest,
    isYesterday: newest?.on === yesterday,
    openQuestions: reports.flatMap(({ questions }) => questions).filter(({ answer }) => !answer).length,
    contractStatus: contract?.status ?? null,
    isToSign: contract?.status === 'signing' || nextContract?.status === 'signing',
  };
}
