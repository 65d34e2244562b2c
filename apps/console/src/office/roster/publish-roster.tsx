import { App, Button, Popconfirm, Tooltip } from 'antd';
import { useEffect } from 'react';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { useAction } from '../../ui/use-action';
import { publishRosterDocument } from './documents';
import type { Roster } from './roster-page';

export function PublishRoster({ roster }: { roster: Roster }) {
  const t = useT();
  const may = useMay();
  const { message, modal } = App.useApp();
  const publish = useAction(publishRosterDocument);
  const { problem, clear } = publish;
  useEffect(() => {
    if (!problem) return;
    const requestId = problem.requestId ? t('problem.requestId', { id: problem.requestId }) : undefined;
    modal.error({
      title: problem.message || t('problem.unreachable'),
      content: requestId,
      afterClose: clear,
    });
  }, [problem, clear, modal, t]);
  if (roster.status !== 'draft' || !may('roster:publish')) return null;
  const broken = roster.brokenRules.length;
  if (broken > 0) {
    return (
      <Tooltip title={t('roster.publishBroken', { count: broken })}>
        <Button type="primary" disabled>
          {t('roster.publish')}
        </Button>
      </Tooltip>
    );
  }
  return (
    <Popconfirm
      title={t('roster.publishAsk', { from: roster.fromOn, to: roster.toOn })}
      onConfirm={async () => {
        if (await publish.run({ input: { id: roster.id } })) void message.success(t('roster.published'));
      }}
    >
      <Button type="primary" loading={publish.busy}>
        {t('roster.publish')}
      </Button>
    </Popconfirm>
  );
}
