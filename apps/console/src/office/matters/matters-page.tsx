import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { formatDateTime } from '../../format/dates';
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
import { AskShop } from './ask-shop';
import { kinds, type Matter, mattersDocument, sides, states } from './documents';
import { MatterDrawer } from './matter-drawer';
import { MatterState } from './matter-state';

/** What the shops and we want of each other: questions and materials, whose turn it is, and by when. */
export function MattersPage() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/matters' });
  const state = useTable();
  const [asking, setAsking] = useState(false);
  const shown = search.state ?? 'waiting';
  const variables = {
    storeId: search.store ?? null,
    kind: search.kind ?? null,
    waitsFor: search.waitsFor ?? null,
    state: shown === 'all' ? null : shown,
    search: search.find ?? null,
    sort: state.sort,
  };
  const result = useQuery(mattersDocument, { variables });
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/matters', search: { ...search, ...change }, replace: true });
  const ask = may('matter:write') ? { label: t('matters.ask'), run: () => setAsking(true) } : null;
  const columns: readonly Column<Matter>[] = [
    { key: 'store', title: t('common.store'), path: 'store.name', render: ({ store }) => store.name },
    {
      key: 'title',
      title: t('matters.titleOf'),
      sort: 'title',
      render: ({ id, title }) => (
        <Button type="link" style={{ padding: 0 }} onClick={() => go({ id })}>
          {title}
        </Button>
      ),
    },
    {
      key: 'kind',
      title: t('matters.kind'),
      words: wordsOf(kinds, (each) => t(`matters.${each}`)),
      render: ({ kind }) => t(`matters.${kind}`),
    },
    {
      key: 'waitsFor',
      title: t('common.status'),
      words: wordsOf(sides, (each) => t(`matters.waits_${each}`)),
      render: (matter) => <MatterState matter={matter} />,
    },
    { key: 'dueOn', title: t('matters.dueOn'), kind: 'date', sort: 'dueOn', render: ({ dueOn }) => dueOn },
    { key: 'askedBy', title: t('matters.askedBy'), render: ({ askedBy }) => askedBy },
    {
      key: 'askedAt',
      title: t('matters.askedAt'),
      kind: 'instant',
      sort: 'askedAt',
      render: ({ askedAt }) => formatDateTime(askedAt),
    },
  ];
  return (
    <Page
      title={t('nav.matters')}
      actions={
        ask && (
          <Button type="primary" onClick={ask.run}>
            {ask.label}
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
            aria-label={t('matters.waitsFor')}
            placeholder={t('matters.waitsFor')}
            style={{ minWidth: 140 }}
            value={search.waitsFor ?? null}
            onChange={(each?: (typeof sides)[number]) => go({ waitsFor: each })}
            options={sides.map((value) => ({ value, label: t(`matters.waits_${value}`) }))}
          />
          <Select
            aria-label={t('common.status')}
            style={{ minWidth: 120 }}
            value={shown}
            onChange={(each) => go({ state: each === 'waiting' ? undefined : each })}
            options={states.map((value) => ({ value, label: t(`matterState.${value}`) }))}
          />
          <Select
            allowClear
            aria-label={t('matters.kind')}
            placeholder={t('matters.kind')}
            style={{ minWidth: 110 }}
            value={search.kind ?? null}
            onChange={(each?: (typeof kinds)[number]) => go({ kind: each })}
            options={kinds.map((value) => ({ value, label: t(`matters.${value}`) }))}
          />
          <FindField
            value={search.find ?? ''}
            placeholder={t('matters.find')}
            onChange={(find) => go({ find: find || undefined })}
          />
        </>
      }
    >
      <Loaded result={result}>
        {({ matters }) => (
          <DataTable<Matter>
            source={{
              list: 'matters',
              title: t('nav.matters'),
              document: mattersDocument,
              variables,
              rows: 'matters',
            }}
            state={state}
            rowKey="id"
            rows={matters.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('matters.none')} action={ask} />}
            page={matters.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {asking && (
        <AskShop
          storeId={search.store}
          onClose={() => setAsking(false)}
          onAsked={(id) => {
            setAsking(false);
            go({ id });
          }}
        />
      )}
      {search.id && <MatterDrawer id={search.id} onClose={() => go({ id: undefined })} />}
    </Page>
  );
}
