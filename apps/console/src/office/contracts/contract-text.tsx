import { Card, Collapse } from 'antd';
import { formatPromise, formatSoFar } from '../../format/clauses';
import { formatDate } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import type { Contract } from './documents';
import { WideTable } from '../../ui/wide-table';

type Clause = Contract['clauses'][number];

/** How a promise stands in its own period; nothing before the contract is in force. */
function SoFar({ progress }: { progress: Contract['store']['contractProgress'][number] | undefined }) {
  const t = useT();
  const locale = useLocale();
  if (!progress) return <>{NO_DATA}</>;
  if (progress.kept == null) return <>{t('shop.noProgress')}</>;
  return (
    <span style={{ color: progress.kept ? 'var(--good)' : 'var(--bad)' }}>
      {progress.kept ? '✓ ' : '✗ '}
      {formatSoFar(progress, progress.unit, locale, t)}
      {progress.through && ` · ${t('shop.progress', { date: formatDate(progress.through, locale) })}`}
    </span>
  );
}

/** The agreed text, which no longer changes. */
export function ContractText({ contract }: { contract: Contract }) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <Card size="small" title={t('shop.clauses')} style={{ marginBottom: 12 }}>
        <WideTable<Clause>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...contract.clauses]}
          columns={[
            {
              title: t('contracts.metric'),
              render: (_, clause) => t('common.about', { what: clause.metricName, more: clause.metric }),
            },
            {
              title: t('contracts.promise'),
              render: (_, clause) => formatPromise(clause, locale),
            },
            {
              title: t('contracts.soFar'),
              render: (_, clause) => (
                <SoFar
                  progress={contract.store.contractProgress.find(({ clauseId }) => clauseId === clause.id)}
                />
              ),
            },
            { title: t('shop.window'), render: (_, clause) => t(`window.${clause.window}`) },
            { title: t('contracts.remedy'), dataIndex: 'remedy' },
          ]}
        />
      </Card>
      <Collapse
        size="small"
        defaultActiveKey={contract.sections.map((section) => section.key)}
        items={contract.sections.map((section) => ({
          key: section.key,
          label: section.title,
          children: <div style={{ whiteSpace: 'pre-wrap' }}>{section.text}</div>,
        }))}
      />
    </>
  );
}
