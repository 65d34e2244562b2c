import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent as lazyRoute,
  redirect,
} from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { auditFilters, type AuditSearch } from '../office/admin/audit-search';
import type { ScheduleSearch } from '../office/admin/schedule-documents';
import { homeOf } from '../session/home';
import { getSession } from '../session/session';
import { type TableSearch, tableSearch } from '../ui/table/use-table';
import { OfficeLayout } from './layout';
import { NotFound, PageFailed } from './page-failed';

/** Without a network the next page waits for it: what is on the screen, and was typed, stays. */
function whenReachable<Module>(load: () => Promise<Module>): Promise<Module> {
  return load().catch((error: unknown) => {
    if (navigator.onLine) throw error;
    return new Promise<Module>((resolve) => {
      window.addEventListener('online', () => resolve(whenReachable(load)), { once: true });
    });
  });
}
const lazyRouteComponent: typeof lazyRoute = (importer, exportName) =>
  lazyRoute(() => whenReachable(importer), exportName);

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const root = createRootRoute({ component: OfficeLayout, notFoundComponent: NotFound });
const getParentRoute = () => root;

const routes = [
  createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: () => {
      const session = getSession();
      throw redirect({ to: session.state === 'signed-in' ? homeOf(session.me) : '/account' });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/stores',
    validateSearch: (search: Record<string, unknown>): { find?: string | undefined } & TableSearch => ({
      ...tableSearch(search),
      find: text(search['find']),
    }),
    component: lazyRouteComponent(() => import('../office/stores/stores-page'), 'StoresPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/stores/new',
    component: lazyRouteComponent(() => import('../office/stores/lead-page'), 'LeadPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/stores/take-over',
    component: lazyRouteComponent(() => import('../office/stores/take-over-page'), 'TakeOverPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/stores/$storeId',
    component: lazyRouteComponent(() => import('../office/quotes/workbench-page'), 'WorkbenchPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/quotes',
    validateSearch: (search: Record<string, unknown>): { status?: string | undefined } & TableSearch => ({
      ...tableSearch(search),
      status: text(search['status']),
    }),
    component: lazyRouteComponent(() => import('../office/quotes/quotes-page'), 'QuotesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/contracts',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/contracts/contracts-page'), 'ContractsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/contracts/$contractId',
    component: lazyRouteComponent(() => import('../office/contracts/contract-page'), 'ContractPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/price-books',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/price-books/price-books-page'), 'PriceBooksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/imports',
    validateSearch: (search: Record<string, unknown>): { store?: string | undefined } & TableSearch => ({
      ...tableSearch(search),
      store: text(search['store']),
    }),
    component: lazyRouteComponent(() => import('../office/imports/imports-page'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/imports/$batchId',
    component: lazyRouteComponent(() => import('../office/imports/import-result-page'), 'ImportResultPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/morning',
    validateSearch: (
      search: Record<string, unknown>,
    ): { on?: string | undefined; need?: true | undefined; find?: string | undefined } & TableSearch => ({
      ...tableSearch(search),
      on: text(search['on']),
      need: search['need'] === true ? true : undefined,
      find: text(search['find']),
    }),
    component: lazyRouteComponent(() => import('../office/morning/morning-page'), 'MorningPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reports/$storeId/$on',
    component: lazyRouteComponent(() => import('../office/reports/report-page'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/periods/$storeId',
    validateSearch: (
      search: Record<string, unknown>,
    ): { from?: string | undefined; to?: string | undefined } & TableSearch => ({
      ...tableSearch(search),
      from: text(search['from']),
      to: text(search['to']),
    }),
    component: lazyRouteComponent(() => import('../office/reports/period-page'), 'PeriodPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/roster',
    validateSearch: (
      search: Record<string, unknown>,
    ): { store?: string | undefined; roster?: string | undefined; on?: string | undefined } => ({
      store: text(search['store']),
      roster: text(search['roster']),
      on: text(search['on']),
    }),
    component: lazyRouteComponent(() => import('../office/roster/roster-page'), 'RosterPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/roster/all',
    validateSearch: (
      search: Record<string, unknown>,
    ): {
      from?: string | undefined;
      shops?: string | undefined;
      told?: true | undefined;
      find?: string | undefined;
    } => ({
      from: text(search['from']),
      shops: text(search['shops']),
      told: search['told'] === true ? true : undefined,
      find: text(search['find']),
    }),
    component: lazyRouteComponent(() => import('../office/roster/all/all-shops-page'), 'AllShopsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/agents',
    validateSearch: (search: Record<string, unknown>): { find?: string | undefined } & TableSearch => ({
      ...tableSearch(search),
      find: text(search['find']),
    }),
    component: lazyRouteComponent(() => import('../office/agents/agents-page'), 'AgentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/teams',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/teams/teams-page'), 'TeamsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/matters',
    validateSearch: (
      search: Record<string, unknown>,
    ): {
      id?: string | undefined;
      find?: string | undefined;
      store?: string | undefined;
      kind?: 'question' | 'material' | undefined;
      waitsFor?: 'provider' | 'client' | undefined;
      state?: 'waiting' | 'overdue' | 'over' | 'all' | undefined;
    } & TableSearch => ({
      ...tableSearch(search),
      id: text(search['id']),
      find: text(search['find']),
      store: text(search['store']),
      kind: (['question', 'material'] as const).find((each) => each === search['kind']),
      waitsFor: (['provider', 'client'] as const).find((each) => each === search['waitsFor']),
      state: (['waiting', 'overdue', 'over', 'all'] as const).find((each) => each === search['state']),
    }),
    component: lazyRouteComponent(() => import('../office/matters/matters-page'), 'MattersPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/sub-accounts',
    validateSearch: (
      search: Record<string, unknown>,
    ): {
      find?: string | undefined;
      store?: string | undefined;
      state?: 'held' | 'free' | 'to_return' | undefined;
    } & TableSearch => ({
      ...tableSearch(search),
      find: text(search['find']),
      store: text(search['store']),
      state: (['held', 'free', 'to_return'] as const).find((each) => each === search['state']),
    }),
    component: lazyRouteComponent(
      () => import('../office/sub-accounts/sub-accounts-page'),
      'SubAccountsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/qc',
    validateSearch: (
      search: Record<string, unknown>,
    ): { store?: string | undefined; on?: string | undefined } => ({
      store: text(search['store']),
      on: text(search['on']),
    }),
    component: lazyRouteComponent(() => import('../office/qc/cockpit-page'), 'CockpitPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/qc/reviews',
    validateSearch: (
      search: Record<string, unknown>,
    ): {
      store?: string | undefined;
      on?: string | undefined;
      agent?: string | undefined;
      item?: string | undefined;
      below?: number | undefined;
    } & TableSearch => ({
      ...tableSearch(search),
      store: text(search['store']),
      on: text(search['on']),
      agent: text(search['agent']),
      item: text(search['item']),
      below: typeof search['below'] === 'number' ? search['below'] : undefined,
    }),
    component: lazyRouteComponent(() => import('../office/qc/reviews-page'), 'ReviewsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/qc/reviews/$reviewId',
    component: lazyRouteComponent(() => import('../office/qc/review-page'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/qc/appeals',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/qc/appeals-page'), 'AppealsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/my-day',
    component: lazyRouteComponent(() => import('../office/my-day/my-day-page'), 'MyDayPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/members',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/admin/members-page'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/roles',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/roles/roles-page'), 'RolesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/api-keys',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/admin/api-keys-page'), 'ApiKeysPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/schedules',
    validateSearch: (search: Record<string, unknown>): ScheduleSearch & TableSearch => ({
      ...tableSearch(search),
      kind: text(search['kind']),
      store: text(search['store']),
    }),
    component: lazyRouteComponent(() => import('../office/admin/schedules-page'), 'SchedulesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/channels',
    validateSearch: tableSearch,
    component: lazyRouteComponent(() => import('../office/channels/channels-page'), 'ChannelsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../office/settings/settings-page'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/$kind',
    component: lazyRouteComponent(() => import('../office/settings/setting-page'), 'SettingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    validateSearch: (search: Record<string, unknown>): AuditSearch & TableSearch => ({
      ...tableSearch(search),
      ...Object.fromEntries(auditFilters.map((name) => [name, text(search[name])])),
    }),
    component: lazyRouteComponent(() => import('../office/admin/audit-page'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('../office/admin/account-page'), 'AccountPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPendingComponent: () => <Skeleton active paragraph={{ rows: 8 }} />,
  // The page before stays until the next one is there; the layout says that it is coming.
  defaultPendingMs: Number.MAX_SAFE_INTEGER,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
