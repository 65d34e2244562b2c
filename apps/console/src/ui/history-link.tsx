import { Link } from '@tanstack/react-router';
import type { Subject } from '@zuoxi/vocabulary';
import { useT } from '../i18n/office';
import { sections } from '../session/home';
import { useMay } from '../session/use-session';

interface Props {
  /** Left out: of whatever bears the name, such as every revision of a quote and the payments of a contract. */
  readonly type?: Subject;
  /** Its id, or the name that the log finds it by. */
  readonly subject: string;
}

/** The way to everything that was done to a thing, for whoever may read the log. */
export function HistoryLink({ type, subject }: Props) {
  const t = useT();
  const may = useMay();
  if (!may(sections['/audit'])) return null;
  return (
    <Link to="/audit" search={{ subject, ...(type && { type }) }}>
      {t('audit.history')}
    </Link>
  );
}
