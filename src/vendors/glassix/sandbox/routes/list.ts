// The ticket list of the emulated Glassix: windows of at most a month, pages by token.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { Refusal, route } from '../call.ts';
import { renderTicketRow } from '../render.ts';
import type { GlassixCall, Ticket } from '../state.ts';
import { STATES, enumValueOf } from '../enums.ts';

const TOKEN_LIVES_MS = 86_400_000;
const TIME = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2}):(\d{2})$/;

function timeOf(call: GlassixCall, name: string): number {
  const text = call.query.get(name);
  const found = TIME.exec(text ?? '');
  if (found === null) throw new Refusal(400, `${name} must be in the format dd/MM/yyyy HH:mm:ss:ff`);
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0, hundredth = 0] = found.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, hundredth * 10);
  if (new Date(at).getUTCDate() !== day) throw new Refusal(400, `${name} is not a date`);
  return at;
}

function oneMonthAfter(at: number): number {
  const date = new Date(at);
  const wanted = date.getUTCMonth() + 1;
  date.setUTCMonth(wanted);
  // The 31st maps to the last day of a shorter month.
  if (date.getUTCMonth() !== wanted % 12) date.setUTCDate(0);
  return date.getTime();
}

function statesOf(call: GlassixCall): readonly string[] {
  const text = call.query.get('ticketState');
  if (text === null || text === '') return STATES;
  return text.split(',').map((name) => {
    const state = enumValueOf(STATES, name.trim());
    if (state === null) throw new Refusal(400, `ticketState ${name} is not valid`);
    return state;
  });
}

/** The library sends the C# names of the enum values, so both spellings occur. */
function isNewestFirst(call: GlassixCall): boolean {
  const order = (call.query.get('sortOrder') ?? 'ASC').toLowerCase();
  const isAscending = order === 'asc' || order === 'ascending';
  if (!isAscending && order !== 'desc' && order !== 'descending') throw new Refusal(400, 'sortOrder is not valid');
  return isAscending === (call.context.settings.ascMeans === 'newest-first');
}

function selected(call: GlassixCall): readonly Ticket[] {
  const since = timeOf(call, 'since');
  const until = timeOf(call, 'until');
  if (until < since) throw new Refusal(400, 'until must be after since');
  if (until > oneMonthAfter(since)) throw new Refusal(400, 'The time frame must not exceed one month');
  const states = statesOf(call);
  const { listBy } = call.context.settings;
  const timeFor = (ticket: Ticket): number => (listBy === 'open' ? ticket.openedAt : ticket.lastActivityAt);
  const found = [...call.context.state.tickets.values()].filter(
    (ticket) => timeFor(ticket) >= since && timeFor(ticket) <= until && states.includes(ticket.state),
  );
  const sign = isNewestFirst(call) ? -1 : 1;
  return found.toSorted((a, b) => sign * (timeFor(a) - timeFor(b)));
}

function answerPage(call: GlassixCall, ids: readonly number[], page: number, guid: string): SandboxAnswer {
  const { state, settings, clock, url } = call.context;
  const from = page * settings.pageSize;
  const tickets = ids.slice(from, from + settings.pageSize).flatMap((id) => state.tickets.get(id) ?? []);
  const hasMore = from + settings.pageSize < ids.length;
  const token = Buffer.from(`${guid}:${page + 2}`, 'utf8').toString('base64');
  if (hasMore) state.pages.set(token, { ids, page: page + 1, endsAt: clock.now() + TOKEN_LIVES_MS });
  const paging = hasMore ? { next: `${url}/tickets/list?page=${encodeURIComponent(token)}` } : {};
  return answerJson(200, { tickets: tickets.map((ticket) => renderTicketRow(call.context, ticket)), paging });
}

function list(call: GlassixCall): SandboxAnswer {
  const token = call.query.get('page');
  if (token === null) {
    const ids = selected(call).map(({ id }) => id);
    return answerPage(call, ids, 0, call.context.state.random.uuid());
  }
  if ([...call.query.keys()].length > 1) throw new Refusal(400, 'page must be the only parameter');
  const known = call.context.state.pages.get(token);
  if (known === undefined || call.context.clock.now() >= known.endsAt) throw new Refusal(400, 'The page is not valid');
  const guid = Buffer.from(token, 'base64').toString('utf8').split(':')[0] ?? '';
  return answerPage(call, known.ids, known.page, guid);
}

export const listRoutes = [
  route('GET', '/tickets/list', { coverage: 'G4', note: 'at most a month, 100 a page, page token for 24 hours' }, list),
];
