import { Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { addDays, formatDate, nextMonday, today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { noticeTask } from '../../shell/task-feed';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { solveRosterDocument } from './documents';

interface Props {
  readonly storeId: string;
  /** Last day of which the agents have been told; what is announced is not solved again unasked. */
  readonly announcedUntil: string | undefined;
  readonly onStarted: (rosterId: string) => void;
  readonly onClose: () => void;
}

const days = 14;
/** The day after what is announced; next Monday where that is past, or nothing has been. */
const firstDayAfter = (announcedUntil: string | undefined) =>
  announcedUntil && announcedUntil >= today() ? addDays(announcedUntil, 1) : nextMonday();

export function SolveDialog({ storeId, announcedUntil, onStarted, onClose }: Props) {
  const t = useT();
  const locale = useLocale();
  const [fromOn, setFromOn] = useState(() => firstDayAfter(announcedUntil));
  const [toOn, setToOn] = useState(() => addDays(firstDayAfter(announcedUntil), days - 1));
  const solve = useAction(solveRosterDocument);
  async function start() {
    const started = await solve.run({ input: { storeId, fromOn, toOn } });
    if (!started) return;
    noticeTask();
    onStarted(started.solveRoster.id);
  }
  return (
    <Modal
      open
      title={t('roster.solve')}
      okText={t('roster.solveStart')}
      confirmLoading={solve.busy}
      okButtonProps={{ disabled: toOn < fromOn }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <ProblemAlert problem={solve.problem} />
      <Flex gap={8} align="center">
        <DateField
          value={fromOn}
          ariaLabel={t('roster.from')}
          onChange={(on) => {
            if (!on) return;
            setFromOn(on);
            setToOn(addDays(on, days - 1));
          }}
        />
        –
        <DateField value={toOn} ariaLabel={t('roster.to')} onChange={(on) => setToOn(on ?? toOn)} />
      </Flex>
      <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
        {formatDate(fromOn, locale)} – {formatDate(toOn, locale)}
        <br />
        {t('roster.solveHint')}
      </Typography.Paragraph>
    </Modal>
  );
}
