import { useNavigate } from '@tanstack/react-router';
import { useT } from '../i18n/office';
import { EmptyState } from '../ui/empty-state';

export function NotFound() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <EmptyState
      text={t('shell.notFound')}
      action={{ label: t('shell.toStart'), run: () => void navigate({ to: '/' }) }}
    />
  );
}

/** A defect in the page itself; drafts are kept, so loading it again loses nothing. */
export function PageFailed() {
  const t = useT();
  return (
    <EmptyState
      text={t('shell.failed')}
      action={{ label: t('shell.reload'), run: () => location.reload() }}
    />
  );
}
