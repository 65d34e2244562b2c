import { type FormEvent, useState } from 'react';
import { addDays, today } from '../format/dates';
import { useAccountT } from '../i18n/account';
import { Field, ProblemBox, Sheet } from '../light/light-ui';
import type { SentFile } from '../session/send-file';
import { shopOpenMatterDocument } from './matter-documents';
import { MatterFiles } from './matter-files';
import { ask } from './shop-api';
import { useAttempt } from './use-attempt';

const kinds = ['question', 'material'] as const;

/** The shop asks the provider something, or hands materials over. */
export function AskMatter(props: { slug: string; onClose: () => void; onAsked: (id: string) => void }) {
  const { slug, onClose, onAsked } = props;
  const t = useAccountT();
  const [kind, setKind] = useState<(typeof kinds)[number]>('question');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState(() => addDays(today(), 1));
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const keyOf = useAttempt();

  function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const input = { kind, title: title.trim(), text: text.trim(), dueOn, fileIds: files.map(({ id }) => id) };
    ask(slug, shopOpenMatterDocument, { input }, keyOf(input))
      .then(({ openMatter }) => onAsked(openMatter.id), setProblem)
      .finally(() => setBusy(false));
  }
  return (
    <Sheet title={t('matters.ask')} onClose={onClose}>
      <form onSubmit={submit}>
        <ProblemBox problem={problem} />
        <label className="lp-field">
          <span>{t('matters.kind')}</span>
          <select value={kind} onChange={({ target }) => setKind(target.value as typeof kind)}>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`matters.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Field label={t('matters.titleOf')} name="title" maxLength={120} value={title} onChange={setTitle} />
        <label className="lp-field">
          <span>{t('matters.text')}</span>
          <textarea
            name="text"
            rows={4}
            required
            maxLength={5000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <Field label={t('matters.dueOn')} name="dueOn" type="date" value={dueOn} onChange={setDueOn} />
        <MatterFiles slug={slug} files={files} onChange={setFiles} />
        <button className="lp-button" disabled={busy || !title.trim() || !text.trim()}>
          {t('matters.send')}
        </button>
      </form>
    </Sheet>
  );
}
