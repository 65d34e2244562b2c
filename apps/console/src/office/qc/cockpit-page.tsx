import { useApolloClient, useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Empty, Flex, Typography } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { yesterday } from '../../format/dates';
import { useT } from '../../i18n/office';
import { storeChoicesDocument } from '../../ui/choices';
import { EmptyState } from '../../ui/empty-state';
import { DateField } from '../../ui/fields';
import { Loaded } from '../../ui/loaded';
import { NoStores } from '../../ui/no-stores';
import { ProblemAlert } from '../../ui/problem-alert';
import { StoreChoice } from '../../ui/store-choice';
import { useAction } from '../../ui/use-action';
import { queueDocument, reviewDocument, sampleDayDocument } from './documents';
import { Queue } from './queue';
import { ReviewDesk } from './review-desk';
import { UnmatchedAlert } from './unmatched-accounts';
import { useReopen } from './use-reopen';
import type { QueueEntry } from './documents';
import './qc.css';

/** Somebody quick submits before one answer is back. */
const prefetched = 3;
/** As everywhere; the key works for longer. */
const undoSeconds = 10;
const pageSize = 200;
/** The server's own limit. */
const mostShown = 1000;

function useCurrent(entries: readonly QueueEntry[]) {
  const [chosen, setChosen] = useState<string | null>(null);
  const current =
    entries.find((entry) => entry.id === chosen) ??
    entries.find((entry) => entry.status === 'open') ??
    entries[0];
  const index = current ? entries.indexOf(current) : -1;
  const step = useCallback(
    (by: number) => {
      const next = entries[index + by];
      if (next) setChosen(next.id);
    },
    [entries, index],
  );
  const nextOpen = [...entries.slice(index + 1), ...entries.slice(0, Math.max(0, index))]
    .filter((entry) => entry.status === 'open')
    .slice(0, prefetched)
    .map(({ id }) => id);
  return { current, nextOpen, setChosen, step };
}

interface DeskProps {
  readonly entries: readonly QueueEntry[];
  readonly total: number;
  readonly onMore: (() => void) | null;
  readonly onSubmitted: () => void;
}

function Desk({ entries, total, onMore, onSubmitted }: DeskProps) {
  const t = useT();
  const client = useApolloClient();
  const { current, nextOpen, setChosen, step } = useCurrent(entries);
  const [nextId] = nextOpen;
  const ahead = nextOpen.join();
  useEffect(() => {
    // The next one is there before it is asked for.
    for (const id of ahead.split(',').filter(Boolean)) {
      void client
        .query({ query: reviewDocument, variables: { id }, fetchPolicy: 'cache-first' })
        .catch(() => undefined);
    }
  }, [client, ahead]);
  const [lastId, setLastId] = useState<string | null>(null);
  const reopened = useCallback(
    (id: string) => {
      setLastId(null);
      setChosen(id);
      onSubmitted();
    },
    [setChosen, onSubmitted],
  );
  const { reopen, problem, clear } = useReopen(reopened);
  const takeBack = useCallback(() => {
    if (lastId) void reopen(lastId);
  }, [lastId, reopen]);
  const takeBackRef = useRef(takeBack);
  useEffect(() => {
    takeBackRef.current = takeBack;
  }, [takeBack]);
  const { message } = App.useApp();
  const done = useCallback(
    (id: string) => {
      setLastId(id);
      if (nextId) setChosen(nextId);
      onSubmitted();
      void message.open({
        key: 'submitted',
        type: 'success',
        duration: undoSeconds,
        content: (
          <>
            {t('qc.submitted')}{' '}
            <Button size="small" onClick={() => takeBackRef.current()}>
              {t('common.undo')} (u)
            </Button>
          </>
        ),
      });
    },
    [nextId, setChosen, onSubmitted, message, t],
  );
  return (
    <>
      <ProblemAlert problem={problem} onClose={clear} />
      <div className="qc-columns">
        <Queue entries={entries} currentId={current?.id} onChoose={setChosen} total={total} onMore={onMore} />
        {current ? (
          <ReviewDesk
            key={current.id}
            reviewId={current.id}
            onDone={done}
            onStep={step}
            onTakeBack={takeBack}
            onReopened={onSubmitted}
          />
        ) : (
          <Empty description={t('qc.noneLeft')} />
        )}
      </div>
    </>
  );
}

export function CockpitPage() {
  const t = useT();
  const navigate = useNavigate();
  const { store, on = yesterday() } = useSearch({ from: '/qc' });
  const [first, setFirst] = useState(pageSize);
  const { message } = App.useApp();
  const stores = useQuery(storeChoicesDocument, { variables: { search: null } });
  const result = useQuery(queueDocument, { variables: { on, storeId: store ?? null, first } });
  const sample = useAction(sampleDayDocument);
  const queue = result.data?.reviewQueue;
  const { refetch } = result;
  const askAgain = useCallback(() => void refetch(), [refetch]);
  const shops = stores.data?.stores.edges ?? [];
  // Whoever has one shop alone need not choose it.
  const shop = store ?? (shops.length === 1 ? shops[0]?.node.id : undefined);
  async function drawSample(storeId: string) {
    const { sampleDay } = (await sample.run({ input: { storeId, on } })) ?? {};
    if (!sampleDay) return;
    const { drawn, totalCount } = sampleDay;
    void message.info(drawn ? t('qc.drawn', { count: drawn }) : t('qc.drawnNone', { total: totalCount }));
  }
  const draw = shop ? { label: t('qc.sample'), run: () => void drawSample(shop) } : null;
  const go = (next: { store?: string | undefined; on?: string | undefined }) =>
    void navigate({ to: '/qc', search: { store, on, ...next } });
  useEffect(() => {
    document.title = t('nav.qc');
  }, [t]);
  return (
    <div className="qc-page">
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        <Typography.Title level={4} style={{ margin: 0 }}>
          {t('nav.qc')}
        </Typography.Title>
        <DateField
          value={on}
          ariaLabel={t('common.date')}
          onChange={(date) => go({ on: date ?? undefined })}
        />
        <StoreChoice
          allowClear
          placeholder={t('qc.allStores')}
          style={{ minWidth: 180 }}
          value={store}
          onChange={(id) => go({ store: id })}
        />
        {draw && (
          <Button loading={sample.busy} onClick={draw.run}>
            {draw.label}
          </Button>
        )}
        {queue && (
          <Typography.Text type="secondary">
            {t('qc.progress', { reviewed: queue.agentsReviewed, chats: queue.agentsWithChats })}
          </Typography.Text>
        )}
        <Typography.Text type="secondary">{t('qc.keysHint')}</Typography.Text>
      </Flex>
      <ProblemAlert problem={sample.problem} onClose={sample.clear} />
      {queue && <UnmatchedAlert accounts={queue.unmatchedAccounts} />}
      <Loaded result={result}>
        {({ reviewQueue }) =>
          stores.data && shops.length === 0 ? (
            <NoStores />
          ) : reviewQueue.entries.length === 0 ? (
            <EmptyState text={shop ? t('qc.none') : t('qc.noneAllStores')} action={draw} />
          ) : (
            <Desk
              entries={reviewQueue.entries}
              total={reviewQueue.totalCount}
              onMore={
                first < mostShown ? () => setFirst((before) => Math.min(mostShown, before + pageSize)) : null
              }
              onSubmitted={askAgain}
            />
          )
        }
      </Loaded>
    </div>
  );
}
