import { useQuery } from '@apollo/client/react';
import { eventTitle } from '@zuoxi/vocabulary';
import type { EventName } from '@zuoxi/vocabulary';
import { Button, Tag, Typography } from 'antd';
import { useState } from 'react';
import { NO_DATA } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { OneTimeText } from '../../ui/one-time-text';
import { Page } from '../../ui/page';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { AddChannel, kinds } from './add-channel';
import { ChannelActions } from './channel-actions';
import { type Channel, channelsDocument } from './documents';

/** Robots of group chats and systems that are told what happens, and what did not get there. */
export function ChannelsPage() {
  const t = useT();
  const locale = useLocale();
  const state = useTable();
  const result = useQuery(channelsDocument);
  const [isAdding, setIsAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const add = { label: t('channels.add'), run: () => setIsAdding(true) };
  const columns: readonly Column<Channel>[] = [
    { key: 'name', title: t('channels.name'), render: ({ name }) => name },
    {
      key: 'kind',
      title: t('channels.kind'),
      words: wordsOf(kinds, (kind) => t(`channelKind.${kind}`)),
      render: ({ kind }) => t(`channelKind.${kind}`),
    },
    { key: 'host', title: t('channels.address'), render: ({ host }) => host },
    {
      key: 'store',
      title: t('common.store'),
      path: 'store.name',
      render: ({ store }) => store?.name ?? t('members.allStores'),
    },
    {
      key: 'withShop',
      title: t('channels.who'),
      render: ({ withShop }) => t(withShop ? 'channels.withShop' : 'channels.ownOnly'),
    },
    {
      key: 'events',
      title: t('channels.events'),
      render: ({ events }) =>
        events.map((name) => <Tag key={name}>{eventTitle(name as EventName, locale)}</Tag>),
    },
    {
      key: 'waiting',
      title: t('channels.waiting'),
      kind: 'number',
      align: 'right',
      render: (c) => c.waiting,
    },
    { key: 'dead', title: t('channels.dead'), kind: 'number', align: 'right', render: ({ dead }) => dead },
    { key: 'failure', title: t('channels.failure'), render: ({ failure }) => failure ?? NO_DATA },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (channel) => <ChannelActions channel={channel} />,
    },
  ];
  return (
    <Page
      title={t('nav.channels')}
      actions={
        <Button type="primary" onClick={add.run}>
          {add.label}
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">{t('channels.about')}</Typography.Paragraph>
      {secret && (
        <OneTimeText title={t('channelKind.webhook')} hint={t('channels.secretOnce')} text={secret} />
      )}
      <Loaded result={result}>
        {({ channels }) => (
          <DataTable<Channel>
            source={{
              list: 'channels',
              title: t('nav.channels'),
              document: channelsDocument,
              variables: {},
              rows: 'channels',
            }}
            state={state}
            rowKey="id"
            rows={channels.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('channels.none')} action={add} />}
            page={channels.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {isAdding && (
        <AddChannel
          onClose={() => setIsAdding(false)}
          onAdded={(made) => {
            setSecret(made);
            setIsAdding(false);
          }}
        />
      )}
    </Page>
  );
}
