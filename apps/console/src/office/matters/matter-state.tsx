import { Space, Tag } from 'antd';
import { useT } from '../../i18n/office';
import type { Matter } from './documents';

/** Whose turn it is, or how it ended; and whether its day is over. */
export function MatterState({ matter }: { matter: Pick<Matter, 'status' | 'waitsFor' | 'isOverdue'> }) {
  const t = useT();
  const { status, waitsFor, isOverdue } = matter;
  return (
    <Space size={0}>
      <Tag color={waitsFor === 'provider' ? 'blue' : 'default'}>
        {waitsFor ? t(`matters.waits_${waitsFor}`) : t(`matterStatus.${status}`)}
      </Tag>
      {isOverdue && <Tag color="red">{t('matters.overdue')}</Tag>}
    </Space>
  );
}
