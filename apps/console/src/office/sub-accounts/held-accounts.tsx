import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useT } from '../../i18n/office';
import { heldSubAccountsDocument } from './documents';

/** What an agent has of shops' sub-accounts; nothing where they have none. */
export function HeldAccounts({ agent }: { agent: { readonly id: string; readonly name: string } }) {
  const t = useT();
  const { data } = useQuery(heldSubAccountsDocument, {
    variables: { agentId: agent.id },
    fetchPolicy: 'network-only',
  });
  const held = data?.subAccounts.edges ?? [];
  if (held.length === 0) return null;
  return (
    <p>
      {t('subAccounts.heldBy')}{' '}
      {held.map(({ node }) => (
        <Link key={node.id} to="/sub-accounts" search={{ find: node.name, store: node.store.id }}>
          <Tag title={node.holder?.sinceOn}>
            {t('common.about', { what: node.name, more: node.store.name })}
          </Tag>
        </Link>
      ))}
    </p>
  );
}
