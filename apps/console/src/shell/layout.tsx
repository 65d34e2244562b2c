import { MenuOutlined } from '@ant-design/icons';
import { Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import { Alert, Button, Drawer, Dropdown, Flex, Grid, Layout, Menu, Typography } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { useT } from '../i18n/office';
import { setLocale, useLocale } from '../i18n/locale';
import { signOut } from '../session/session';
import { setTheme, useTheme } from '../session/theme';
import { sections } from '../session/home';
import { useMay, useMe } from '../session/use-session';
import { Keys } from './keys';
import { NoticeBell } from '../office/notices/notice-bell';
import { accountIcon, destinations } from './navigation';
import './layout.css';
import { StepUpDialog } from './step-up-dialog';
import { TaskTray } from './task-tray';

function Sections({ onGo }: { onGo: () => void }) {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const shown = destinations.filter((each) => may(sections[each.path]));
  const selected = shown
    .filter((each) => pathname === each.path || pathname.startsWith(`${each.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <Menu
      mode="inline"
      style={{ borderInlineEnd: 0 }}
      selectedKeys={selected ? [selected.path] : []}
      items={shown.map(({ path, label, icon }) => ({ key: path, icon, label: t(label) }))}
      onClick={({ key }) => {
        onGo();
        void navigate({ to: key });
      }}
    />
  );
}

function TopRight() {
  const t = useT();
  const me = useMe();
  const locale = useLocale();
  const theme = useTheme();
  const navigate = useNavigate();
  return (
    <Flex gap={4} align="center">
      <NoticeBell />
      <Button type="text" onClick={() => setLocale(locale === 'zh-CN' ? 'en-US' : 'zh-CN')}>
        {locale === 'zh-CN' ? 'English' : '中文'}
      </Button>
      <Button type="text" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
        {theme === 'dark' ? t('shell.light') : t('shell.dark')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'account', label: t('nav.account') },
            { key: 'sign-out', label: t('shell.signOut') },
          ],
          onClick: ({ key }) => void (key === 'account' ? navigate({ to: '/account' }) : signOut()),
        }}
      >
        <Button type="text" icon={accountIcon}>
          {me.name}
        </Button>
      </Dropdown>
    </Flex>
  );
}

const subscribe = (listener: () => void) => {
  for (const event of ['online', 'offline']) window.addEventListener(event, listener);
  return () => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, listener);
  };
};

/** That the network is gone, or that the next page is coming. */
function Waiting() {
  const t = useT();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  if (!isOnline) return <Alert banner type="warning" title={t('shell.offline')} />;
  return isLoading ? <div className="page-coming" role="progressbar" aria-label={t('shell.coming')} /> : null;
}

export function OfficeLayout() {
  const t = useT();
  const may = useMay();
  const { lg } = Grid.useBreakpoint();
  const [drawer, setDrawer] = useState(false);
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Header style={{ padding: '0 12px', height: 48, lineHeight: '48px', background: 'var(--card)' }}>
        <Flex justify="space-between" align="center" style={{ height: 48 }}>
          <Flex gap={8} align="center">
            {!lg && (
              <Button
                type="text"
                icon={<MenuOutlined />}
                aria-label={t('shell.menu')}
                onClick={() => setDrawer(true)}
              />
            )}
            <Typography.Text strong style={{ fontSize: 16 }}>
              {t('shell.product')}
            </Typography.Text>
          </Flex>
          <TopRight />
        </Flex>
      </Layout.Header>
      <Layout>
        {lg ? (
          <Layout.Sider width={168} theme="light">
            <Sections onGo={() => undefined} />
          </Layout.Sider>
        ) : (
          <Drawer open={drawer} placement="left" size={240} onClose={() => setDrawer(false)}>
            <Sections onGo={() => setDrawer(false)} />
          </Drawer>
        )}
        <Layout.Content style={{ padding: 16, minWidth: 0 }}>
          <Waiting />
          <Outlet />
          <StepUpDialog />
        </Layout.Content>
      </Layout>
      {may('task:read') && <TaskTray />}
      <Keys />
    </Layout>
  );
}
