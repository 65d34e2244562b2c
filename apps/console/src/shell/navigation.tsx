import {
  AuditOutlined,
  CalendarOutlined,
  CommentOutlined,
  DollarOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  ImportOutlined,
  KeyOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  ShopOutlined,
  SolutionOutlined,
  SunOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { Permission } from '@zuoxi/vocabulary';
import type { ReactNode } from 'react';
import type { Key } from '../i18n/dictionary';

interface Destination {
  readonly path: string;
  readonly label: Key;
  readonly letter: string;
  readonly permission: Permission;
  readonly icon: ReactNode;
}

/** The sections of the console, in the order of the business; each is shown to those who may use it. */
export const destinations = [
  {
    path: '/my-day',
    label: 'nav.myDay',
    letter: 'd',
    permission: 'own-shift:read',
    icon: <CalendarOutlined />,
  },
  { path: '/morning', label: 'nav.morning', letter: 'm', permission: 'report:build', icon: <SunOutlined /> },
  { path: '/stores', label: 'nav.stores', letter: 's', permission: 'contract:read', icon: <ShopOutlined /> },
  { path: '/quotes', label: 'nav.quotes', letter: 'q', permission: 'quote:read', icon: <FileDoneOutlined /> },
  {
    path: '/contracts',
    label: 'nav.contracts',
    letter: 'c',
    permission: 'contract:read',
    icon: <FileProtectOutlined />,
  },
  {
    path: '/price-books',
    label: 'nav.priceBooks',
    letter: 'p',
    permission: 'price-book:read',
    icon: <DollarOutlined />,
  },
  { path: '/imports', label: 'nav.imports', letter: 'i', permission: 'import:run', icon: <ImportOutlined /> },
  {
    path: '/roster',
    label: 'nav.roster',
    letter: 'r',
    permission: 'roster:read',
    icon: <ScheduleOutlined />,
  },
  { path: '/agents', label: 'nav.agents', letter: 'a', permission: 'agent:read', icon: <SolutionOutlined /> },
  {
    path: '/qc',
    label: 'nav.qc',
    letter: 'k',
    permission: 'review:write',
    icon: <SafetyCertificateOutlined />,
  },
  {
    path: '/qc/reviews',
    label: 'nav.reviews',
    letter: 'v',
    permission: 'review:read',
    icon: <CommentOutlined />,
  },
  {
    path: '/qc/appeals',
    label: 'nav.appeals',
    letter: 'l',
    permission: 'appeal:decide',
    icon: <CommentOutlined />,
  },
  { path: '/members', label: 'nav.members', letter: 'n', permission: 'member:read', icon: <TeamOutlined /> },
  {
    path: '/api-keys',
    label: 'nav.apiKeys',
    letter: 'y',
    permission: 'api-key:write',
    icon: <KeyOutlined />,
  },
  { path: '/audit', label: 'nav.audit', letter: 'u', permission: 'audit:read', icon: <AuditOutlined /> },
] as const satisfies readonly Destination[];

export const accountIcon = <UserOutlined />;
