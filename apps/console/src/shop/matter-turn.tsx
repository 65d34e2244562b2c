import { useAccountT } from '../i18n/account';
import type { ShownMatter } from './matter-documents';

/** Whose turn it is, or how it ended. */
export function MatterTurn({ matter }: { matter: Pick<ShownMatter, 'status' | 'waitsFor' | 'isOverdue'> }) {
  const t = useAccountT();
  const { status, waitsFor, isOverdue } = matter;
  return (
    <span className={waitsFor === 'client' ? (isOverdue ? 'lp-bad' : 'lp-good') : 'lp-soft'}>
      {waitsFor ? t(`matters.shopWaits_${waitsFor}`) : t(`matterStatus.${status}`)}
      {isOverdue && ` · ${t('matters.overdue')}`}
    </span>
  );
}
