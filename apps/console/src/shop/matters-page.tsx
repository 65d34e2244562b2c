import { useCallback, useState } from 'react';
import { useAccountT } from '../i18n/account';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { useMe } from '../session/use-session';
import { AskMatter } from './ask-matter';
import { shopMattersDocument } from './matter-documents';
import { MatterTurn } from './matter-turn';
import { MatterView } from './matter-view';
import { ask } from './shop-api';
import { usePages } from './use-pages';

interface Props {
  readonly slug: string;
  /** The one that is open. */
  readonly id: string | null;
  readonly onOpen: (id: string | null) => void;
}

function Matters({ slug, isOver, onOpen }: { slug: string; isOver: boolean; onOpen: (id: string) => void }) {
  const t = useAccountT();
  const load = useCallback(
    async (after: string | null) => {
      const { matters } = await ask(slug, shopMattersDocument, { state: isOver ? 'over' : 'waiting', after });
      const { hasNextPage, endCursor } = matters.pageInfo;
      const rows = matters.edges.map(({ node }) => node);
      return { rows, total: matters.totalCount, next: (hasNextPage && endCursor) || null };
    },
    [slug, isOver],
  );
  const { shown, problem, more } = usePages(load);
  return (
    <>
      {problem ? <ProblemBox problem={problem} onRetry={more} /> : null}
      {!shown && !problem && <Skeletons heights={[64, 64]} />}
      {shown?.rows.length === 0 && (
        <section className="lp-card">
          <p>{t(isOver ? 'matters.noneOver' : 'matters.noneOpen')}</p>
        </section>
      )}
      {shown?.rows.map((matter) => (
        <section key={matter.id} className="lp-card">
          <button type="button" className="lp-open" onClick={() => onOpen(matter.id)}>
            <strong>{matter.title}</strong>
            <div className="lp-row lp-soft">
              <span>
                {t(`matters.${matter.kind}`)} · {t('matters.until', { on: matter.dueOn })}
              </span>
              <MatterTurn matter={matter} />
            </div>
          </button>
        </section>
      ))}
      {shown?.next && (
        <button type="button" className="lp-button lp-button-plain" onClick={more}>
          {t('shop.more')}
        </button>
      )}
    </>
  );
}

/** What the shop and the provider want of each other. */
export default function MattersPage({ slug, id, onOpen }: Props) {
  const t = useAccountT();
  const { permissions } = useMe();
  const [asking, setAsking] = useState(false);
  const [isOver, setOver] = useState(false);
  if (id) return <MatterView key={id} slug={slug} id={id} onBack={() => onOpen(null)} />;
  return (
    <>
      <div className="lp-row">
        <h1>{t('matters.title')}</h1>
        <button type="button" className="lp-link" onClick={() => setOver(!isOver)}>
          {t(isOver ? 'matters.showOpen' : 'matters.showOver')}
        </button>
      </div>
      {permissions.includes('matter:write') && (
        <p>
          <button type="button" className="lp-button" onClick={() => setAsking(true)}>
            {t('matters.ask')}
          </button>
        </p>
      )}
      <Matters key={String(isOver)} slug={slug} isOver={isOver} onOpen={onOpen} />
      {asking && <AskMatter slug={slug} onClose={() => setAsking(false)} onAsked={onOpen} />}
    </>
  );
}
