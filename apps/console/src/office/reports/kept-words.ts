import { useState } from 'react';

const commentKey = (reportId: string) => `zuoxi.draft.comment.${reportId}`;
const reasonKey = (reportId: string) => `zuoxi.draft.reason.${reportId}`;

/**
 * The account manager's words to a report that are typed but not published yet; they outlive the page. Null: nothing was
 * typed, and the draft's own words stand.
 */
export const keptComment = (reportId: string): string | null => sessionStorage.getItem(commentKey(reportId));

function useKept(key: string, first: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? first);
  const change = (next: string) => {
    sessionStorage.setItem(key, next);
    setText(next);
  };
  return [text, change];
}

export const useKeptComment = (reportId: string, first: string) => useKept(commentKey(reportId), first);
export const useKeptReason = (reportId: string, first: string) => useKept(reasonKey(reportId), first);
