import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { platforms } from '@zuoxi/vocabulary';
import { Button, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { FindField } from '../../ui/find-field';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { StoreChoice } from '../../ui/store-choice';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { rights, states, type SubAccount, subAccountsDocument } from './documents';
import { EditSubAccount } from './edit-sub-account';
import { GiveSubAccount } from './give-sub-account';
import { SubAccountActions } from './sub-account-actions';
import { SubAccountHistory } from './sub-account-history';

/** Accounts that shops give out on their platforms: what each may do, who has it, and what is to be returned. */
export function SubAccountsPage() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/sub-accounts' });
  const state = useTable();
  const [editing, setEditing] = useState<SubAccount | 'new' | null>(null);
  const [giving, setGiving] = useState<SubAccount | null>(null);
  const [shown, setShown] = useState<SubAccount | null>(null);
  const variables = {
    storeId: search.store ?? null,
    state: search.state ?? null,
    search: search.find ?? null,
    sort: state.sort,
  };
  const result = useQuery(subAccountsDocument, { variables });
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/sub-accounts', search: { ...search, ...change }, replace: true });
  const add = may('sub-account:write') ? { label: t('subAccounts.add'), run: () => setEditing('new') } : null;
  const columns: readonly Column<SubAccount>[] = [
    { key: 'store', title: t('common.store'), path: 'store.name', render: ({ store }) => store.name },
    {
      key: 'platform',
      title: t('stores.platform'),
      sort: 'platform',
      words: wordsOf(platforms, (each) => t(`platform.${each}`)),
      render: ({ platform }) => t(`platform.${platform}`),
    },
    { key: 'name', title: t('subAccounts.name'), sort: 'name', render: ({ name }) => name },
    {
      key: 'rights',
      title: t('subAccounts.rights'),
      words: wordsOf(rights, (each) => t(`subAccountRight.${each}`)),
      render: (account) => account.rights.map((each) => <Tag key={each}>{t(`subAccountRight.${each}`)}</Tag>),
    },
    {
      key: 'holder',
      title: t('subAccounts.holder'),
      path: 'holder.name',
      render: ({ holder }) =>
        holder ? (
          <Space>
            {holder.name}
            {holder.hasLeft && <Tag color="red">{t('subAccounts.toReturn')}</Tag>}
          </Space>
        ) : (
          NO_DATA
        ),
    },
    {
      key: 'since',
      title: t('subAccounts.since'),
      path: 'holder.sinceOn',
      kind: 'date',
      sort: 'since',
      render: ({ holder }) => holder?.sinceOn ?? NO_DATA,
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (account) => (
        <SubAccountActions
          account={account}
          mayWrite={add !== null}
          onEdit={setEditing}
          onGive={setGiving}
          onShow={setShown}
        />
      ),
    },
  ];
  return (
    <Page
      title={t('nav.subAccounts')}
      actions={
        add && (
          <Button type="primary" onClick={add.run}>
            {add.label}
          </Button>
        )
      }
      filters={
        <>
          <StoreChoice
            allowClear
            placeholder={t('members.allStores')}
            style={{ minWidth: 200 }}
            value={search.store}
            onChange={(store) => go({ store })}
          />
          <Select
            allowClear
            aria-label={t('common.status')}
            placeholder={t('common.status')}
            style={{ minWidth: 140 }}
            value={search.state ?? null}
            onChange={(each?: (typeof states)[number]) => go({ state: each })}
            options={states.map((value) => ({ value, label: t(`subAccountState.${value}`) }))}
          />
          <FindField
            value={search.find ?? ''}
            placeholder={t('subAccounts.find')}
            onChange={(find) => go({ find: find || undefined })}
          />
        </>
      }
    >
      <Loaded result={result}>
        {({ subAccounts }) => (
          <DataTable<SubAccount>
            source={{
              list: 'subAccounts',
              title: t('nav.subAccounts'),
              document: subAccountsDocument,
              variables,
              rows: 'subAccounts',
            }}
            state={state}
            rowKey="id"
            rows={subAccounts.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('subAccounts.none')} action={add} />}
            page={subAccounts.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {editing && (
        <EditSubAccount
          account={editing === 'new' ? null : editing}
          storeId={search.store}
          onClose={() => setEditing(null)}
        />
      )}
      {giving && <GiveSubAccount account={giving} onClose={() => setGiving(null)} />}
      {shown && <SubAccountHistory account={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}
