import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { Fragment } from 'react';
import type { ReviewQueueQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';

type Account = ReviewQueueQuery['reviewQueue']['unmatchedAccounts'][number];

/** Whose chats cannot be drawn, because nobody has said who they are. */
export function UnmatchedAlert({ accounts }: { accounts: readonly Account[] }) {
  const t = useT();
  if (accounts.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 8 }}
      title={t('qc.unmatched', { count: accounts.length })}
      description={accounts.map(({ store, account, chats }) => (
        <Fragment key={`${store.id} ${account}`}>
          <Link to="/imports" search={{ store: store.id }}>
            {store.name} · {account}
          </Link>{' '}
          ({t('qc.chats', { count: chats })}){' '}
        </Fragment>
      ))}
    />
  );
}
