import { Alert, Modal, Table } from 'antd';
import { formatDate } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { CellChange } from './cell-change';
import type { PasteError } from './paste';

interface Props {
  readonly changes: readonly CellChange[];
  readonly errors: readonly PasteError[];
  readonly busy: boolean;
  readonly nameOf: (agentId: string) => string;
  readonly shiftBefore: (change: CellChange) => string;
  readonly shiftName: (shiftId: string | null) => string;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

/** What pasting would change, before it does. */
export function PastePreview(props: Props) {
  const { changes, errors, busy, nameOf, shiftBefore, shiftName, onApply, onClose } = props;
  const t = useT();
  const locale = useLocale();
  return (
    <Modal
      open
      title={t('roster.pasteTitle')}
      okText={t('roster.pasteApply', { count: changes.length })}
      okButtonProps={{ disabled: changes.length === 0, loading: busy, autoFocus: true }}
      cancelText={t('common.cancel')}
      onOk={onApply}
      onCancel={onClose}
      styles={{ body: { maxHeight: '60vh', overflow: 'auto' } }}
    >
      {errors.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('roster.pasteErrors', { count: errors.length })}
          description={
            <>
              {errors.slice(0, 20).map(({ row, column, code, value }) => (
                <div key={`${row}-${column}`}>
                  {t('roster.pasteAt', { row, column })}: {t(`roster.paste.${code}`, { value })}
                </div>
              ))}
              {errors.length > 20 && <div>…</div>}
              <div style={{ color: 'var(--soft)' }}>{t('roster.pasteHint')}</div>
            </>
          }
        />
      )}
      {changes.length === 0 ? (
        errors.length === 0 && t('roster.pasteSame')
      ) : (
        <Table<CellChange>
          size="small"
          pagination={false}
          rowKey={({ agentId, on }) => agentId + on}
          dataSource={[...changes]}
          columns={[
            { title: t('nav.agents'), render: (_, { agentId }) => nameOf(agentId) },
            { title: t('common.date'), render: (_, { on }) => formatDate(on, locale) },
            { title: t('roster.before'), render: (_, change) => shiftBefore(change) },
            { title: t('roster.after'), render: (_, { shiftId }) => <strong>{shiftName(shiftId)}</strong> },
          ]}
        />
      )}
    </Modal>
  );
}
