import { Alert, App, Button, Card, Col, Progress, Row } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { datesBetween } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { useTask } from '../../shell/task-feed';
import { EmptyState } from '../../ui/empty-state';
import { FindField } from '../../ui/find-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { matches } from '../../ui/rows/matches';
import { useAction } from '../../ui/use-action';
import { CoverStrip } from './cover-strip';
import type { CellChange } from './cell-change';
import { cellKey, mealsOf } from './difference';
import { assignShiftsDocument } from './documents';
import type { BoardAgent, Roster, Shift } from './documents';
import { RulePanel } from './rule-panel';
import { ShiftGrid } from './shift-grid';
import './roster.css';

interface Props {
  /** The day to begin with; the first one when it is none of the roster's. */
  readonly on: string | undefined;
  readonly roster: Roster;
  readonly agents: readonly BoardAgent[];
  readonly shifts: readonly Shift[];
}

const undoSeconds = 10;
/** As many agents as one sees at once: more can be searched. */
const many = 20;

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
export function Board({ on, roster, agents, shifts }: Props) {
  const t = useT();
  const may = useMay();
  const { notification } = App.useApp();
  const [day, setDay] = useState(on && on >= roster.fromOn && on <= roster.toOn ? on : roster.fromOn);
  const [find, setFind] = useState('');
  const [focusAgent, setFocusAgent] = useState<string | null>(null);
  /** What would take each change back, the last one last. */
  const [done, setDone] = useState<readonly (readonly CellChange[])[]>([]);
  const assign = useAction(assignShiftsDocument, { keepQueries: true });
  const editable = roster.status === 'draft' && may('roster:write');

  const days = useMemo(() => datesBetween(roster.fromOn, roster.toOn), [roster.fromOn, roster.toOn]);
  const people = useMemo(() => {
    const known = new Map<string, { id: string; name: string; alias: string }>();
    for (const agent of agents) if (agent.status === 'active') known.set(agent.id, agent);
    for (const { agent } of roster.assignments) if (!known.has(agent.id)) known.set(agent.id, agent);
    return [...known.values()].sort((a, b) => a.alias.localeCompare(b.alias, 'zh'));
  }, [agents, roster.assignments]);

  // Nothing to mend and nothing that could be broken: the days get the room.
  const needsPanel = editable || roster.brokenRules.length + roster.unmet.length > 0;
  const found = people.filter(({ alias, name }) => matches(find, alias, name));

  const shiftAt = useMemo(
    () => new Map(roster.assignments.map((each) => [cellKey(each.agent.id, each.on), each])),
    [roster.assignments],
  );
  const isNew = ({ agentId, on, shiftId, breaks }: CellChange) => {
    const now = shiftAt.get(cellKey(agentId, on));
    if ((now?.shift.id ?? null) !== shiftId) return true;
    return breaks !== undefined && mealsOf({ breaks }) !== mealsOf(now);
  };
  const send = async (changes: readonly CellChange[]) =>
    (await assign.run({
      input: {
        rosterId: roster.id,
        changes: changes.map(({ breaks, ...change }) => ({
          ...change,
          ...(breaks ? { breaks: breaks.map(({ startMinute, minutes }) => ({ startMinute, minutes })) } : {}),
        })),
      },
    })) !== null;

  async function undo() {
    const last = done.at(-1);
    if (!last || assign.busy) return;
    notification.destroy();
    if (await send(last)) setDone((before) => before.filter((each) => each !== last));
  }

  async function change(wanted: readonly CellChange[]): Promise<boolean> {
    const changes = wanted.filter(isNew);
    if (changes.length === 0) return true;
    const back = changes.map(({ agentId, on }) => {
      const before = shiftAt.get(cellKey(agentId, on));
      return {
        agentId,
        on,
        shiftId: before?.shift.id ?? null,
        // Undone, the meals are again where they were, not where a shift put in by hand has them.
        ...(before ? { breaks: before.breaks } : {}),
      };
    });
    if (!(await send(changes))) return false;
    setDone((before) => [...before, back]);
    notification.destroy();
    notification.success({
      title: t('roster.changedMany', { count: changes.length }),
      duration: undoSeconds,
      placement: 'bottomLeft',
      actions: (
        <Button size="small" onClick={() => void undoRef.current()}>
          {t('common.undo')}
        </Button>
      ),
    });
    return true;
  }
  // The notification outlives the rendering that made it.
  const undoRef = useRef(undo);
  useEffect(() => {
    undoRef.current = undo;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]');
      if (isTyping || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.key !== 'z') return;
      event.preventDefault();
      void undoRef.current();
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);

  return (
    <div className="print-wide">
      {roster.status === 'solving' && <Solving taskId={roster.taskId ?? null} />}
      {roster.failure && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={roster.failure.message}
          description={roster.failure.code}
        />
      )}
      <ProblemAlert problem={assign.problem} onClose={assign.clear} />
      <Row gutter={[12, 12]} wrap>
        <Col xs={24} xl={needsPanel ? 19 : 24}>
          <CoverStrip rosterId={roster.id} on={day} assignments={roster.assignments} />
          {people.length > many && (
            <div className="no-print" style={{ marginBottom: 8 }}>
              <FindField value={find} placeholder={t('roster.find')} onChange={setFind} />
            </div>
          )}
          {found.length === 0 && people.length > 0 && <EmptyState text={t('roster.noneFound')} />}
          <ShiftGrid
            key={find}
            roster={roster}
            days={days}
            people={found}
            shifts={shifts}
            day={day}
            focusAgent={focusAgent}
            editable={editable}
            busy={assign.busy}
            onDay={setDay}
            isNew={isNew}
            mayUndo={done.length > 0}
            onUndo={() => void undo()}
            onChange={change}
          />
        </Col>
        <Col xs={24} xl={needsPanel ? 5 : 24}>
          <RulePanel
            roster={roster}
            people={people}
            shifts={shifts}
            busy={assign.busy}
            onFix={
              editable
                ? ({ agentId, on, shiftId, breaks }) => void change([{ agentId, on, shiftId, breaks }])
                : null
            }
            onShow={(on, agentId) => {
              if (on) setDay(on);
              setFind('');
              setFocusAgent(agentId);
            }}
          />
        </Col>
      </Row>
    </div>
  );
}
