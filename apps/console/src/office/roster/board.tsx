import { App, Button, Card, Col, Progress, Row } from 'antd';
import { useMemo, useState } from 'react';
import { datesBetween } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { useTask } from '../../shell/task-feed';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { CoverStrip } from './cover-strip';
import { assignShiftDocument } from './documents';
import type { BoardAgent, Roster, Shift } from './roster-page';
import { RulePanel } from './rule-panel';
import { ShiftGrid } from './shift-grid';
import './roster.css';

interface Props {
  readonly roster: Roster;
  readonly agents: readonly BoardAgent[];
  readonly shifts: readonly Shift[];
}

export interface CellChange {
  readonly agentId: string;
  readonly on: string;
  readonly shiftId: string | null;
}

const undoSeconds = 10;

function Solving({ taskId }: { taskId: string | null }) {
  const t = useT();
  const task = useTask(taskId);
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <div>{task?.sentence ?? t('rosterStatus.solving')}</div>
      <Progress percent={task?.percent ?? 0} status="active" />
    </Card>
  );
}

/** Agents down, days across; the strip above shows the day under the pointer, the panel what is wrong. */
export function Board({ roster, agents, shifts }: Props) {
  const t = useT();
  const may = useMay();
  const { notification } = App.useApp();
  const [day, setDay] = useState(roster.fromOn);
  const [focusAgent, setFocusAgent] = useState<string | null>(null);
  const assign = useAction(assignShiftDocument, { keepQueries: true });
  const editable = roster.status === 'draft' && may('roster:write');

  const days = useMemo(() => datesBetween(roster.fromOn, roster.toOn), [roster.fromOn, roster.toOn]);
  const people = useMemo(() => {
    const known = new Map<string, { id: string; name: string; alias: string }>();
    for (const agent of agents) if (agent.status === 'active') known.set(agent.id, agent);
    for (const { agent } of roster.assignments) if (!known.has(agent.id)) known.set(agent.id, agent);
    return [...known.values()].sort((a, b) => a.alias.localeCompare(b.alias, 'zh'));
  }, [agents, roster.assignments]);

  const send = ({ agentId, on, shiftId }: CellChange) =>
    assign.run({ input: { rosterId: roster.id, agentId, on, shiftId } });

  async function change(next: CellChange) {
    const before = roster.assignments.find((each) => each.agent.id === next.agentId && each.on === next.on);
    if ((before?.shift.id ?? null) === next.shiftId) return;
    if (!(await send(next))) return;
    const key = `${next.agentId}-${next.on}`;
    const undo = () => {
      notification.destroy(key);
      void send({ ...next, shiftId: before?.shift.id ?? null });
    };
    notification.success({
      key,
      title: t('roster.changed'),
      duration: undoSeconds,
      placement: 'bottomLeft',
      actions: (
        <Button size="small" onClick={undo}>
          {t('common.undo')}
        </Button>
      ),
    });
  }

  return (
    <>
      {roster.status === 'solving' && <Solving taskId={roster.taskId ?? null} />}
      <ProblemAlert problem={assign.problem} onClose={assign.clear} />
      <Row gutter={[12, 12]} wrap>
        <Col xs={24} xl={19}>
          <CoverStrip rosterId={roster.id} on={day} assignments={roster.assignments} />
          <ShiftGrid
            roster={roster}
            days={days}
            people={people}
            shifts={shifts}
            day={day}
            focusAgent={focusAgent}
            editable={editable}
            busy={assign.busy}
            onDay={setDay}
            onChange={(next) => void change(next)}
          />
        </Col>
        <Col xs={24} xl={5}>
          <RulePanel
            roster={roster}
            people={people}
            onShow={(on, agentId) => {
              if (on) setDay(on);
              setFocusAgent(agentId);
            }}
          />
        </Col>
      </Row>
    </>
  );
}
