import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Badge, Button, Drawer, Flex, Typography } from 'antd';
import { useState } from 'react';
import { formatDateTime } from '../../format/dates';
import type { NoticesQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { useBell } from '../../session/bell';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { noticesDocument, readNoticesDocument, unreadNoticesDocument } from './documents';
import './notices.css';

type Notice = NoticesQuery['notices']['edges'][number]['node'];

/** Beside the stream that rings the bell, in case that it is cut. */
const pollMilliseconds = 60_000;

function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: (notice: Notice) => void }) {
  const t = useT();
  return (
    <button type="button" className="notice" onClick={() => onOpen(notice)}>
      {!notice.readAt && <span className="notice-new" role="img" aria-label={t('notices.unread')} />}
      <span>{notice.sentence}</span>
      <Typography.Text type="secondary">{formatDateTime(notice.at)}</Typography.Text>
    </button>
  );
}

/** What the person has been told; opening one reads it and leads to where it is seen to. */
function Notices({ onGo }: { onGo: (path: string) => void }) {
  const t = useT();
  const result = useQuery(noticesDocument, { fetchPolicy: 'cache-and-network' });
  const read = useAction(readNoticesDocument);
  useBell(() => void result.refetch());
  function open(notice: Notice) {
    if (!notice.readAt) void read.run({ input: { ids: [notice.id] } });
    if (notice.path) onGo(notice.path);
  }
  return (
    <Loaded result={result}>
      {({ notices: { edges, pageInfo } }) => (
        <>
          <ProblemAlert problem={read.problem} onClose={read.clear} />
          {edges.length === 0 && <EmptyState text={t('notices.none')} />}
          {edges.some(({ node }) => !node.readAt) && (
            <Flex justify="end">
              <Button type="link" loading={read.busy} onClick={() => void read.run({ input: {} })}>
                {t('notices.readAll')}
              </Button>
            </Flex>
          )}
          {edges.map(({ node }) => (
            <NoticeRow key={node.id} notice={node} onOpen={open} />
          ))}
          <MoreButton page={pageInfo} more={(after) => result.fetchMore({ variables: { after } })} />
        </>
      )}
    </Loaded>
  );
}

/** How many notices are unread, wherever the person is; their list opens beside the page. */
export function NoticeBell() {
  const t = useT();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const { data, refetch } = useQuery(unreadNoticesDocument, {
    pollInterval: pollMilliseconds,
    skipPollAttempt: () => document.hidden,
  });
  useBell(() => void refetch());
  const count = data?.unreadNotices ?? 0;
  function go(path: string) {
    setIsOpen(false);
    void navigate({ to: path });
  }
  return (
    <>
      <Badge count={count} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={t('notices.open', { count })}
          onClick={() => setIsOpen(true)}
        />
      </Badge>
      <Drawer
        open={isOpen}
        size={420}
        title={t('notices.title')}
        destroyOnHidden
        extra={
          <Button type="link" onClick={() => go('/account')}>
            {t('notices.choices')}
          </Button>
        }
        onClose={() => setIsOpen(false)}
      >
        <Notices onGo={go} />
      </Drawer>
    </>
  );
}
