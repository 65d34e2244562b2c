import { Alert } from 'antd';
import { useT } from '../../i18n/office';
import type { Problem } from '../../session/problem';
import type { Published } from './publish-each';

interface Props {
  readonly results: readonly Published<Problem>[];
  readonly onClose: () => void;
}

/** A line a shop: published, or why not and what to do. */
export function PublishResults({ results, onClose }: Props) {
  const t = useT();
  if (results.length === 0) return null;
  const refused = results.filter(({ problem }) => problem !== null).length;
  return (
    <Alert
      role="status"
      type={refused ? 'warning' : 'success'}
      showIcon
      closable={{ onClose, 'aria-label': t('common.close') }}
      style={{ marginBottom: 12 }}
      title={t('morning.results', { done: results.length - refused, count: results.length })}
      description={results.map(({ storeId, store, problem }) => (
        <div key={storeId} style={{ color: problem ? 'var(--bad)' : undefined }}>
          {problem ? '✗' : '✓'} {t('common.says', { who: store })}
          {problem ? problem.message || t('problem.unreachable') : t('reportStatus.published')}
        </div>
      ))}
    />
  );
}
