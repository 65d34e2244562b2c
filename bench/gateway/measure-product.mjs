// What people wait for, asked of the product and, where it is there, of the version before it.
import { documents, registered, storePath } from './product.mjs';
import { inTurn, sender, whole } from './measure.mjs';
import { round } from '../support.mjs';

const many = { requests: 500, warmUp: 250 };
const previews = { requests: 120, warmUp: 60 };
const dear = { requests: 20, warmUp: 6 };

const subject = (name, { port, pid, directory }, path, makeRequest) => ({
  name,
  port,
  path,
  makeRequest,
  pids: [pid],
  directory,
});

/** The scope of a token that nobody has seen costs a look-up; of one that comes again, whatever is remembered. */
async function storeSubjects(name, product) {
  const body = registered(documents.store.text);
  // Both passes with their warm-up.
  const tokens = await product.mint(product.shop, 2 * (many.requests + many.warmUp));
  return [
    subject(`${name}, a new token each`, product, storePath, (i) => ({ body, token: tokens[i] })),
    subject(`${name}, one token`, product, storePath, () => ({ body, token: tokens[0] })),
  ];
}

const boardSubject = (name, product) => {
  const body = product.registeredByConsole('Roster')({ id: product.board.rosterId });
  return subject(name, product, '/graphql', () => ({ body, token: product.owner }));
};

/** Nobody has asked for this share within this run: nothing that is remembered of a sizing helps. */
const quoteSubject = (name, product) => {
  const make = product.registeredByConsole('QuotePreview');
  return subject(name, product, '/graphql', (i) => {
    const threeMinuteTarget = (0.85 + i / 10_000).toFixed(4);
    return { body: make({ input: { storeId: product.storeId, threeMinuteTarget } }), token: product.owner };
  });
};

/** The slider of the seats: the sizing of a number of seats comes again, the price does not. */
const sliderSubject = (name, product) => {
  const make = product.registeredByConsole('QuotePreview');
  return subject(name, product, '/graphql', (i) => {
    const input = { storeId: product.storeId, seats: 4 + (i % 12), discount: (i / 10_000).toFixed(4) };
    return { body: make({ input }), token: product.owner };
  });
};

async function compared(subjectOf, now, former, amount) {
  const subjects = [subjectOf('now', now), ...(former ? [subjectOf('before', former)] : [])];
  return inTurn(subjects, amount);
}
const share = ([now, former]) => (former ? round(whole(now) / whole(former), 2) : null);

// The bars that need the version before are set only where it is there.

export async function measureStore(now, former, bars) {
  const subjects = [
    ...(await storeSubjects('now', now)),
    ...(former ? await storeSubjects('before', former) : []),
  ];
  const rows = await inTurn(subjects, many);
  if (former) {
    const name = 'store, real look-up of the scope, of the former with its cache';
    bars[name] = [round(whole(rows[0]) / whole(rows[3]), 2), 1];
  }
  return rows;
}

export async function measureQuote(now, former, bars) {
  const newTarget = await compared(quoteSubject, now, former, previews);
  const seats = await compared(sliderSubject, now, former, previews);
  if (former) bars['quote preview at a new position, of the former'] = [share(newTarget), 0.5];
  return { newTarget, seats, seatsOfFormer: share(seats) };
}

export async function measureBoard(now, former, bars) {
  const rows = await compared(boardSubject, now, former, dear);
  for (const [index, product] of [now, former].entries()) {
    if (!product) continue;
    const work = () => oneByOne(boardSubject('', product), 10);
    rows[index].longestTurnMilliseconds = await product.longestTurn(work);
  }
  bars['roster board, longest turn of the loop (ms)'] = [rows[0].longestTurnMilliseconds, 50];
  if (former) {
    bars['roster board, of the former'] = [share(rows), 0.25];
    bars['roster board, bytes more or less'] = [Math.abs(rows[0].bytes - rows[1].bytes), 0];
  }
  return rows;
}

/** One request at a time, so that a turn is not the sum of several. */
async function oneByOne({ port, path, makeRequest }, count) {
  const ask = sender(port, path);
  for (let i = 0; i < count; i += 1) await ask(makeRequest(i));
}
