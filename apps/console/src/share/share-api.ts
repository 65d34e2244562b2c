import { getLocale } from '../i18n/locale';
import { problemOfResponse, unreachable } from '../session/problem';

export interface SharedQuote {
  readonly quote: {
    readonly number: string;
    readonly revision: number;
    readonly status: 'draft' | 'sent' | 'accepted' | 'expired' | 'lost' | 'superseded';
    readonly kind: 'indicative' | 'final';
    readonly validUntil: string;
    readonly storeName: string;
    readonly serviceType: 'presale' | 'simple_aftersale' | 'full_aftersale';
    readonly serviceStartMinute: number;
    readonly serviceEndMinute: number;
    readonly holidayService: string;
    readonly seats: number;
    readonly threeMinuteTarget: string;
    readonly discount: string;
    readonly months: number;
    readonly baseFeeFen: number;
    readonly discountFen: number;
    readonly taxFen: number;
    readonly totalFen: number;
    readonly quarterlyTotalFen: number;
    readonly commissionTiers: readonly { readonly fromFen: number; readonly rate: string }[];
    readonly reason: string;
    readonly documentSha256: string | null;
    readonly acceptance: { readonly name: string; readonly acceptedAt: string } | null;
  };
  readonly provider: { readonly name: string };
}

async function request(path: string, init: RequestInit = {}): Promise<SharedQuote> {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': getLocale() };
  const response = await fetch(path, { ...init, headers }).catch((): never => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOfResponse(response);
  return (await response.json()) as SharedQuote;
}

export const documentPath = (token: string) => `/share/${encodeURIComponent(token)}/document`;

export const loadSharedQuote = (token: string) => request(`/share/${encodeURIComponent(token)}`);

export function acceptSharedQuote(token: string, name: string, documentSha256: string): Promise<SharedQuote> {
  return request(`/share/${encodeURIComponent(token)}/accept`, {
    method: 'POST',
    body: JSON.stringify({ name, agreed: true, documentSha256 }),
  });
}
