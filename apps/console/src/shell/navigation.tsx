import {
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  CommentOutlined,
  DollarOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  IdcardOutlined,
  ImportOutlined,
  KeyOutlined,
  MessageOutlined,
  NotificationOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SettingOutlined,
  ShopOutlined,
  SolutionOutlined,
  SunOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Key } from '../i18n/dictionary';
import type { Section } from '../session/home';

interface Destination {
  readonly path: Section;
  readonly label: Key;
  readonly letter: string;
  readonly icon: ReactNode;
}

/** The sections of the console, in the order of the business; each is shown to those who may use it. */
export const destinations = [
  {
    path: '/my-day',
    label: 'nav.myDay',
    letter: 'd',
    icon: <CalendarOutlined />,
  },
  { path: '/morning', label: 'nav.morning', letter: 'm', icon: <SunOutlined /> },
  { path: '/stores', label: 'nav.stores', letter: 's', icon: <ShopOutlined /> },
  { path: '/quotes', label: 'nav.quotes', letter: 'q', icon: <FileDoneOutlined /> },
  {
    path: '/contracts',
    label: 'nav.contracts',
    letter: 'c',
    icon: <FileProtectOutlined />,
  },
  {
    path: '/price-books',
    label: 'nav.priceBooks',
    letter: 'p',
    icon: <DollarOutlined />,
  },
  { path: '/imports', label: 'nav.imports', letter: 'i', icon: <ImportOutlined /> },
  {
    path: '/roster',
    label: 'nav.roster',
    letter: 'r',
    icon: <ScheduleOutlined />,
  },
  { path: '/agents', label: 'nav.agents', letter: 'a', icon: <SolutionOutlined /> },
  { path: '/teams', label: 'nav.teams', letter: 'e', icon: <ApartmentOutlined /> },
  { path: '/matters', label: 'nav.matters', letter: 'x', icon: <MessageOutlined /> },
  { path: '/sub-accounts', label: 'nav.subAccounts', letter: 'b', icon: <IdcardOutlined /> },
  {
    path: '/qc',
    label: 'nav.qc',
    letter: 'k',
    icon: <SafetyCertificateOutlined />,
  },
  {
    path: '/qc/reviews',
    label: 'nav.reviews',
    letter: 'v',
    icon: <CommentOutlined />,
  },
  {
    path: '/qc/appeals',
    label: 'nav.appeals',
    letter: 'l',
    icon: <CommentOutlined />,
  },
  { path: '/members', label: 'nav.members', letter: 'n', icon: <TeamOutlined /> },
  { path: '/roles', label: 'nav.roles', letter: 'o', icon: <SafetyOutlined /> },
  {
    path: '/api-keys',
    label: 'nav.apiKeys',
    letter: 'y',
    icon: <KeyOutlined />,
  },
  { path: '/schedules', label: 'nav.schedules', letter: 't', icon: <ClockCircleOutlined /> },
  { path: '/channels', label: 'nav.channels', letter: 'w', icon: <NotificationOutlined /> },
  { path: '/settings', label: 'nav.settings', letter: 'h', icon: <SettingOutlined /> },
  { path: '/audit', label: 'nav.audit', letter: 'u', icon: <AuditOutlined /> },
] as const satisfies readonly Destination[];

export const accountIcon = <UserOutlined />;
