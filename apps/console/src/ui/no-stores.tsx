import { useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../i18n/office';
import { useMay } from '../session/use-session';
import { storeChoicesDocument } from './choices';
import { EmptyState } from './empty-state';

/** What a page about one shop says as long as there is none: who enters one, and what can be done meanwhile. */
export function NoStores() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const { data } = useQuery(storeChoicesDocument, { variables: { search: null } });
  if (!data || data.stores.edges.length > 0) return null;
  if (may('store:take-over'))
    return (
      <EmptyState
        text={t('noStores.enter')}
        action={{ label: t('takeOver.title'), run: () => void navigate({ to: '/stores/take-over' }) }}
      />
    );
  return (
    <EmptyState
      text={t('noStores.wait')}
      action={
        may('agent:read')
          ? { label: t('noStores.agents'), run: () => void navigate({ to: '/agents' }) }
          : null
      }
    />
  );
}
