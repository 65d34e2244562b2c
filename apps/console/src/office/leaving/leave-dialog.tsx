import { Flex, Modal } from 'antd';
import type { ReactNode } from 'react';
import { formatDate, formatDateTime } from '../../format/dates';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import type { Problem } from '../../session/problem';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useRoleName } from '../../ui/role-name';
import type { Ending } from './documents';

const kinds = ['role', 'sessions', 'api_key', 'share_link', 'sub_account', 'shift'] as const;

interface Props {
  readonly name: string;
  readonly leftOn: string;
  readonly onDay: (leftOn: string) => void;
  readonly busy: boolean;
  readonly mayLeave: boolean;
  readonly problem: Problem | null;
  readonly onLeave: () => void;
  readonly onClose: () => void;
  /** What ends, once it is known. */
  readonly children: ReactNode;
}

/** A last day, and below it everything that it ends. */
export function LeaveDialog(props: Props) {
  const { name, leftOn, onDay, busy, mayLeave, problem, onLeave, onClose, children } = props;
  const t = useT();
  return (
    <Modal
      open
      title={t('leaving.title', { name })}
      okText={t('leaving.leave')}
      okButtonProps={{ danger: true, loading: busy, disabled: !mayLeave }}
      cancelText={t('common.cancel')}
      onOk={onLeave}
      onCancel={onClose}
    >
      <ProblemAlert problem={problem} />
      <Flex gap={8} align="center" wrap style={{ marginBottom: 12 }}>
        <span>{t('agents.leftOn')}</span>
        <DateField value={leftOn} ariaLabel={t('agents.leftOn')} onChange={(on) => onDay(on ?? leftOn)} />
        <span style={{ color: 'var(--soft)' }}>{t('leaving.when')}</span>
      </Flex>
      {children}
    </Modal>
  );
}

/** By kind, each by its name. */
export function EndingList({ endings }: { endings: readonly Ending[] }) {
  const t = useT();
  const locale = useLocale();
  const roleName = useRoleName();
  const line = ({ kind, name, count, until, on, store }: Ending) => {
    const where = store?.name;
    if (kind === 'role')
      return t('common.about', { what: roleName(name), more: where ?? t('members.allStores') });
    if (kind === 'sessions') return t('leaving.sessions', { count: count ?? 0 });
    if (kind === 'api_key') return t('common.about', { what: name, more: where ?? t('members.allStores') });
    if (kind === 'sub_account') return t('common.about', { what: name, more: where ?? '' });
    if (kind === 'share_link') return `${where} · ${t('leaving.until', { at: formatDateTime(until) })}`;
    return `${formatDate(on, locale)} · ${where} · ${name}`;
  };
  if (endings.length === 0) return <p>{t('leaving.nothing')}</p>;
  return (
    <div style={{ maxHeight: '45vh', overflow: 'auto' }}>
      {kinds.map((kind) => {
        const own = endings.filter((ending) => ending.kind === kind);
        return own.length === 0 ? null : (
          <section key={kind}>
            <strong>{t(`leaving.kind.${kind}`, { count: own.length })}</strong>
            <ul style={{ margin: '4px 0 12px', paddingInlineStart: 20 }}>
              {own.map((ending, index) => (
                <li key={index}>{line(ending)}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
