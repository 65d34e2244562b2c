import { Card, Collapse, Flex } from 'antd';
import { formatPromise, formatSoFar } from '../../format/clauses';
import { formatDate } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import type { Contract } from './documents';

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
        <Flex vertical gap={12}>
          {contract.clauses.map((clause) => (
            <div key={clause.id}>
              <Flex wrap gap="2px 16px">
                <strong>{clause.metricName}</strong>
                <span>
                  {formatPromise(clause, locale)} · {t(`window.${clause.window}`)}
                </span>
                <SoFar
                  progress={contract.store.contractProgress.find(({ clauseId }) => clauseId === clause.id)}
                />
              </Flex>
              <div style={{ color: 'var(--soft)' }}>
                {t('shop.remedy', { text: clause.remedy })} · {clause.metric}
              </div>
            </div>
          ))}
        </Flex>
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
