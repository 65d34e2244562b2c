import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Button, Card, Col, Row, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { formatDate } from '../../format/dates';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { type Section, sections } from '../../session/home';
import { useMay } from '../../session/use-session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { settingsDocument } from './documents';
import { ExportSetup } from './export-setup';
import { ImportSetup } from './import-setup';

/** Lists that have pages of their own. */
const elsewhere = [
  { path: '/price-books', name: 'nav.priceBooks', about: 'settings.priceBooks' },
  { path: '/qc', name: 'settings.scorecards', about: 'settings.scorecardsAbout' },
  { path: '/morning', name: 'settings.templates', about: 'settings.templatesAbout' },
  { path: '/agents', name: 'shifts.title', about: 'settings.shiftsAbout' },
  { path: '/roles', name: 'nav.roles', about: 'settings.rolesAbout' },
] as const satisfies readonly { path: Section; name: string; about: string }[];

/** What the company sets for itself: every list, the version that holds and since when. */
export function SettingsPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const result = useQuery(settingsDocument, { fetchPolicy: 'cache-and-network' });
  const [isImporting, setImporting] = useState(false);
  return (
    <Page
      title={t('nav.settings')}
      actions={
        <>
          <ExportSetup />
          {may('setting:write') && <Button onClick={() => setImporting(true)}>{t('setup.import')}</Button>}
        </>
      }
    >
      <Typography.Paragraph type="secondary">{t('settings.about')}</Typography.Paragraph>
      <Loaded result={result}>
        {({ settings }) => (
          <Row gutter={[12, 12]}>
            {settings.map(({ kind, name, about, newestVersion, inForce }) => (
              <ListCard
                key={kind}
                title={
                  <Link to="/settings/$kind" params={{ kind }}>
                    {name}
                  </Link>
                }
                about={about}
              >
                v{inForce.version}{' '}
                {inForce.from
                  ? t('settings.since', { on: formatDate(inForce.from, locale) })
                  : t('settings.delivered')}
                {inForce.by && ` · ${inForce.by}`}{' '}
                {newestVersion > inForce.version && (
                  <Tag color="blue">{t('settings.newest', { version: newestVersion })}</Tag>
                )}
              </ListCard>
            ))}
            {elsewhere
              .filter(({ path }) => may(sections[path]))
              .map(({ path, name, about }) => (
                <ListCard key={path} title={<Link to={path}>{t(name)}</Link>} about={t(about)} />
              ))}
          </Row>
        )}
      </Loaded>
      {isImporting && <ImportSetup onClose={() => setImporting(false)} />}
    </Page>
  );
}

interface CardProps {
  readonly title: ReactNode;
  readonly about: string;
  readonly children?: ReactNode;
}
function ListCard({ title, about, children }: CardProps) {
  return (
    <Col xs={24} md={12} xl={8}>
      <Card size="small" title={title} style={{ height: '100%' }}>
        <div>{about}</div>
        {children && <div style={{ color: 'var(--soft)', marginTop: 8 }}>{children}</div>}
      </Card>
    </Col>
  );
}
