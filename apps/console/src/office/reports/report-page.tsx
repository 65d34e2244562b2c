import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Alert, Button, Card, Col, Collapse, Row, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import { addDays, formatDate, formatDateTime, monthOf } from '../../format/dates';
import { formatByUnit, formatRate, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { HistoryLink } from '../../ui/history-link';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { openFile } from '../../ui/files';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { buildReportDocument, reportDocument } from './documents';
import { DrillDown } from './drill-down';
import { HourChart } from './hour-chart';
import { NumbersTable } from './numbers-table';
import { PublishReport } from './publish-report';
import { ReportChanges } from './report-changes';
import { TemplateEditor } from './template-editor';
import { ShopResponses } from './shop-responses';
import type { Opened } from './opened';
import { AfterSaleTable, AgentTable, HourTable } from './report-tables';
import type { ReportStore, Report, ReportNumber } from './documents';

function ReportView({ store, report }: { store: ReportStore; report: Report }) {
  const t = useT();
  const locale = useLocale();
  const [opened, setOpened] = useState<Opened | null>(null);
  const openNumber = (number: ReportNumber) =>
    setOpened({ title: number.name, metric: number.metric, rows: number.rows, number, of: {} });
  const { qc } = report;
  const openScores = () =>
    setOpened({ title: t('reports.scores'), metric: null, rows: 'agents', number: null, of: {} });
  return (
    <Row gutter={[12, 12]}>
      <Col xs={24} xl={16}>
        <Card size="small">
          <Typography.Title level={4} style={{ marginTop: 0 }}>
            {report.headline}
          </Typography.Title>
          <Typography.Paragraph type="secondary">
            {t('shop.asOf', { at: formatDateTime(report.asOf) })}
            {report.revisionReason && ` · ${t('shop.corrected', { reason: report.revisionReason })}`}
          </Typography.Paragraph>
          {report.dataChangedAt && (
            <Alert
              type="warning"
              showIcon
              style={{ marginBottom: 12 }}
              title={t('reports.dataChanged', { at: formatDateTime(report.dataChangedAt) })}
            />
          )}
          {report.qcChangedAt && (
            <Alert
              type="warning"
              showIcon
              style={{ marginBottom: 12 }}
              title={t('reports.qcChanged', { at: formatDateTime(report.qcChangedAt) })}
            />
          )}
          <NumbersTable numbers={report.numbers} onOpen={openNumber} />
        </Card>
        <Card size="small" title={t('shop.byHour')} style={{ marginTop: 12 }}>
          <HourChart hours={report.byHour} />
          <Collapse
            ghost
            size="small"
            items={[
              {
                key: 'hours',
                label: t('shop.hourTable'),
                children: <HourTable report={report} onOpen={setOpened} />,
              },
            ]}
          />
        </Card>
        <Card size="small" title={t('shop.agents')} style={{ marginTop: 12 }}>
          <AgentTable report={report} onOpen={setOpened} />
        </Card>
        <Card size="small" title={t('shop.afterSales')} style={{ marginTop: 12 }}>
          {report.numbers.some(({ key, value }) => key === 'afterSales' && value == null) ? (
            <EmptyState text={t('shop.notImported')} />
          ) : (
            <AfterSaleTable rows={report.afterSales} storeId={store.id} on={report.on} />
          )}
        </Card>
      </Col>
      <Col xs={24} xl={8}>
        <PublishReport key={report.id} store={store} report={report} />
        {store.dailyReportVersions.length > 1 && (
          <Card size="small" title={t('reports.versions')} style={{ marginTop: 12 }}>
            {store.dailyReportVersions.map((each) => (
              <div key={each.id}>
                <Button type="link" size="small" onClick={() => void openFile(each.pdfUrl)}>
                  v{each.version}
                </Button>
                {formatDateTime(each.publishedAt)} {each.revisionReason}
                {each.difference && <ReportChanges difference={each.difference} />}
              </div>
            ))}
          </Card>
        )}
        <ShopResponses report={report} />
        <Card size="small" title={t('shop.onDutyTitle')} style={{ marginTop: 12 }}>
          <p>
            {t('shop.peak', { peak: report.seatsOnDutyPeak ?? NO_DATA, sold: report.seatsSold ?? NO_DATA })}
          </p>
          <p>{t('shop.coverage', { rate: formatRate(report.seatCoverage) })}</p>
          <p>{report.staffingAdvice}</p>
        </Card>
        {qc && (
          <Card size="small" title={t('shop.qc')} style={{ marginTop: 12 }}>
            <p>{t('shop.qcSummary', { chats: qc.agentsWithChats, reviewed: qc.agentsReviewed })}</p>
            <Button type="link" size="small" style={{ padding: 0 }} onClick={openScores}>
              {t('shop.qcScore', {
                score: formatByUnit(qc.averageScore, 'count', locale),
                fatal: qc.fatal,
              })}
            </Button>
          </Card>
        )}
      </Col>
      {opened && (
        <DrillDown storeId={store.id} report={report} opened={opened} onClose={() => setOpened(null)} />
      )}
    </Row>
  );
}

export function ReportPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const { storeId, on } = useParams({ from: '/reports/$storeId/$on' });
  const result = useQuery(reportDocument, { variables: { storeId, on } });
  const build = useAction(buildReportDocument);
  const [choosing, setChoosing] = useState(false);
  const store = result.data?.store;
  const report = store?.dailyReportDraft;
  const runBuild = () => void build.run({ input: { storeId, on } });
  const goTo = (date: string) =>
    void navigate({ to: '/reports/$storeId/$on', params: { storeId, on: date } });
  return (
    <Page
      tabTitle={t('morning.report')}
      title={
        <Space wrap>
          {store?.name} {formatDate(on, locale)}
          {report && (
            <Tag color={report.status === 'published' ? 'green' : 'blue'}>
              {t(`reportStatus.${report.status}`)} v{report.version}
            </Tag>
          )}
        </Space>
      }
      actions={
        <>
          <Button onClick={() => goTo(addDays(on, -1))}>{t('shop.previous')}</Button>
          <Button onClick={() => goTo(addDays(on, 1))}>{t('shop.next')}</Button>
          {report && <HistoryLink type="daily-report" subject={report.id} />}
          {report && <Button onClick={() => void openFile(report.pdfUrl)}>{t('shop.openPdf')}</Button>}
          {may('report:publish') && <Button onClick={() => setChoosing(true)}>{t('template.open')}</Button>}
          {report && may('report:build') && (
            <Button loading={build.busy} onClick={runBuild}>
              {report.status === 'published' ? t('reports.nextVersion') : t('reports.rebuild')}
            </Button>
          )}
          <Link to="/periods/$storeId" params={{ storeId }} search={monthOf(on)}>
            <Button>{t('period.open')}</Button>
          </Link>
          <Link to="/morning" search={{ on }}>
            <Button>{t('reports.toMorning')}</Button>
          </Link>
        </>
      }
    >
      <ProblemAlert problem={build.problem} onClose={build.clear} />
      {choosing && <TemplateEditor storeId={storeId} on={on} onClose={() => setChoosing(false)} />}
      <Loaded result={result}>
        {(data) =>
          data.store?.dailyReportDraft ? (
            <ReportView store={data.store} report={data.store.dailyReportDraft} />
          ) : (
            <EmptyState
              text={t('reports.none')}
              action={may('report:build') ? { label: t('reports.build'), run: runBuild } : null}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
