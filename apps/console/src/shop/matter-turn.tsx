import { useAccountT } from '../i18n/account';
import type { ShownMatter } from './matter-documents';

/** Whose turn it is, or how it ended. */
export function MatterTurn({ matter }: { matter: Pick<ShownMatter, 'status' | 'waitsFor' | 'isOverdue'> }) {
  const t = useAccountT();
  const { status, waitsFor, isOverdue } = matter;
  const urgency = isOverdue ? 'lp-bad' : '';
  return (
    <span className={waitsFor === 'client' ? urgency : 'lp-soft'}>
      {waitsFor ? t(`matters.shopWaits_${waitsFor}`) : t(`matterStatus.${status}`)}
      {isOverdue && ` · ${t('matters.overdue')}`}
    </span>
  );
}
